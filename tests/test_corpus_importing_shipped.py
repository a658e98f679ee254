"""The shipped statement is exactly what the import makes of the kept capture."""

from datetime import date
from pathlib import Path

import pytest

from corpus.importing import Facts, Imported, Reason, import_document

ROOT = Path(__file__).parent.parent
CAPTURE = ROOT / "corpus" / "captures" / "000_f13eda6acd45ccc4.txt"
SEED = ROOT.parent / "shared" / "seeds" / CAPTURE.name
STATEMENT_ID = "2024-04-21-european-police-chiefs-advocate-for-public-safety-in-encryption-rollout"
FACTS = Facts(
    issuer="National Crime Agency",
    published=date(2024, 4, 21),
    url="https://www.solicitorsjournal.com/sjarticle/"
    "european-police-chiefs-advocate-for-public-safety-in-encryption-rollout",
    language="en",
    licence="Copyright of the issuer; reproduced for reference",
    questions=(
        "What did the European Police Chiefs agree in London?",
        "Why is end-to-end encryption a danger to users?",
        "How many children are safeguarded every month?",
        "What did Catherine de Bolle say?",
    ),
)


@pytest.fixture(scope="module")
def imported() -> Imported:
    return import_document(CAPTURE, FACTS)


def test_the_shipped_files_are_what_the_import_makes(imported: Imported, tmp_path: Path) -> None:
    assert imported.statement.statement_id == STATEMENT_ID
    assert imported.write(tmp_path)
    for name in (f"{STATEMENT_ID}.md", f"{STATEMENT_ID}.ledger.json"):
        assert (tmp_path / name).read_bytes() == (ROOT / "corpus" / "statements" / name).read_bytes()


def test_two_cookie_lines_and_both_headlines_are_left_out_and_nothing_else(imported: Imported) -> None:
    assert [(r.line, r.start, r.end, r.reason) for r in imported.ledger.removed] == [
        (1, 0, 25, Reason.COOKIES),
        (3, 27, 145, Reason.COOKIES),
        (5, 147, 218, Reason.HEADLINE),
        (7, 220, 291, Reason.DOUBLED_HEADLINE),
    ]


def test_the_body_is_the_capture_after_the_headlines(imported: Imported) -> None:
    assert imported.statement.body == imported.raw[291:].lstrip("\n").rstrip() + "\n"
    assert len(imported.statement.body.split("\n\n")) == 14


def test_the_kept_capture_is_the_seed() -> None:
    if not SEED.exists():
        pytest.skip("no ../shared beside the checkout")
    assert CAPTURE.read_bytes() == SEED.read_bytes()
