"""Lines joined, words put together, and every character accounted for."""

import unicodedata
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import ImportFailed
from corpus.importing import Facts, Reason, import_document
from corpus.importing.extraction import Extracted
from corpus.importing.layout import lay_out

FACTS = Facts(title="Bridge", issuer="A", published=date(2025, 2, 3), url="https://a.example", licence="x")


def texts(raw: str) -> list[str]:
    return [unit.text for unit in lay_out(Extracted(raw, "test", "perhaps wrapped")).units]


def test_wrapped_lines_become_one_paragraph() -> None:
    raw = (
        "The bridge over the Aire will be closed for six weeks from\n"
        "Monday, the council said. It has looked into the costs of\n"
        "this.\n\n"
        "A second paragraph.\n"
    )
    assert texts(raw) == [
        "The bridge over the Aire will be closed for six weeks from Monday, the council said. It has looked into the "
        "costs of this.",
        "A second paragraph.",
    ]


def test_short_lines_and_list_items_stay_lines_of_their_own() -> None:
    raw = (
        "The council has looked into three ways of crossing the river:\n"
        "- the old bridge in the north of the city, which is open to all of\n"
        "  the traffic\n"
        "- the ferry\n\n"
        "Press office\n"
        "0370 496 7622\n"
    )
    assert texts(raw) == [
        "The council has looked into three ways of crossing the river:",
        "- the old bridge in the north of the city, which is open to all of the traffic",
        "- the ferry",
        "Press office",
        "0370 496 7622",
    ]


def test_long_lines_without_blank_lines_between_are_paragraphs() -> None:
    one, two = "First " * 30 + "end.", "Second " * 30 + "end."
    layout = lay_out(Extracted(f"{one}\n{two}\n", "test", "perhaps wrapped"))
    assert [(unit.text, unit.gap) for unit in layout.units] == [(one, ""), (two, "\n\n")]


def test_a_hyphen_at_a_line_end_goes_unless_the_word_has_one() -> None:
    raw = "The end-to-end way of the law enforce-\nment, and the end-to-\nend way of the well-\nbeing of every being."
    layout = lay_out(Extracted(raw, "test", "wrapped"))
    assert layout.units[0].text == (
        "The end-to-end way of the law enforcement, and the end-to-end way of the well-being of every being."
    )
    assert [(r.start, r.text, r.reason) for r in layout.removed] == [(37, "-", Reason.LINE_END_HYPHEN)]


def test_page_numbers_and_running_heads_of_a_text_with_form_feeds_go(tmp_path: Path) -> None:
    page = "The Agency\n{body}\n{number}\n"
    first = "The bridge over the Aire will be closed for six weeks from"
    path = tmp_path / "a.txt"
    path.write_text("\f".join([page.format(body=first, number=1), page.format(body="Monday, it was said.", number=2)]))
    imported = import_document(path, FACTS)
    assert imported.statement.body == f"{first} Monday, it was said.\n"
    assert [r.reason for r in imported.ledger.removed] == [Reason.RUNNING_LINE, Reason.PAGE_NUMBER] * 2


LINES = st.sampled_from(
    [
        "This website uses cookies",
        "Bridge",
        "Share on X",
        "Related articles",
        "- an item of a list",
        "law enforce-",
        "ment of the law and of the order that is laid down for us",
        "soft\u00adhyphen and \u200bzero\ufeff width",
        "",
        "\f",
        "3",
        "Page 1 of 2",
        "Page 2 of 2",
        "e\u0301 and \u00a0 space\x00control\x1f\x85next\u2028line",
    ]
)
RAW = st.lists(LINES | st.text(max_size=70), min_size=1, max_size=12).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\n\n", "\r"]).map(lambda end: end.join(lines))
)


def visible(text: str) -> str:
    return unicodedata.normalize("NFC", "".join(text.split()))


@settings(max_examples=300, deadline=None)
@given(RAW)
def test_kept_and_removed_spans_hold_every_visible_character_once(raw: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_bytes(raw.encode("utf-8", "replace"))
        try:
            imported = import_document(path, FACTS)
        except ImportFailed:
            return  # nothing of a statement in it
    held = [0] * len(imported.raw)
    for span in imported.kept:
        for place in range(span.start, span.end):
            held[place] += 1
    for removed in imported.ledger.removed:
        assert imported.raw[removed.start : removed.end] == removed.text
        for place in range(removed.start, removed.end):
            held[place] += 1
    assert all(count == 1 for char, count in zip(imported.raw, held, strict=True) if not char.isspace())
    assert max(held) == 1
    kept = "".join(span.of(imported.raw) for span in imported.kept)
    assert visible(kept) == visible(imported.statement.body)
