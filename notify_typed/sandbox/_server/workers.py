"""Runs one sandbox in several processes that listen on the same port and share a database."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from notify_typed._rules.months import NEWEST, Rules
from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._server.server import SandboxServer, listen
from notify_typed.sandbox._settings import REALISTIC, Quirks, Speed
from notify_typed.sandbox._state.state import State
from notify_typed.sandbox._state.worker_state import SharedTimekeeper
from notify_typed.sandbox._store.database import is_shareable

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._world.model import World

_STOP_SECONDS = 10.0


@dataclass(frozen=True)
class Setting:
    """The settings that every worker starts with.

    Attributes:
        document: The world file's JSON.
        database_url: The database that they share.
        speed: How long things take.
        quirks: Whether bugs of the real server are copied or explained.
        rules: The rules of Notify that they follow.
        file_links: What the links of emailed files begin with; None for their own address.
        host: The address that they listen on.
        origins: The sites whose pages may use them, beside those of this machine.
        hosts: The names they may be reached by, beside local ones and their address.
        admin_secret: The secret that signs tokens of the admin API; each worker makes one up
            when left out.
    """

    document: JsonObject = field(repr=False)
    database_url: str = field(repr=False)
    speed: Speed = REALISTIC
    quirks: Quirks = "helpful"
    rules: Rules = NEWEST
    file_links: str | None = None
    host: str = "127.0.0.1"
    origins: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    admin_secret: str | None = field(default=None, repr=False)


class Workers:
    """The processes of one sandbox, and the port they listen on.

    Args:
        setting: The settings of every worker.
        port: The port, or 0 for any free one.
        count: How many processes.
        say: Called with news for the person who runs them.

    Raises:
        SandboxError: The world, the database or the port is unusable, the database cannot be
            shared, or this system cannot hand a port on to other processes.
    """

    def __init__(self, setting: Setting, port: int, count: int, say: Callable[[str], None]) -> None:
        if not is_shareable(setting.database_url):
            raise SandboxError(
                "several workers need a database that they can share: "
                "--database postgresql+psycopg://..."
            )
        if os.name != "posix":
            raise SandboxError("several workers can share a port on Linux and macOS only")
        self._setting = setting
        self._count = count
        self._say = say
        self.host = setting.host
        state = State(
            setting.document,
            SharedTimekeeper(),
            database_url=setting.database_url,
            speed=setting.speed,
            quirks=setting.quirks,
            rules=setting.rules,
            file_links=setting.file_links,
            role="primary",
        )
        state.storage.close()
        self.world: World = state.world
        self._socket = listen(setting.host, port)
        self.port: int = self._socket.getsockname()[1]
        self._context = multiprocessing.get_context("spawn")
        self._running: set[SpawnProcess] = set()
        self._is_stopping = False
        self._is_over = asyncio.Event()

    async def serve(self, on_ready: Callable[[], None]) -> None:
        """Listen until told to stop; a worker that dies is replaced.

        Args:
            on_ready: Called when all workers answer.

        Raises:
            SandboxError: A worker did not start.
        """
        loop = asyncio.get_running_loop()
        # An interrupt at a terminal reaches the workers too, and is for this process to pass on.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            starts = [asyncio.create_task(self._start()) for _ in range(self._count)]
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.add_signal_handler(number, self.ask_to_stop)
            await asyncio.gather(*starts)
            if not self._is_stopping:
                on_ready()
            await self._is_over.wait()
            if not self._is_stopping:
                raise SandboxError("a worker that took another's place did not start")
        finally:
            self.ask_to_stop()
            await self._end()
            self._socket.close()

    def ask_to_stop(self) -> None:
        """Let all workers stop as soon as they have answered their requests."""
        self._is_stopping = True
        self._is_over.set()
        for process in self._running:
            process.terminate()

    async def _start(self) -> None:
        heard, told = self._context.Pipe(duplex=False)
        process = self._context.Process(
            target=_work, args=(self._setting, self._socket, told), name="notify-sandbox"
        )
        process.start()
        told.close()
        self._running.add(process)
        with heard:
            await _readable(heard.fileno())
            try:
                heard.recv()
            except EOFError:
                self._running.discard(process)
                process.join()
                if self._is_stopping:
                    return
                raise SandboxError("a worker did not start") from None
        asyncio.get_running_loop().add_reader(process.sentinel, self._ended, process)

    def _ended(self, process: SpawnProcess) -> None:
        asyncio.get_running_loop().remove_reader(process.sentinel)
        process.join()
        self._running.discard(process)
        if not self._is_stopping:
            self._say(f"a worker ended with {process.exitcode}; another takes its place")
            self._replacement = asyncio.create_task(self._replace())

    async def _replace(self) -> None:
        try:
            await self._start()
        except SandboxError:
            self._is_over.set()

    async def _end(self) -> None:
        for process in [*self._running]:
            asyncio.get_running_loop().remove_reader(process.sentinel)
            try:
                await asyncio.wait_for(_readable(process.sentinel), _STOP_SECONDS)
            except TimeoutError:
                process.kill()
            process.join()


async def _readable(number: int) -> None:
    loop = asyncio.get_running_loop()
    event = asyncio.Event()
    loop.add_reader(number, event.set)
    try:
        await event.wait()
    finally:
        loop.remove_reader(number)


def _work(setting: Setting, listener: socket.socket, told: Connection) -> None:
    """Run one worker from its start to its end."""
    asyncio.run(_serve(setting, listener, told))


async def _serve(setting: Setting, listener: socket.socket, told: Connection) -> None:
    state = State(
        setting.document,
        SharedTimekeeper(),
        database_url=setting.database_url,
        speed=setting.speed,
        quirks=setting.quirks,
        rules=setting.rules,
        file_links=setting.file_links,
        role="worker",
    )
    server = SandboxServer(
        state,
        setting.host,
        listener=listener,
        origins=setting.origins,
        hosts=setting.hosts,
        admin_secret=setting.admin_secret,
    )
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, server.ask_to_stop)
    parent = multiprocessing.parent_process()
    if parent is not None:
        # Nobody is left to end this worker when the first process was killed.
        loop.add_reader(parent.sentinel, _orphaned, loop, parent.sentinel, server)

    def ready() -> None:
        told.send("ready")
        told.close()

    await server.serve(on_ready=ready)


def _orphaned(loop: asyncio.AbstractEventLoop, sentinel: int, server: SandboxServer) -> None:
    loop.remove_reader(sentinel)
    server.ask_to_stop()
