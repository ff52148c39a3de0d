"""The outermost layer: headers that every answer has, and a date from the sandbox's clock."""

from __future__ import annotations

import secrets
from email.utils import formatdate
from typing import TYPE_CHECKING, Final

from starlette.routing import Router

from notify_typed.sandbox._http.v2_routes import NotFound, v2_routes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from notify_typed.sandbox._clock import Timekeeper
    from notify_typed.sandbox._state.state import State

CONTROL: Final = "/_sandbox/"
"""Where the paths of the control API begin."""

_SAFETY_HEADERS: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"x-permitted-cross-domain-policies", b"none"),
    (b"strict-transport-security", b"max-age=31536000; includeSubDomains; preload"),
    (b"cache-control", b"no-store, no-cache, private, must-revalidate"),
)
_STANDARD_HEADERS: Final = (
    (b"access-control-allow-origin", b"*"),
    (b"access-control-allow-headers", b"Content-Type,Authorization"),
    (b"access-control-allow-methods", b"GET,PUT,POST,DELETE"),
    *_SAFETY_HEADERS,
)
_ID_LENGTH: Final = 16


class Shell:
    """Adds to every answer the headers that the real server adds.

    Args:
        app: what answers.
        clock: tells the date.
    """

    def __init__(self, app: ASGIApp, clock: Timekeeper) -> None:
        self._app = app
        self._clock = clock
        self._second = -1
        self._date = b""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            return
        # The control API is for this machine's own programs, not for pages of other sites.
        headers = _SAFETY_HEADERS if scope["path"].startswith(CONTROL) else _STANDARD_HEADERS

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                ids = secrets.token_hex(_ID_LENGTH).encode()
                message["headers"] = [
                    *message["headers"],
                    *headers,
                    (b"date", self._date_now(scope.get("notify_skew", 0.0))),
                    (b"x-b3-traceid", ids[:_ID_LENGTH]),
                    (b"x-b3-spanid", ids[_ID_LENGTH:]),
                ]
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _date_now(self, skew: float) -> bytes:
        second = int(self._clock.micros() / 1_000_000 + skew)
        if second != self._second:
            self._second = second
            self._date = formatdate(second, usegmt=True).encode()
        return self._date


def build_router(state: State, more_routes: Sequence[BaseRoute] = ()) -> Router:
    """All routes of one sandbox.

    Args:
        state: the sandbox.
        more_routes: routes beside those of the v2 API.
    """
    router = Router([*v2_routes(state), *more_routes], redirect_slashes=False)
    router.default = NotFound(router)
    return router
