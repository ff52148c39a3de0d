"""Sends the recorded requests to a sandbox and holds its answers against the recorded ones."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from notify_typed.sandbox import Sandbox, Speed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from postgres import Postgres

KIT = Path(__file__).parent
WORLD = KIT / "world.json"
NO_REPORTS = Speed(live_outcome=3600.0)
LEAST_EXACT = 0.97
LEAST_EXACT_WITH_STUBS = 0.85

# Where the sandbox answers otherwise on purpose.
DIFFERENCES = {
    "file-empty-string": "recorded with a stand-in that took empty files; the real one refuses them"
}


class SandboxTime:
    """Stands in for the replay tool's `time`: waiting moves the sandbox's clock instead."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._clock = sandbox.clock

    def time(self) -> float:
        return self._clock.now().timestamp()

    def monotonic(self) -> float:
        return self._clock.now().timestamp()

    def sleep(self, seconds: float) -> None:
        self._clock.advance(seconds=seconds)


@pytest.fixture(scope="module")
def replay() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("fidelity_replay", KIT / "replay.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    if request.param == "sqlite":
        return "sqlite://"
    server: Postgres = request.getfixturevalue("postgres")
    return server.fresh()


@pytest.fixture(scope="module")
def outcomes(replay: ModuleType, database_url: str) -> list[Any]:
    cases, scored = replay.select(replay.read_cases(KIT / "recordings-dev.jsonl"), None)
    with (
        # Nobody reported back when the recordings were made: live messages stay under way.
        Sandbox(
            world=WORLD,
            quirks="exact",
            rules="2026-08",
            outcomes=NO_REPORTS,
            database_url=database_url,
        ) as sandbox,
        httpx.Client(timeout=60, follow_redirects=False, trust_env=False) as client,
        pytest.MonkeyPatch.context() as patch,
    ):
        sandbox.clock.freeze()
        patch.setattr(replay, "time", SandboxTime(sandbox))
        session = replay.Session(sandbox.base_url, replay.read_keys(WORLD), client)
        outcomes = list(replay.play(session, cases, scored))
    # Seen with `pytest -s`, as `make fidelity` runs it.
    replay.print_summary(outcomes)
    replay.print_failures(outcomes, len(outcomes))
    return outcomes


def test_recorded_requests_get_the_recorded_answers(
    replay: ModuleType, outcomes: list[Any]
) -> None:
    plain = replay.Count.of([outcome for outcome in outcomes if not outcome.case.stub])
    assert plain.total > 500
    assert plain.score >= LEAST_EXACT


def test_requests_that_depended_on_stand_ins_mostly_do_too(
    replay: ModuleType, outcomes: list[Any]
) -> None:
    stubbed = replay.Count.of([outcome for outcome in outcomes if outcome.case.stub])
    assert stubbed.total > 30
    assert stubbed.score >= LEAST_EXACT_WITH_STUBS


def test_only_the_differences_with_a_known_reason_are_left(outcomes: list[Any]) -> None:
    differing = {
        outcome.case.name: outcome.diffs for outcome in outcomes if outcome.verdict != "exact"
    }
    assert differing.keys() == DIFFERENCES.keys(), differing
