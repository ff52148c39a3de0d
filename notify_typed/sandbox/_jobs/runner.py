"""Runs jobs when they are due: each once, step by step, whichever worker is at it."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy.exc import SQLAlchemyError

from notify_typed.sandbox._jobs.pace import Pace, for_a_while
from notify_typed.sandbox._jobs.records import Jobs
from notify_typed.sandbox._jobs.work import TAKEN_FOR, Work, machine_time
from notify_typed.sandbox._service.callback_queue import LOOK_AGAIN, LOOK_OUT
from notify_typed.sandbox._service.callbacks import WakeUp
from notify_typed.sandbox._timekeeper import MICROSECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notify_typed.sandbox._state.state import State

_MOST_AT_ONCE = 8
"""How many jobs a worker takes on; it leaves others to other workers."""
_PAUSE_AFTER_FAILURE = 1.0
_LOGGER = logging.getLogger("notify_typed.sandbox")


class JobRunner:
    """Runs the jobs of a sandbox.

    Args:
        state: The sandbox.
        base_url: The beginning of addresses in messages.

    Attributes:
        pace: Divides its work into turns; other long work must share it.
    """

    def __init__(self, state: State, base_url: str) -> None:
        self._state = state
        self._base = base_url
        self._jobs = Jobs(state.storage)
        self.pace = Pace()
        self._changed = asyncio.Event()
        self._active: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Run jobs as they fall due, until cancelled."""
        self._state.clock.on_change(WakeUp(asyncio.get_running_loop(), self._changed))
        if self._is_alone:
            # The process that held them ended before they did.
            self._jobs.let_go()
        try:
            while True:
                self._changed.clear()
                try:
                    self._state.refresh()
                    self._take_due()
                    wait = self._seconds_until(self._jobs.next_due())
                except SQLAlchemyError as problem:
                    _LOGGER.error("jobs could not be looked for: %s", type(problem).__name__)  # noqa: TRY400 - its text may hold data
                    wait = _PAUSE_AFTER_FAILURE
                with suppress(TimeoutError):
                    async with asyncio.timeout(wait):
                        await self._changed.wait()
        finally:
            for task in self._active:
                task.cancel()
            await asyncio.gather(*self._active, return_exceptions=True)

    def begin(self) -> None:
        """Begin the jobs that are due; small ones are finished when this returns."""
        self._take_due(is_now=True)
        self._changed.set()

    async def settle(self) -> None:
        """Run all jobs that are due to their end."""
        while True:
            self._state.refresh()
            self._take_due()
            if self._active:
                await asyncio.wait(self._active)
            elif not self._is_alone and self._jobs.is_any_due(self._state.clock.micros()):
                await asyncio.sleep(LOOK_AGAIN)
            else:
                return

    @property
    def _is_alone(self) -> bool:
        return self._state.worker_state is None

    def _seconds_until(self, due_at: int | None) -> float | None:
        longest = None if self._is_alone else LOOK_OUT
        if due_at is None or self._state.clock.is_frozen:
            return longest
        wait = max(0.0, (due_at - self._state.clock.micros()) / MICROSECONDS)
        return wait if longest is None else min(wait or LOOK_AGAIN, longest)

    def _take_due(self, *, is_now: bool = False) -> None:
        while len(self._active) < _MOST_AT_ONCE:
            holder = str(uuid4())
            machine = machine_time()
            job = self._jobs.take(
                self._state.clock.micros(),
                holder,
                machine=machine,
                until=machine + TAKEN_FOR,
                is_alone=self._is_alone,
            )
            if job is None:
                return
            work = Work(self._state, self._jobs, job, holder, self._base)
            steps = work.steps()
            if is_now and self._is_done_at_once(work, steps):
                continue
            task = asyncio.create_task(self._finish(work, steps))
            self._active.add(task)
            task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._active.discard(task)
        # There may be a job that nobody had a hand free for.
        self._changed.set()

    def _is_done_at_once(self, work: Work, steps: Iterator[None]) -> bool:
        try:
            return for_a_while(steps)
        except SQLAlchemyError:
            work.let_go()
        except Exception as problem:  # noqa: BLE001 - the caller who made the job is answered anyway
            _report(problem)
            work.fail()
        return True

    async def _finish(self, work: Work, steps: Iterator[None]) -> None:
        try:
            while True:
                try:
                    await self.pace.run(steps)
                except SQLAlchemyError as problem:
                    _LOGGER.error("a job was interrupted: %s", type(problem).__name__)  # noqa: TRY400 - its text may hold data
                    await asyncio.sleep(_PAUSE_AFTER_FAILURE)
                    steps = work.steps()
                else:
                    return
        except asyncio.CancelledError:
            work.let_go()
            raise
        except Exception as problem:  # noqa: BLE001 - one job must not end the others
            _report(problem)
            work.fail()


def _report(problem: Exception) -> None:
    # Its text may hold what was to be sent.
    _LOGGER.error("a job failed: %s", type(problem).__name__)
