"""One request and its answer: reading the one, refusing by the other, in the real server's way."""

from __future__ import annotations

import logging
import traceback
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import parse_qsl

from starlette.responses import Response

from notify_typed.sandbox._errors import (
    NOT_ALLOWED,
    AccidentalError,
    ApiError,
    LegacyError,
    error,
)
from notify_typed.sandbox._json import JsonObject, write_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.types import Receive, Scope, Send

    from notify_typed.sandbox._state.authentication import Caller
    from notify_typed.sandbox._state.state import State

_LOGGER = logging.getLogger("notify_typed.sandbox")

JSON: Final = "application/json"
HTML: Final = "text/html; charset=utf-8"
MAX_BODY_BYTES: Final = 50 * 1024 * 1024
TOO_LARGE: Final = "The data value transmitted exceeds the capacity limit."


@dataclass(slots=True)
class Exchange:
    """One request on its way through the sandbox.

    Attributes:
        caller: whose token it came with.
        path: what stood in the path's variable places.
        query: the query's names and values, in order.
        body: the request's bytes.
        base: scheme and host by which the caller reached the sandbox.
    """

    caller: Caller
    path: Mapping[str, str]
    query: list[tuple[str, str]]
    body: bytes
    base: str


Handler: TypeAlias = "Callable[[Exchange], Response]"


class Disconnected(Exception):
    """The caller went away before the request was complete."""


@dataclass(frozen=True)
class Resource:
    """What lies at one path: a handler for each method, behind authentication.

    Args:
        state: the sandbox.
        handlers: the handlers, by method.
    """

    state: State
    handlers: Mapping[str, Handler]
    methods: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        methods = {*self.handlers, "OPTIONS"}
        if "GET" in methods:
            methods.add("HEAD")
        object.__setattr__(self, "methods", tuple(sorted(methods)))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        try:
            response = await self._respond(scope, receive)
        except Disconnected:
            return
        await response(scope, receive, send)

    async def _respond(self, scope: Scope, receive: Receive) -> Response:
        method: str = scope["method"]
        if method not in self.methods:
            return method_not_allowed(self.methods)
        try:
            header = header_of(scope, b"authorization")
            caller = self.state.authenticator.caller(header, skew=scope.get("notify_skew", 0.0))
            if method == "OPTIONS":
                return Response(media_type=HTML, headers={"allow": ", ".join(self.methods)})
            body = await read_body(receive)
            exchange = Exchange(caller, scope["path_params"], query_of(scope), body, base_of(scope))
            response = self.handlers["GET" if method == "HEAD" else method](exchange)
        except (ApiError, LegacyError) as refusal:
            response = as_json(refusal.body(), refusal.status)
        except AccidentalError as accident:
            failure = accident.as_api_error(exact=self.state.is_exact)
            response = as_json(failure.body(), failure.status)
        except Disconnected:
            raise
        except Exception as problem:  # noqa: BLE001 - whatever a request does, the sandbox stays up
            response = internal_error(problem)
        if method == "HEAD":
            length = response.headers.get("content-length", "0")
            response.body = b""
            response.headers["content-length"] = length
        return response


def as_json(body: JsonObject, status: int = 200) -> Response:
    """A JSON answer, written as the real server writes it."""
    return Response(write_json(body) + "\n", status, media_type=JSON)


def internal_error(failure: Exception) -> Response:
    """A 500 as the real server words it; the log says where, and nothing of the request."""
    place = traceback.extract_tb(failure.__traceback__)[-1]
    name = type(failure).__name__
    _LOGGER.error("%s at %s:%s", name, place.filename, place.lineno)
    return as_json(error(500, name, "Internal server error").body(), 500)


def method_not_allowed(methods: tuple[str, ...]) -> Response:
    """A 405: the real server calls this JSON HTML."""
    body = write_json(LegacyError(405, NOT_ALLOWED).body()) + "\n"
    return Response(body, 405, media_type=HTML, headers={"allow": ", ".join(methods)})


def header_of(scope: Scope, name: bytes) -> str | None:
    """The value of a request's header; of several with the name, the first."""
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    for given, value in headers:
        if given == name:
            return value.decode("latin-1")
    return None


def base_of(scope: Scope) -> str:
    """Scheme and host by which a request reached the sandbox."""
    host = header_of(scope, b"host")
    if not host:
        server = scope.get("server") or ("127.0.0.1", 80)
        host = f"{server[0]}:{server[1]}"
    return f"{scope['scheme']}://{host}"


def query_of(scope: Scope) -> list[tuple[str, str]]:
    """The names and values of a request's query, in order, empty ones too."""
    text: str = scope["query_string"].decode("latin-1")
    return parse_qsl(text, keep_blank_values=True) if text else []


async def read_body(receive: Receive) -> bytes:
    """The body of a request.

    Raises:
        Disconnected: the caller went away.
        LegacyError: 413, it is larger than any request can be.
    """
    message = await receive()
    body: bytes = message.get("body", b"")
    if message["type"] == "http.request" and not message.get("more_body", False):
        return body
    chunks = [body]
    size = len(body)
    while message["type"] == "http.request" and message.get("more_body", False):
        message = await receive()
        chunk: bytes = message.get("body", b"")
        size += len(chunk)
        if size > MAX_BODY_BYTES:
            raise LegacyError(413, TOO_LARGE)
        chunks.append(chunk)
    if message["type"] != "http.request":
        raise Disconnected
    return b"".join(chunks)
