"""Has each callback that is due taken by one of several workers."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from notify_typed.sandbox._clock import MICROSECONDS
from notify_typed.sandbox._store.database import callback_jobs

if TYPE_CHECKING:
    from sqlalchemy import Row

    from notify_typed.sandbox._store.database import Storage

LOOK_AGAIN = 0.02
"""Seconds between two looks at whether other workers are done."""
LOOK_OUT = 0.25
"""Seconds after which a worker looks for callbacks that others have left."""
_TAKEN_FOR = 20 * MICROSECONDS
"""How long a worker may be at a callback: longer than any answer is waited for."""


def take_due(storage: Storage, now: int, *, within: int, limit: int) -> list[Row[*tuple[Any, ...]]]:
    """Take callbacks that are due and that no other worker is sending.

    Args:
        storage: the database that the workers share.
        now: the sandbox's time.
        within: only those due less than this later than the first, in microseconds.
        limit: how many at most.

    Returns:
        Their id, service, type, subject, time, attempts and body, in order of time.
    """
    table = callback_jobs.c
    machine = time.time_ns() // 1000
    is_due = (table.state == "waiting") & (table.due_at <= now)
    first = select(func.min(table.due_at)).where(is_due).scalar_subquery()
    free = (
        select(table.id)
        .where(is_due, table.taken_until < machine, table.due_at < first + within)
        .order_by(table.due_at, table.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    with storage.transaction() as connection:
        rows = connection.execute(
            update(callback_jobs)
            .where(table.id.in_(free))
            .values(taken_until=machine + _TAKEN_FOR)
            .returning(
                table.id,
                table.service_id,
                table.type,
                table.subject_id,
                table.due_at,
                table.attempts,
                table.body,
            )
        ).all()
    return sorted(rows, key=lambda row: (row[4], row[0]))


def is_any_due(storage: Storage, now: int) -> bool:
    """Whether a callback that is due is not done yet: then some worker is at it."""
    table = callback_jobs.c
    due = select(table.id).where(table.state == "waiting", table.due_at <= now)
    return storage.reader.execute(due.limit(1)).first() is not None
