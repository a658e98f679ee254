"""An answer on a page: what bot.rendering writes of it, with its link and the ways to copy it."""

from markupsafe import Markup

from bot.answer import Answer, AnswerStatus
from bot.rendering.html import to_html
from bot.web.conversation import Asked, summary
from bot.web.copies import COPIES
from bot.web.pages import Pages
from bot.web.reported import Reported

Link = tuple[str, str]  # a text, and the address it leads to
# Never a question that was refused for its personal details: an address is kept in histories and logs.
_LASTING = (AnswerStatus.ANSWERED, AnswerStatus.NOT_IN_STATEMENTS, AnswerStatus.LISTING)
_DEAD_ENDS = (AnswerStatus.NOT_IN_STATEMENTS, AnswerStatus.OUT_OF_SCOPE, AnswerStatus.CLARIFY)


def answer_html(answer: Answer, asked: Asked, pages: Pages, instead: list[Link]) -> Markup:
    """The whole answer as escaped HTML, for the chat, `/ask` and the widget alike.

    `instead` are the questions to offer where the statements do not answer.
    """
    content = pages.fragment(
        "answer.html",
        answer=answer,
        content=Markup(to_html(answer)),
        summary=summary(answer.citations),
        address=asked.address() if answer.status in _LASTING else "",
        instead=[link for link in instead if link[0] != asked.text] if answer.status in _DEAD_ENDS else [],
        reports=_reports(answer) if pages.settings.staff else [],
        copies=[(c.label, asked.address(**{"as": c.name})) for c in COPIES],
    )
    return Markup(content)


def _reports(answer: Answer) -> list[Link]:
    """The form for each quote; only where there is staff to read it."""
    return [(f"Report quote {c.number}", Reported(answer.answer_id, c.number).address) for c in answer.citations]
