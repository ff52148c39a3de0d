"""Measures everything in one run against local servers, and prints tables of ratios.

Nothing but this machine's loopback interface is talked to.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rich.console import Console
from rich.progress import Progress

from benchmarks import (
    bulk,
    commands,
    decoding,
    importing,
    memory,
    sandbox,
    sending,
    starting,
    workers,
)
from benchmarks.answers import PAGE_SIZE
from benchmarks.machine import describe
from benchmarks.report import markdown, show, targets_table
from benchmarks.rounds import Limits
from benchmarks.server import StaticServer

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.report import Results

RESULTS = Path(__file__).with_name("RESULTS.md")
_INTERRUPTED = 130


class Plan(NamedTuple):
    """How much to measure; a turn is what one contender does in one round."""

    rounds: int
    seconds: float
    sends: int
    concurrent_sends: int
    pages: int
    messages: int
    sandbox_sends: int
    sandbox_reads: int
    bulk_sends: int
    bulk_rows: int


FULL = Plan(
    rounds=40,
    seconds=30.0,
    sends=250,
    concurrent_sends=1000,
    pages=10,
    messages=100_000,
    sandbox_sends=400,
    sandbox_reads=10,
    bulk_sends=2_000,
    bulk_rows=1_000_000,
)
QUICK = Plan(
    rounds=2,
    seconds=2.0,
    sends=25,
    concurrent_sends=100,
    pages=2,
    messages=5_000,
    sandbox_sends=50,
    sandbox_reads=2,
    bulk_sends=200,
    bulk_rows=5_000,
)


class Part(NamedTuple):
    """One part of the benchmark.

    Attributes:
        run: Measures; gets the server's address, the plan, and what to call after each step.
        steps: How many steps there are at most.
    """

    run: Callable[[str, Plan, Callable[[], None]], list[Results]]
    steps: Callable[[Plan], int]


def _limits(plan: Plan) -> Limits:
    return Limits(plan.rounds, plan.seconds)


PARTS = {
    "sync": Part(
        lambda url, plan, tick: [sending.blocking(url, plan.sends, _limits(plan), tick)],
        lambda plan: plan.rounds,
    ),
    "async": Part(
        lambda url, plan, tick: [
            sending.concurrent(url, plan.concurrent_sends, _limits(plan), tick)
        ],
        lambda plan: plan.rounds,
    ),
    "decode": Part(
        lambda url, plan, tick: [decoding.page(url, plan.pages, _limits(plan), tick)],
        lambda plan: plan.rounds,
    ),
    "import": Part(
        lambda url, plan, tick: importing.fresh(url, _limits(plan), tick),
        lambda plan: 2 * plan.rounds,
    ),
    "command": Part(
        lambda url, plan, tick: [commands.starting(url, _limits(plan), tick)],
        lambda plan: plan.rounds,
    ),
    "memory": Part(lambda url, plan, tick: [memory.walk(url, plan.messages, tick)], lambda _: 2),
    "sandbox": Part(
        lambda _, plan, tick: sandbox.everything(
            plan.sandbox_sends, plan.sandbox_reads, plan.messages, _limits(plan), tick
        ),
        lambda plan: 2 * plan.rounds,
    ),
    "bulk": Part(
        lambda _, plan, tick: [
            *bulk.everything(plan.bulk_sends, plan.bulk_rows, _limits(plan), tick)
        ],
        lambda plan: 2 * plan.rounds + 1,
    ),
    "start": Part(
        lambda _, plan, tick: [starting.from_nothing(_limits(plan), tick)],
        lambda plan: plan.rounds,
    ),
    "workers": Part(
        lambda _, plan, tick: [workers.both(plan.sandbox_sends, _limits(plan), tick)],
        lambda plan: plan.rounds,
    ),
}


def main(arguments: list[str] | None = None) -> int:
    """Measure, print and, where asked for, write."""
    options = _options(arguments)
    plan = QUICK if options.quick else FULL
    plan = plan._replace(
        rounds=options.rounds or plan.rounds, seconds=options.seconds or plan.seconds
    )
    console = Console()
    try:
        results, server = _measure(options.only or list(PARTS), plan, console)
    except KeyboardInterrupt:
        console.print("Stopped; nothing is left running.")
        return _INTERRUPTED
    except subprocess.CalledProcessError as error:
        console.print(f"A measured process failed:\n{error.stderr}", markup=False)
        return 1
    tables = [result.table for result in results] + [targets_table(results)]
    for table in tables:
        show(table, console)
    if options.write:
        RESULTS.write_text(markdown(tables, describe(server)))
        console.print(f"Written to {RESULTS.name}.")
    return 0


def _measure(parts: list[str], plan: Plan, console: Console) -> tuple[list[Results], str]:
    results: list[Results] = []
    with (
        StaticServer(plan.messages // PAGE_SIZE) as server,
        Progress(console=console) as progress,
    ):
        for name in parts:
            part = PARTS[name]
            task = progress.add_task(name, total=part.steps(plan))
            results += part.run(server.url, plan, partial(progress.advance, task))
            progress.update(task, total=1, completed=1)
    return results, server.name


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Compares notify-typed with the official client and with bare httpx, and its"
        " sandbox with a bare server.",
        epilog="A full run takes five to ten minutes; figures of a busy machine are rough.",
    )
    parser.add_argument(
        "--quick", action="store_true", help="measure very little, to see that it works"
    )
    parser.add_argument("--rounds", type=_positive, help=f"at most so many (usual: {FULL.rounds})")
    parser.add_argument(
        "--seconds",
        type=_positive,
        help=f"begin no new round of a part after so many (usual: {FULL.seconds:g})",
    )
    parser.add_argument(
        "--only", action="append", choices=list(PARTS), help="measure one part; may be repeated"
    )
    parser.add_argument(
        "--write", action="store_true", help=f"write everything into {RESULTS.name}"
    )
    options = parser.parse_args(arguments)
    if options.write and (options.quick or options.only):
        parser.error("--write needs the whole benchmark: leave --quick and --only out")
    return options


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("it must be 1 or more")
    return number


if __name__ == "__main__":
    sys.exit(main())
