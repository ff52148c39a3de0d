"""The two drivers that carry the policy out, one blocking, one not: the only coloured code.

A driver sends what a flow asks for and tells it what came back. Behind it stands an exchange:
either the client's own connections to the one host it talks to, or an httpx client that the caller
handed over.
"""

from __future__ import annotations

import base64
import importlib.util
import math
import time
import urllib.request
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol, TypeVar

import httpx

from notify_typed._engine.outcomes import is_lost_answer
from notify_typed._engine.policy import Send
from notify_typed._engine.settings import LOOPBACK
from notify_typed._version import __version__
from notify_typed.errors import ClientClosed, InvalidInput

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from notify_typed._engine.auth import TokenAuth
    from notify_typed._engine.operation import Operation
    from notify_typed._engine.policy import Answer, Flow

__all__ = [
    "AsyncClientExchange",
    "AsyncDirectExchange",
    "AsyncExchange",
    "ClientExchange",
    "DirectExchange",
    "Exchange",
    "Requests",
    "adrive",
    "drive",
]

T = TypeVar("T")

_HEADERS = (
    (b"Accept", b"application/json"),
    (b"Accept-Encoding", b"gzip, deflate"),
    (b"User-Agent", f"notify-typed/{__version__}".encode("ascii")),
)
_MOST_CONNECTIONS = 100
_KEEP_ALIVE = 5.0  # seconds
_LIMITS = httpx.Limits(
    max_connections=_MOST_CONNECTIONS,
    max_keepalive_connections=_MOST_CONNECTIONS,
    keepalive_expiry=_KEEP_ALIVE,
)
_MOST_KEPT_URLS = 16


class Requests:
    """Makes signed httpx requests of operations, for one base URL.

    Args:
        base_url: Scheme, host and, behind a gateway, a path that all requests begin with.
        auth: Signs them.
    """

    def __init__(self, base_url: httpx.URL, auth: TokenAuth) -> None:
        self.base_url = base_url
        self.auth = auth
        self._prefix = base_url.raw_path.decode("ascii").rstrip("/")
        self._host = base_url.netloc
        self._kept: dict[str, httpx.URL] = {}

    def url(self, operation: Operation[object]) -> httpx.URL:
        """Give an operation's whole URL."""
        if operation.query:
            target = f"{self._prefix}{operation.path}?{operation.query}"
            return self.base_url.copy_with(raw_path=target.encode("ascii"))
        kept = self._kept.get(operation.path)
        if kept is not None:
            return kept
        url = self.base_url.copy_with(raw_path=f"{self._prefix}{operation.path}".encode("ascii"))
        if len(self._kept) < _MOST_KEPT_URLS and operation.sending is not None:
            # The few paths that messages are sent to; taking a URL apart costs as much as signing.
            self._kept[operation.path] = url
        return url

    def headers(self, operation: Operation[object]) -> list[tuple[bytes, bytes]]:
        """Give the headers that do not depend on who sends the request."""
        headers = [*_HEADERS, *operation.headers]
        if operation.content is not None:
            headers.append((b"Content-Type", b"application/json"))
        return headers

    def signed(self, send: Send, pieces: httpx.AsyncByteStream | None = None) -> httpx.Request:
        """Make the whole request, with a fresh token.

        Args:
            send: What to send, and its time-outs.
            pieces: The body in pieces, for a transport that wants a large one so.
        """
        operation = send.operation
        content = operation.content or b""
        headers = [
            (b"Host", self._host),
            *self.headers(operation),
            (b"Authorization", self.auth.header().encode("ascii")),
        ]
        if operation.content is not None:
            headers.append((b"Content-Length", b"%d" % len(content)))
        # With `stream` httpx adds no headers of its own; with `content` it looks for what to add,
        # which takes longer than all the rest.
        request = httpx.Request(
            operation.method,
            self.url(operation),
            headers=headers,
            stream=httpx.ByteStream(content) if pieces is None else pieces,
            extensions={"timeout": send.timeout.as_dict()},
        )
        if pieces is None:
            request.read()
        return request


class Exchange(Protocol):
    """Sends one request and gives its answer, with the body read."""

    def __call__(self, send: Send) -> httpx.Response:
        """Send, or raise what the HTTP library raises."""
        ...

    def close(self) -> None:
        """Close the connections that are this exchange's own."""
        ...


