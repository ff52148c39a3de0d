"""One job at work: its spreadsheet, step by step, becomes messages."""

from __future__ import annotations

import time
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, cast

from sqlalchemy.exc import SQLAlchemyError

from notify_typed._rules.columns import Columns
from notify_typed.sandbox._errors import AccidentalError, ApiError
from notify_typed.sandbox._jobs import uploads
from notify_typed.sandbox._jobs.pace import STEP_SECONDS
from notify_typed.sandbox._jobs.records import (
    CANCELLED,
    ERROR,
    FINISHED,
    IN_PROGRESS,
    LIMITS_EXCEEDED,
    WAITING,
)
from notify_typed.sandbox._jobs.rows import RowRefused, Rows, compose
from notify_typed.sandbox._jobs.spreadsheet import Spreadsheet
from notify_typed.sandbox._service.acceptance import Origin
from notify_typed.sandbox._service.composition import choose_sender
from notify_typed.sandbox._state.authentication import ADMIN_KEY, Caller
from notify_typed.sandbox._timekeeper import MICROSECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notify_typed._rules.columns import Row
    from notify_typed.sandbox._jobs.records import Job, Jobs
    from notify_typed.sandbox._jobs.rows import Prepared
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._store.records import Notification
    from notify_typed.sandbox._world.model import TemplateVersion, World

TAKEN_FOR = 20 * MICROSECONDS
"""How long a worker keeps a job without a sign of life."""
_FIRST_LINES = 8
_MOST_LINES = 500


class Work:
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
        """Do the job; each step is stored on its own."""
        job = self._jobs.get(self._job.id)
        if job is None or (job.status in WAITING and not self._start(job)):
            return
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

    def fail(self) -> None:
        """Mark the job as failed."""
        with suppress(SQLAlchemyError):
            self._end(ERROR)

    def let_go(self) -> None:
        """Leave the job to others."""
        with suppress(SQLAlchemyError):
            self._jobs.let_go(self._holder)

    def _start(self, job: Job) -> bool:
        service = self._state.world.services[job.service_id]
        if not service.active:
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
        """Return the service and the template as they are now."""
        world = self._state.world
        if world is not self._world:
            service = world.services[self._job.service_id]
            template = service.templates[self._job.template_id]
            version = cast("TemplateVersion", template.version(self._job.template_version))
            self._world = world
            self._caller = Caller(service, ADMIN_KEY)
            self._rows = Rows(service, template, version)
            self._sender = choose_sender(world, service, self._job.type, self._job.sender_id)
        return self._rows

    def _keep(self, lines: list[Row], done: int, *, is_last: bool) -> bool:
        """Make messages of lines; return whether the job is still this worker's."""
        self._state.refresh()
        rows = self._look_up()
        prepared: list[tuple[int, Prepared]] = []
        for line in lines:
            # A row that was right when the file came may be wrong by now, as in trial mode.
            with suppress(RowRefused):
                prepared.append((line.number, rows.prepare(line)))
        first = self._state.clock.stamps(len(prepared)) - self._late if prepared else 0
        changes: dict[str, int | str] = {
            "lines_done": done,
            "taken_until": machine_time() + TAKEN_FOR,
        }
        if is_last:
            changes |= self._ending(FINISHED)
        with self._state.storage.transaction():
            is_ours = self._jobs.go_on(self._job, self._holder, **changes)
            if is_ours:
                messages: list[Notification] = []
                for place, (number, row) in enumerate(prepared):
                    # Without a file of its template an email is never sent.
                    with suppress(AccidentalError):
                        messages.append(self._message(rows, number, row, first + place))
                self._state.messages.add_all(messages)
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


def machine_time() -> int:
    """Return the machine's own time, in microseconds since 1970."""
    return time.time_ns() // 1000
