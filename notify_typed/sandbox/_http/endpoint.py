"""One request and its answer, in the way that all APIs of the sandbox have in common."""

from __future__ import annotations

import codecs
import logging
import traceback
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Generic, TypeVar, cast
from urllib.parse import parse_qsl

from starlette.responses import Response

from notify_typed.sandbox._errors import NOT_ALLOWED, LegacyError, error
from notify_typed.sandbox._json import JsonObject, write_json
from notify_typed.sandbox._store.failures import as_storage_error

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import Receive, Scope, Send

_LOGGER = logging.getLogger("notify_typed.sandbox")

JSON = "application/json"
ALL_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
HTML = "text/html; charset=utf-8"
MAX_BODY_BYTES = 50 * 1024 * 1024
TOO_LARGE = "The data value transmitted exceeds the capacity limit."

_Caller = TypeVar("_Caller")


class Disconnected(Exception):
    """The caller went away before the request was complete."""


class Endpoint(ABC, Generic[_Caller]):
    """Answers the requests to one path: authenticates, reads, handles, and refuses.

    The APIs differ in authentication, in the requests that their handlers take, and in the shape of
    refusals.

    Args:
        methods: The HTTP methods that are answered.
    """

    def __init__(self, methods: Iterable[str]) -> None:
        self.methods = tuple(sorted(methods))

    @abstractmethod
    def authenticate(self, scope: Scope) -> _Caller:
        """Let the caller in, or raise a refusal."""

    @abstractmethod
    async def answer(
        self, method: str, caller: _Caller, scope: Scope, receive: Receive
    ) -> Response:
        """Read a request and answer it, or raise a refusal."""

    @abstractmethod
    def refuse(self, problem: Exception) -> Response:
        """Write an exception as an answer."""

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
            caller = self.authenticate(scope)
            if method == "OPTIONS":
                return Response(media_type=HTML, headers={"allow": ", ".join(self.methods)})
            handled = "GET" if method == "HEAD" else method
            response = await self.answer(handled, caller, scope, receive)
        except Disconnected:
            raise
        except Exception as problem:  # noqa: BLE001 - whatever a request does, the sandbox stays up
            response = self.refuse(to_tell(problem))
        if method == "HEAD":
            length = response.headers.get("content-length", "0")
            response.body = b""
            response.headers["content-length"] = length
        return response


def to_tell(problem: Exception) -> Exception:
    """Return what a caller is told of, and log a failure of the database."""
    failure = as_storage_error(problem)
    if failure is None:
        return problem
    log_failure(problem)
    return failure


class _Json(Response):
    """An answer in JSON, made in a third of the time that other answers take."""

    def __init__(self, body: bytes, status: int) -> None:
        self.status_code = status
        self.background = None
        self.body = body
        length = b"%d" % len(self.body)
        self.raw_headers = [(b"content-length", length), (b"content-type", JSON.encode())]


def with_head_and_options(methods: Iterable[str]) -> set[str]:
    """Add the methods that the real server answers without a handler."""
    known = {*methods, "OPTIONS"}
    return known | {"HEAD"} if "GET" in known else known


def as_json(body: JsonObject, status: int = 200) -> Response:
    """Make a JSON answer, written as the real server writes it."""
    return _Json(f"{write_json(body)}\n".encode(), status)


def json_of(parts: Iterable[str]) -> Response:
    """Make a JSON answer of parts that are written out already."""
    return _Json("".join([*parts, "\n"]).encode(), 200)


def internal_error(failure: Exception) -> Response:
    """Make a 500 as the v2 API words it, or another answer for a failure of the database."""
    log_failure(failure)
    known = as_storage_error(failure)
    if known is not None:
        return as_json(error(known.status, "StorageError", str(known.message)).body(), known.status)
    body = error(500, type(failure).__name__, "Internal server error").body()
    return as_json(body, 500)


def log_failure(failure: Exception) -> None:
    """Log where a request failed, and nothing of its content."""
    place = traceback.extract_tb(failure.__traceback__)[-1]
    _LOGGER.error("%s at %s:%s", type(failure).__name__, place.filename, place.lineno)


def method_not_allowed(methods: tuple[str, ...]) -> Response:
    """Make a 405: the real server calls this JSON HTML."""
    body = write_json(LegacyError(405, NOT_ALLOWED).body()) + "\n"
    return Response(body, 405, media_type=HTML, headers={"allow": ", ".join(methods)})


def header_of(scope: Scope, name: bytes) -> str | None:
    """Return the value of a request's header, the first where there are several."""
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    for given, value in headers:
        if given == name:
            return value.decode("latin-1")
    return None


def base_of(scope: Scope) -> str:
    """Return the scheme and host by which a request reached the sandbox."""
    # HTTP/1.0 can do without a host.
    host = header_of(scope, b"host") or "{}:{}".format(*scope["server"])
    return f"{scope['scheme']}://{host}"


def _keep_escaped(problem: UnicodeError) -> tuple[str, int]:
    """Leave bytes that are not UTF-8 as they were escaped."""
    undecoded = cast("UnicodeDecodeError", problem)
    wrong = undecoded.object[undecoded.start : undecoded.end]
    return "".join(f"%{byte:02X}" for byte in wrong), undecoded.end


_KEEP_ESCAPED = "notify-keep-escaped"
codecs.register_error(_KEEP_ESCAPED, _keep_escaped)


def query_of(scope: Scope) -> list[tuple[str, str]]:
    """Return the names and values of a request's query in order, empty values too."""
    text: str = scope["query_string"].decode("latin-1")
    if not text:
        return []
    return parse_qsl(text, keep_blank_values=True, errors=_KEEP_ESCAPED)


async def read_body(receive: Receive, most: int = MAX_BODY_BYTES) -> bytes:
    """Read the body of a request.

    Args:
        receive: Gives its parts.
        most: How many bytes it may have.

    Raises:
        Disconnected: The caller went away.
        LegacyError: 413, it is larger than any request can be.
    """
    message = await receive()
    body: bytes = message.get("body", b"")
    if len(body) > most:
        raise LegacyError(413, TOO_LARGE)
    if message["type"] == "http.request" and not message.get("more_body", False):
        return body
    chunks = [body]
    size = len(body)
    while message["type"] == "http.request" and message.get("more_body", False):
        message = await receive()
        chunk: bytes = message.get("body", b"")
        size += len(chunk)
        if size > most:
            raise LegacyError(413, TOO_LARGE)
        chunks.append(chunk)
    if message["type"] != "http.request":
        raise Disconnected
    return b"".join(chunks)
