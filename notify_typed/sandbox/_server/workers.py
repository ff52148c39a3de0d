"""Runs one sandbox in several processes that listen on the same port and share a database."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from notify_typed._rules.months import NEWEST, Rules
from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._server.addresses import listen
from notify_typed.sandbox._server.narration import Narration, narrated
from notify_typed.sandbox._server.server import SandboxServer
from notify_typed.sandbox._server.signals import stop_on
from notify_typed.sandbox._settings import REALISTIC, Quirks, Speed, Website
from notify_typed.sandbox._state.apart import calculate_apart
from notify_typed.sandbox._state.state import State
from notify_typed.sandbox._state.turns import let_the_loop_go_first
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
_READY = "ready"
_SETTLED_SECONDS = 10.0
"""A worker that has served this long did not die of how it started."""
_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 30.0
_MOST_FAILURES = 6
"""How many workers may fail to start, one after the other, while none is left."""


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
        website: The website that their links lead to.
        page_password: The password of the outbox and the control API; none when left out.
        narration: What one of them tells of what happens.
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
    website: Website = field(default_factory=Website)
    page_password: str | None = field(default=None, repr=False)
    narration: Narration = "nothing"


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
        # First, as nobody should set up a database for nothing.
        if os.name != "posix":
            raise SandboxError("several workers can share a port on Linux and macOS only")
        if not is_shareable(setting.database_url):
            raise SandboxError(
                "several workers need a database that they can share: "
                "--database postgresql+psycopg://..."
            )
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
            website=setting.website,
            file_links=setting.file_links,
            role="primary",
        )
        state.storage.close()
        self.world: World = state.world
        self._socket = listen(setting.host, port)
        self.port: int = self._socket.getsockname()[1]
        self._context = multiprocessing.get_context("spawn")
        self._running: set[SpawnProcess] = set()
        self._serving: set[SpawnProcess] = set()
        self._replacements: set[asyncio.Task[None]] = set()
        self._narrator: SpawnProcess | None = None
        self._is_stopping = False
        self._is_over = asyncio.Event()
        self._problem = ""

    async def serve(self, on_ready: Callable[[], None]) -> None:
        """Listen until told to stop; a worker that dies is replaced.

        Args:
            on_ready: Called when all workers answer.

        Raises:
            SandboxError: A worker did not start at first, or none is left and none starts.
        """
        # An interrupt at a terminal reaches the workers too, and is for this process to pass on.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            starts = [
                asyncio.create_task(self._start(is_narrator=number == 0))
                for number in range(self._count)
            ]
            stop_on((signal.SIGINT, signal.SIGTERM), self.ask_to_stop)
            await asyncio.gather(*starts)
            if not self._is_stopping:
                on_ready()
            await self._is_over.wait()
            if not self._is_stopping:
                raise SandboxError(f"no worker is left: {self._problem}")
        finally:
            self.ask_to_stop()
            await self._end()
            self._socket.close()

    def ask_to_stop(self) -> None:
        """Let all workers stop as soon as they have answered their requests."""
        if self._is_stopping:
            # A second signal could meet a worker whose event loop is half closed.
            return
        self._is_stopping = True
        self._is_over.set()
        for process in self._running:
            process.terminate()

    async def _start(self, failures: int = 0, *, is_narrator: bool) -> None:
        if self._is_over.is_set():
            return
        # One is enough to tell what happens in all of them.
        setting = self._setting if is_narrator else replace(self._setting, narration="nothing")
        heard, told = self._context.Pipe(duplex=False)
        process = self._context.Process(
            target=_work,
            args=(setting, self._socket, told),
            name="notify-sandbox",
        )
        process.start()
        told.close()
        self._running.add(process)
        if is_narrator:
            self._narrator = process
        with heard:
            await _readable(heard.fileno())
            try:
                problem = heard.recv()
            except EOFError:
                problem = "it ended at once"
        if problem != _READY:
            self._running.discard(process)
            # Not by the event loop, which has one listener for each process: `_end` may be it.
            process.join()
            if self._is_stopping:
                return
            raise SandboxError(f"a worker did not start: {problem}")
        self._serving.add(process)
        loop = asyncio.get_running_loop()
        loop.add_reader(process.sentinel, self._ended, process, loop.time(), failures)

    def _ended(self, process: SpawnProcess, since: float, failures: int) -> None:
        loop = asyncio.get_running_loop()
        loop.remove_reader(process.sentinel)
        process.join()
        self._running.discard(process)
        self._serving.discard(process)
        if not self._is_stopping:
            self._say(f"a worker ended with {process.exitcode}; another takes its place")
            has_served = loop.time() - since >= _SETTLED_SECONDS
            replacement = asyncio.create_task(
                self._replace(0 if has_served else failures, is_narrator=process is self._narrator)
            )
            self._replacements.add(replacement)
            replacement.add_done_callback(self._replacements.discard)

    async def _replace(self, failures: int, *, is_narrator: bool) -> None:
        """Start a worker in the place of another, after a longer pause for each that failed."""
        while not self._is_stopping:
            if failures:
                with suppress(TimeoutError):
                    async with asyncio.timeout(_pause_after(failures)):
                        await self._is_over.wait()
                    return
            try:
                await self._start(failures + 1, is_narrator=is_narrator)
            except SandboxError as problem:
                failures += 1
                if failures > _MOST_FAILURES and not self._serving:
                    self._problem = str(problem)
                    self._is_over.set()
                    return
                self._say(f"{problem}; another try in {_pause_after(failures):g} seconds")
            else:
                return

    async def _end(self) -> None:
        for process in [*self._running]:
            asyncio.get_running_loop().remove_reader(process.sentinel)
            try:
                async with asyncio.timeout(_STOP_SECONDS):
                    await _readable(process.sentinel)
            except TimeoutError:
                process.kill()
            process.join()
        await asyncio.gather(*self._replacements)


def _pause_after(failures: int) -> float:
    return float(min(_FIRST_PAUSE * 2 ** min(failures - 1, _MOST_FAILURES), _LONGEST_PAUSE))


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
    let_the_loop_go_first()
    calculate_apart()
    try:
        asyncio.run(_serve(setting, listener, told))
    except SandboxError as problem:
        told.send(str(problem))
        sys.exit(1)
    except SQLAlchemyError as problem:
        # Its text may hold what was to be stored.
        told.send(f"the database failed with {type(problem).__name__}")
        sys.exit(1)


async def _serve(setting: Setting, listener: socket.socket, told: Connection) -> None:
    state = State(
        setting.document,
        SharedTimekeeper(),
        database_url=setting.database_url,
        speed=setting.speed,
        quirks=setting.quirks,
        rules=setting.rules,
        website=setting.website,
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
        page_password=setting.page_password,
    )
    stop_on((signal.SIGTERM,), server.ask_to_stop)
    loop = asyncio.get_running_loop()
    parent = multiprocessing.parent_process()
    if parent is not None:  # pragma: no branch - this is another process's child
        # Nobody is left to end this worker when the first process was killed.
        loop.add_reader(parent.sentinel, _orphaned, loop, parent.sentinel, server)

    def ready() -> None:
        told.send(_READY)

    async with narrated(server.runtime, setting.narration):
        await server.serve(on_ready=ready)


def _orphaned(loop: asyncio.AbstractEventLoop, sentinel: int, server: SandboxServer) -> None:
    loop.remove_reader(sentinel)
    server.ask_to_stop()
