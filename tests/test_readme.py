"""The parts of the README that can rot."""

import re
from pathlib import Path

from bot.settings import PREFIX, Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def settings_table() -> str:
    rows = ["| variable | default | meaning |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = field.default
        if isinstance(default, Path):
            default = default.relative_to(ROOT)
        shown = "" if str(default) in ("", "()") else f"`{default}`"
        rows.append(f"| `{PREFIX}{name.upper()}` | {shown} | {field.description} |")
    return "\n".join(rows)


def test_the_settings_table_lists_every_setting_with_its_default() -> None:
    found = re.search(r"<!-- settings: .*? -->\n(.*?)\n<!-- end of settings -->", README, re.DOTALL)
    assert found is not None
    assert found[1] == settings_table()


def test_every_file_and_folder_the_readme_names_is_there() -> None:
    named = re.findall(r"`((?:corpus|index|bot|tests)/[\w/.]*|app\.py)`", README)
    assert len(named) > 5
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_commands_without_make_are_those_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("$(PIP)", ".venv/bin/python -m pip")
    makefile = makefile.replace(" --disable-pip-version-check", "").replace(" --quiet", "")
    makefile = makefile.replace('"$(TORCH)"', "torch==2.13.0")
    commands = re.findall(r"^\.venv/bin/python -m pip install .*$", README, re.MULTILINE)
    assert len(commands) == 4
    assert [command for command in commands if f"\t{command}\n" not in makefile] == []
