"""`/api/ask`: the answer as the JSON of the outside contract, for programs."""

import json
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field

from bot.question import Question, Role, Source, Turn
from bot.rendering.json import to_json
from bot.web.answering import Answering

_MOST_TURNS = 20
_MOST_CHARS = 20_000  # far above any limit on a question: only keeps one request from filling the memory
_MOST_BYTES = 2_000_000  # all of that, in any script; a longer body is not read


class TurnBody(BaseModel):
    """One earlier turn of the conversation."""

    role: Role
    content: str = Field(max_length=_MOST_CHARS)


class AskBody(BaseModel):
    """A question with the turns before it, oldest first."""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(max_length=_MOST_CHARS)
    id: str | None = Field(default=None, max_length=200)
    history: list[TurnBody] = Field(default=[], max_length=_MOST_TURNS)


def api_routes(answering: Answering) -> APIRouter:
    """GET with `q` and any number of `before`, and POST with the body of the contract."""
    router = APIRouter(prefix="/api", max_body_size=_MOST_BYTES)

    async def answered(question: Question) -> Response:
        answer = await answering(question)
        return Response(to_json(answer), media_type="application/json")

    @router.get("/ask")
    async def get(
        q: Annotated[str, Query(max_length=_MOST_CHARS)], before: Annotated[list[str] | None, Query()] = None
    ) -> Response:
        history = tuple(Turn("user", text) for text in (before or [])[-_MOST_TURNS:])
        return await answered(Question(q, history, source=Source.API))

    @router.post("/ask")
    async def post(body: AskBody) -> Response:
        history = tuple(Turn(t.role, t.content) for t in body.history)
        return await answered(Question(body.question, history, body.id, Source.API))

    return router


async def not_the_contract(_request: Request, problem: Exception) -> Response:
    """What is wrong with a request, and where; not what was sent, which may be anything, and megabytes of it."""
    assert isinstance(problem, RequestValidationError)
    found = [{"loc": each["loc"], "msg": each["msg"], "type": each["type"]} for each in problem.errors()]
    # ASCII: a place is named by the sender, and half a surrogate pair could not be encoded.
    return Response(json.dumps({"detail": found}), status_code=422, media_type="application/json")
