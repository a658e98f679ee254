"""The question what a statement is about: its own first paragraphs say it, as leads of press statements do."""

import re
from collections.abc import Iterable, Iterator

from bot.plain import plain
from bot.quote import Quote
from corpus.sentences import Sentence
from corpus.span import Span
from corpus.statement import Statement

_ENOUGH_WORDS, _MOST_WORDS, _MOST_QUOTES = 40, 120, 3
_TEXT = r"(?:statement|document|press release|publication|text|article|declaration)"
_WHOLE = r"(?:whole|full|entire|joint|official|public|press|above)"  # another word may name another statement
_THIS = rf"(?:this|(?:this|that|the|your) (?:{_WHOLE} )?{_TEXT})"
_MAIN = r"(?:main|key|central|most important|principal)"
_OVERVIEW = re.compile(
    rf"(?:what (?:is|was) {_THIS} (?:all |mainly |mostly |basically )?about"
    rf"|(?:can you |could you )?(?:summari[sz]e|sum up)(?: it| {_THIS})?(?: for me)?"
    r"|tl ?dr"
    rf"|(?:(?:can you |could you )?(?:give|show)(?: me)? |what is )?(?:(?:a|the) )?(?:(?:short|brief|quick) )?"
    rf"(?:summary|gist|overview|outline)(?: of {_THIS})?"
    rf"|what (?:is|are) the {_MAIN} (?:points?|messages?|ideas?|topics?|subjects?|themes?)(?: (?:of|in) {_THIS})?"
    rf"|what (?:does|did) {_THIS} say(?: overall| in short| in brief| basically)?)"
)


def asks_for_overview(question: str, first: bool = False) -> bool:
    """Whether it asks what the statement as a whole is about: "summarise this", "what are the main points". With
    nothing asked before, as the `first`, "it" is the statement."""
    asked = plain(question)
    return _OVERVIEW.fullmatch(re.sub(r"\bit\b", "this", asked) if first else asked) is not None


def lead(statement: Statement, sentences: tuple[Sentence, ...]) -> tuple[Quote, ...]:
    """The first paragraphs that are no headings, each a quote, until they have forty words; at most three. A long
    paragraph ends with the sentence after which it would be longer than 120 words."""
    quotes: list[Quote] = []
    words = 0
    for first, *rest in _paragraphs(sentence for sentence in sentences if sentence.form != "heading"):
        if words >= _ENOUGH_WORDS or len(quotes) == _MOST_QUOTES:
            break
        span = Span(first.start, first.end)
        for sentence in rest:
            whole = Span(first.start, sentence.end)
            if len(statement.text(whole).split()) > _MOST_WORDS:
                break
            span = whole
        quotes.append(Quote(statement.statement_id, span.start, span.end, (span,)))
        words += len(statement.text(span).split())
    return tuple(quotes)


def _paragraphs(text: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """The sentences by paragraph; a question goes with the paragraph below, its reply."""
    paragraph: list[Sentence] = []
    for sentence in text:
        if paragraph and sentence.paragraph != paragraph[-1].paragraph and paragraph[-1].form != "question":
            yield paragraph
            paragraph = []
        paragraph.append(sentence)
    if paragraph:
        yield paragraph
