"""Middleware that keeps the newest requests and answers, for people who ask what went wrong."""

from __future__ import annotations

import math
import time
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from notify_typed.sandbox._description.formats import is_uuid
from notify_typed.sandbox._errors import AccidentalError, ApiError
from notify_typed.sandbox._http.endpoint import header_of
from notify_typed.sandbox._state.authentication import bearer, unverified_claims
from notify_typed.sandbox._state.request_log import KEPT_OF_ONE, StoredRequest, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from notify_typed.sandbox._state.authentication import Caller
    from notify_typed.sandbox._state.state import State

_RECORDED = ("/v2/", "/d/", "/unsubscribe/")
_SECRET_HEADERS = frozenset({b"authorization", b"cookie", b"proxy-authorization"})
_REMOVED = b"(removed)"
_TEXTS = ("application/json", "text/")
_MICROSECONDS = 1_000_000


class RequestRecorder:
    """Keeps requests to the v2 API, downloads of files, and unsubscribes.

    The admin API's are not kept: its bodies hold passwords.

    Args:
        app: The inner application.
        state: The sandbox, whose log keeps them.
    """

    def __init__(self, app: ASGIApp, state: State) -> None:
        self._app = app
        self._state = state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, and keep both."""
        if not scope["path"].startswith(_RECORDED):
            await self._app(scope, receive, send)
            return
        record = _Record(self._state.clock.micros(), scope, receive, send)
        try:
            await self._app(scope, record.receive, record.send)
        finally:
            self._state.requests.add(record.finish())

    def keep(self, scope: Scope, at: int, began: int, body: bytes, response: Response) -> None:
        """Keep a request whose answer is there as a whole.

        Args:
            scope: The request.
            at: When it came, in microseconds by the sandbox's clock.
            began: When it came, in nanoseconds by the machine's.
            body: Its body.
            response: The answer, which is text.
        """
        answer: bytes = bytes(response.body)
        kept = _stored(scope, at, began)
        kept.body, kept.body_size = shortened(body), len(body)
        kept.status = response.status_code
        kept.answer_type = _type_in(response.raw_headers)
        kept.answer_size = len(answer)
        kept.answer = shortened(answer)
        self._state.requests.add(kept)


class _Record:
    """What is seen of a request and its answer while they go by."""

    def __init__(self, at: int, scope: Scope, receive: Receive, send: Send) -> None:
        self._at = at
        self._scope = scope
        self._receive = receive
        self._send = send
        self._began = time.perf_counter_ns()
        self._body: list[bytes] = []
        self._body_size = 0
        self._status: int | None = None
        self._type = ""
        self._answer: list[bytes] = []
        self._answer_size = 0

    async def receive(self) -> Message:
        """Take in a part of the body."""
        message = await self._receive()
        chunk: bytes = message.get("body", b"")
        if chunk:
            if self._body_size < KEPT_OF_ONE:
                self._body.append(shortened(chunk))
            self._body_size += len(chunk)
        return message

    async def send(self, message: Message) -> None:
        """Pass a part of the answer on."""
        if message["type"] == "http.response.start":
            self._status = message["status"]
            self._type = _type_in(message["headers"])
        else:
            chunk: bytes = message.get("body", b"")
            if self._answer_size < KEPT_OF_ONE and self._type.startswith(_TEXTS):
                self._answer.append(shortened(chunk))
            self._answer_size += len(chunk)
        await self._send(message)

    def finish(self) -> StoredRequest:
        """Return the request as it is kept."""
        kept = _stored(self._scope, self._at, self._began)
        kept.body, kept.body_size = shortened(b"".join(self._body)), self._body_size
        kept.status, kept.answer_type = self._status, self._type
        kept.answer, kept.answer_size = shortened(b"".join(self._answer)), self._answer_size
        return kept


def _stored(scope: Scope, at: int, began: int) -> StoredRequest:
    """Return a request that has been answered, without the bodies of both."""
    caller: Caller | None = scope.get("notify_caller")
    service_id, skew = (caller.service.id, None) if caller is not None else _read_token(scope, at)
    return StoredRequest(
        at=at,
        method=scope["method"],
        path=scope["path"],
        query=scope["query_string"].decode("latin-1"),
        headers=_shown(tuple(scope["headers"])),
        service_id=service_id,
        key_id=None if caller is None else caller.key.id,
        key_type=None if caller is None else caller.key.type,
        skew=skew,
        fault=scope.get("notify_fault"),
        took=(time.perf_counter_ns() - began) // 1000,
    )


def _read_token(scope: Scope, at: int) -> tuple[str | None, float | None]:
    """Return whose token was refused, and how far its time is from the sandbox's."""
    try:
        claims = unverified_claims(bearer(header_of(scope, b"authorization")))
    except (ApiError, AccidentalError):
        return None, None
    issuer, issued = claims.get("iss"), claims.get("iat")
    service_id = str(UUID(issuer)) if isinstance(issuer, str) and is_uuid(issuer) else None
    try:
        skew = float(issued) - at / _MICROSECONDS  # type: ignore[arg-type] # or it raises
    except (TypeError, ValueError, OverflowError):
        return service_id, None
    return service_id, skew if math.isfinite(skew) else None


def _type_in(headers: Iterable[tuple[bytes, bytes]]) -> str:
    for name, value in headers:
        if name == b"content-type":
            return value.decode("latin-1")
    return ""


# Clients send the same headers again and again, with the same token for a second.
@lru_cache(maxsize=64)
def _shown(headers: tuple[tuple[bytes, bytes], ...]) -> str:
    lines = [
        name + b": " + (_REMOVED if name in _SECRET_HEADERS else value) for name, value in headers
    ]
    return b"\n".join(lines).decode("latin-1")
