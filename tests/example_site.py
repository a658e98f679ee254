"""The web application on the example statement. What is answered is fixed; everything around it is real."""

import os
from dataclasses import replace

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

from example_answers import answered, corpus, listing, not_in_statements
from fastapi.testclient import TestClient

from bot.answer import Answer, AnswerStatus
from bot.question import Question
from bot.web.application import create_application
from bot.web.settings import WebSettings
from corpus.loading import Corpus


def answering(question: Question) -> Answer:
    """`answered()` about the bridge, `listing()` about statements, a refusal for an @, else no answer."""
    text = question.text
    if "@" in text:
        return replace(not_in_statements(), question=text, status=AnswerStatus.PERSONAL_DATA, near_misses=())
    answer = answered() if "bridge" in text else listing() if "statements" in text else not_in_statements()
    return replace(answer, question=text)


def browser(settings: WebSettings | None = None, statements: Corpus | None = None) -> TestClient:
    """A client of the application; it keeps cookies as a browser does, and follows no redirect."""
    used = statements or corpus()
    application = create_application(answering, lambda: used, settings or WebSettings())
    return TestClient(application, base_url="http://ask.example", follow_redirects=False)
