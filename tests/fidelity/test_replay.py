"""Sends recorded requests to a sandbox and holds its answers against the recorded ones."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fidelity.kits import kits
from fidelity.replay import exact_share, replay, sample, status_share

if TYPE_CHECKING:
    from postgres import Postgres

KITS = kits()
PAGE = Path(__file__).parents[2] / "docs" / "fidelity.md"
SEED = 20261129
SIZE = 300


def least_of_sample(share: float, size: int) -> float:
    # A sample strays from the whole, which `make fidelity` measures, by two deviations at most.
    return share - 2 * math.sqrt(share * (1 - share) / size)


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_recorded_requests_get_the_recorded_answers(
    database: str, request: pytest.FixtureRequest
) -> None:
    database_url = "sqlite://"
    if database == "postgresql":
        server: Postgres = request.getfixturevalue("postgres")
        database_url = server.fresh()
    outcomes = replay(KITS["first"], database_url=database_url)
    assert len(outcomes) > 500
    differing = {outcome.case: outcome.differences for outcome in outcomes if not outcome.is_exact}
    assert differing.keys() == KITS["first"].reasons.keys(), differing


@pytest.mark.parametrize("name", [name for name in KITS if name != "first"])
def test_recorded_requests_drawn_at_random_are_answered_as_closely_as_promised(name: str) -> None:
    kit = KITS[name]
    outcomes = replay(kit, sample(kit, SIZE, SEED))
    assert len(outcomes) >= SIZE
    differing = {outcome.case: outcome.differences for outcome in outcomes if not outcome.is_exact}
    assert exact_share(outcomes) >= least_of_sample(kit.least_exact, SIZE), differing
    assert status_share(outcomes) >= least_of_sample(kit.least_status, SIZE), differing
    same = {outcome.case for outcome in outcomes if outcome.is_exact}
    assert not same & kit.reasons.keys(), "these no longer differ: take them off the table"


@pytest.mark.parametrize("name", KITS)
def test_every_difference_that_stays_is_explained_to_readers(name: str) -> None:
    page = PAGE.read_text("utf-8")
    reasons = [*KITS[name].reasons.values()]
    for reason in set(reasons):
        assert f"| `{name}` | {reasons.count(reason)} | {reason} |" in page
    cases = {row["case"] for row in KITS[name].rows()}
    assert KITS[name].reasons.keys() <= cases
