"""Jobs as the database holds them, and the queries for them."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select, update

from notify_typed.sandbox._store.messages import status_at
from notify_typed.sandbox._store.tables import jobs, notifications, spreadsheet_pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement

    from notify_typed.sandbox._store.database import Storage

SCHEDULED = "scheduled"
PENDING = "pending"
IN_PROGRESS = "in progress"
FINISHED = "finished"
CANCELLED = "cancelled"
ERROR = "error"
LIMITS_EXCEEDED = "sending limits exceeded"
WAITING = (SCHEDULED, PENDING)
UNFINISHED = (*WAITING, IN_PROGRESS)


@dataclass(frozen=True, slots=True)
class Job:
    """A stored job; times are microseconds since 1970.

    Its fields are columns of the table.
    """

    id: str
    service_id: str
    template_id: str
    template_version: int
    type: str
    file_name: str
    content_id: str
    sender_id: str | None
    rows: int
    foreign_rows: int
    status: str
    created_by_id: str | None
    created_at: int
    updated_at: int | None
    scheduled_for: int | None
    due_at: int
    started_at: int | None
    finished_at: int | None
    lines_done: int
    contact_list_id: str | None = None


_t = jobs.c
_ALL = select(*(_t[field.name] for field in fields(Job)))


class Jobs:
    """The jobs in one storage."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def add(self, job: Job) -> None:
        """Store a new job."""
        with self._storage.transaction() as connection:
            connection.execute(insert(jobs), asdict(job))

    def get(self, job_id: str) -> Job | None:
        """Return the job with an id, of whatever service."""
        row = self._storage.current.execute(_ALL.where(_t.id == job_id)).first()
        return None if row is None else Job(*row)

    def change(
        self, job_id: str, *conditions: ColumnElement[bool], **columns: int | str | None
    ) -> bool:
        """Change columns of a job, if conditions are true of it; return whether they were."""
        with self._storage.transaction() as connection:
            changed = connection.execute(
                update(jobs).where(_t.id == job_id, *conditions).values(**columns)
            )
        return changed.rowcount == 1

    @staticmethod
    def is_waiting() -> ColumnElement[bool]:
        """Return the condition that a job has not begun."""
        return _t.status.in_(WAITING)

    def cancel(self, job_id: str, now: int) -> bool:
        """Cancel a job that has not begun; return whether it is cancelled now."""
        return self.change(job_id, _t.status == SCHEDULED, status=CANCELLED, updated_at=now)

    def page(
        self,
        service_id: str,
        *,
        since: int | None = None,
        statuses: Sequence[str] | None = None,
        contact_list_id: str | None = None,
        hidden: Sequence[str] = (),
        offset: int,
        limit: int,
    ) -> tuple[list[Job], int]:
        """Return a service's jobs, those not begun first and then the newest, and their number.

        Args:
            service_id: The service.
            since: Only those created from this time on.
            statuses: Only those in these statuses.
            contact_list_id: Only those made from this contact list.
            hidden: The names of files that are left out.
            offset: How many to pass over.
            limit: How many at most.
        """
        conditions = [_t.service_id == service_id, _t.file_name.not_in(hidden)]
        if since is not None:
            conditions.append(_t.created_at >= since)
        if statuses is not None:
            conditions.append(_t.status.in_(statuses))
        if contact_list_id is not None:
            conditions.append(_t.contact_list_id == contact_list_id)
        order = (_t.started_at.desc().nulls_first(), _t.created_at.desc(), _t.id)
        query = _ALL.where(*conditions).order_by(*order).offset(offset).limit(limit)
        reader = self._storage.reader
        total: int = reader.execute(select(func.count()).where(*conditions)).scalar_one()
        return [Job(*row) for row in reader.execute(query)], total

    def select(self, *conditions: ColumnElement[bool]) -> list[Job]:
        """Return the jobs that fulfil conditions, the newest first."""
        query = _ALL.where(*conditions).order_by(_t.created_at.desc())
        return [Job(*row) for row in self._storage.reader.execute(query)]

    def scheduled(self, service_id: str) -> tuple[int, int | None]:
        """Return how many jobs a service has scheduled, and for when the next."""
        row = self._storage.reader.execute(
            select(func.count(), func.min(_t.scheduled_for)).where(
                _t.service_id == service_id, _t.status == SCHEDULED
            )
        ).one()
        return row[0], row[1]

    def statistics(self, job_ids: Sequence[str], now: int) -> dict[str, list[tuple[str, int]]]:
        """Return how many messages of each job are in each status at a time."""
        table = notifications.c
        status = status_at(now)
        rows = self._storage.reader.execute(
            select(table.job_id, status, func.count())
            .where(table.job_id.in_(job_ids))
            .group_by(table.job_id, status)
            .order_by(status)
        )
        found: dict[str, list[tuple[str, int]]] = {job_id: [] for job_id in job_ids}
        for job_id, name, count in rows:
            found[job_id].append((name, count))
        return found

    def message_count(self, service_id: str, job_id: str) -> int:
        """Return how many messages a job has made so far."""
        table = notifications.c
        count: int = self._storage.reader.execute(
            select(func.count()).where(table.job_id == job_id, table.service_id == service_id)
        ).scalar_one()
        return count

    # The rest is for the runner.

    def next_due(self) -> int | None:
        """Return when the next job begins that no worker has taken."""
        due_at: int | None = self._storage.reader.execute(
            select(func.min(_t.due_at)).where(_t.status.in_(UNFINISHED), _t.taken_by.is_(None))
        ).scalar()
        return due_at

    def take(
        self, now: int, holder: str, *, machine: int, until: int, is_alone: bool
    ) -> Job | None:
        """Take a job that is due, and that no other worker is at.

        Args:
            now: The sandbox's time.
            holder: The mark of the new holder.
            machine: The machine's time.
            until: Until when it is taken, by the machine's time.
            is_alone: Whether there are no other workers, so that an earlier holder is gone.
        """
        is_free = _t.taken_by.is_(None) if is_alone else _t.taken_until < machine
        due = (
            _ALL.where(_t.status.in_(UNFINISHED), _t.due_at <= now, is_free)
            .order_by(_t.due_at, _t.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        with self._storage.transaction() as connection:
            row = connection.execute(due).first()
            if row is None:
                return None
            job = Job(*row)
            self.change(job.id, taken_by=holder, taken_until=until)
        return job

    def let_go(self, holder: str | None = None) -> None:
        """Free the jobs that a holder has; those of all where none is named."""
        had = _t.taken_by.is_not(None) if holder is None else _t.taken_by == holder
        with self._storage.transaction() as connection:
            connection.execute(update(jobs).where(had).values(taken_by=None, taken_until=0))

    def is_any_due(self, now: int) -> bool:
        """Return whether a job is due that is not finished."""
        due = select(_t.id).where(_t.status.in_(UNFINISHED), _t.due_at <= now)
        return self._storage.reader.execute(due.limit(1)).first() is not None

    def go_on(self, job: Job, holder: str, **columns: int | str | None) -> bool:
        """Change columns of a job that a holder is at; return whether it still has the job."""
        return self.change(job.id, _t.taken_by == holder, **columns)

    def drop_file(self, content_id: str) -> None:
        """Remove a spreadsheet that is dealt with."""
        with self._storage.transaction() as connection:
            connection.execute(
                delete(spreadsheet_pieces).where(spreadsheet_pieces.c.content_id == content_id)
            )
