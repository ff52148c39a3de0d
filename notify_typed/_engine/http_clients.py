"""httpx, and httpx2 that follows it: the only module that names them.

They are what users hand over and get back. The engine has its own connections, and imports neither
before it is handed one, or is asked for an `httpx.Response`.
"""

from __future__ import annotations

import socket
import sys
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from notify_typed._engine import failures
from notify_typed._engine.answers import Answer
from notify_typed._engine.wire.idle import KEEP_ALIVE, MOST_CONNECTIONS
from notify_typed.errors import InvalidInput

if TYPE_CHECKING:
    import ssl
    from collections.abc import Generator, Mapping

    import httpx
    import httpx2

    from notify_typed._engine.timeouts import Timeouts
    from notify_typed_runtime.types import HTTPAnswer

    AnyURL: TypeAlias = str | httpx.URL | httpx2.URL
    AnyTimeout: TypeAlias = float | httpx.Timeout | httpx2.Timeout | Timeouts
    HTTPClient: TypeAlias = httpx.Client | httpx2.Client
    AsyncHTTPClient: TypeAlias = httpx.AsyncClient | httpx2.AsyncClient
    HTTPRequest: TypeAlias = httpx.Request
    HTTPResponse: TypeAlias = httpx.Response
    HTTPTimeout: TypeAlias = httpx.Timeout

__all__ = [
    "AnyTimeout",
    "AnyURL",
    "AsyncHTTPClient",
    "HTTPClient",
    "HTTPRequest",
    "HTTPResponse",
    "HTTPTimeout",
    "Watch",
    "as_failure",
    "as_response",
    "as_timeout",
    "async_client_through",
    "checked_client",
    "client_through",
    "is_network_client",
    "is_network_error",
    "keeps_to_one_loop",
    "module_of",
    "parsed_url",
]

_LIBRARIES: Final = ("httpx", "httpx2")

# By name, as none of them need be imported.
_FAILURES: Final[Mapping[str, type[failures.NetworkFailure]]] = {
    kind.__name__: kind
    for kind in (
        failures.ConnectError,
        failures.ConnectTimeout,
        failures.DecodingError,
        failures.PoolTimeout,
        failures.ProxyError,
        failures.ReadError,
        failures.ReadTimeout,
        failures.RemoteProtocolError,
        failures.WriteTimeout,
    )
} | {"UnsupportedProtocol": failures.ConnectError}
_CERTAIN: Final = (failures.NothingLeft, failures.TooLarge)
_AIOHTTP_NOTHING_LEFT: Final = frozenset(
    {"ClientConnectorError", "ConnectionTimeoutError", "ClientHttpProxyError"}
)


def as_response(answer: HTTPAnswer) -> httpx.Response:
    """Give what users see of an answer. Its request does not have the token."""
    import httpx  # noqa: PLC0415 - slow, and few ask

    if isinstance(answer, httpx.Response):
        return answer
    if not isinstance(answer, Answer):
        raise TypeError(f"{type(answer).__name__} is not an answer of this engine")
    if answer.seen is None:
        answer.seen = _response(httpx, answer)
    seen: httpx.Response = answer.seen
    return seen


def _response(httpx: Any, answer: Answer) -> object:  # noqa: ANN401 - the library
    # The content is decompressed, and must not be so once more.
    fields = [each for each in answer.headers.fields if each[0].lower() != b"content-encoding"]
    request = None
    if answer.request is not None:
        asked = answer.request()
        stream = httpx.ByteStream(asked.content)
        request = httpx.Request(asked.method, asked.url, headers=asked.fields, stream=stream)
        request.read()
    response = httpx.Response(
        answer.status_code,
        headers=fields,
        stream=httpx.ByteStream(answer.content),
        request=request,
        extensions=dict(answer.extensions),
    )
    response.read()
    response.headers = httpx.Headers(answer.headers.fields)
    response.elapsed = timedelta(seconds=answer.elapsed)
    return response


def as_timeout(timeouts: Timeouts) -> httpx.Timeout:
    """Make what users see of time-outs."""
    import httpx  # noqa: PLC0415 - slow, and few ask

    return httpx.Timeout(**timeouts.as_dict())


def parsed_url(text: str) -> httpx.URL:
    """Take a URL apart by all the rules.

    Raises:
        ValueError: It is not a URL. The text does not quote it.
    """
    import httpx  # noqa: PLC0415 - only for what is not as plain as can be

    try:
        return httpx.URL(text)
    except (httpx.InvalidURL, ValueError):
        raise ValueError("not a URL") from None


def checked_client(client: object, name: str) -> Any:  # noqa: ANN401 - of either library
    """Take an HTTP client of the caller's.

    Args:
        client: The client.
        name: What its class is called in both libraries.

    Raises:
        InvalidInput: It is something else.
    """
    for library in _LIBRARIES:
        kind = getattr(sys.modules.get(library), name, None)
        if kind is not None and isinstance(client, kind):
            return client
    raise InvalidInput(
        f"http_client must be an httpx2.{name} or an httpx.{name}, not of type"
        f" {type(client).__name__}."
    )


def module_of(client: object) -> Any:  # noqa: ANN401 - either library
    """Give the library that a client is of."""
    return next(
        sys.modules[kind.__module__.partition(".")[0]]
        for kind in type(client).__mro__
        if _is_of_library(kind)
    )


