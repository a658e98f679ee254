"""An answer as the JSON of the outside contract: first the contract's keys in its order, then what was added since."""

import json

from bot.answer import Answer, Citation, NearMiss, StatementFacts, Timing
from bot.receipt import receipt_values


def to_json(answer: Answer, indent: int | None = None) -> str:
    """The answer as one JSON object, on one line unless `indent` is given."""
    value = {
        "id": answer.answer_id,
        "question": answer.question,
        "status": answer.status.value,
        "confidence": float(answer.confidence),
        "message": answer.message,
        "citations": [_citation(c) for c in answer.citations],
        "near_misses": [_near_miss(n) for n in answer.near_misses],
        "missing_terms": list(answer.missing_terms),
        "timings_ms": _timings(answer.timings),
        "listing": [_facts(f) for f in answer.listing],
        "resolved": answer.resolved,
        "suggestion": answer.suggestion,
    }
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    # A question read from JSON may hold half a surrogate pair, which no output stream could encode.
    return text.encode(errors="replace").decode()


def citation_json(citation: Citation, indent: int | None = None) -> str:
    """One citation as JSON, for copying: `statement-bot verify` reads it."""
    return json.dumps(_citation(citation), ensure_ascii=False, indent=indent)


def _citation(citation: Citation) -> dict[str, object]:
    return {
        "number": citation.number,
        "statement_id": citation.statement_id,
        "title": citation.title,
        "issuer": citation.issuer,
        "published": citation.published.isoformat(),
        "url": citation.receipt.url,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "speaker": citation.speaker,
        "role": citation.role,
        "speech": citation.speech,
        "receipt": receipt_values(citation.receipt),
        "focus": [[span.start, span.end] for span in citation.focus],
    }


def _near_miss(near: NearMiss) -> dict[str, object]:
    return {
        "statement_id": near.statement_id,
        "start": near.start,
        "end": near.end,
        "quote": near.quote,
        "title": near.title,
    }


def _facts(facts: StatementFacts) -> dict[str, object]:
    return {
        "statement_id": facts.statement_id,
        "title": facts.title,
        "issuer": facts.issuer,
        "published": facts.published.isoformat(),
        "url": facts.url,
    }


def _timings(timings: tuple[Timing, ...]) -> dict[str, float]:
    """`total` first: the step of that name, or else the sum of the steps."""
    steps = {t.step: round(t.ms, 3) for t in timings}
    total = steps.pop("total", None)
    return {"total": round(sum(steps.values()), 3) if total is None else total, **steps}
