"""Counters of sends and reads, in the database: for several processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, Column, Float, Integer, String, Table, delete, func, select
from sqlalchemy.dialects.postgresql import insert

from notify_typed.sandbox._clock import MICROSECONDS
from notify_typed.sandbox._state.worker_state import shared_metadata

if TYPE_CHECKING:
    from notify_typed.sandbox._store.database import Storage

_buckets = Table(
    "shared_buckets",
    shared_metadata,
    Column("service_id", String(36), primary_key=True),
    Column("key_type", String(6), primary_key=True),
    Column("tokens", Float, nullable=False),
    Column("filled_at", BigInteger, nullable=False),
)
_days = Table(
    "shared_days",
    shared_metadata,
    Column("service_id", String(36), primary_key=True),
    Column("kind", String(20), primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("sent", Integer, nullable=False),
)
_reads = Table(
    "shared_reads",
    shared_metadata,
    Column("notification_id", String(36), primary_key=True),
    Column("reads", Integer, nullable=False),
)


class SharedCounters:
    """The counters behind the limits, for several workers.

    Every method is one statement, so that no two workers act on the same count.

    Args:
        storage: The database that the workers share.
    """

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def clear(self) -> None:
        """Forget all that was counted."""
        with self._storage.transaction() as connection:
            connection.execute(delete(_buckets))
            connection.execute(delete(_days))

    def take(self, bucket: tuple[str, str], capacity: int, per_second: float, now: int) -> bool:
        """Take a token; as `MemoryCounters.take`."""
        table = _buckets.c
        refill = func.greatest(0, now - table.filled_at) * (per_second / MICROSECONDS)
        statement = insert(_buckets).values(
            service_id=bucket[0], key_type=bucket[1], tokens=float(capacity - 1), filled_at=now
        )
        left: float = self._storage.current.execute(
            statement.on_conflict_do_update(
                index_elements=[table.service_id, table.key_type],
                set_={
                    "tokens": func.greatest(func.least(capacity, table.tokens + refill) - 1, 0),
                    "filled_at": func.greatest(table.filled_at, now),
                },
            ).returning(table.tokens)
        ).scalar_one()
        return left >= 1

    def left(self, bucket: tuple[str, str], capacity: int, per_second: float, now: int) -> float:
        """Return how many tokens a bucket has; as `MemoryCounters.left`."""
        table = _buckets.c
        known = self._storage.current.execute(
            select(table.tokens, table.filled_at).where(
                table.service_id == bucket[0], table.key_type == bucket[1]
            )
        ).first()
        tokens, filled_at = (capacity, now) if known is None else known
        return min(capacity, float(tokens) + max(0, now - filled_at) * per_second / MICROSECONDS)

    def sent(self, service_id: str, kind: str, day: int) -> int:
        """Return how many were counted on a day."""
        table = _days.c
        found: int | None = self._storage.current.execute(
            select(table.sent).where(
                table.service_id == service_id, table.kind == kind, table.day == day
            )
        ).scalar()
        return found or 0

    def add(self, service_id: str, kind: str, day: int, amount: int, limit: int) -> bool:
        """Count messages, unless the limit is reached; as `MemoryCounters.add`."""
        table = _days.c
        statement = insert(_days).values(service_id=service_id, kind=kind, day=day, sent=amount)
        if limit <= 0:
            return False
        counted = self._storage.current.execute(
            statement.on_conflict_do_update(
                index_elements=[table.service_id, table.kind, table.day],
                set_={"sent": table.sent + amount},
                where=table.sent < limit,
            ).returning(table.sent)
        )
        return counted.scalar() is not None


class SharedReads:
    """How often messages were read, for several workers.

    Args:
        storage: The database that the workers share.
    """

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def clear(self) -> None:
        """Forget all reads."""
        with self._storage.transaction() as connection:
            connection.execute(delete(_reads))

    def add(self, notification_id: str) -> int:
        """Count a read; return the number so far, to each caller another one."""
        table = _reads.c
        statement = insert(_reads).values(notification_id=notification_id, reads=1)
        count: int = self._storage.current.execute(
            statement.on_conflict_do_update(
                index_elements=[table.notification_id], set_={"reads": table.reads + 1}
            ).returning(table.reads)
        ).scalar_one()
        return count

    def forget(self, notification_id: str) -> None:
        """Keep the count: another worker may still be about to add to it."""
