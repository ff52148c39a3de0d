"""Middleware of every request: the headers that all answers have, and news of other workers."""

from __future__ import annotations

from email.utils import formatdate
from html import escape
from os import urandom
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import Response

from notify_typed.sandbox._http.endpoint import header_of, internal_error

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._timekeeper import Timekeeper

_OWN = ("/_sandbox/", "/outbox")
"""Where the paths of the control API and of the outbox begin."""

_SAFETY_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"x-permitted-cross-domain-policies", b"none"),
    (b"strict-transport-security", b"max-age=31536000; includeSubDomains; preload"),
    (b"cache-control", b"no-store, no-cache, private, must-revalidate"),
)
STANDARD_HEADERS = (
    (b"access-control-allow-origin", b"*"),
    (b"access-control-allow-headers", b"Content-Type,Authorization"),
    (b"access-control-allow-methods", b"GET,PUT,POST,DELETE"),
    *_SAFETY_HEADERS,
)
"""Those of every answer of the APIs, after its own and before the date."""
_ID_LENGTH = 16


class HeadersMiddleware:
    """Adds the headers that the real server adds to every answer.

    Args:
        app: The inner application.
        clock: Tells the date.
    """

    def __init__(self, app: ASGIApp, clock: Timekeeper) -> None:
        self._app = app
        self._clock = clock
        self._second = -1
        self._date = b""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        expected = header_of(scope, b"expect")
        if expected is not None and expected.lower() != "100-continue":
            await _cannot_expect(expected)(scope, receive, send)
            return
        # Both are for people and programs of this machine, not for pages of other sites.
        headers = _SAFETY_HEADERS if scope["path"].startswith(_OWN) else STANDARD_HEADERS

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                trace, span = new_ids()
                message["headers"] = [
                    *message["headers"],
                    *headers,
                    (b"date", self.date(scope.get("notify_skew", 0.0))),
                    (b"x-b3-traceid", trace),
                    (b"x-b3-spanid", span),
                ]
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def date(self, skew: float = 0.0) -> bytes:
        """Return the date now, as a clock shows it that is wrong by some seconds."""
        second = int(self._clock.micros() / 1_000_000 + skew)
        if second != self._second:
            self._second = second
            self._date = formatdate(second, usegmt=True).encode()
        return self._date


def new_ids() -> tuple[bytes, bytes]:
    """Return the ids by which the real server traces a request."""
    ids = urandom(_ID_LENGTH).hex().encode()
    return ids[:_ID_LENGTH], ids[_ID_LENGTH:]


def _cannot_expect(expected: str) -> Response:
    """Refuse an expectation as the real server's web server does, before Notify sees it."""
    page = (
        "<html>\n  <head>\n    <title>Expectation Failed</title>\n  </head>\n  <body>\n"
        "    <h1><p>Expectation Failed</p></h1>\n"
        f"    Unable to comply with expectation: {escape(repr(expected))}\n  </body>\n</html>\n"
    )
    return Response(page, 417, headers={"content-type": "text/html"})


class WorkerSyncMiddleware:
    """Brings a worker up to date with the others before it answers a request.

    Args:
        app: The inner application.
        state: This worker's sandbox.
    """

    def __init__(self, app: ASGIApp, state: State) -> None:
        self._app = app
        self._state = state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        try:
            self._refresh()
        except SQLAlchemyError as problem:
            await internal_error(problem)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _refresh(self) -> None:
        try:
            self._state.refresh()
        except SQLAlchemyError:
            # The database may have been restarted; the second time there is a new connection.
            self._state.refresh()
