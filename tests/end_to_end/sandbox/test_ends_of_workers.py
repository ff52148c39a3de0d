"""How the workers of a sandbox end, are replaced and are given up, run by this process."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import TYPE_CHECKING

import psycopg
import pytest
from postgres import running_postgres

from notify_typed.sandbox import SandboxError
from notify_typed.sandbox._server import workers
from notify_typed.sandbox._server.workers import Setting, Workers
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from postgres import Postgres


@pytest.fixture(autouse=True)
def _same_signals() -> Iterator[None]:
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.getsignal(number) for number in numbers]
    yield
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


class Run:
    """One worker, and what is said of it."""

    def __init__(self, url: str) -> None:
        self.said: list[str] = []
        self.when_said: Callable[[], object] = self.nothing
        self.workers = Workers(Setting(world.default_world(), url), 0, 1, self.say)
        self.ready = asyncio.Event()

    def nothing(self) -> None:
        pass

    def say(self, text: str) -> None:
        self.said.append(text)
        self.when_said()

    async def begin(self) -> asyncio.Task[None]:
        """Start it; returns when it answers."""
        serving = asyncio.create_task(self.workers.serve(self.ready.set))
        await self.ready.wait()
        return serving

    def send(self, number: signal.Signals) -> None:
        (process,) = self.workers._running
        assert process.pid is not None
        os.kill(process.pid, number)


async def test_what_is_told_to_stop_before_it_begins_does_not_begin(postgres: Postgres) -> None:
    run = Run(postgres.fresh())
    run.workers.ask_to_stop()
    await run.workers.serve(run.ready.set)
    assert not run.ready.is_set()


async def test_a_worker_is_not_replaced_in_a_sandbox_that_stops(postgres: Postgres) -> None:
    run = Run(postgres.fresh())
    serving = await run.begin()
    run.when_said = run.workers.ask_to_stop
    run.send(signal.SIGKILL)
    await serving
    assert run.said == ["a worker ended with -9; another takes its place"]


async def test_a_worker_that_hangs_is_killed_in_the_end(
    postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_STOP_SECONDS", 0.01)
    run = Run(postgres.fresh())
    serving = await run.begin()
    (process,) = run.workers._running
    run.send(signal.SIGSTOP)
    run.workers.ask_to_stop()
    await serving
    assert process.exitcode == -signal.SIGKILL


async def test_the_pause_before_another_try_ends_when_it_is_told_to_stop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "_FIRST_PAUSE", 3_600.0)
    monkeypatch.setattr(workers, "_LONGEST_PAUSE", 3_600.0)
    with running_postgres() as own:
        run = Run(own.fresh())
        serving = await run.begin()
        own.stop()

        def stop_in_the_pause() -> None:
            if run.said[-1].endswith("another try in 3600 seconds"):
                asyncio.get_running_loop().call_soon(run.workers.ask_to_stop)

        run.when_said = stop_in_the_pause
        run.send(signal.SIGKILL)
        await serving
    assert len(run.said) == 2


async def test_a_database_that_fails_as_a_worker_starts_is_named_without_its_content(
    postgres: Postgres,
) -> None:
    url = postgres.fresh()
    run = Run(url)
    with psycopg.connect(url.replace("+psycopg", "")) as other:
        other.execute("DROP TABLE shared_numbers")
    with pytest.raises(SandboxError) as caught:
        await run.workers.serve(run.ready.set)
    said = "a worker did not start: the database failed with ProgrammingError"
    assert str(caught.value) == said
