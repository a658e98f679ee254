"""One part of the staff console, with the role that it needs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from fastapi import APIRouter
from starlette.routing import Match, Route
from starlette.types import Scope

from bot.staff.account import Role
from bot.web.staff.onward import START

_Endpoint = TypeVar("_Endpoint", bound=Callable[..., Any])
_NEEDED = "__needed_role__"


def needs(role: Role) -> Callable[[_Endpoint], _Endpoint]:
    """Marks a route that needs another role than the rest of its console; stands below the route's own decorator."""

    def mark(endpoint: _Endpoint) -> _Endpoint:
        setattr(endpoint, _NEEDED, role)
        return endpoint

    return mark


@dataclass(frozen=True, slots=True)
class Console:
    """A link of the navigation and the routes behind it. `path` is the page that the link leads to, "/staff/review".

    `role` is the least for every route that does not say otherwise with `needs`. Every route of the router lies at
    `path` or below it; raises ValueError for another one, because the gate would not know whom it belongs to.
    """

    title: str
    path: str
    router: APIRouter
    role: Role

    def __post_init__(self) -> None:
        if not self.path.startswith("/staff/") or (self.path.endswith("/") and self.path != START):
            raise ValueError(f"{self.path!r} is not the path of a console; write one like /staff/review")
        for route in self.router.routes:
            if not isinstance(route, Route):
                raise ValueError(f"{type(route).__name__} in {self.path}; a console is made of plain routes")
            if not f"{route.path}/".startswith(self.path.rstrip("/") + "/"):
                raise ValueError(f"{route.path!r} does not lie below {self.path!r}; move it there")

    def needed(self, scope: Scope) -> Role | None:
        """The role that this request needs; None when it is none of this console's."""
        for route in self.router.routes:
            if isinstance(route, Route) and route.matches(scope)[0] is Match.FULL:
                role: Role = getattr(route.endpoint, _NEEDED, self.role)
                return role
        return None
