from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import BadStatement
from corpus.statement import Statement, canonical
from corpus.statement_file import format_statement, read_statement

HEAD = 'title: "T"\nissuer: "I"\npublished: 2024-04-21\nurl: "https://example.org/"\nlanguage: "en"\nlicence: "L"\n'


def write(folder: Path, text: str | bytes, name: str = "2024-04-21-a.md") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_the_body_is_every_character_after_the_front_matter(tmp_path: Path) -> None:
    body = "\n  Leading space, trailing space  \n---\nA line of dashes is body.\n\n"
    assert read_statement(write(tmp_path, f"---\n{HEAD}---\n{body}")).body == body


def test_a_quoted_and_a_plain_date_mean_the_same(tmp_path: Path) -> None:
    plain = read_statement(write(tmp_path, f"---\n{HEAD}---\nBody.\n"))
    quoted = HEAD.replace("2024-04-21", '"2024-04-21"')
    assert plain == read_statement(write(tmp_path, f"---\n{quoted}---\nBody.\n"))
    assert plain.published == date(2024, 4, 21)


@pytest.mark.parametrize(
    ("text", "place", "problem", "remedy"),
    [
        ("Body.\n", "line 1", "no front matter", "begin the file with a line ---"),
        (f"---\n{HEAD}Body.\n", "line 1", "front matter is not closed", "end it with a line ---"),
        (f"---\n{HEAD}colour: red\n---\nBody.\n", "line 8", "unknown field 'colour'", "known fields are title"),
        (f'---\n{HEAD}title: "U"\n---\nBody.\n', "line 8", "field title is given twice", "keep one"),
        (f"---\n{HEAD.replace('licence', 'license')}---\nBody.\n", "line 7", "unknown field 'license'", "known"),
        ('---\ntitle: "T"\n---\nBody.\n', "front matter", "missing issuer, published, url, language, licence", "add"),
        (f"---\n{HEAD.replace('04-21', '04-31')}---\nBody.\n", "front matter", "not YAML", "double quotes"),
        (f"---\n{HEAD.replace('2024-04-21', 'soon')}---\nBody.\n", "field published", "'soon' is not a date", "YYYY"),
        (f"---\n{HEAD.replace('2024-04-21', '2024-04-22')}---\nB.\n", "field published", "not the date in", "name the"),
        (f"---\n{HEAD.replace('https', 'ftp')}---\nBody.\n", "field url", "not a web address", "https://"),
        (f"---\n{HEAD}questions: Why?\n---\nBody.\n", "field questions", "not a list of questions", "write lines"),
        (f"---\n{HEAD}---\nOne.\nTwo\x07.\n", "line 10", "control character U+0007", "import"),
        (f"---\n{HEAD}---\nOne.\r\n", "line 9", "carriage return U+000D", "import"),
        (f"---\n{HEAD}---\n \n", "line 9", "the text is empty", "at least one sentence"),
        (f"---\n{HEAD.replace(chr(34) + 'T' + chr(34), '[')}---\nBody.\n", "line 4", "not YAML", "double quotes"),
        (f"---\n{HEAD.replace(chr(34) + 'I' + chr(34), '12')}---\nBody.\n", "field issuer", "12 is not text", "double"),
        (f"\ufeff---\n{HEAD}---\nBody.\n", "line 1", "byte-order mark U+FEFF", "without it"),
        (f"---\n{HEAD}---\nBody.\n".replace("\n", "\r\n"), "line 1", "Windows line ends", "\\n line ends"),
        (b"---\n\xff\n", "byte 4", "not UTF-8", "save the file as UTF-8"),
        ("", "line 1", "no front matter", "begin the file"),
    ],
)
def test_a_bad_file_is_refused_with_its_place_and_the_remedy(
    tmp_path: Path, text: str | bytes, place: str, problem: str, remedy: str
) -> None:
    with pytest.raises(BadStatement) as caught:
        read_statement(write(tmp_path, text))
    assert caught.value.place == place
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy
    assert "\n" not in str(caught.value)


lines = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).filter(str.strip)


@given(title=lines, issuer=lines, body=st.text(st.characters(codec="utf-8")), questions=st.lists(lines))
def test_a_statement_survives_being_written_and_read(
    tmp_path_factory: pytest.TempPathFactory, title: str, issuer: str, body: str, questions: list[str]
) -> None:
    statement = Statement(
        statement_id="2024-04-21-a",
        title=title,
        issuer=issuer,
        published=date(2024, 4, 21),
        url="https://example.org/?a=b#c: d",
        language="en-GB",
        licence="OGL: v3.0 # not a comment",
        body=canonical("x" + body),
        source_sha256="0" * 64,
        questions=tuple(questions),
        supersedes="2023-01-01-b",
    )
    folder = tmp_path_factory.getbasetemp()
    assert read_statement(write(folder, format_statement(statement))) == statement
    bare = replace(statement, questions=(), supersedes=None, source_sha256=None)
    assert read_statement(write(folder, format_statement(bare))) == bare
