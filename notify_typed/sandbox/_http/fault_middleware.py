"""Stands between the network and the API and lets the faults that are set strike."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl
from uuid import UUID

from starlette.responses import HTMLResponse, Response

from notify_typed.sandbox import faults
from notify_typed.sandbox._description.formats import is_uuid
from notify_typed.sandbox._errors import ApiError
from notify_typed.sandbox._http.connections import close, reset
from notify_typed.sandbox._http.endpoint import MAX_BODY_BYTES, Disconnected, as_json, header_of
from notify_typed.sandbox._json import parse_request
from notify_typed.sandbox._service.permissions import normalise
from notify_typed.sandbox._state.limits import SHOWN_KEY_TYPES
from notify_typed.sandbox._state.turns import beside_if_long
from notify_typed.sandbox.faults._rules import Subject

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox.faults._rules import Faults

_ID = "[^/]+"
_OPERATIONS = tuple(
    (method, re.compile(path), name)
    for method, path, name in (
        ("POST", "/v2/notifications/sms", "send_sms"),
        ("POST", "/v2/notifications/email", "send_email"),
        ("POST", "/v2/notifications/letter", "send_letter"),
        ("GET", "/v2/notifications", "list_notifications"),
        ("GET", f"/v2/notifications/{_ID}", "get_notification"),
        ("GET", f"/v2/notifications/{_ID}/pdf", "get_letter_pdf"),
        ("GET", "/v2/received-text-messages", "list_received_texts"),
        ("GET", "/v2/templates", "list_templates"),
        ("GET", f"/v2/template/{_ID}", "get_template"),
        ("GET", f"/v2/template/{_ID}/version/{_ID}", "get_template_version"),
        ("POST", f"/v2/template/{_ID}/preview", "preview_template"),
    )
)
OPERATIONS = tuple(name for _, _, name in _OPERATIONS)
"""The operations that faults can be aimed at."""

_FIELDS = ("phone_number", "email_address")
_TURNS_TO_CLOSE = 3


class FaultMiddleware:
    """Lets faults strike calls of the v2 API.

    Args:
        app: The inner application.
        faults: The faults that are set.
        state: The sandbox, which knows the messages that are read.
    """

    def __init__(self, app: ASGIApp, faults: Faults, state: State) -> None:
        self._app = app
        self._faults = faults
        self._state = state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if not self._faults.rules or not scope["path"].startswith("/v2/"):
            await self._app(scope, receive, send)
            return
        try:
            await self._judge(scope, receive, send)
        except Disconnected:
            return

    async def _judge(self, scope: Scope, receive: Receive, send: Send) -> None:
        body: bytes | None = None
        if self._faults.look_inside:
            body = await _read(receive)
        fault = self._faults.pick(await self._subject(scope, body))
        kind = self._key_type(scope)
        call = _Call(self._app, scope, receive, send, kind, body)
        if fault is None:
            await call.run()
        else:
            await call.fail(fault)

    def _key_type(self, scope: Scope) -> str:
        """Name the type of the key that a call is signed with, as the API's messages do."""
        try:
            caller = self._state.authenticator.caller(header_of(scope, b"authorization"))
        except ApiError:
            return "LIVE"  # the call would be refused without the fault
        return SHOWN_KEY_TYPES[caller.key.type]

    async def _subject(self, scope: Scope, body: bytes | None) -> Subject:
        method = "GET" if scope["method"] == "HEAD" else scope["method"]
        path: str = scope["path"]
        operation = next(
            (
                name
                for wanted, pattern, name in _OPERATIONS
                if wanted == method and pattern.fullmatch(path)
            ),
            None,
        )
        if body is None:
            return Subject(operation)
        if operation in ("get_notification", "get_letter_pdf"):
            return self._stored_subject(operation, path.split("/")[3])
        if operation == "list_notifications":
            query = dict(parse_qsl(scope["query_string"].decode("latin-1")))
            return Subject(operation, reference=query.get("reference"))
        if operation in ("get_template", "get_template_version", "preview_template"):
            return Subject(operation, template_id=_as_uuid(path.split("/")[3]))
        return await beside_if_long(len(body), lambda: _sent_subject(operation, body))

    def _stored_subject(self, operation: str, text: str) -> Subject:
        message = self._state.messages.get(str(UUID(text))) if is_uuid(text) else None
        if message is None:
            return Subject(operation)
        return Subject(operation, message.normalised, message.template_id, message.reference)


