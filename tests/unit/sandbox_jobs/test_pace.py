"""Long work leaves room for everything else."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from notify_typed.sandbox._jobs.pace import STEP_SECONDS, Pace

if TYPE_CHECKING:
    from collections.abc import Iterator


def work(steps: int, log: list[str], name: str) -> Iterator[None]:
    for _ in range(steps):
        busy_until = time.perf_counter() + STEP_SECONDS
        while time.perf_counter() < busy_until:
            pass
        log.append(name)
        yield


def test_two_pieces_of_work_take_turns_and_others_come_between() -> None:
    log: list[str] = []

    async def others() -> None:
        for _ in range(4):
            log.append("other")
            await asyncio.sleep(0)

    async def run() -> None:
        pace = Pace()
        await asyncio.gather(
            pace.run(work(2, log, "first")), pace.run(work(2, log, "second")), others()
        )

    asyncio.run(run())
    assert [name for name in log if name != "other"] == ["first", "second", "first", "second"]
    assert log[2:].count("other") >= 2
