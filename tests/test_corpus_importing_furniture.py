"""What is left out for its words, and what must stay although it has the same words."""

import pytest

from corpus.importing import Reason
from corpus.importing.extraction import Extracted
from corpus.importing.furniture import furniture
from corpus.importing.layout import lay_out

PROSE = "The bridge over the Aire will be closed for six weeks from Monday, the council said."
MORE = "Councillor Ann Lee said: “We are sorry for the detours that this will bring.”"


def reasons(*blocks: str, about_cookies: bool = False) -> list[Reason | None]:
    return list(furniture(lay_out(Extracted("\n\n".join(blocks), "test", "kept")).units, about_cookies))


@pytest.mark.parametrize(
    ("notice", "reason"),
    [
        ("This website uses cookies", Reason.COOKIES),
        ("We use cookies to improve your experience. You can change your cookie settings at any time.", Reason.COOKIES),
        ("We’d like to set additional cookies to understand how you use GOV.UK.", Reason.COOKIES),
        ("Cookies on GOV.UK", Reason.COOKIES),
        ("Reject additional cookies", Reason.COOKIES),
        ("View cookies", Reason.COOKIES),
        ("We use cookies to make this site work. Accept all cookies", Reason.COOKIES),
        ("Navigation menu", Reason.NAVIGATION),
        ("Search GOV.UK", Reason.NAVIGATION),
        ("Share on Facebook (opens in new tab)", Reason.SHARING),
        ("The following links open in a new tab", Reason.SHARING),
        ("Skip to main content", Reason.NAVIGATION),
        ("Home > News > Bridges", Reason.NAVIGATION),
        ("Home | News | About us | Contact", Reason.NAVIGATION),
        ("Share on WhatsApp", Reason.SHARING),
        ("Facebook | Twitter | LinkedIn", Reason.SHARING),
        ("Subscribe to our weekly newsletter", Reason.NEWSLETTER),
        ("Sign up for our weekly newsletter to get the news of the city in your inbox.", Reason.NEWSLETTER),
        ("© 2025 Example News. All rights reserved.", Reason.SITE_FOOTER),
    ],
)
def test_a_notice_goes_from_either_edge(notice: str, reason: Reason) -> None:
    assert reasons(notice, "Bridge closed", PROSE, MORE) == [reason, None, None, None]
    assert reasons("Bridge closed", PROSE, MORE, notice) == [None, None, None, reason]


@pytest.mark.parametrize(
    "sentence",
    [
        "This website uses cookies to track children, the commissioner found in her report.",
        "The company’s website uses cookies that follow you, the commissioner said on Monday.",
        "“We use cookies to improve your experience” is what the banner said before the fraud.",
        "We use cookies to improve your experience. The regulator fined the firm for this banner.",
        "Residents are asked to share this page with their neighbours before the bridge is closed.",
        "The council asked people to subscribe to the alerts of the Environment Agency.",
        "Read more widely, the librarian said, and you will sign up for a richer life.",
        "The council has sent a copy of the privacy policy to everyone who asked for it.",
        "Home Office",
        "Facebook",
        "(c) the offences named in the Act of 2003",
        "Copyright reform in 2024",
        "Settings > Privacy",
        "Related offences",
        "Search of the lake",
        "Cookies are to be banned, the commissioner said on Monday in Brussels. Accept all cookies",
    ],
)
def test_a_line_of_the_statement_with_such_words_stays_wherever_it_stands(sentence: str) -> None:
    assert reasons(sentence, PROSE) == [None, None]
    assert reasons(PROSE, sentence, MORE) == [None, None, None]
    assert reasons(PROSE, sentence) == [None, None]


def test_a_notice_in_the_midst_of_the_statement_stays() -> None:
    assert reasons(PROSE, "We use cookies to improve your experience.", MORE) == [None, None, None]


def test_a_link_line_in_the_midst_of_the_statement_goes() -> None:
    assert reasons(PROSE, "Share this page", "Facebook", "X", MORE) == [
        None,
        Reason.SHARING,
        Reason.SHARING,
        Reason.SHARING,
        None,
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Get emails about this page", Reason.NEWSLETTER),
        ("Last updated 9 October 2025 — See all updates", Reason.DETAILS),
        ("+ show all updates", Reason.DETAILS),
        ("Get emails about this page from the council before you write to it.", None),
        ("Last updated 9 October 2025", None),
        ("Updated prices, and where to see all updates", None),
    ],
)
def test_the_links_of_a_government_page_go_and_lines_like_them_stay(line: str, reason: Reason | None) -> None:
    assert reasons(PROSE, line, MORE) == [None, reason, None]


def test_a_list_of_networks_without_a_share_link_stays() -> None:
    assert reasons(PROSE, "Facebook", "Instagram", "X", MORE) == [None] * 5


def test_teasers_go_with_their_heading_to_the_end() -> None:
    assert reasons(PROSE, "Related articles", "Old bridge sold", "New mayor") == [None, *[Reason.RELATED] * 3]


def test_teasers_amid_the_text_do_not_take_the_next_heading_with_them() -> None:
    assert reasons(PROSE, "Related articles\nOld bridge sold", "Background", MORE) == [
        None,
        Reason.RELATED,
        Reason.RELATED,
        None,
        None,
    ]


def test_a_statement_about_cookies_keeps_its_sentences_about_them() -> None:
    sentence = "We use cookies to count our visitors, and we tell you about each of them."
    assert reasons(sentence, PROSE) == [Reason.COOKIES, None]
    assert reasons(sentence, PROSE, about_cookies=True) == [None, None]
