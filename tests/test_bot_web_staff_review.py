import html
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import example_answers
import pytest
from console_site import AGE, ConsoleSite, fill, replaced
from example_records import Clock, opened

from bot.records.event import Reason, Review, Verdict
from bot.records.judging import report
from bot.records.queue import reviews_of
from bot.staff.account import Role
from bot.web.staff.problem import Problem
from bot.web.staff.quoted_context import quoted_context
from bot.web.staff.review_filter import listed, review_filter
from corpus.sentences import sentences


@pytest.fixture
def site(tmp_path: Path) -> Iterator[ConsoleSite]:
    with opened("", tmp_path, Clock(tick=timedelta(minutes=1))) as journal:
        fill(journal, tmp_path)
        yield ConsoleSite(tmp_path, journal, example_answers.corpus())


def shown(page: str) -> list[str]:
    """The keys of what the page asks a verdict for, in order."""
    return re.findall(r'class="item" id="i-([\d-]+)"', page)


def text_of(page: str, key: str) -> str:
    """What can be read of one thing to judge, white space collapsed."""
    part = page.split(f'id="i-{key}"')[1].split("</form>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", part.split(">", 1)[1])).split())


def test_the_queue_shows_what_to_judge_with_the_newest_first_and_the_reported_before(site: ConsoleSite) -> None:
    ann = site.signed_in("ann", Role.REVIEWER)
    assert shown(ann.get("/staff/review").text) == ["3-0", "2-1", "2-2", "1-1"]
    report(site.record, "a-1", 1, Reason.WRONG_SPEAKER)
    page = ann.get("/staff/review").text
    assert shown(page) == ["1-1", "3-0", "2-1", "2-2"]
    assert "Reported quote 1: wrong speaker" in page
    assert "3 answers wait for a verdict." in page


def test_a_quote_stands_between_two_sentences_before_and_two_after(site: ConsoleSite) -> None:
    page = site.signed_in("ann", Role.REVIEWER).get("/staff/review").text
    assert (
        "It will cost £4.8m. Chief Engineer Ann Lee said: “The bridge is old. Quote begins: It is not unsafe. "
        "Quote ends. “It will open again in June.” Mayor Tom Roy said that the ferry is free of charge."
    ) in text_of(page, "1-1")
    assert '<b class="named">Ann Lee</b>' in page
    assert "Now: same:" in text_of(page, "1-1")


def test_a_speaker_named_further_away_is_shown_with_the_sentence(site: ConsoleSite) -> None:
    statement = example_answers.statement()
    (waiting,) = [one for one in site.record.events() if one.sequence == 1]
    citation = waiting.event.answer.citations[0]  # type: ignore[union-attr]
    every = [s for s in sentences(statement) if s.start >= citation.start]
    context = quoted_context(statement, every, citation)
    assert [piece.text for piece in context.before] == []
    assert context.named_at == "Ann Lee"  # no sentence of those given holds it
    whole = quoted_context(statement, sentences(statement), citation)
    assert whole.named_at == ""
    assert "".join(p.text for p in (*whole.before, *whole.quote, *whole.after)) in statement.body


def test_each_of_two_speakers_is_marked_by_name_and_surname(site: ConsoleSite) -> None:
    statement = example_answers.statement()
    citation = replace(site.record.event(1).event.answer.citations[0], speaker="Ann Lee and Tom Roy")  # type: ignore[union-attr]
    context = quoted_context(statement, sentences(statement), citation)
    pieces = (*context.before, *context.quote, *context.after)
    assert [piece.text for piece in pieces if piece.named] == ["Ann Lee", "Tom Roy"]
    nobody = quoted_context(statement, sentences(statement), replace(citation, speaker=None))
    assert not any(piece.named for piece in nobody.before)


def test_a_receipt_says_what_became_of_its_words(site: ConsoleSite) -> None:
    site.corpus = replaced()
    page = site.signed_in("ann", Role.REVIEWER).get("/staff/review").text
    assert "Now: moved: was" in text_of(page, "1-1")
    assert "Now: gone:" in text_of(page, "2-2")
    assert "the ferry is free of charge." in text_of(page, "2-2")  # from the snapshot