class AsyncExchange(Protocol):
    """The same without blocking."""

    async def __call__(self, send: Send) -> httpx.Response:
        """Send, or raise what the HTTP library raises."""
        ...

    async def aclose(self) -> None:
        """Close the connections that are this exchange's own."""
        ...


class DirectExchange:
    """A connection pool of the client's own.

    All requests go to one host, follow no redirects and keep no cookies, so httpx's transport is
    used without the client around it, whose work would go unused.
    """

    def __init__(self, requests: Requests) -> None:
        self._requests = requests
        self._transport = httpx.HTTPTransport(
            verify=_verify(requests.base_url), limits=_LIMITS, proxy=_proxy(requests.base_url)
        )

    def __call__(self, send: Send) -> httpx.Response:
        """Send, or raise what the HTTP library raises."""
        request = self._requests.signed(send)
        started = time.perf_counter()
        response = self._transport.handle_request(request)
        response.request = request
        try:
            response.read()
        finally:
            response.close()
        response.elapsed = timedelta(seconds=time.perf_counter() - started)
        return response

    def close(self) -> None:
        """Close the connections."""
        self._transport.close()


class AsyncDirectExchange:
    """The same without blocking; over aiohttp's connections where that extra is installed."""

    def __init__(self, requests: Requests) -> None:
        self._requests = requests
        self._transport = _async_transport(requests.base_url)
        # asyncio takes long to import, and the blocking client does not need it.
        from notify_typed._engine.chunked_body import LARGEST_WHOLE, in_pieces  # noqa: PLC0415

        by_httpx = isinstance(self._transport, httpx.AsyncHTTPTransport)
        self._largest_whole = math.inf if by_httpx else LARGEST_WHOLE
        self._in_pieces = in_pieces

    async def __call__(self, send: Send) -> httpx.Response:
        """Send, or raise what the HTTP library raises."""
        content = send.operation.content
        if content is None or len(content) <= self._largest_whole:
            return await self._exchange(self._requests.signed(send))
        async with self._in_pieces(content, send.timeout.write) as pieces:
            return await self._exchange(self._requests.signed(send, pieces))

    async def aclose(self) -> None:
        """Close the connections."""
        await self._transport.aclose()

    async def _exchange(self, request: httpx.Request) -> httpx.Response:
        started = time.perf_counter()
        try:
            response = await self._transport.handle_async_request(request)
            response.request = request
            try:
                await response.aread()
            finally:
                await response.aclose()
        except Exception as error:
            if not _is_stray(error):
                raise
            # Without the cause: aiohttp's texts quote the URL, in which a reference may stand.
            raise httpx.RemoteProtocolError(
                f"The answer is not HTTP: {type(error).__name__}."
            ) from None
        response.elapsed = timedelta(seconds=time.perf_counter() - started)
        return response


class ClientExchange:
    """An httpx client of the caller's: proxies, event hooks, certificates are as set up there."""

    def __init__(self, requests: Requests, client: object) -> None:
        if not isinstance(client, httpx.Client):
            raise InvalidInput(
                f"http_client must be an httpx.Client, not of type {type(client).__name__}."
            )
        self._requests = requests
        self._client = client

    def __call__(self, send: Send) -> httpx.Response:
        """Send, or raise what the HTTP library raises."""
        if self._client.is_closed:
            raise ClientClosed("The http_client that this client was given is closed.")
        requests, operation = self._requests, send.operation
        request = self._client.build_request(
            operation.method,
            requests.url(operation),
            headers=requests.headers(operation),
            content=operation.content,
            timeout=send.timeout,
        )
        return self._client.send(request, auth=requests.auth, follow_redirects=False)

    def close(self) -> None:
        """Leave the client open: it is the caller's."""


class AsyncClientExchange:
    """The same without blocking."""

    def __init__(self, requests: Requests, client: object) -> None:
        if not isinstance(client, httpx.AsyncClient):
            raise InvalidInput(
                f"http_client must be an httpx.AsyncClient, not of type {type(client).__name__}."
            )
        self._requests = requests
        self._client = client

    async def __call__(self, send: Send) -> httpx.Response:
        """Send, or raise what the HTTP library raises."""
        if self._client.is_closed:
            raise ClientClosed("The http_client that this client was given is closed.")
        requests, operation = self._requests, send.operation
        request = self._client.build_request(
            operation.method,
            requests.url(operation),
            headers=requests.headers(operation),
            content=operation.content,
            timeout=send.timeout,
        )
        return await self._client.send(request, auth=requests.auth, follow_redirects=False)

    async def aclose(self) -> None:
        """Leave the client open: it is the caller's."""


