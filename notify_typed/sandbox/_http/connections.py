"""The network connections of a server: joined in their writes, and broken on request."""

from __future__ import annotations

import asyncio
import socket
import struct
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from notify_typed.sandbox._http.protocol import PatientProtocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import Scope

    from notify_typed.sandbox._http.direct import Direct
    from notify_typed.sandbox._http.sends_together import SendsTogether

_CONNECTION = "connection"
"""Where the state of a request has its transport."""


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

    def _flush(self) -> None:
        if self._waiting:
            data = b"".join(self._waiting)
            self._waiting.clear()
            self._transport.write(data)


def tracked_protocol(
    seconds: float, way: Direct | None, together: SendsTogether | None = None
) -> type[asyncio.Protocol]:
    """Return a protocol whose requests know their connection, to `reset` or `close` it.

    Args:
        seconds: For sending a whole request, and for taking in a waiting answer.
        way: Answers requests for which the application is not needed.
        together: Answers sends to one of several workers.
    """

    class TrackedProtocol(PatientProtocol):
        patience = seconds
        direct = way
        sends = together

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as in the base class
            super().connection_made(JoinedWrites(transport, self.loop))
            self.app_state = {**self.app_state, _CONNECTION: transport}

    return TrackedProtocol


def reset(scope: Scope) -> None:
    """Break the connection of a request off, as when a machine on the way fails."""
    transport: asyncio.Transport = scope["state"][_CONNECTION]
    with suppress(OSError):  # the caller may have gone
        # No lingering: the other end sees a reset instead of an orderly end.
        transport.get_extra_info("socket").setsockopt(
            socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
        )
    transport.abort()


def close(scope: Scope) -> None:
    """End the connection of a request after the data that has been written."""
    scope["state"][_CONNECTION].close()
