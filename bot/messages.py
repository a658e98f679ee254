"""Every fixed sentence the bot can say. Plain English; each says what happened and what to do next."""

from bot.answer import AnswerStatus
from bot.settings import Settings

WHAT_THIS_IS = (
    "Every answer is made of quotes, copied word for word from published statements. Open a quote to read it in its "
    "place. This service can miss a passage. It does not give advice or opinions."
)
NO_PERSONAL_DETAILS = "Do not type personal details, such as names, phone numbers or case numbers."
COMPUTER_NOT_PERSON = "You are using a computer program, not talking to a person."
NEAR_MISSES = "Closest passages – not an answer"
ASK_INSTEAD = "Ask without the personal details:"
SEARCHED_FOR = "Searched for:"
SPEAKER_NOT_STATED = "Speaker not stated"
LABEL_QUESTION = "Your question"
ASK = "Ask"
WORKING = "Searching the statements"

_MESSAGES = {
    AnswerStatus.ANSWERED: "These are the words of the statements. Open a quote to read it in its place.",
    AnswerStatus.NOT_IN_STATEMENTS: (
        "The statements do not answer this, as far as this service can tell. Try other words, or ask which statements "
        "there are."
    ),
    AnswerStatus.CLARIFY: "I do not know what you are asking about. Ask again and name the person or the subject.",
    AnswerStatus.GREETING: "Hello. Ask a question about the statements, and I will look for the words that answer it.",
    AnswerStatus.THANKS: "You are welcome. You can ask another question about the statements.",
    AnswerStatus.ABOUT: (
        "I am a computer program, not a person. I look for the sentences in published statements that answer your "
        "question, and show them word for word. I write nothing of my own, and I can miss a passage. Ask a question "
        "about the statements, or ask which statements there are."
    ),
    AnswerStatus.LISTING: "This is what is known about the statements. You can ask a question about what they say.",
    AnswerStatus.OUT_OF_SCOPE: (
        "I can only show what the statements say. I do not give opinions or advice, and I do not do other tasks. Ask "
        "what the statements say about your subject."
    ),
    AnswerStatus.OWN_CASE: (
        "I cannot see cases, complaints or applications. Contact the office that deals with yours. Here you can ask "
        "what the statements say."
    ),
    AnswerStatus.OTHER_LANGUAGE: "I can only read questions in English. Ask your question in English.",
    AnswerStatus.PERSONAL_DATA: (
        "Your question seems to contain personal details, so I did not search for it. Take them out and ask again."
    ),
    AnswerStatus.EMPTY: "There is no question yet. Type a question about the statements.",
    AnswerStatus.CLOSED: "Answering is switched off for now. You can still read the statements.",
    AnswerStatus.ERROR: "Something went wrong, and your question was not answered. Try again in a few minutes.",
}


def message(status: AnswerStatus, settings: Settings) -> str:
    """What to say when an answer ends in `status`; the signpost of an emergency and the limit are the operator's."""
    if status is AnswerStatus.EMERGENCY:
        return f"{settings.emergency} This service is not read by anyone who can help you, and it cannot take reports."
    if status is AnswerStatus.TOO_LONG:
        return f"Your question is longer than {settings.max_chars} characters. Ask it in fewer words."
    return _MESSAGES[status]
