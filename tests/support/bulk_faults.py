"""Deaths at random moments, with a bad server: a short form for tests, and a long one as a command.

`python -m bulk_faults --rows 20000 --deaths 200` in this folder plays the long one.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bulk_dying import POINTS
from bulk_world import FAST, TEMPLATE, Mortals, assert_true, fast_world, held, people

from notify_typed.bulk import AsyncBulk, State
from notify_typed.sandbox import Sandbox, faults

if TYPE_CHECKING:
    from notify_typed.bulk import Result

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


async def _play(rows: int, deaths: int, seed: int) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Sandbox(outcomes="immediate", world=fast_world()) as sandbox,
    ):
        ledger = Path(folder) / "runs.db"
        async with AsyncBulk(ledger, api_key=sandbox.test_key, base_url=sandbox.base_url) as bulk:
            run = (await bulk.plan(people(rows), template_id=TEMPLATE)).run
            await die_and_finish(sandbox, bulk, ledger, run, deaths=deaths, seed=seed)
            there = held(sandbox)
            assert len(there) == rows, f"{rows - len(there)} rows are lost"
            assert set(there.values()) == {1}
    sys.stdout.write(f"{rows:,} rows, {deaths} deaths, seed {seed}: each is there once\n")


def main() -> None:
    """Play the long form."""
    parser = argparse.ArgumentParser(prog="python -m bulk_faults", description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--deaths", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    asyncio.run(_play(given.rows, given.deaths, given.seed))


if __name__ == "__main__":
    main()
