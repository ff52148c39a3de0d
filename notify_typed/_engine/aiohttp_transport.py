"""Sends requests over aiohttp's connections, without what aiohttp adds to them."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import aiohttp
import httpx
from httpx_aiohttp import AiohttpTransport

from notify_typed._engine.chunked_body import LARGEST_WHOLE, in_chunks
from notify_typed._engine.connection import KEEP_ALIVE, MOST_CONNECTIONS

if TYPE_CHECKING:
    import ssl

__all__ = ["ChunkedAiohttpTransport"]


class ChunkedAiohttpTransport(AiohttpTransport):
    """Writes large bodies in chunks, repeats nothing, and raises httpx's exceptions alone.

    Args:
        verify: Checks certificates; False where there are none to check.
        proxy: The proxy to go through.
    """

    def __init__(self, *, verify: ssl.SSLContext | bool, proxy: httpx.Proxy | None) -> None:
        super().__init__(
            verify=verify, proxy=_with_header(proxy) if proxy else None, client=self._session
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send, and read the answer's body."""
        try:
            if len(request.content) <= LARGEST_WHOLE:
                return await self._exchange(request)
            limit: float | None = request.extensions["timeout"]["write"]
            async with in_chunks(request.content, limit) as chunks:
                return await self._exchange(_with_body(request, chunks))
        except Exception as error:
            if not _is_stray(error):
                raise
            # Without the cause: aiohttp's texts quote the URL, in which a reference may stand.
            raise httpx.RemoteProtocolError(
                f"The answer is not HTTP: {type(error).__name__}."
            ) from None

    async def _exchange(self, request: httpx.Request) -> httpx.Response:
        response = await super().handle_async_request(request)
        try:
            await response.aread()
        finally:
            await response.aclose()
        return response

    def _session(self) -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(
            limit=MOST_CONNECTIONS, ssl=self.ssl_context, keepalive_timeout=KEEP_ALIVE
        )
        return aiohttp.ClientSession(
            connector=connector, cookie_jar=aiohttp.DummyCookieJar(), middlewares=(_once,)
        )


async def _once(
    request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
) -> aiohttp.ClientResponse:
    # aiohttp repeats what HTTP calls idempotent, such as a deletion, over a new connection when it
    # sees these errors of its own. Whether to try again is not its business here.
    try:
        return await handler(request)
    except aiohttp.ClientConnectorError:
        raise
    except aiohttp.ClientOSError as error:
        raise httpx.ReadError("The connection broke.") from error
    except aiohttp.ServerDisconnectedError as error:
        raise httpx.RemoteProtocolError("The server hung up.") from error


def _with_body(request: httpx.Request, stream: httpx.AsyncByteStream) -> httpx.Request:
    # A request that has been read would be sent in one go.
    return httpx.Request(
        request.method,
        request.url,
        headers=request.headers,
        stream=stream,
        extensions=request.extensions,
    )


def _is_stray(error: Exception) -> bool:
    """Tell whether httpx-aiohttp let something through that httpx has its own exception for."""
    return isinstance(error, UnicodeError) or type(error).__module__.startswith("aiohttp")


def _with_header(proxy: httpx.Proxy) -> httpx.Proxy:
    """Put a proxy's credentials where aiohttp, which deprecates other ways, looks for them."""
    if proxy.raw_auth is None:
        return proxy
    credentials = base64.b64encode(b":".join(proxy.raw_auth)).decode("ascii")
    # It sends this one on as Proxy-Authorization, with CONNECT and without.
    return httpx.Proxy(proxy.url, headers={"Authorization": f"Basic {credentials}"})
