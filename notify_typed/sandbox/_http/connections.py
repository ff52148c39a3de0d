"""The network connections of a server: joined in their writes, and broken on request."""

from __future__ import annotations

import asyncio
import socket
import struct
from typing import TYPE_CHECKING, Any

from notify_typed.sandbox._http.protocol import PATIENCE, PatientProtocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import Scope

    from notify_typed.sandbox._http.direct import Direct


class JoinedWrites(asyncio.Transport):
    """Sends all writes of one turn of the event loop together: an answer, not its parts.

    Args:
        transport: The transport that sends.
        loop: Its event loop.
    """

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self._transport = transport
        self._loop = loop
        self._waiting: list[bytes | bytearray | memoryview[Any]] = []

    def write(self, data: bytes | bytearray | memoryview[Any]) -> None:
        """Send data at the end of this turn."""
        if not self._waiting:
            self._loop.call_soon(self._flush)
        self._waiting.append(data)

    def writelines(self, list_of_data: Iterable[bytes | bytearray | memoryview[Any]]) -> None:
        """Send data at once, after all that waits."""
        self._waiting += list_of_data
        self._flush()

    def close(self) -> None:
        """Send the waiting data, and end the connection."""
        self._flush()
        self._transport.close()

    def abort(self) -> None:
        """End the connection without sending the waiting data."""
        self._waiting.clear()
        self._transport.abort()

    def is_closing(self) -> bool:
        """Return whether the connection is about to end."""
        return self._transport.is_closing()

    def get_extra_info(self, name: str, default: object = None) -> Any:  # noqa: ANN401 - as in the base class
        """Return a detail of the connection."""
        return self._transport.get_extra_info(name, default)

    def pause_reading(self) -> None:
        """Let the other end wait."""
        self._transport.pause_reading()

    def resume_reading(self) -> None:
        """Take data again."""
        self._transport.resume_reading()

    def set_protocol(self, protocol: asyncio.BaseProtocol) -> None:
        """Hand the connection to another protocol."""
        self._transport.set_protocol(protocol)

    def _flush(self) -> None:
        if self._waiting:
            data = b"".join(self._waiting)
            self._waiting.clear()
            self._transport.write(data)


class Connections:
    """The open connections of a server, by the address of the other end.

    Args:
        patience: Seconds for sending a whole request, and for taking in a waiting answer.
    """

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._transports: dict[tuple[str, int], asyncio.Transport] = {}

    def protocol(self, way: Direct | None = None) -> type[asyncio.Protocol]:
        """Return a protocol class that keeps account of its connections here.

        Args:
            way: Answers requests for which the application is not needed.
        """
        transports = self._transports
        seconds = self._patience

        class TrackedProtocol(PatientProtocol):
            patience = seconds
            direct = way

            def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as in the base class
                super().connection_made(JoinedWrites(transport, self.loop))
                if self.client is not None:
                    transports[self.client] = transport

            def connection_lost(self, exc: Exception | None) -> None:
                if self.client is not None:
                    transports.pop(self.client, None)
                super().connection_lost(exc)

        return TrackedProtocol

    def reset(self, scope: Scope) -> None:
        """Break the connection of a request off, as when a machine on the way fails."""
        transport = self._transport(scope)
        if transport is None:
            return
        raw = transport.get_extra_info("socket")
        if raw is not None:
            # No lingering: the other end sees a reset instead of an orderly end.
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()

    def close(self, scope: Scope) -> None:
        """End the connection of a request after the data that has been written."""
        transport = self._transport(scope)
        if transport is not None:
            transport.close()

    def _transport(self, scope: Scope) -> asyncio.Transport | None:
        client = scope.get("client")
        return self._transports.get((client[0], client[1])) if client else None
