"""Measures the memory that walking through a long list takes."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.report import Results, Table, Target
from benchmarks.sending import OFFICIAL, OURS
from benchmarks.server import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

MEGABYTE = 1_000_000
_LIMIT = 80 * MEGABYTE
_FLAT = 1.05
_PATIENCE = 120.0


class Memory(NamedTuple):
    """Memory of a process after so many messages, in bytes."""

    seen: int
    in_use: int
    peak: int


def walk(url: str, count: int, tick: Callable[[], None]) -> Results:
    """Compare the clients' memory after a tenth, a half and all of the messages."""
    every = count // 10
    walks: dict[str, list[Memory]] = {}
    for client in (OFFICIAL, OURS):
        walks[client] = _walk(client, url, count, every)
        tick()
    shown = (0, 4, 9)
    rows = [
        (client, *(_megabytes(walked[at].in_use) for at in shown), _megabytes(walked[-1].peak))
        for client, walked in walks.items()
    ]
    heads = ("Client", *(f"after {every * (at + 1):,}" for at in shown), "peak")
    ours = walks[OURS]
    growth = ours[-1].in_use / ours[0].in_use
    return Results(
        Table(f"Memory (RSS) while walking through {count:,} messages", heads, rows),
        [
            Target(
                f"walking through {count:,} messages: peak memory",
                f"< {_megabytes(_LIMIT)}",
                _megabytes(ours[-1].peak),
                ours[-1].peak < _LIMIT,
            ),
            Target(
                f"memory after {count:,} messages, to that after {every:,}",
                f"≤ {_FLAT:g}x",
                f"{growth:.2f}x",
                growth <= _FLAT,
            ),
        ],
    )


def _walk(client: str, url: str, count: int, every: int) -> list[Memory]:
    child = subprocess.run(
        [sys.executable, "-m", "benchmarks.walk", client, url, str(count), str(every)],
        capture_output=True,
        text=True,
        check=True,
        timeout=_PATIENCE,
        cwd=ROOT,
    )
    return [Memory(*map(int, line.split())) for line in child.stdout.splitlines()]


def _megabytes(amount: float) -> str:
    return f"{amount / MEGABYTE:.1f} MB"
