"""Sends a run with processes that die at random moments, beside a bad server."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING

from bulk_dying import POINTS
from bulk_world import FAST, KILLED, Mortals, assert_true

from notify_typed.bulk import State
from notify_typed.sandbox import faults

if TYPE_CHECKING:
    from pathlib import Path

    from notify_typed.bulk import AsyncBulk
    from notify_typed.sandbox import Sandbox

_WORKERS = 4
_LIVES = 10  # for each death at most, so that it ends whatever goes wrong
RATE_LIMIT = "Exceeded rate limit for key type {key_type}"
FAULTS = (
    faults.ResetBeforeRead(),
    faults.ResetAfterCommit(),
    faults.ServerError(),
    faults.RouterPage(after_commit=True),
    faults.RouterPage(),
    faults.Delay(0.05),
    faults.RateLimitError(message=f"{RATE_LIMIT} of {FAST.rate} requests per 60 seconds"),
)


async def die_and_finish(
    sandbox: Sandbox, bulk: AsyncBulk, ledger: str | Path, run: str, *, deaths: int, seed: int
) -> int:
    """Send a run with processes that die, one after the other, and with one that does not.

    Returns:
        How many were killed.
    """
    chance = begin_faults(sandbox, seed)
    each = max(2, bulk.counts(run)[State.PLANNED] // (deaths + 1))
    killed = 0
    with Mortals(sandbox) as mortals:
        for begun in range(_LIVES * deaths):
            if killed >= deaths or not bulk.counts(run)[State.PLANNED]:
                break
            killed += mortals.send(ledger, run, *_death(chance, each)) == KILLED
            if begun % (deaths // 10 + 1) == 0:
                assert_true(sandbox, bulk, run)
        else:
            raise AssertionError(f"{killed} of {begun + 1} processes died, and rows are planned")
    await finish(sandbox, bulk, run)
    return killed


async def share_die_and_finish(
    sandbox: Sandbox, bulk: AsyncBulk, ledger: str, run: str, *, deaths: int, seed: int
) -> int:
    """Send a run with four processes at once, of which each dies, and with one that does not.

    Returns:
        How many were killed.
    """
    chance = begin_faults(sandbox, seed)
    each = max(2, bulk.counts(run)[State.PLANNED] // (deaths + 1))
    killed = 0
    with ExitStack() as stack, ThreadPoolExecutor(_WORKERS) as pool:
        workers = [stack.enter_context(Mortals(sandbox)) for _ in range(_WORKERS)]
        for _ in range(_LIVES * deaths):
            if killed >= deaths or not bulk.counts(run)[State.PLANNED]:
                break
            ends = [pool.submit(one.send, ledger, "", *_death(chance, each)) for one in workers]
            killed += sum(end.result() == KILLED for end in ends)
            end_leases(bulk)
        else:
            raise AssertionError(f"{killed} died in {_LIVES * deaths} rounds, and rows are planned")
    assert_true(sandbox, bulk, run)
    await finish(sandbox, bulk, run)
    return killed


def begin_faults(sandbox: Sandbox, seed: int) -> random.Random:
    """Let a sandbox fail now and then, and give what the rest of chance comes from."""
    for number, fault in enumerate(FAULTS):
        sandbox.fail_randomly(0.02, fault, seed=seed + number, operation="sends")
    return random.Random(seed)  # noqa: S311 - repeatable


def end_leases(bulk: AsyncBulk) -> None:
    """Let the time of all claims be over, as it is some while after their processes died."""
    with bulk._database.write() as connection:
        connection.exec_driver_sql("UPDATE notify_bulk_rows SET lease = 1")


async def finish(sandbox: Sandbox, bulk: AsyncBulk, run: str) -> None:
    """Send the rest of a run, and hold what the ledger says against the truth."""
    sandbox.clear_faults()
    result = await bulk.send(run, FAST)
    assert result.ending == "done", result
    assert_true(sandbox, bulk, run)


def _death(chance: random.Random, each: int) -> tuple[str, int]:
    """Choose where a process dies: after so many messages, or at a point's first moments."""
    if chance.random() < 0.3:
        return chance.choice(POINTS[:8]), chance.randrange(1, 4)
    return "when a message was answered", chance.randrange(1, 2 * each)
