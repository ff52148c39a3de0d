"""The connection of an async client: it belongs to one event loop."""

from __future__ import annotations

import asyncio
import importlib.util
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary, ref

import httpx

from notify_typed._engine.connection import LIMITS, Connection, route
from notify_typed._engine.processes import check_owner
from notify_typed.errors import ClientClosed

if TYPE_CHECKING:
    import ssl

__all__ = ["AsyncConnection", "async_check_owner", "async_transport"]

SenderT = TypeVar("SenderT")


class AsyncConnection(Connection[SenderT]):
    """Keeps the sender of a client and its copies, for the event loop that first asks for it."""

    # None for a sender that the caller brought along, which looks for itself.
    _loop: asyncio.AbstractEventLoop | None = None

    def sender(self) -> SenderT:
        """Give the sender.

        Raises:
            ClientClosed: The client is closed, or its connections belong to another event loop or
                to another process.
        """
        sender = super().sender()
        if self._loop is not None and self._loop is not asyncio.get_running_loop():
            raise ClientClosed("This client was used in another event loop; make one in each.")
        return sender

    def _open(self) -> SenderT:
        if self._loop is not None and not self._closed:
            raise ClientClosed("This client was used in another process; make one in each.")
        sender = super()._open()
        if self._given is None:
            self._loop = asyncio.get_running_loop()
        return sender


def async_transport(base_url: httpx.URL, verify: ssl.SSLContext | None) -> httpx.AsyncBaseTransport:
    """Make a pool of connections to one host: aiohttp's where that extra is installed."""
    tls, proxy = route(base_url, verify)
    by_socks = proxy is not None and proxy.url.scheme.startswith("socks")  # not aiohttp's
    if importlib.util.find_spec("httpx_aiohttp") is not None and not by_socks:
        from notify_typed._engine.aiohttp_transport import (  # noqa: PLC0415 - an extra, and slow
            ChunkedAiohttpTransport,
        )

        return ChunkedAiohttpTransport(verify=tls, proxy=proxy)
    return _Transport(verify=tls, limits=LIMITS, proxy=proxy)


class _Transport(httpx.AsyncHTTPTransport):
    async def aclose(self) -> None:
        # Connections of an event loop that has ended are gone, and cannot be closed any more.
        with suppress(RuntimeError):
            await super().aclose()


_loop_of: WeakKeyDictionary[httpx.AsyncClient, ref[asyncio.AbstractEventLoop]] = WeakKeyDictionary()


def async_check_owner(http_client: httpx.AsyncClient) -> None:
    """Keep a caller's httpx client to the process and the event loop that first use it.

    Other transports than httpx's own may serve several loops, and are left alone.

    Raises:
        ClientClosed: Another process or another loop has used it.
    """
    check_owner(http_client)
    own = http_client._transport  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - httpx does not tell
    loop = asyncio.get_running_loop()
    if isinstance(own, httpx.AsyncHTTPTransport) and (
        _loop_of.setdefault(http_client, ref(loop))() is not loop
    ):
        raise ClientClosed("The http_client was used in another event loop; make one in each.")
