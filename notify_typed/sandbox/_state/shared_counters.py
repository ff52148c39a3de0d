"""Counters of sends and reads, in the database: for several processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Integer,
    String,
    Table,
    bindparam,
    delete,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import insert

from notify_typed.sandbox._clock import MICROSECONDS
from notify_typed.sandbox._state.worker_state import shared_metadata
from notify_typed.sandbox._store.prepared import Prepared

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


_AMOUNT = bindparam("amount", type_=Integer)
_MOMENT = bindparam("moment", type_=BigInteger)
_REFILL = func.greatest(0, _MOMENT - _buckets.c.filled_at) * bindparam("per_micro", type_=Float)
_REFILLED = func.least(bindparam("most", type_=Integer), _buckets.c.tokens + _REFILL)
_TAKE = Prepared(
    insert(_buckets)
    .values(
        service_id=bindparam("of_service"),
        key_type=bindparam("of_type"),
        tokens=bindparam("full"),
        filled_at=_MOMENT,
    )
    .on_conflict_do_update(
        index_elements=[_buckets.c.service_id, _buckets.c.key_type],
        set_={
            "tokens": func.greatest(_REFILLED - 1, 0),
            "filled_at": func.greatest(_buckets.c.filled_at, _MOMENT),
        },
    )
    .returning(_buckets.c.tokens)
)
_SENT = Prepared(
    select(_days.c.sent).where(
        _days.c.service_id == bindparam("of_service"),
        _days.c.kind == bindparam("of_kind"),
        _days.c.day == bindparam("on_day"),
    )
)
_ADD = Prepared(
    insert(_days)
    .values(
        service_id=bindparam("of_service"),
        kind=bindparam("of_kind"),
        day=bindparam("on_day"),
        sent=_AMOUNT,
    )
    .on_conflict_do_update(
        index_elements=[_days.c.service_id, _days.c.kind, _days.c.day],
        set_={"sent": _days.c.sent + _AMOUNT},
        where=_days.c.sent < bindparam("limit", type_=Integer),
    )
    .returning(_days.c.sent)
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
        left: float = _TAKE.run(
            self._storage.current,
            of_service=bucket[0],
            of_type=bucket[1],
            full=float(capacity - 1),
            most=capacity,
            per_micro=per_second / MICROSECONDS,
            moment=now,
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
        found: int | None = _SENT.run(
            self._storage.current, of_service=service_id, of_kind=kind, on_day=day
        ).scalar()
        return found or 0

    def add(self, service_id: str, kind: str, day: int, amount: int, limit: int) -> bool:
        """Count messages, unless the limit is reached; as `MemoryCounters.add`."""
        if limit <= 0:
            return False
        counted = _ADD.run(
            self._storage.current,
            of_service=service_id,
            of_kind=kind,
            on_day=day,
            amount=amount,
            limit=limit,
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
