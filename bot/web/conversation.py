"""An answer within its conversation: its address, and the questions asked before it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from bot.answer import Answer, AnswerStatus, Citation
from bot.question import Question, Source, Turn
from corpus.loading import Corpus

_MOST_EARLIER = 4
_STARTERS = 4
_CORRECTABLE = frozenset(
    (AnswerStatus.TOO_LONG, AnswerStatus.PERSONAL_DATA, AnswerStatus.EMPTY, AnswerStatus.ERROR, AnswerStatus.CLARIFY)
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the earlier questions of its conversation, oldest first; only the last four are kept."""

    text: str
    earlier: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        # Half a surrogate pair, which JSON can carry, fits in no address and on no page.
        object.__setattr__(self, "text", _whole(self.text))
        object.__setattr__(self, "earlier", tuple(_whole(text) for text in self.earlier[-_MOST_EARLIER:]))

    def question(self, source: Source | None, conversation: str | None = None) -> Question:
        """What the chain is asked. `source` is None for what is asked again only to be copied: it is not recorded."""
        turns = tuple(Turn("user", text) for text in self.earlier)
        return Question(self.text, turns, source=source, conversation=conversation)

    def address(self, path: str = "/ask", **more: str) -> str:
        """A path that asks the same again and so leads to the same answer."""
        return f"{path}?" + urlencode([("q", self.text), *(("before", e) for e in self.earlier), *more.items()])

    def then(self, answer: Answer) -> tuple[str, ...]:
        """The earlier questions of the next turn. A question that has to be put right first is not one of them."""
        return self.earlier if keeps_field(answer) else (*self.earlier, self.text)[-_MOST_EARLIER:]


def keeps_field(answer: Answer) -> bool:
    """Whether the question stays in its field, to be put right and sent again."""
    return answer.status in _CORRECTABLE


def summary(citations: tuple[Citation, ...]) -> str:
    """What is announced when quotes have come: "2 quotes from 1 statement"."""
    quotes, statements = len(citations), len({c.statement_id for c in citations})
    return f"{_count(quotes, 'quote')} from {_count(statements, 'statement')}"


def _whole(text: str) -> str:
    return text.encode(errors="replace").decode()


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def starters(corpus: Corpus) -> tuple[str, ...]:
    """Questions to start with, from the statement files, newest statement first."""
    return tuple(question for s in corpus.statements for question in s.questions)[:_STARTERS]
