"""Sends a run with processes that die at random moments, beside a bad server."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from bulk_dying import POINTS
from bulk_world import FAST, Mortals, assert_true

from notify_typed.bulk import State
from notify_typed.sandbox import faults

if TYPE_CHECKING:
    from pathlib import Path

    from notify_typed.bulk import AsyncBulk, Result
    from notify_typed.sandbox import Sandbox

FAULTS = (
    faults.ResetBeforeRead(),
    faults.ResetAfterCommit(),
    faults.ServerError(),
    faults.RouterPage(after_commit=True),
    faults.RouterPage(),
    faults.Delay(0.05),
    faults.RateLimitError(),
)


async def die_and_finish(
    sandbox: Sandbox, bulk: AsyncBulk, ledger: str | Path, run: str, *, deaths: int, seed: int
) -> Result:
    """Send a run with processes that die, one after the other, and with one that does not."""
    chance = random.Random(seed)  # noqa: S311 - repeatable
    for number, fault in enumerate(FAULTS):
        sandbox.fail_randomly(0.02, fault, seed=seed + number, operation="sends")
    each = max(2, bulk.counts(run)[State.PLANNED] // (deaths + 1))
    with Mortals(sandbox) as mortals:
        for _ in range(deaths):
            # After so many messages, wherever the others are; or at a point's first moments.
            point, nth = "when a message was answered", chance.randrange(1, 2 * each)
            if chance.random() < 0.3:
                point, nth = chance.choice(POINTS[:8]), chance.randrange(1, 4)
            mortals.send(ledger, run, point, nth)
            assert_true(sandbox, bulk, run)
    sandbox.clear_faults()
    result = await bulk.send(run, FAST)
    assert result.ending == "done", result
    assert_true(sandbox, bulk, run)
    return result
