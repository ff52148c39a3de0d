"""Measures bulk: sending beside the bare client, large runs, and workers that share a run."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.memory import MEGABYTE
from benchmarks.postgres import postgres_url
from benchmarks.report import Results, Table, Target, at_least, at_most, microseconds
from benchmarks.rounds import Cost, in_process, in_turns
from benchmarks.sandbox import Server, running
from benchmarks.sending import IN_FLIGHT
from benchmarks.server import ROOT
from notify_typed import AsyncNotifyClient
from notify_typed.bulk import AsyncBulk, SendOptions
from notify_typed.sandbox._world.default import SMS_TEMPLATE_ID

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from benchmarks.rounds import Contender, Limits

_BARE = "async client, no ledger"
_BULK = "bulk, ledger in SQLite"
_ONE = "1 worker"
_FOUR = "4 workers"
_UNLIMITED = 10**9
_LEAST_SENT = 1_000
_LEAST_PLANNED = 20_000
_MOST_LOST = 0.85
_MOST_MEMORY = 150 * MEGABYTE
_SOONEST = 2.0
_FEWEST_WORKED = 2_000


class Planned(NamedTuple):
    """What a process of its own said of planning and going on."""

    seconds: float
    cpu: float
    peak: int
    resumed: float


def everything(
    sends: int, rows: int, limits: Limits, tick: Callable[[], None]
) -> Iterator[Results]:
    """Measure all of bulk: sending for half of the time, and workers for all of it."""
    yield _sending(sends, limits._replace(seconds=limits.seconds / 2), tick)
    yield _planning(rows)
    tick()
    yield from _sharing(2 * sends, limits, tick)


def people(many: int) -> Iterator[dict[str, str]]:
    """Rows for the sandbox's usual template, each for another number."""
    for number in range(many):
        yield {
            "phone number": f"07{400_000_000 + number:09}",
            "name": f"Person {number}",
            "date": "Tuesday 24 November",
        }


def _sending(times: int, limits: Limits, tick: Callable[[], None]) -> Results:
    options = SendOptions(rate=_UNLIMITED, in_flight=IN_FLIGHT)
    numbers = count()
    with ExitStack() as stack, asyncio.Runner() as runner:
        server = stack.enter_context(running(1))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=ROOT)))
        bulk = AsyncBulk(folder / "runs.db", api_key=server.key, base_url=server.url)
        stack.callback(bulk.close)
        runs: list[str] = []

        def with_bulk(times: int) -> None:
            result = runner.run(bulk.send(runs.pop(), options))
            if result.sent != times:
                raise RuntimeError(f"{result.sent} messages were sent, not {times}")

        def with_client(times: int) -> None:
            runner.run(_bare(server, times, next(numbers)))

        contenders: dict[str, Contender] = {_BARE: with_client, _BULK: with_bulk}
        measured = in_process(contenders, dict.fromkeys(contenders, times))

        def measure(name: str) -> Cost:
            if name == _BULK:  # planning is measured apart
                planned = bulk.plan(people(times), template_id=SMS_TEMPLATE_ID)
                runs.append(runner.run(planned).run)
            return measured(name)

        costs = in_turns(contenders, measure, limits, tick)
    rows = [
        (
            name,
            f"{1 / costs.wall(name):,.0f}",
            microseconds(costs.cpu(name)),
            f"{1 / costs.wall_ratio(name, _BARE):.2f}x",
        )
        for name in contenders
    ]
    title = f"Bulk: {times:,} text messages to the sandbox, {IN_FLIGHT} in flight"
    heads = ("One process", "messages/s", "CPU, each", "messages/s, ratio")
    note = f"Each transaction waits for the disk; {costs.rounds} rounds"
    return Results(
        Table(title, heads, rows, note=note),
        [
            at_least(
                "bulk, sending: messages per second, to the bare async client's",
                1 / costs.wall_ratio(_BULK, _BARE),
                _MOST_LOST,
            ),
            at_least(
                f"bulk, sending: messages per second, to {_LEAST_SENT:,}",
                1 / costs.wall(_BULK) / _LEAST_SENT,
                1,
            ),
        ],
    )


async def _bare(server: Server, times: int, turn: int) -> None:
    left = enumerate(people(times))
    async with AsyncNotifyClient(server.key, base_url=server.url) as notify:

        async def sender() -> None:
            for number, row in left:
                to = row.pop("phone number")
                await notify.send_sms_notification(
                    to, SMS_TEMPLATE_ID, row, f"bare-{turn}-{number}"
                )

        await asyncio.gather(*(sender() for _ in range(IN_FLIGHT)))


