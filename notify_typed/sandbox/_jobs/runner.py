"""Runs jobs when they are due: each once, step by step, whichever worker is at it."""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy.exc import SQLAlchemyError

from notify_typed.sandbox._clock import MICROSECONDS
from notify_typed.sandbox._errors import ApiError
from notify_typed.sandbox._jobs import uploads
from notify_typed.sandbox._jobs.columns import Columns
from notify_typed.sandbox._jobs.pace import STEP_SECONDS, Pace, for_a_while
from notify_typed.sandbox._jobs.records import (
    CANCELLED,
    ERROR,
    FINISHED,
    IN_PROGRESS,
    LIMITS_EXCEEDED,
    WAITING,
    Jobs,
)
from notify_typed.sandbox._jobs.rows import RowRefused, Rows, compose
from notify_typed.sandbox._jobs.spreadsheet import Spreadsheet, SpreadsheetError
from notify_typed.sandbox._service.acceptance import Origin
from notify_typed.sandbox._service.callback_claims import LOOK_AGAIN, LOOK_OUT
from notify_typed.sandbox._service.callbacks import WakeUp
from notify_typed.sandbox._service.composition import choose_sender
from notify_typed.sandbox._state.authentication import ADMIN_KEY, Caller

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notify_typed.sandbox._jobs.columns import Row
    from notify_typed.sandbox._jobs.records import Job
    from notify_typed.sandbox._jobs.rows import Prepared
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._store.records import Notification
    from notify_typed.sandbox._world.model import World

_TAKEN_FOR = 20 * MICROSECONDS
"""How long a worker keeps a job without a sign of life."""
_MOST_AT_ONCE = 8
"""How many jobs a worker takes on; it leaves others to other workers."""
_FIRST_LINES = 8
_MOST_LINES = 500
_PAUSE_AFTER_FAILURE = 1.0
_LOGGER = logging.getLogger("notify_typed.sandbox")


class _Unusable(Exception):
    """The service, the template or the file of a job is gone."""


