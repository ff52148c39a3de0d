"""The network connections of a server: joined in their writes, broken on request, ended in time."""

from __future__ import annotations

import asyncio
import socket
import struct
from typing import TYPE_CHECKING, Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from notify_typed.sandbox._errors import LegacyError
from notify_typed.sandbox._json import write_json

if TYPE_CHECKING:
    from starlette.types import Scope

PATIENCE = 30.0
"""How many seconds a caller has to send a whole request, and then to take in its answer."""

_INCOMPLETE = (h11.IDLE, h11.SEND_BODY)
_ANSWERING = (h11.SEND_RESPONSE, h11.SEND_BODY)
_TOO_SLOW = "The request did not arrive in time"


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


class PatientProtocol(H11Protocol):
    """Speaks HTTP, and ends connections over which nothing sensible comes in good time."""

    patience = PATIENCE
    _arriving: asyncio.TimerHandle | None = None
    _leaving: asyncio.TimerHandle | None = None
    _is_silent = True

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as in the base class
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._arriving = self.loop.call_later(self.patience, self._give_up)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._has_arrived()
        self._has_left()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take data in; the time for a request begins with its first byte."""
        if self._is_silent:
            self._is_silent = False
            self._has_arrived()
        super().data_received(data)
        if self.conn.their_state not in _INCOMPLETE:
            self._has_arrived()
        elif self._arriving is None and not self.transport.is_closing():
            self._arriving = self.loop.call_later(self.patience, self._give_up)

    def eof_received(self) -> bool:  # type: ignore[override] # either is allowed
        """Answer the requests that have come in, though no more will."""
        if self.conn.our_state not in _ANSWERING:
            # Otherwise asyncio would close the transport without an answer that still waits.
            self.transport.close()
            return False
        if self.conn.their_state is h11.SEND_BODY:
            self.conn.receive_data(b"")
            self.handle_events()
            return False
        self.cycle.keep_alive = False
        # A handler that waits for something else learns that the caller may be gone.
        self.cycle.message_event.set()
        return True

    def pause_writing(self) -> None:
        """Give a caller that does not read some time to do so."""
        super().pause_writing()
        self._leaving = self.loop.call_later(self.patience, self.transport.abort)

    def resume_writing(self) -> None:
        """Stop the time for a caller that reads again."""
        super().resume_writing()
        self._has_left()

    def shutdown(self) -> None:
        """Let the answer be the last one, or end at once where nobody reads it."""
        if self.flow.write_paused:
            self.transport.abort()
        else:
            super().shutdown()

    def send_400_response(self, msg: str) -> None:
        """Refuse a request that is not HTTP, and end the connection."""
        self._refuse(LegacyError(400, msg))

    def _give_up(self) -> None:
        self._arriving = None
        if self.conn.their_state is h11.IDLE and not self.conn.trailing_data[0]:
            # Nothing was asked, so there is nothing to say.
            self.transport.close()
        else:
            self._refuse(LegacyError(408, _TOO_SLOW))

    def _refuse(self, refusal: LegacyError) -> None:
        is_answering = self.conn.our_state in _ANSWERING
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            body = write_json(refusal.body()).encode() + b"\n"
            headers = [
                (b"content-type", b"application/json"),
                (b"content-length", str(len(body)).encode()),
                (b"connection", b"close"),
            ]
            for event in (
                h11.Response(status_code=refusal.status, headers=headers),
                h11.Data(data=body),
                h11.EndOfMessage(),
            ):
                self.transport.write(self.conn.send(event) or b"")
        if is_answering:
            # The handler of the request must learn that it is over.
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        self.transport.close()

    def _has_arrived(self) -> None:
        if self._arriving is not None:
            self._arriving.cancel()
            self._arriving = None

    def _has_left(self) -> None:
        if self._leaving is not None:
            self._leaving.cancel()
            self._leaving = None


class Connections:
    """The open connections of a server, by the address of the other end.

    Args:
        patience: Seconds for sending a whole request, and for taking in a waiting answer.
    """

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._transports: dict[tuple[str, int], asyncio.Transport] = {}

    def protocol(self) -> type[asyncio.Protocol]:
        """Return a protocol class that keeps account of its connections here."""
        transports = self._transports
        seconds = self._patience

        class TrackedProtocol(PatientProtocol):
            patience = seconds

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