def test_a_verdict_is_recorded_with_who_when_and_a_note_and_leads_to_the_next(site: ConsoleSite) -> None:
    ann = site.signed_in("ann", Role.REVIEWER)
    answer = ann.post(
        "/staff/review/2/1", verdict="out of context", seen="0", note=" cut ", list="?text=old&page=1", following="2-2"
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/staff/review?text=old&page=1&judged=2-1#i-2-2")
    (logged,) = reviews_of(site.record, 2)
    assert logged.event == Review(2, 1, Verdict.OUT_OF_CONTEXT, "ann", 1, "cut")
    page = ann.get("/staff/review/2").text
    assert "Verdict: out of context, ann, 1 March 2026, 12:04 UTC. Note: “cut”" in text_of(page, "2-1")


def test_two_reviewers_never_overwrite_each_other_silently(site: ConsoleSite) -> None:
    ann, bea = site.signed_in("ann", Role.REVIEWER), site.signed_in("bea", Role.REVIEWER)
    bea.post("/staff/review/1/1", verdict="wrong speaker", seen="0", note="it was Roy")
    answer = ann.post("/staff/review/1/1", verdict="correct", seen="0", note="mine", list="?page=1")
    assert answer.status_code == 409
    assert "Meanwhile bea judged quote 1: <b>wrong speaker</b>" in answer.text
    assert "“it was Roy”" in answer.text
    assert 'name="note" maxlength="1000" autocomplete="off" value="mine"' in answer.text
    assert 'name="seen" value="1"' in answer.text
    assert ann.post("/staff/review/1/1", verdict="correct", seen="1").status_code == 303
    verdicts = [one.event.verdict for one in reviews_of(site.record, 1)]  # type: ignore[union-attr]
    assert verdicts == [Verdict.WRONG_SPEAKER, Verdict.CORRECT]


def test_the_same_key_pressed_twice_is_one_verdict_and_no_disagreement(site: ConsoleSite) -> None:
    ann = site.signed_in("ann", Role.REVIEWER)
    for _ in range(2):
        assert ann.post("/staff/review/1/1", verdict="correct", seen="0").status_code == 303
    assert len(reviews_of(site.record, 1)) == 1


@pytest.mark.parametrize(
    ("address", "fields", "status"),
    [
        ("/staff/review/1/1", {"verdict": "splendid"}, 400),
        ("/staff/review/1/1", {}, 400),
        ("/staff/review/1/9", {"verdict": "correct"}, 404),
        ("/staff/review/4000/1", {"verdict": "correct"}, 404),
        ("/staff/review/99999999999999999999999/1", {"verdict": "correct"}, 404),
    ],
)
def test_nothing_else_is_a_verdict(site: ConsoleSite, address: str, fields: dict[str, str], status: int) -> None:
    ann = site.signed_in("ann", Role.REVIEWER)
    assert ann.post(address, **fields).status_code == status
    assert site.record.count() == 4


def test_an_answer_that_is_not_there_is_said_to_be_so(site: ConsoleSite) -> None:
    ann = site.signed_in("ann", Role.REVIEWER)
    assert ann.get("/staff/review/77").status_code == 404
    assert ann.get("/staff/review/x").status_code == 404


def test_the_filter_of_the_address_fills_the_form_and_narrows_the_queue(site: ConsoleSite) -> None:
    ann = site.signed_in("ann", Role.REVIEWER)
    page = ann.get("/staff/review?speaker=Tom+Roy&status=answered").text
    assert shown(page) == ["2-1", "2-2"]
    assert "<option selected>Tom Roy</option>" in page
    assert shown(ann.get("/staff/review?status=all&text=hello").text) == ["4-0"]
    assert shown(ann.get("/staff/review?least=0.95").text) == []
    assert ann.get("/staff/review?from=yesterday").status_code == 400
    assert ann.get("/staff/review?verdict=splendid").status_code == 400


def test_a_filter_survives_the_way_through_an_address() -> None:
    asked = review_filter({"text": "a&b=c", "page": "3", "reported": "yes", "junk": "x", "speaker": ""})
    assert asked.query == "text=a%26b%3Dc&reported=yes"
    again = listed(asked.address(asked.page))
    assert (again, again.page) == (asked, 3)
    with pytest.raises(Problem, match="There is no such choice"):
        review_filter({"reported": "perhaps"})


def test_everything_from_outside_is_escaped(site: ConsoleSite) -> None:
    ann = site.signed_in("ann", Role.REVIEWER)
    ann.post("/staff/review/2/1", verdict="correct", seen="0", note="<script>alert(1)</script>")
    for address in ("/staff/review/2", "/staff/review?text=%3Cscript%3E", "/staff/review?judged=%3Cscript%3E"):
        assert "<script>" not in ann.get(address).text
    assert AGE in ann.get("/staff/review/2").text


def test_the_queue_is_paged_and_keeps_the_filter(site: ConsoleSite, tmp_path: Path) -> None:
    for _ in range(4):
        fill(site.record, tmp_path)  # 20 answers
    first = site.signed_in("ann", Role.REVIEWER).get("/staff/review?text=bridge").text
    assert len(shown(first)) == 15  # all ten about the bridge, every other one with two quotes
    assert "Next page" not in first
    every = site.signed_in("ann", Role.REVIEWER).get("/staff/review?status=all&page=2").text
    assert "page 2 of 2" in every
    assert 'href="?status=all&amp;page=1" rel="prev"' in every
