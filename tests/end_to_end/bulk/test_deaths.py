"""Whatever dies, no message is sent twice, none is lost, and what the ledger says is true."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bulk_dying import POINTS
from bulk_world import FAST, KILLED, TEMPLATE, Mortals, assert_true, held, people

from notify_typed.bulk import State

if TYPE_CHECKING:
    from pathlib import Path

    from notify_typed.bulk import AsyncBulk
    from notify_typed.sandbox import Sandbox

pytestmark = pytest.mark.slow


async def test_a_run_goes_on_after_a_death_at_each_point(
    sandbox: Sandbox, bulk: AsyncBulk, ledger: Path
) -> None:
    run = (await bulk.plan(people(200), template_id=TEMPLATE)).run

    with Mortals(sandbox) as mortals:
        for point in POINTS:
            assert mortals.send(ledger, run, point) == KILLED, f"it did not come to: {point}"
            assert_true(sandbox, bulk, run)

    result = await bulk.send(run, FAST)
    assert (result.ending, result.counts[State.SENT]) == ("done", 200)
    assert held(sandbox) == {f"{run}-{row.number}": 1 for row in bulk.rows(run)}
