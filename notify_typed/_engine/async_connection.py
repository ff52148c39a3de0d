"""The connection of an async client: it belongs to one event loop."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary, ref

from notify_typed._engine.connection import Connection
from notify_typed._engine.http_clients import keeps_to_one_loop
from notify_typed._engine.processes import check_owner
from notify_typed.errors import ClientClosed

if TYPE_CHECKING:
    from notify_typed._engine.http_clients import AsyncHTTPClient

__all__ = ["AsyncConnection", "async_check_owner"]

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


_loop_of: WeakKeyDictionary[AsyncHTTPClient, ref[asyncio.AbstractEventLoop]] = WeakKeyDictionary()


def async_check_owner(http_client: AsyncHTTPClient) -> None:
    """Keep a caller's HTTP client to the process and the event loop that first use it.

    Other transports than its library's own may serve several loops, and are left alone.

    Raises:
        ClientClosed: Another process or another loop has used it.
    """
    check_owner(http_client)
    loop = asyncio.get_running_loop()
    if keeps_to_one_loop(http_client) and (
        _loop_of.setdefault(http_client, ref(loop))() is not loop
    ):
        raise ClientClosed("The http_client was used in another event loop; make one in each.")
