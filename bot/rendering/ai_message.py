"""An answer as LangChain's own message, for programs that speak LangChain."""

from langchain_core.messages import AIMessage
from langchain_core.messages.content import Citation as Annotation
from langchain_core.messages.content import create_citation, create_text_block

from bot.answer import Answer, Citation
from bot.rendering.plain import plain_answer


def to_message(answer: Answer) -> AIMessage:
    """A message with one text block, the plain answer, annotated with a citation for every quote.

    `start_index` and `end_index` are offsets into that text; the place in the statement stands in `extras`.
    """
    plain = plain_answer(answer)
    annotations = [
        _annotation(answer.answer_id, citation, start)
        for citation, start in zip(answer.citations, plain.quote_starts, strict=True)
    ]
    block = create_text_block(plain.text, id=answer.answer_id, annotations=[*annotations])
    return AIMessage(content_blocks=[block], id=answer.answer_id)


def _annotation(answer_id: str, citation: Citation, start: int) -> Annotation:
    return create_citation(
        id=f"{answer_id}-{citation.number}",
        url=citation.receipt.url,
        title=citation.title,
        start_index=start,
        end_index=start + len(citation.quote),
        cited_text=citation.quote,
        statement_id=citation.statement_id,
        source_start=citation.start,
        source_end=citation.end,
        digest=citation.receipt.digest,
        quote_sha256=citation.receipt.quote_sha256,
        issuer=citation.issuer,
        published=citation.published.isoformat(),
        speaker=citation.speaker,
        role=citation.role,
        speech=citation.speech,
    )
