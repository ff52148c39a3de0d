"""Counters of sends and reads: for one process in memory, for several in their database."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

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


class Counters(Protocol):
    """The counters behind the limits: for this process alone, or for several."""

    def clear(self) -> None:
        """Forget all that was counted."""

    def take(self, bucket: tuple[str, str], capacity: int, per_second: float, now: int) -> bool:
        """Take a token from a bucket; return whether one was left."""
        ...

    def left(self, bucket: tuple[str, str], capacity: int, per_second: float, now: int) -> float:
        """Return how many tokens a bucket has, and take none."""
        ...

    def sent(self, service_id: str, kind: str, day: int) -> int:
        """Return how many messages of a kind a service sent on a day."""
        ...

    def add(self, service_id: str, kind: str, day: int, amount: int, limit: int) -> bool:
        """Count messages, unless the limit is reached already; return whether they were counted."""
        ...


@dataclass(slots=True)
class _Bucket:
    tokens: float
    filled_at: int


class MemoryCounters:
    """Counters that nobody else needs to see."""

    def __init__(self) -> None:
        self._buckets: dict[tuple[str, str], _Bucket] = {}
        self._day = 0
        self._sent: dict[tuple[str, str], int] = {}

    def clear(self) -> None:
        """Forget all that was counted."""
        self._buckets.clear()
        self._sent.clear()

    def take(self, bucket: tuple[str, str], capacity: int, per_second: float, now: int) -> bool:
        """Take a token from a bucket; return whether one was left.

        Args:
            bucket: The service and the key type.
            capacity: How many tokens it holds at most.
            per_second: How many come in.
            now: The time, in microseconds.
        """
        known = self._buckets.setdefault(bucket, _Bucket(capacity, now))
        refill = max(0, now - known.filled_at) * per_second / MICROSECONDS
        known.tokens = min(capacity, known.tokens + refill)
        known.filled_at = now
        left = known.tokens - 1
        known.tokens = max(left, 0)
        return left >= 1

    def left(self, bucket: tuple[str, str], capacity: int, per_second: float, now: int) -> float:
        """Return how many tokens a bucket has; as `take`."""
        known = self._buckets.get(bucket, _Bucket(capacity, now))
        refill = max(0, now - known.filled_at) * per_second / MICROSECONDS
        return min(capacity, known.tokens + refill)

    def sent(self, service_id: str, kind: str, day: int) -> int:
        """Count a service's messages of a kind on a day; only the latest day is known."""
        return self._sent.get((service_id, kind), 0) if day == self._day else 0

    def add(self, service_id: str, kind: str, day: int, amount: int, limit: int) -> bool:
        """Count messages, unless the limit is reached already; return whether they were counted."""
        if day != self._day:
            self._day = day
            self._sent.clear()
        counter = (service_id, kind)
        sent = self._sent.get(counter, 0)
        if sent >= limit:
            return False
        self._sent[counter] = sent + amount
        return True


class Reads(Protocol):
    """The counter of reads: for this process alone, or for several."""

    def clear(self) -> None:
        """Forget all reads."""

    def add(self, notification_id: str) -> int:
        """Count a read of a message; return how many there are now."""
        ...

    def forget(self, notification_id: str) -> None:
        """Forget the reads of a message that has reached its end."""


class MemoryReads:
    """Counts that nobody else needs to see."""

    def __init__(self) -> None:
        self._reads: Counter[str] = Counter()

    def clear(self) -> None:
        """Forget all reads."""
        self._reads.clear()

    def add(self, notification_id: str) -> int:
        """Count a read of a message; return how many there are now."""
        self._reads[notification_id] += 1
        return self._reads[notification_id]

    def forget(self, notification_id: str) -> None:
        """Forget the reads of a message that has reached its end."""
        del self._reads[notification_id]


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
