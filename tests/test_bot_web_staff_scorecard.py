import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import example_answers
import pytest
from console_site import ConsoleSite, fill
from example_records import Clock, opened

from bot.records.event import Reason, Unverified, Verdict
from bot.records.judging import report, review
from bot.records.scorecard import Scorecard, scorecard
from bot.staff.account import Role
from bot.web.staff.last_evaluation import last_evaluation
from bot.web.staff.plots import plot_answers, plot_latency
from bot.web.staff.public_card import PublicCard

MARCH = "?from=2026-03-01&to=2026-03-01"
SCORES = {"questions": 4, "answerable": 3, "unanswerable": 1, "quotes_exact": 1.0, "coverage_at_90": 0.5}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[ConsoleSite]:
    with opened("", tmp_path) as journal:
        fill(journal, tmp_path)
        report(journal, "a-1", 1, Reason.OTHER)
        review(journal, 1, 1, Verdict.CORRECT, by="ann", seen=0)
        yield ConsoleSite(tmp_path, journal, example_answers.corpus())


def write_evaluation(data: Path, name: str, text: str) -> Path:
    folder = data / "evaluations" / name
    folder.mkdir(parents=True)
    (folder / "scores.json").write_text(text)
    (folder / "risk_coverage.png").write_bytes(b"PNG " + name.encode())
    return folder


def summary(at: str) -> str:
    curve = [[n / 20, n / 100, 1 - n / 20] for n in range(1, 21)]
    return json.dumps({"at": at, "scores": SCORES, "risk_coverage": curve, "defects": [], "model": {"name": "m"}})


def test_the_figures_of_a_day_are_counted(site: ConsoleSite) -> None:
    page = site.signed_in("ann", Role.REVIEWER).get("/staff/scorecard" + MARCH).text
    row = page.split('<th scope="row">2026-03-01</th>')[1].split("</tr>")[0]
    cells = [cell.split("<")[0] for cell in row.split('class="number">')[1:]]
    assert cells == ["2", "1", "1", "1", "0", "0", "10", "10", "10"]
    assert "Correct: <b>1</b>" in page
    assert 'class="alarm"' not in page
    assert "There is none on this machine yet." in page


def test_a_quote_that_failed_verification_is_red(site: ConsoleSite) -> None:
    site.record.append(Unverified("2026-02-01-harbour-bridge 3–9 cuts a word"))
    page = site.signed_in("ann", Role.REVIEWER).get("/staff/scorecard" + MARCH).text
    assert '<div class="alarm"><dt>Quotes that failed verification</dt><dd>1' in page


def test_the_plots_are_pictures_with_the_days_in_them(site: ConsoleSite) -> None:
    ann = site.signed_in("ann", Role.REVIEWER)
    for name in ("answers", "latency"):
        answer = ann.get(f"/staff/scorecard/{name}.svg{MARCH}")
        assert answer.headers["content-type"] == "image/svg+xml"
        assert answer.text.startswith("<?xml")
    card = scorecard(site.record)
    assert plot_answers(card) != plot_answers(scorecard(site.record, days=asked("2026-03-02")))
    assert b"<svg" in plot_latency(Scorecard((), card.total))


def asked(day: str):  # type: ignore[no-untyped-def]
    from bot.web.staff.days_asked import asked_days

    return asked_days({"from": day})


def test_the_newest_evaluation_that_can_be_read_is_shown(site: ConsoleSite, tmp_path: Path) -> None:
    write_evaluation(tmp_path, "2026-03-01T10-00-00Z", summary("2026-03-01T10:00:00+00:00"))
    write_evaluation(tmp_path, "2026-03-02T10-00-00Z", summary("2026-03-02T10:00:00+00:00"))
    write_evaluation(tmp_path, "2026-03-03T10-00-00Z", "{broken")
    found = last_evaluation(tmp_path)
    assert found is not None
    assert (found.at[:10], found.scores.coverage_at_90) == ("2026-03-02", 0.5)
    assert [round(coverage, 2) for coverage, _, _ in found.curve] == [n / 10 for n in range(1, 11)]
    page = site.signed_in("ann", Role.REVIEWER).get("/staff/scorecard").text
    assert "4 questions with known answers" in page
    assert "<dd>undefined</dd>" in page
    assert "<dd>50.0 %</dd>" in page


def test_everybody_may_see_the_public_scorecard_and_its_pictures(site: ConsoleSite, tmp_path: Path) -> None:
    write_evaluation(tmp_path, "2026-03-02T10-00-00Z", summary("2026-03-02T10:00:00+00:00"))
    visitor = site.visitor()
    page = visitor.get("/scorecard")
    assert page.status_code == 200
    assert "How this service does" in page.text
    assert "statement-bot evaluate" not in page.text
    assert visitor.get("/scorecard/risk_coverage.png").content == b"PNG 2026-03-02T10-00-00Z"
    for name in ("answers", "latency"):
        assert visitor.get(f"/scorecard/{name}.svg").headers["cache-control"] == "public, max-age=60"
    assert visitor.post("/scorecard").status_code == 405


def test_the_public_scorecard_reads_the_record_at_most_once_a_minute(tmp_path: Path) -> None:
    now, made = [0.0], []

    def make() -> Scorecard:
        made.append(now[0])
        with opened("", tmp_path, Clock(datetime(2026, 3, 1, tzinfo=UTC))) as journal:
            return scorecard(journal)

    card = PublicCard(make, lambda: now[0])
    for now[0] in (0.0, 59.0, 60.0, 61.0):
        card.now()
        assert card.drawn(lambda c: str(len(c.days)).encode()) == b"0"
    assert made == [0.0, 60.0]