class JobRunner:
    """Runs the jobs of a sandbox.

    Args:
        state: the sandbox.
        base_url: what addresses in messages begin with.

    Attributes:
        pace: what its work takes turns by; other long work is to share it.
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
            # Whoever had them was ended at it.
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
                    await asyncio.wait_for(self._changed.wait(), wait)
        finally:
            for task in self._active:
                task.cancel()
            await asyncio.gather(*self._active, return_exceptions=True)

    def begin(self) -> None:
        """Begin the jobs that are due; small ones are finished when this returns."""
        self._take_due(is_now=True)
        self._changed.set()

    async def settle(self) -> None:
        """Have all jobs that are due run to their end."""
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
            machine = _machine()
            job = self._jobs.take(
                self._state.clock.micros(),
                holder,
                machine=machine,
                until=machine + _TAKEN_FOR,
                is_alone=self._is_alone,
            )
            if job is None:
                return
            work = _Work(self._state, self._jobs, job, holder, self._base)
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

    def _is_done_at_once(self, work: _Work, steps: Iterator[None]) -> bool:
        try:
            return for_a_while(steps)
        except SQLAlchemyError:
            work.let_go()
        except Exception as problem:  # noqa: BLE001 - whoever has made the job is answered anyway
            _report(problem)
            work.fail()
        return True

    async def _finish(self, work: _Work, steps: Iterator[None]) -> None:
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


class _Work:
    """One job that this worker has taken."""

    def __init__(self, state: State, jobs: Jobs, job: Job, holder: str, base: str) -> None:
        self._state = state
        self._jobs = jobs
        self._job = job
        self._holder = holder
        self._base = base
        self._world: World | None = None
        # By how much the clock had leapt past the time at which the job was to begin: its messages
        # are then of that time, as they would be if the clock had run.
        self._late = 0

    def steps(self) -> Iterator[None]:
        """Do the job; each step is kept by itself."""
        job = self._jobs.get(self._job.id)
        if job is None or (job.status in WAITING and not self._start(job)):
            return
        try:
            sheet = Spreadsheet(uploads.pieces(self._state.storage, job.content_id))
            columns = Columns(sheet.headings, job.type, self._look_up().names)
            lines = enumerate(sheet)
            for _ in islice(lines, job.lines_done):
                yield
            size, done = _FIRST_LINES, job.lines_done
            while True:
                began = time.perf_counter()
                taken = list(islice(lines, size))
                done += len(taken)
                is_last = len(taken) < size
                found = [columns.row(number, cells) for number, cells in taken]
                if not self._keep([row for row in found if row], done, is_last=is_last) or is_last:
                    return
                yield
                took = max(time.perf_counter() - began, STEP_SECONDS / _MOST_LINES)
                size = max(1, min(_MOST_LINES, 2 * size, int(size * STEP_SECONDS / took)))
        except SpreadsheetError:
            raise _Unusable from None

    def fail(self) -> None:
        """Say that the job cannot be done."""
        with suppress(SQLAlchemyError):
            self._end(ERROR)

    def let_go(self) -> None:
        """Leave the job to others."""
        with suppress(SQLAlchemyError):
            self._jobs.let_go(self._holder)

    def _start(self, job: Job) -> bool:
        service = self._state.world.services.get(job.service_id)
        if service is None or not service.active:
            self._end(CANCELLED)
            return False
        late = self._state.clock.micros() - job.due_at
        self._late = max(0, late - late % MICROSECONDS)
        now = self._now()
        amounts = {job.type: job.rows, "international_sms": job.foreign_rows}
        try:
            with self._state.storage.transaction():
                is_ours = self._jobs.go_on(
                    job, self._holder, status=IN_PROGRESS, started_at=now, updated_at=now
                )
                if is_ours:
                    self._state.limits.count_job(service, amounts)
        except ApiError:
            self._end(LIMITS_EXCEEDED)
            return False
        return is_ours

    def _look_up(self) -> Rows:
        """The service and the template as they are now."""
        world = self._state.world
        if world is not self._world:
            service = world.services.get(self._job.service_id)
            template = service.templates.get(self._job.template_id) if service else None
            version = template.version(self._job.template_version) if template else None
            if service is None or template is None or version is None:
                raise _Unusable
            self._world = world
            self._caller = Caller(service, ADMIN_KEY)
            self._rows = Rows(service, template, version)
            self._sender = choose_sender(world, service, self._job.type, self._job.sender_id)
        return self._rows

    def _keep(self, lines: list[Row], done: int, *, is_last: bool) -> bool:
        """Make messages of lines; gives whether the job is still this worker's."""
        self._state.refresh()
        rows = self._look_up()
        prepared: list[tuple[int, Prepared]] = []
        for line in lines:
            # What was right when the file came may have become wrong since, as in trial mode.
            with suppress(RowRefused):
                prepared.append((line.number, rows.prepare(line)))
        first = self._state.clock.stamps(len(prepared)) - self._late if prepared else 0
        messages = [
            self._message(rows, number, row, first + place)
            for place, (number, row) in enumerate(prepared)
        ]
        changes: dict[str, int | str] = {
            "lines_done": done,
            "taken_until": _machine() + _TAKEN_FOR,
        }
        if is_last:
            changes |= self._ending(FINISHED)
        with self._state.storage.transaction():
            is_ours = self._jobs.go_on(self._job, self._holder, **changes)
            if is_ours:
                self._state.messages.add_many(messages)
                for message in messages:
                    for listener in self._state.on_message:
                        listener(message)
                if is_last:
                    self._jobs.drop_file(self._job.content_id)
        return is_ours

    def _message(
        self, rows: Rows, number: int, prepared: Prepared, created_at: int
    ) -> Notification:
        return compose(
            self._state,
            self._caller,
            rows.template,
            rows.version,
            prepared,
            created_at=created_at,
            sender=self._sender,
            base=self._base,
            origin=Origin(job_id=self._job.id, job_row=number, version=rows.version.version),
        )

    def _end(self, status: str) -> None:
        with self._state.storage.transaction():
            if self._jobs.go_on(self._job, self._holder, **self._ending(status)):
                self._jobs.drop_file(self._job.content_id)

    def _now(self) -> int:
        return self._state.clock.micros() - self._late

    def _ending(self, status: str) -> dict[str, int | str]:
        now = self._now()
        return {"status": status, "finished_at": now, "updated_at": now}


def _report(problem: Exception) -> None:
    # Its text may hold what was to be sent.
    _LOGGER.error("a job failed: %s", type(problem).__name__)


def _machine() -> int:
    return time.time_ns() // 1000