def drive(flow: Flow[T], exchange: Exchange, sleep: Callable[[float], None]) -> T:
    """Carry a flow out, blocking."""
    answer: Answer = None
    while True:
        try:
            step = flow.send(answer)
        except StopIteration as stop:
            result: T = stop.value
            return result
        answer = None
        if isinstance(step, Send):
            try:
                answer = exchange(step)
            except Exception as error:
                if not is_lost_answer(error):
                    raise
                answer = error
        else:
            sleep(step.seconds)


async def adrive(
    flow: Flow[T],
    exchange: AsyncExchange,
    sleep: Callable[[float], Awaitable[None]],
) -> T:
    """Carry a flow out, without blocking."""
    answer: Answer = None
    while True:
        try:
            step = flow.send(answer)
        except StopIteration as stop:
            result: T = stop.value
            return result
        answer = None
        if isinstance(step, Send):
            try:
                answer = await exchange(step)
            except Exception as error:
                if not is_lost_answer(error):
                    raise
                answer = error
        else:
            await sleep(step.seconds)


def _is_stray(error: Exception) -> bool:
    """Tell whether httpx-aiohttp let something through that httpx has its own exception for."""
    return isinstance(error, UnicodeError) or type(error).__module__.startswith("aiohttp")


def _verify(base_url: httpx.URL) -> bool:
    # Reading the certificates takes longer than anything else in making a client.
    return base_url.scheme == "https"


def _proxy(base_url: httpx.URL) -> httpx.Proxy | None:
    """Find the proxy that the environment names for the one host we talk to."""
    # From a proxy's point of view a sandbox on this machine is somewhere else.
    if base_url.host in LOOPBACK or urllib.request.proxy_bypass(base_url.host):
        return None
    proxies = urllib.request.getproxies()
    url = proxies.get(base_url.scheme) or proxies.get("all")
    if not url:
        return None
    try:
        return httpx.Proxy(url if "://" in url else f"http://{url}")
    except (httpx.InvalidURL, ValueError):
        # The reason would quote the proxy's password.
        raise InvalidInput("The proxy that the environment names is not a URL of one.") from None


def _with_header(proxy: httpx.Proxy) -> httpx.Proxy:
    """Put a proxy's credentials where aiohttp, which deprecates other ways, looks for them."""
    if proxy.raw_auth is None:
        return proxy
    credentials = base64.b64encode(b":".join(proxy.raw_auth)).decode("ascii")
    # It sends this one on as Proxy-Authorization, with CONNECT and without.
    return httpx.Proxy(proxy.url, headers={"Authorization": f"Basic {credentials}"})


def _async_transport(base_url: httpx.URL) -> httpx.AsyncBaseTransport:
    verify, proxy = _verify(base_url), _proxy(base_url)
    by_socks = proxy is not None and proxy.url.scheme.startswith("socks")  # not aiohttp's
    if importlib.util.find_spec("httpx_aiohttp") is not None and not by_socks:
        import aiohttp  # noqa: PLC0415 - an extra, and slow to import
        from httpx_aiohttp import AiohttpTransport  # noqa: PLC0415 - likewise

        async def once(
            request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
        ) -> aiohttp.ClientResponse:
            # aiohttp repeats what HTTP calls idempotent, such as a deletion, over a new connection
            # when it sees these errors of its own. Whether to try again is not its business here.
            try:
                return await handler(request)
            except aiohttp.ClientConnectorError:
                raise
            except aiohttp.ClientOSError as error:
                raise httpx.ReadError("The connection broke.") from error
            except aiohttp.ServerDisconnectedError as error:
                raise httpx.RemoteProtocolError("The server hung up.") from error

        def session() -> aiohttp.ClientSession:
            connector = aiohttp.TCPConnector(
                limit=_MOST_CONNECTIONS, ssl=transport.ssl_context, keepalive_timeout=_KEEP_ALIVE
            )
            return aiohttp.ClientSession(
                connector=connector, cookie_jar=aiohttp.DummyCookieJar(), middlewares=(once,)
            )

        transport = AiohttpTransport(
            verify=verify, proxy=_with_header(proxy) if proxy else None, client=session
        )
        return transport
    return httpx.AsyncHTTPTransport(verify=verify, limits=_LIMITS, proxy=proxy)
