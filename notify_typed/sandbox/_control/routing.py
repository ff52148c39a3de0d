"""How the control API takes requests, and how it refuses them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.routing import Route

from notify_typed.sandbox._errors import LegacyError, SandboxError
from notify_typed.sandbox._http.endpoint import (
    Disconnected,
    as_json,
    internal_error,
    method_not_allowed,
    query_of,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from notify_typed.sandbox._json import JsonObject

    Handler = Callable[[Request], Awaitable[JsonObject]]


class Refused(Exception):
    """A request of the control API that cannot be fulfilled.

    Args:
        message: why.
        status: the HTTP status to say so with.
    """

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.message = message
        self.status = status


def route(path: str, status: int = 200, **handlers: Handler) -> Route:
    """A route of the control API.

    Args:
        path: what follows `/_sandbox`.
        status: the HTTP status of what is posted there.
        handlers: what gives the JSON of the answer, by method.
    """
    allowed = tuple(sorted(handlers))

    async def answer(request: Request) -> Response:
        try:
            _refuse_other_sites(request)
            if request.method not in handlers:
                return method_not_allowed(allowed)
            body = await handlers[request.method](request)
        except Refused as refusal:
            return as_json({"message": refusal.message}, refusal.status)
        except (SandboxError, ValueError) as problem:
            return as_json({"message": str(problem)}, 400)
        except LegacyError as refusal:
            return as_json({"message": refusal.message}, refusal.status)
        except Disconnected:
            return as_json({"message": "the request is incomplete"}, 400)
        except Exception as problem:  # noqa: BLE001 - whatever is asked, the sandbox stays up
            return internal_error(problem)
        return as_json(body, status if request.method == "POST" else 200)

    methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]
    return Route(f"/_sandbox{path}", answer, methods=methods)


def read_query(request: Request, *known: str) -> dict[str, str]:
    """The parameters of a request; of several with a name, the last.

    Raises:
        Refused: one is not known.
    """
    query = dict(query_of(request.scope))
    unknown = sorted(query.keys() - set(known))
    if unknown:
        raise Refused(f"no such parameter: {', '.join(unknown)}; there are {', '.join(known)}")
    return query


def _refuse_other_sites(request: Request) -> None:
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise Refused("the control API is not for pages of other sites", 403)
