"""Endpoints of the control API: taking requests, and refusing them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from notify_typed.sandbox._errors import LegacyError, SandboxError
from notify_typed.sandbox._http.endpoint import (
    Endpoint,
    as_json,
    header_of,
    internal_error,
    query_of,
)
from notify_typed.sandbox._http.passwords import ASK, knows

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from starlette.types import Receive, Scope

    from notify_typed.sandbox._json import JsonObject

Handler: TypeAlias = "Callable[[Request], Awaitable[JsonObject | Response]]"


class Refused(Exception):
    """A request to the control API that cannot be fulfilled.

    Args:
        message: Why.
        status: The HTTP status of the answer.
    """

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.message = message
        self.status = status


class _NoPassword(Exception):
    """The request does not carry the sandbox's password."""


_NOT_KNOWN = (
    "other machines can reach this sandbox, so its control API asks for the password of its page, "
    "which it printed: send it as the bearer token, or set NOTIFY_PAGE_PASSWORD for the command"
)


class ControlEndpoint(Endpoint[None]):
    """One path of the control API.

    Args:
        handlers: Give the JSON of the answer, by method.
        status: The HTTP status of the answer to a POST.
        password: The password that everybody has to give, if there is one.
    """

    def __init__(self, handlers: Mapping[str, Handler], status: int, password: str | None) -> None:
        super().__init__(handlers)
        self._handlers = handlers
        self._status = status
        self._password = password

    def authenticate(self, scope: Scope) -> None:
        """Refuse pages of other sites, and programs without the password."""
        origin = header_of(scope, b"origin")
        if origin is not None and urlsplit(origin).netloc != header_of(scope, b"host"):
            raise Refused("the control API is not for pages of other sites", 403)
        if self._password is not None and not knows(scope, self._password):
            raise _NoPassword

    async def answer(self, method: str, caller: None, scope: Scope, receive: Receive) -> Response:  # noqa: ARG002 - nobody is told apart
        """Read a request and answer it."""
        body = await self._handlers[method](Request(scope, receive))
        if isinstance(body, Response):
            return body
        return as_json(body, self._status if method == "POST" else 200)

    def refuse(self, problem: Exception) -> Response:
        """Write a refusal with a message and nothing else."""
        match problem:
            case _NoPassword():
                answer = as_json({"message": _NOT_KNOWN}, 401)
                answer.headers["www-authenticate"] = ASK
                return answer
            case Refused() | LegacyError():
                return as_json({"message": problem.message}, problem.status)
            case SandboxError() | ValueError():
                return as_json({"message": str(problem)}, 400)
            case _:
                return internal_error(problem)


class Routing:
    """Makes the routes of one sandbox's control API.

    Args:
        password: The password that everybody has to give, if there is one.
    """

    def __init__(self, password: str | None) -> None:
        self._password = password

    def open(self, path: str, **handlers: Handler) -> Route:
        """Make a route that asks for no password, as `__call__`."""
        return Route(f"/_sandbox{path}", ControlEndpoint(handlers, 200, None))

    def __call__(self, path: str, status: int = 200, **handlers: Handler) -> Route:
        """Make a route.

        Args:
            path: The part after `/_sandbox`.
            status: The HTTP status of the answer to a POST.
            handlers: Give the JSON of the answer, by method.
        """
        return Route(f"/_sandbox{path}", ControlEndpoint(handlers, status, self._password))


def read_query(request: Request, *known: str) -> dict[str, str]:
    """Read the parameters of a request, the last where there are several with a name.

    Raises:
        Refused: A parameter is not known.
    """
    query = dict(query_of(request.scope))
    unknown = sorted(query.keys() - set(known))
    if unknown:
        raise Refused(f"no such parameter: {', '.join(unknown)}; there are {', '.join(known)}")
    return query
