"""What tests of bulk have in common: a fast sandbox, inputs, processes that die."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from bulk_dying import FAST

from notify_typed.bulk import AsyncBulk, State
from notify_typed.sandbox._world.default import SMS_TEMPLATE_ID, default_world

if TYPE_CHECKING:
    from notify_typed.sandbox import Sandbox

__all__ = [
    "FAST",
    "KILLED",
    "TEMPLATE",
    "Mortals",
    "assert_true",
    "environment",
    "fast_world",
    "held",
    "people",
    "write_csv",
    "written_file",
]

TEMPLATE = SMS_TEMPLATE_ID
KILLED = -signal.SIGKILL
HERE = Path(__file__).parent


def fast_world() -> Any:
    """The friendly world, whose service may send as fast as it can."""
    world: Any = default_world()
    world["services"][0]["rate_limit"] = 10_000_000
    return world


def people(count: int, start: int = 0) -> list[dict[str, str]]:
    """Rows for the friendly world's template for texts; none is for a simulated recipient."""
    return [
        {
            "phone number": f"07700 900{300 + number % 600}",
            "name": f"Person {number}",
            "date": "3 December",
        }
        for number in range(start, start + count)
    ]


def write_csv(path: Path, rows: Iterable[Mapping[str, str]]) -> Path:
    """Write rows as a CSV file."""
    kept = [*rows]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, [*kept[0]])
        writer.writeheader()
        writer.writerows(kept)
    return path


def written_file(path: Path, content: bytes) -> Path:
    """Write a file, and give its path."""
    path.write_bytes(content)
    return path


def held(sandbox: Sandbox) -> Counter[str]:
    """How many messages the sandbox has of each reference."""
    return Counter(each.reference or "" for each in sandbox.messages())


def environment(sandbox: Sandbox, key: str | None = None) -> dict[str, str]:
    """What a process needs to send to a sandbox."""
    return {
        **os.environ,
        "NOTIFY_API_KEY": key or sandbox.test_key,
        "NOTIFY_BASE_URL": sandbox.base_url,
        "PYTHONPATH": str(HERE),
    }


class Mortals:
    """Starts processes that send a run, and kill themselves at a point of the state machine.

    Args:
        sandbox: Where they send to.
        key: With which key; the test key when left out.
    """

    def __init__(self, sandbox: Sandbox, key: str | None = None) -> None:
        self._parent = subprocess.Popen(
            [sys.executable, "-m", "bulk_dying"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment(sandbox, key),
            cwd=HERE,
            text=True,
        )

    def send(self, ledger: str | Path, run: str, point: str = "", nth: int = 1) -> int:
        """Have a process send a run, or work where it is empty; give its status, -9 when killed."""
        assert self._parent.stdin
        assert self._parent.stdout
        self._parent.stdin.write(json.dumps([str(ledger), run, point, nth]) + "\n")
        self._parent.stdin.flush()
        return int(self._parent.stdout.readline())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._parent.communicate()


def assert_true(sandbox: Sandbox, bulk: AsyncBulk, run: str) -> None:
    """Hold what a ledger says of a run against what the sandbox holds."""
    there = held(sandbox)
    twice = [reference for reference, count in there.items() if count > 1]
    assert not twice, f"sent twice: {twice[:5]}"
    for row in bulk.rows(run):
        if row.state is State.SENT:
            assert there[row.reference] == 1, row
        elif row.state in (State.PLANNED, State.REFUSED, State.BAD):
            assert there[row.reference] == 0, row
