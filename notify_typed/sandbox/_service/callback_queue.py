"""The callbacks that are planned, and the log of those that were sent."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import UUID

from sqlalchemy import func, insert, select, tuple_, update

from notify_typed.sandbox._store.tables import callback_attempts, callback_jobs
from notify_typed.sandbox._timekeeper import MICROSECONDS, from_micros

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Row, Select

    from notify_typed.sandbox._store.database import Storage

LOOK_AGAIN = 0.02
"""Seconds between two looks at whether other workers are done."""
LOOK_OUT = 0.25
"""Seconds after which a worker looks for callbacks that others have left."""
RETRY_AFTER = 300 * MICROSECONDS
_TAKEN_FOR = 20 * MICROSECONDS
"""How long a worker may be at a callback: longer than any answer is waited for."""
AT_ONCE = 20
"""How many callbacks a receiver gets at once."""

Pair: TypeAlias = tuple[str, str]
"""A service and a type of callbacks: what an address is set for."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request to a service's callback address.

    Attributes:
        type: `delivery_status`, `inbound_sms` or `returned_letter`.
        subject_id: The message or received text it was about.
        url: Where it went.
        body: The JSON that was sent.
        at: When, in UTC.
        status: The HTTP status that came back, if one did.
        problem: The problem, if no status came back.
        will_retry: Whether it is tried again.
        answer: The beginning of what the address answered; empty when it answered nothing.
    """

    type: str
    subject_id: UUID
    url: str
    body: str = field(repr=False)
    at: datetime
    status: int | None
    problem: str | None
    will_retry: bool
    answer: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PlannedCallback:
    """A callback that is to be sent; its time is in microseconds since 1970."""

    id: int
    service_id: str
    type: str
    subject_id: str
    due_at: int
    attempts: int
    body: str | None


_t = callback_jobs.c
_COLUMNS = (_t.id, _t.service_id, _t.type, _t.subject_id, _t.due_at, _t.attempts, _t.body)


_a = callback_attempts.c
_ATTEMPTS = select(
    *(_a.id, _a.type, _a.subject_id, _a.url, _a.body, _a.at, _a.status, _a.problem, _a.will_retry),
    func.coalesce(_a.answer, ""),
).order_by(_a.id)


class CallbackQueue:
    """The callbacks in one storage.

    Args:
        storage: The database, which other workers may share.
    """

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def add(
        self, service_id: str, kind: str, subject_id: str, due_at: int, body: str | None = None
    ) -> None:
        """Plan a callback; a delivery receipt's body is written when it is due."""
        with self._storage.transaction() as connection:
            connection.execute(
                insert(callback_jobs),
                {
                    "service_id": service_id,
                    "type": kind,
                    "subject_id": subject_id,
                    "due_at": due_at,
                    "attempts": 0,
                    "state": "waiting",
                    "body": body,
                },
            )

    def drop(self, subject_id: str) -> None:
        """Drop the callbacks about a message that are not sent yet."""
        with self._storage.transaction() as connection:
            connection.execute(
                update(callback_jobs)
                .where(_t.subject_id == subject_id, _t.state == "waiting")
                .values(state="dropped")
            )

    def subjects(self) -> set[str]:
        """Return the ids of all that callbacks were planned about."""
        return {
            str(subject_id)
            for subject_id in self._storage.reader.execute(select(_t.subject_id)).scalars()
        }

    def waiting(self) -> int:
        """Count the callbacks that are not done yet."""
        count: int | None = self._storage.reader.execute(
            select(func.count()).where(_t.state == "waiting")
        ).scalar()
        return count or 0

    def sent_about(self, subject_id: str) -> list[tuple[str, str, str | None]]:
        """Return service, type and body of the callbacks sent about something, none twice."""
        with self._storage.transaction() as connection:
            rows = connection.execute(
                select(_t.service_id, _t.type, _t.body)
                .where(_t.subject_id == subject_id, _t.attempts > 0)
                .distinct()
            ).all()
        return [(service_id, kind, body) for service_id, kind, body in rows]

    def next_due(self, now: int) -> int | None:
        """Return the time of the next callback that is not due yet, if one waits."""
        due_at: int | None = self._storage.reader.execute(
            select(func.min(_t.due_at)).where(_t.state == "waiting", _t.due_at > now)
        ).scalar()
        return due_at

    def due_pairs(self, now: int, *, only_free: bool = False) -> list[Pair]:
        """Return the services and types that something is due for.

        Args:
            now: The time.
            only_free: Whether to leave out what a worker is sending.
        """
        query = select(_t.service_id, _t.type).where(_t.state == "waiting", _t.due_at <= now)
        if only_free:
            query = query.where(_t.taken_until < _machine_time())
        rows = self._storage.reader.execute(query.distinct())
        return [(service_id, kind) for service_id, kind in rows]

    def due(
        self, now: int, pairs: Sequence[Pair], most: int, *, newest_first: bool
    ) -> list[PlannedCallback]:
        """Return the next callbacks of some services and types that are due, in order."""
        query = select(*_COLUMNS).where(*_due(now, pairs))
        rows = self._storage.reader.execute(_in_order(query, newest_first=newest_first).limit(most))
        found = [PlannedCallback(*row) for row in rows]
        # One moment at a time, so that retries keep their order when the clock leaps.
        return [one for one in found if one.due_at < found[0].due_at + RETRY_AFTER]

    def take_due(
        self, now: int, pairs: Sequence[Pair], most: int, *, newest_first: bool
    ) -> list[PlannedCallback]:
        """Take the next of them that no worker is sending."""
        machine = _machine_time()
        is_due = _due(now, pairs)
        free = select(_t.id).where(*is_due, _t.taken_until < machine)
        if not newest_first:
            first = select(func.min(_t.due_at)).where(*is_due).scalar_subquery()
            free = free.where(_t.due_at < first + RETRY_AFTER)
        chosen = (
            _in_order(free, newest_first=newest_first).limit(most).with_for_update(skip_locked=True)
        )
        with self._storage.transaction() as connection:
            rows: list[Row[*tuple[Any, ...]]] = [
                *connection.execute(
                    update(callback_jobs)
                    .where(_t.id.in_(chosen))
                    .values(taken_until=machine + _TAKEN_FOR)
                    .returning(*_COLUMNS)
                )
            ]
        taken = [PlannedCallback(*row) for row in rows]
        return sorted(taken, key=lambda one: (one.due_at, one.id))

    def finish(self, planned: PlannedCallback, state: str, due_at: int | None = None) -> None:
        """Give a callback its next state after an attempt."""
        values: dict[str, object] = {
            "state": state,
            "attempts": planned.attempts + 1,
            "taken_until": 0,
        }
        if due_at is not None:
            values["due_at"] = due_at
        with self._storage.transaction() as connection:
            connection.execute(
                update(callback_jobs).where(*_same(planned), _t.state == "waiting").values(values)
            )

    def is_known(self, planned: PlannedCallback) -> bool:
        """Return whether a callback is still there: a reset forgets it."""
        found = select(_t.id).where(*_same(planned))
        return self._storage.reader.execute(found).first() is not None

    def log(self, planned: PlannedCallback, **columns: str | int | None) -> None:
        """Write an attempt into the log."""
        with self._storage.transaction() as connection:
            connection.execute(
                insert(callback_attempts),
                {
                    "job_id": planned.id,
                    "service_id": planned.service_id,
                    "type": planned.type,
                    "subject_id": planned.subject_id,
                    "at": planned.due_at,
                    **columns,
                },
            )

    def attempts(self, subject_id: str | None = None) -> list[Attempt]:
        """Return every request made so far, or those about one thing, oldest first."""
        query = _ATTEMPTS if subject_id is None else _ATTEMPTS.where(_a.subject_id == subject_id)
        return [attempt for _, attempt in self._attempts(query)]

    def attempts_after(self, number: int, limit: int) -> list[tuple[int, Attempt]]:
        """Return the requests made after one, with their numbers, oldest first."""
        return self._attempts(_ATTEMPTS.where(_a.id > number).limit(limit))

    def last_attempt(self) -> int:
        """Return the number of the newest request, or 0."""
        newest: int | None = self._storage.reader.execute(select(func.max(_a.id))).scalar()
        return newest or 0

    def _attempts(self, query: Select[*tuple[Any, ...]]) -> list[tuple[int, Attempt]]:
        return [
            (number, Attempt(kind, UUID(subject_id), url, body, from_micros(at), *rest))
            for number, kind, subject_id, url, body, at, *rest in self._storage.reader.execute(
                query
            )
        ]


def _machine_time() -> int:
    return time.time_ns() // 1000


def _due(now: int, pairs: Sequence[Pair]) -> tuple[ColumnElement[bool], ...]:
    wanted = tuple_(_t.service_id, _t.type).in_(pairs)
    return _t.state == "waiting", _t.due_at <= now, wanted


def _in_order(query: Select[*tuple[Any, ...]], *, newest_first: bool) -> Select[*tuple[Any, ...]]:
    """Order a query of callbacks as they are sent."""
    if newest_first:
        # First those that were not tried yet.
        return query.order_by(_t.attempts, _t.due_at.desc(), _t.id.desc())
    return query.order_by(_t.due_at, _t.id)


def _same(planned: PlannedCallback) -> tuple[ColumnElement[bool], ...]:
    # Ids may be given again after a reset: the rest tells two callbacks apart.
    return _t.id == planned.id, _t.subject_id == planned.subject_id, _t.type == planned.type
