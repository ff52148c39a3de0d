"""A server of uvicorn that stops soon, whatever its callers do."""

from __future__ import annotations

import asyncio
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import uvicorn

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Generator

# A test that fails by an error of this module shows its own line.
__tracebackhide__ = True

STOP_SECONDS = 2
_TURNS_TO_CONNECT = 4


class StoppingServer(uvicorn.Server):
    """A server that says when it is ready, and stops soon."""

    def __init__(self, config: uvicorn.Config, stopping: asyncio.Event) -> None:
        super().__init__(config)
        self.ready = threading.Event()
        self.on_ready: Callable[[], None] | None = None
        self._told_to_stop = stopping

    async def main_loop(self) -> None:
        """Wait until told to stop."""
        await self._told_to_stop.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the requests under way, without the pause of the base class."""
        loop = asyncio.get_running_loop()
        for server in self.servers:
            for listening in server.sockets:
                with suppress(NotImplementedError):  # the event loops of Windows
                    loop.remove_reader(listening.fileno())
        for _ in range(_TURNS_TO_CONNECT):
            # What was accepted in the last moment becomes a connection, for which the event loop
            # needs its server: without one it would leave the caller waiting.
            await asyncio.sleep(0)
        for server in self.servers:
            server.close()
        for listening in sockets or []:
            listening.close()
        for connection in [*self.server_state.connections]:
            connection.shutdown()
        if self.server_state.tasks:
            _, late = await asyncio.wait(self.server_state.tasks, timeout=STOP_SECONDS)
            if late:
                await self._break_off(late)

    async def _break_off(self, late: set[asyncio.Task[None]]) -> None:
        # Connections first: the end of a request would else be answered with a 500.
        for connection in [*self.server_state.connections]:
            connection.transport.abort()
        await asyncio.sleep(0)
        for task in late:
            task.cancel()
        await asyncio.wait(late, timeout=STOP_SECONDS)

    def ask_to_stop(self) -> None:
        """Leave the main loop; only on the server's own thread."""
        self.should_exit = True
        self._told_to_stop.set()

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        """Leave signals to the program that runs the server."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen."""
        await super().startup(sockets)
        self.ready.set()
        if self.on_ready is not None:
            self.on_ready()
