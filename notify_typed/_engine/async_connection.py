"""The connection of an async client: it belongs to one event loop."""

from __future__ import annotations

import asyncio
import importlib.util
from typing import TypeVar

import httpx

from notify_typed._engine.connection import LIMITS, Connection, proxy_for, verify
from notify_typed.errors import ClientClosed

__all__ = ["AsyncConnection", "async_transport"]

SenderT = TypeVar("SenderT")


class AsyncConnection(Connection[SenderT]):
    """Keeps the sender of a client and its copies, for the event loop that first asks for it."""

    # None for a sender that the caller brought along, which may know better.
    _loop: asyncio.AbstractEventLoop | None = None

    def sender(self) -> SenderT:
        """Give the sender.

        Raises:
            ClientClosed: The client is closed, or its connections belong to another event loop.
        """
        if self._sender is None:
            sender = super().sender()
            self._loop = asyncio.get_running_loop()
            return sender
        if self._loop is not None and self._loop is not asyncio.get_running_loop():
            raise ClientClosed("This client was used in another event loop; make one in each.")
        return self._sender


def async_transport(base_url: httpx.URL) -> httpx.AsyncBaseTransport:
    """Make a pool of connections to one host: aiohttp's where that extra is installed."""
    proxy = proxy_for(base_url)
    by_socks = proxy is not None and proxy.url.scheme.startswith("socks")  # not aiohttp's
    if importlib.util.find_spec("httpx_aiohttp") is not None and not by_socks:
        from notify_typed._engine.aiohttp_transport import (  # noqa: PLC0415 - an extra, and slow
            ChunkedAiohttpTransport,
        )

        return ChunkedAiohttpTransport(verify=verify(base_url), proxy=proxy)
    return httpx.AsyncHTTPTransport(verify=verify(base_url), limits=LIMITS, proxy=proxy)