def _planning(rows: int) -> Results:
    with running(1) as server, tempfile.TemporaryDirectory(dir=ROOT) as folder:
        planned = Planned(*json.loads(_worker("plan", server, f"{folder}/runs.db", rows)))
    speed = rows / planned.seconds
    shown = [
        ("planning", f"{rows:,}", f"{speed:,.0f} rows/s", microseconds(planned.cpu / rows)),
        ("memory while planning", f"{rows:,}", f"{planned.peak / MEGABYTE:.1f} MB", ""),
        ("going on, to the first message", f"{rows:,}", f"{planned.resumed:.2f} s", ""),
    ]
    heads = ("A run of texts", "rows", "measured", "CPU, a row")
    return Results(
        Table("Bulk: large runs", heads, shown),
        [
            at_least(
                f"bulk, planning texts: rows per second, to {_LEAST_PLANNED:,}",
                speed / _LEAST_PLANNED,
                1,
            ),
            Target(
                f"bulk, planning {rows:,} rows: peak memory of the process",
                f"< {_MOST_MEMORY / MEGABYTE:.0f} MB",
                f"{planned.peak / MEGABYTE:.1f} MB",
                planned.peak < _MOST_MEMORY,
            ),
            Target(
                f"bulk, going on with {rows:,} rows: time to the first message",
                f"< {_SOONEST:g} s",
                f"{planned.resumed:.2f} s",
                planned.resumed < _SOONEST,
            ),
        ],
    )


def _sharing(times: int, limits: Limits, tick: Callable[[], None]) -> list[Results]:
    """Compare one worker on PostgreSQL with four; nothing where PostgreSQL is not installed."""
    with ExitStack() as stack, asyncio.Runner() as runner:
        url = stack.enter_context(postgres_url())
        if url is None:
            return []
        server = stack.enter_context(running(1))
        bulk = AsyncBulk(url, api_key=server.key, base_url=server.url)
        stack.callback(bulk.close)
        rows = max(times, _FEWEST_WORKED)
        workers = stack.enter_context(_workers(server, url, 4))

        def measure(name: str) -> Cost:
            plan = bulk.plan(people(rows), template_id=SMS_TEMPLATE_ID)
            run = runner.run(plan).run
            working = workers if name == _FOUR else workers[:1]
            started = time.perf_counter()
            for worker in working:
                _ask(worker)
            used = sum(float(_answer(worker)) for worker in working)
            wall = time.perf_counter() - started
            sent = sum(number for state, number in bulk.counts(run).items() if state == "sent")
            if sent != rows:
                raise RuntimeError(f"{sent} messages were sent, not {rows}")
            return Cost(wall / rows, used / rows)

        contenders = (_ONE, _FOUR)
        costs = in_turns(contenders, measure, limits, tick)
    shown = [
        (
            name,
            f"{1 / costs.wall(name):,.0f}",
            microseconds(costs.cpu(name)),
            f"{1 / costs.wall_ratio(name, _ONE):.2f}x",
        )
        for name in contenders
    ]
    heads = ("One run of a ledger in PostgreSQL", "messages/s", "CPU, each", "messages/s, ratio")
    note = (
        f"{rows:,} messages; the sandbox and PostgreSQL use the same processors;"
        f" {costs.rounds} rounds"
    )
    return [
        Results(
            Table("Bulk: workers", heads, shown, note=note),
            [
                at_most(
                    "bulk, 4 workers on PostgreSQL: time for a run, to 1 worker's",
                    costs.wall_ratio(_FOUR, _ONE),
                    1.0,
                )
            ],
        )
    ]


def _command(what: str, server: Server, ledger: str, rows: int) -> list[str]:
    words = (what, server.url, server.key, ledger, str(rows))
    return [sys.executable, "-m", "benchmarks.bulk_worker", *words]


def _worker(what: str, server: Server, ledger: str, rows: int) -> str:
    return subprocess.run(
        _command(what, server, ledger, rows),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


@contextmanager
def _workers(server: Server, ledger: str, many: int) -> Generator[list[subprocess.Popen[str]]]:
    """Start workers, and give them when all have loaded what they need."""
    with ExitStack() as stack:
        workers = [
            stack.enter_context(
                subprocess.Popen(
                    _command("work", server, ledger, 0),
                    cwd=ROOT,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            for _ in range(many)
        ]
        for worker in workers:
            _answer(worker)
        yield workers


def _ask(worker: subprocess.Popen[str]) -> None:
    if worker.stdin is None:
        raise RuntimeError("the worker's input was not opened")
    worker.stdin.write("go\n")
    worker.stdin.flush()


def _answer(worker: subprocess.Popen[str]) -> str:
    if worker.stdout is None:
        raise RuntimeError("the worker's output was not opened")
    return worker.stdout.readline()