@dataclass(slots=True)
class _Call:
    """A call that a fault may strike."""

    _app: ASGIApp
    _scope: Scope
    _receive: Receive
    _send: Send
    _key_type: str
    _body: bytes | None = field(default=None, repr=False)

    async def run(self) -> None:
        """Let the call go through."""
        await self._app(self._scope, self._replayed(), self._send)

    async def fail(self, fault: faults.Fault) -> None:
        """Let a fault happen to the call."""
        self._scope["notify_fault"] = type(fault).__name__
        match fault:
            case faults.NotifyError(status, error, message):
                text = message.replace("{key_type}", self._key_type)
                problem: JsonObject = {"error": error, "message": text}
                body: JsonObject = {"errors": [problem], "status_code": status}
                await self._answer(as_json(body, status))
            case faults.RouterPage(status, after_commit):
                if after_commit:
                    await self._capture()
                await self._answer(_router_page(status))
            case faults.Delay(seconds, after_commit):
                await self._run_late(seconds, after_commit=after_commit)
            case faults.ClockSkew(seconds):
                self._scope["notify_skew"] = seconds
                await self.run()
            case faults.TruncatedBody():
                await self._run_truncated()
            case faults.ResetAfterCommit():
                await self._capture()
                await self._reset()
            case _:
                await self._reset()

    async def _run_late(self, seconds: float, *, after_commit: bool) -> None:
        # A request that has arrived takes effect, whether or not the caller still waits.
        await self._buffer()
        if not after_commit:
            await asyncio.sleep(seconds)
            await self.run()
            return
        messages = await self._capture()
        await asyncio.sleep(seconds)
        for message in messages:
            await self._send(message)

    async def _run_truncated(self) -> None:
        start, body = _joined(await self._capture())
        await self._send(start)
        half: Message = {
            "type": "http.response.body",
            "body": body[: len(body) // 2],
            "more_body": True,
        }
        await self._send(half)
        close(self._scope)
        await self._let_close()

    async def _reset(self) -> None:
        reset(self._scope)
        await self._let_close()

    async def _answer(self, response: Response) -> None:
        await self._buffer()
        await response(self._scope, self._receive, self._send)

    async def _capture(self) -> list[Message]:
        messages: list[Message] = []

        async def keep(message: Message) -> None:
            messages.append(message)

        await self._buffer()
        await self._app(self._scope, self._replayed(), keep)
        return messages

    async def _buffer(self) -> None:
        if self._body is None:
            self._body = await _read(self._receive)

    def _replayed(self) -> Receive:
        if self._body is None:
            return self._receive
        waiting = [self._body]

        async def receive() -> Message:
            if waiting:
                body = waiting.pop()
                # A body that is too large was not read to its end: the API refuses it.
                more = len(body) > MAX_BODY_BYTES
                return {"type": "http.request", "body": body, "more_body": more}
            return await self._receive()

        return receive

    async def _let_close(self) -> None:
        # The server must notice that the connection is gone before this call ends.
        for _ in range(_TURNS_TO_CLOSE):
            await asyncio.sleep(0)


def _router_page(status: int) -> Response:
    try:
        title = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        title = str(status)
    page = (
        f"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n"
        f"<center><h1>{title}</h1></center>\r\n</body>\r\n</html>\r\n"
    )
    return HTMLResponse(page, status)


async def _read(receive: Receive) -> bytes:
    chunks: list[bytes] = []
    size = 0
    while size <= MAX_BODY_BYTES:
        message = await receive()
        if message["type"] != "http.request":
            raise Disconnected
        chunk: bytes = message.get("body", b"")
        chunks.append(chunk)
        size += len(chunk)
        if not message.get("more_body", False):
            break
    return b"".join(chunks)


def _joined(messages: list[Message]) -> tuple[Message, bytes]:
    body = b"".join(
        message.get("body", b"") for message in messages if message["type"] == "http.response.body"
    )
    return messages[0], body


def _sent_subject(operation: str | None, body: bytes) -> Subject:
    try:
        value: JsonValue = parse_request(body)
    except ValueError:
        return Subject(operation)
    if not isinstance(value, dict):
        return Subject(operation)
    given = [value[name] for name in _FIELDS if isinstance(value.get(name), str)]
    reference = value.get("reference")
    template_id = value.get("template_id")
    return Subject(
        operation,
        normalise(str(given[0])) if given else None,
        _as_uuid(template_id) if isinstance(template_id, str) else None,
        reference if isinstance(reference, str) else None,
    )


def _as_uuid(text: str) -> str | None:
    return str(UUID(text)) if is_uuid(text) else None
