"""Web pages: what belongs to the main text although the page hides it, and what repeats it without being it."""

from datetime import date
from pathlib import Path

import pytest

from corpus.importing import Facts, Imported, import_document

GIVEN = Facts(issuer="The Port", url="https://port.example.org/1", licence="CC BY 4.0", published=date(2025, 2, 3))
FIRST = "Lorries that enter the port have to meet the new standard or pay a charge from September."
SECOND = "The charge runs from midnight to midnight, so that a visit past midnight counts as two days."


def page(folder: Path, body: str) -> Imported:
    path = folder / "page.html"
    path.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    return import_document(path, GIVEN)


def paragraphs(folder: Path, main: str) -> list[str]:
    return page(folder, f"<main><h1>Charge for lorries</h1>{main}</main>").statement.body.rstrip("\n").split("\n\n")


def left_out(folder: Path, main: str) -> list[tuple[str, str]]:
    imported = page(folder, f"<main><h1>Charge for lorries</h1>{main}</main>")
    return [(removed.text, str(removed.reason)) for removed in imported.ledger.removed[1:]]


def test_a_summary_stays_above_the_text_that_it_opens(tmp_path: Path) -> None:
    faq = f"<p>{FIRST}</p><details><summary>How much is it?</summary><p>£28 a day.</p></details>"
    faq += f"<details><summary>How long is a day?</summary><div><p>{SECOND}</p></div></details>"
    assert paragraphs(tmp_path, faq) == [FIRST, "How much is it?", "£28 a day.", "How long is a day?", SECOND]


def test_the_first_summary_stays_where_nothing_stands_before_it(tmp_path: Path) -> None:
    faq = f"<details><summary>Who has to pay?</summary><p>{FIRST}</p></details>"
    faq += f"<details><summary>How long is a day?</summary><p>{SECOND}</p></details>"
    assert paragraphs(tmp_path, faq) == ["Who has to pay?", FIRST, "How long is a day?", SECOND]


def test_a_summary_of_a_menu_stays_out(tmp_path: Path) -> None:
    menu = "<details><summary>All our sites</summary><ul><li><a href='/a'>Docks</a></li></ul></details>"
    imported = page(tmp_path, f"<nav>{menu}</nav><main><h1>Charge for lorries</h1><p>{FIRST}</p><p>{SECOND}</p></main>")
    assert imported.statement.body == f"{FIRST}\n\n{SECOND}\n"


def accordion(heading: str, text: str) -> str:
    return f"<div><div><h3>{heading}</h3></div><div><div><p>{text}</p></div></div></div>"


def test_a_button_that_is_a_heading_stays_above_its_text(tmp_path: Path) -> None:
    faq = accordion("<button>How much is it?</button>", "£28 a day.")
    faq += accordion("<button>How long is a day?</button>", SECOND)
    assert paragraphs(tmp_path, f"<p>{FIRST}</p>{faq}<p>{FIRST}</p>") == [
        *(FIRST, "How much is it?", "£28 a day."),
        *("How long is a day?", SECOND, FIRST),
    ]


def test_a_question_on_a_button_stays_above_its_text(tmp_path: Path) -> None:
    faq = "<div><button>How much does it cost a day?</button><div><p>£28 a day.</p></div></div>"
    faq += f"<div><button>How long is the day that is paid?</button><div><p>{SECOND}</p></div></div>"
    assert paragraphs(tmp_path, f"<p>{FIRST}</p>{faq}") == [
        *(FIRST, "How much does it cost a day?", "£28 a day."),
        *("How long is the day that is paid?", SECOND),
    ]


def test_a_question_with_nothing_of_the_text_below_it_stays_out(tmp_path: Path) -> None:
    asked = "<div><p>Is this page useful?</p><button>Yes</button></div>"
    assert paragraphs(tmp_path, f"<p>{FIRST}</p><p>{SECOND}</p>{asked}") == [FIRST, SECOND]


def test_a_button_amid_the_text_that_is_no_heading_stays_out(tmp_path: Path) -> None:
    main = f"<p>{FIRST}</p><div><button>Show all sections</button></div>{accordion('<button>Days</button>', SECOND)}"
    assert paragraphs(tmp_path, main) == [FIRST, "Days", SECOND]


@pytest.mark.parametrize(
    ("heading", "text", "toggles"),
    [
        ("<button>Apply online<span>Show</span></button>", "Apply online", ["Show"]),
        ("<button>Apply online <span class='x-toggle'>Hide</span></button>", "Apply online", ["Hide"]),
        (
            "<button><span>Apply online</span><span class='x-divider'>, </span><span class='x-toggle'>"
            "<span class='chevron'></span><span>Show</span></span></button>",
            "Apply online",
            [",", "Show"],
        ),
        ("<button>The Harbour <span>Show</span></button>", "The Harbour Show", []),
        ("<button>Side<b>show</b></button>", "Sideshow", []),
        ("<button><span>Show</span> your ticket</button>", "Show your ticket", []),
        ("<button>Ages 65<span>+</span></button>", "Ages 65+", []),
        ("<button><span class='x-toggle'>Open</span></button>", "Open", []),
        ("Open or <span class='x-toggle'>Close</span>", "Open or Close", []),
    ],
)
def test_the_word_on_the_button_of_a_heading_is_no_part_of_it(
    tmp_path: Path, heading: str, text: str, toggles: list[str]
) -> None:
    main = f"<p>{FIRST}</p>{accordion(heading, SECOND)}"
    assert paragraphs(tmp_path, main) == [FIRST, text, SECOND]
    assert left_out(tmp_path, main) == [(toggle, "navigation") for toggle in toggles]


def test_the_word_on_a_summary_is_no_part_of_it(tmp_path: Path) -> None:
    main = f"<p>{FIRST}</p><details><summary>How long is a day?<span>Show</span></summary><p>{SECOND}</p></details>"
    assert paragraphs(tmp_path, main) == [FIRST, "How long is a day?", SECOND]
    assert left_out(tmp_path, main) == [("Show", "navigation")]


def test_the_name_of_the_site_above_the_headline_is_no_heading_of_the_text(tmp_path: Path) -> None:
    imported = page(tmp_path, f"<h2>The Port</h2><main><h1>Charge for lorries</h1><p>{FIRST}</p><p>{SECOND}</p></main>")
    assert imported.statement.body == f"{FIRST}\n\n{SECOND}\n"


CONTENTS = "<h2>Contents</h2><ol><li><a href='#a'>Who has to pay the new charge</a></li></ol>"


@pytest.mark.parametrize("tag", ["nav", "div role='navigation'"])
def test_a_list_of_contents_in_a_navigation_goes_although_its_words_are_headings(tmp_path: Path, tag: str) -> None:
    text = f"<p>{FIRST}</p><h2 id='a'>Who has to pay the new charge</h2><p>{SECOND}</p>"
    main = f"<{tag}>{CONTENTS}</{tag.split()[0]}>{text}"
    assert paragraphs(tmp_path, main) == [FIRST, "Who has to pay the new charge", SECOND]
    assert left_out(tmp_path, main) == [("Contents", "navigation"), ("1. Who has to pay the new charge", "navigation")]


def test_a_list_of_the_text_itself_stays_although_its_words_are_headings(tmp_path: Path) -> None:
    text = f"<p>{FIRST}</p><ol><li>Who has to pay the new charge</li></ol><h2>Who has to pay the new charge</h2>"
    assert paragraphs(tmp_path, f"{text}<p>{SECOND}</p>") == [
        *(FIRST, "1. Who has to pay the new charge", "Who has to pay the new charge", SECOND),
    ]
