"""Lets long work take turns with everything else that the event loop does."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

STEP_SECONDS = 0.004
"""How long others wait for one step, if the step can be divided at all."""


class Pace:
    """Runs any number of long pieces of work, one step of one of them at a time."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()

    async def run(self, work: Iterator[object]) -> None:
        """Run a generator to its end; the work between two of its yields is not divided."""
        is_over = False
        while not is_over:
            async with self._turn:
                is_over = for_a_while(work)
                # Whatever came in meanwhile is answered before the next step.
                await asyncio.sleep(0)


def for_a_while(work: Iterator[object]) -> bool:
    """Run a generator for the time of one step; return whether it has ended."""
    until = time.perf_counter() + STEP_SECONDS
    return all(time.perf_counter() < until for _ in work)
