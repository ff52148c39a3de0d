"""The benchmark runs, counts right and says when a target is missed."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

import pytest
from patience import HANG

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]


class Part(Protocol):
    """Imports a module of the benchmark, which is not installed."""

    def __call__(self, name: str) -> Any: ...


def bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as `make bench` does, with little on the path beside it."""
    return subprocess.run(  # noqa: S603 - this repository's own command
        [sys.executable, "-m", "benchmarks", *arguments],
        cwd=ROOT,
        # Wide enough that no cell is folded.
        env=os.environ | {"PATH": str(ROOT / ".venv/bin"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=HANG,
        check=False,
    )


@pytest.fixture
def part(monkeypatch: pytest.MonkeyPatch) -> Part:
    monkeypatch.syspath_prepend(str(ROOT))
    return lambda name: import_module(f"benchmarks.{name}")


def test_a_quick_run_compares_both_clients_and_judges_every_target() -> None:
    done = bench("--quick", "--rounds", "1", "--only", "sync", "--only", "memory")
    assert done.returncode == 0, done.stderr
    assert "Sending text messages one after the other" in done.stdout
    assert "while walking through 5,000 messages" in done.stdout
    targets = done.stdout.partition("Targets")[2].splitlines()
    judged = [line for line in targets if line.rstrip(" │").endswith((" met", " missed"))]
    assert len(judged) == 4


def test_a_part_of_the_benchmark_is_never_written_as_its_results() -> None:
    before = (ROOT / "benchmarks/RESULTS.md").stat()
    done = bench("--quick", "--write")
    assert done.returncode == 2
    assert "--write needs the whole benchmark" in done.stderr
    assert (ROOT / "benchmarks/RESULTS.md").stat().st_mtime_ns == before.st_mtime_ns


def test_ratios_are_taken_within_each_round(part: Part) -> None:
    rounds = part("rounds")
    costs = {
        "slow": [rounds.Cost(2, 4), rounds.Cost(30, 60), rounds.Cost(4, 8)],
        "fast": [rounds.Cost(1, 1), rounds.Cost(10, 10), rounds.Cost(1, 1)],
    }
    comparison = rounds.Comparison(costs)
    assert comparison.wall_ratio("slow", "fast") == 3
    assert comparison.cpu_ratio("slow", "fast") == 6
    assert comparison.wall("slow") == 4


def test_every_contender_takes_its_turn_in_every_round(part: Part) -> None:
    rounds = part("rounds")
    turns: list[str] = []

    def measure(name: str) -> object:
        turns.append(name)
        return rounds.Cost(1, 1)

    limits = rounds.Limits(rounds=2, seconds=60)
    rounds.in_turns(["a", "b", "c"], measure, limits, lambda: None)
    assert "".join(turns) == "abc" + "abc" + "bca"


def test_a_missed_target_is_called_missed(part: Part) -> None:
    report = part("report")
    results = report.Results(
        report.Table("Speed", ("Client", "ratio"), [("a", "1.0x")]),
        [report.at_least("fast", 2.19, 2.2), report.at_most("small", 0.5, 0.5)],
    )
    page = report.markdown([results.table, report.targets_table([results])], [("Python", "3")])
    assert "| fast | ≥ 2.2x | 2.19x | missed |" in page
    assert "| small | ≤ 0.5x | 0.50x | met |" in page