def is_network_client(client: HTTPClient) -> bool:
    """Tell whether a blocking client has its library's own connections to the network."""
    transport = client._transport  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - it does not tell
    kind: type = module_of(client).HTTPTransport
    return isinstance(transport, kind)


def keeps_to_one_loop(client: AsyncHTTPClient) -> bool:
    """Tell whether an async client has its library's own connections, which belong to one loop."""
    transport = client._transport  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - it does not tell
    kind: type = module_of(client).AsyncHTTPTransport
    return isinstance(transport, kind)


def client_through(proxy: str, tls: ssl.SSLContext | None) -> httpx.Client:
    """Make a client that goes through a proxy, wherever the environment leads."""
    import httpx  # noqa: PLC0415 - only for proxies of a rare kind

    with _needing_socks():
        return httpx.Client(transport=httpx.HTTPTransport(**_through(httpx, proxy, tls)))


def async_client_through(proxy: str, tls: ssl.SSLContext | None) -> httpx.AsyncClient:
    """Make an async client that goes through a proxy, wherever the environment leads."""
    import httpx  # noqa: PLC0415 - likewise

    with _needing_socks():
        return httpx.AsyncClient(transport=httpx.AsyncHTTPTransport(**_through(httpx, proxy, tls)))


@contextmanager
def _needing_socks() -> Generator[None]:
    try:
        yield
    except ImportError:
        raise InvalidInput(
            "The environment names a SOCKS proxy, which needs another package:"
            " install httpx[socks]."
        ) from None


def _through(httpx: Any, proxy: str, tls: ssl.SSLContext | None) -> dict[str, Any]:  # noqa: ANN401 - the library
    url = httpx.URL(proxy)
    return {
        "verify": tls or False,
        "proxy": httpx.Proxy(url, ssl_context=tls if url.scheme == "https" else None),
        "limits": httpx.Limits(max_connections=MOST_CONNECTIONS, keepalive_expiry=KEEP_ALIVE),
    }


class Watch:
    """Sees how far a request has got, where the library's own connections carry it.

    Attributes:
        has_left: Whether the writing of it has begun; what asks a proxy for a tunnel is not it.
        is_on_its_way: Whether anything at all was seen.
        stream: The connection, where it is known.
    """

    def __init__(self) -> None:
        self.has_left = False
        self.is_on_its_way = False
        self.stream: Any = None
        self._is_abandoned = False
        self._handled = sys.exception()

    def note(self, event: str, facts: Mapping[str, Any]) -> None:
        """Take note of an event; blocking clients call this.

        Raises:
            ConnectError: The request is about to leave, and nobody waits for it any more.
        """
        self.is_on_its_way = True
        if event.endswith("send_request_headers.started"):
            self.has_left = self.has_left or facts["request"].method != b"CONNECT"
            if self._is_abandoned:  # in this order: `abandon` comes before a look at `has_left`
                raise failures.ConnectError
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            self.stream = facts["return_value"]

    def abandon(self) -> None:
        """End a request that nobody waits for: it does not leave any more, or has no connection."""
        self._is_abandoned = True
        if self.stream is not None:
            connection: socket.socket = self.stream.get_extra_info("socket")
            with suppress(OSError):  # it is over already
                # Not a TLS socket's own, which takes more away than the connection.
                socket.socket.shutdown(connection, socket.SHUT_RDWR)

    async def async_note(self, event: str, facts: Mapping[str, Any]) -> None:
        """Take note of an event; async clients await this."""
        self.note(event, facts)

    def failure(self, error: Exception) -> failures.NetworkFailure:
        """Say what an exception is about, knowing this."""
        failure = as_failure(error, self._handled)
        if self.is_on_its_way and not self.has_left and not isinstance(failure, _CERTAIN):
            return failures.ConnectError(name=type(error).__name__, words=failure.words)
        return failure


def is_network_error(error: BaseException) -> bool:
    """Tell whether an exception is the network's, and not a mistake in somebody's code."""
    if isinstance(error, failures.NetworkFailure | OSError) or _module(error).startswith("aiohttp"):
        return True
    return any(
        _is_of_library(kind) and kind.__name__ in {"HTTPError", "StreamError"}
        for kind in type(error).__mro__
    )


def as_failure(
    error: BaseException, handled: BaseException | None = None
) -> failures.NetworkFailure:
    """Say with a failure of ours what an exception is about.

    It does not lead back to the exception, which holds the request with its token and its body.

    Args:
        error: The exception.
        handled: What the caller was handling before.
    """
    if isinstance(error, failures.NetworkFailure):
        return error
    name = type(error).__name__
    words = failures.reason(error, handled)
    kind = _kind(error)
    return kind(name=name, words=words)


def _kind(error: BaseException) -> type[failures.NetworkFailure]:
    cause = error.__cause__ or error
    if _module(cause).startswith("aiohttp"):
        # Its transport for httpx gives a ConnectTimeout for a connection that broke in the middle
        # as well. Only these causes mean that none ever stood.
        names = {kind.__name__ for kind in type(cause).__mro__}
        return failures.ConnectError if names & _AIOHTTP_NOTHING_LEFT else failures.ReadError
    for kind in type(error).__mro__:
        if _is_of_library(kind) and kind.__name__ in _FAILURES:
            return _FAILURES[kind.__name__]
    return failures.NetworkFailure


def _module(error: BaseException) -> str:
    return type(error).__module__


def _is_of_library(kind: type) -> bool:
    return kind.__module__.partition(".")[0] in _LIBRARIES
