"""Counters of sends and reads, in the database: for several processes."""

from __future__ import annotations

from contextlib import contextmanager
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

from notify_typed.sandbox._state.notes import Asked
from notify_typed.sandbox._state.worker_state import DRAW, VERSION, numbers_table, shared_metadata
from notify_typed.sandbox._store.prepared import Prepared
from notify_typed.sandbox._timekeeper import MICROSECONDS

if TYPE_CHECKING:
    from collections.abc import Generator

    from sqlalchemy.dialects.postgresql import Insert
    from sqlalchemy.sql.dml import ReturningInsert

    from notify_typed.sandbox._state.counters import Taking
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
_FIRST = {
    "service_id": bindparam("of_service", type_=String),
    "key_type": bindparam("of_type", type_=String),
    "tokens": bindparam("full", type_=Float),
    "filled_at": _MOMENT,
}


def _taking(full: Insert) -> ReturningInsert[float]:
    """Make a statement that begins a bucket take a token from one that is there."""
    return full.on_conflict_do_update(
        index_elements=[_buckets.c.service_id, _buckets.c.key_type],
        set_={
            "tokens": func.greatest(_REFILLED - 1, 0),
            "filled_at": func.greatest(_buckets.c.filled_at, _MOMENT),
        },
    ).returning(_buckets.c.tokens)


_TAKE = Prepared(_taking(insert(_buckets).values(**_FIRST)))
_SENT_OF = select(_days.c.sent).where(
    _days.c.service_id == bindparam("of_service"),
    _days.c.kind == bindparam("of_kind"),
    _days.c.day == bindparam("on_day"),
)
_SENT = Prepared(_SENT_OF)
# Stamp first and bucket second, as a reset has them, so that none waits for the other.
_drawn = DRAW.where(
    select(numbers_table.c.name)
    .where(numbers_table.c.name == VERSION, numbers_table.c.number == bindparam("known"))
    .correlate(None)
    .exists()
).cte("drawn")
_taken = _taking(
    insert(_buckets).from_select([*_FIRST], select(*_FIRST.values()).select_from(_drawn))
).cte("taken")
_AHEAD = Prepared(
    select(
        numbers_table.c.name,
        numbers_table.c.number,
        select(_drawn.c.number).scalar_subquery(),
        select(_taken.c.tokens).scalar_subquery(),
        _SENT_OF.scalar_subquery(),
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
        self._asked: Asked | None = None
        # What was asked ahead: for which question, and the answer.
        self._left: tuple[Taking, float] | None = None
        self._sent: tuple[tuple[str, str, int], int] | None = None

    def ask_ahead(
        self, taking: Taking, now: int, kind: str, day: int, version: int
    ) -> tuple[dict[str, int], int | None]:
        """Ask all at once that a send is about to ask, and hold the answers ready.

        Args:
            taking: What `take` will be asked.
            now: The time, in microseconds.
            kind: What `sent` will be asked of the service.
            day: For which day.
            version: What is known of the shared state: nothing is taken or drawn if it has changed.

        Returns:
            The numbers that all workers share, and a stamp for a new record.
        """
        bucket = taking[0]
        rows = _AHEAD.run(
            self._storage,
            of_kind=kind,
            on_day=day,
            known=version,
            more=0,
            **of_bucket(taking, now),
        )
        _, _, drawn, left, sent = rows[0]
        if left is not None:
            self._left = taking, left
            self._sent = (bucket[0], kind, day), sent or 0
        return {name: number for name, number, *_ in rows}, drawn

    @contextmanager
    def noting(self) -> Generator[Asked]:
        """Only note what is asked, for a while, and refuse nothing that is not refused always."""
        self._asked = asked = Asked()
        try:
            yield asked
        finally:
            self._asked = None

    def hold(self, taking: Taking, left: float) -> None:
        """Hold the answer to a `take` ready, for which the token was taken already."""
        self._left = taking, left

    def forget(self) -> None:
        """Let go of the answers that were asked ahead."""
        self._left = self._sent = None

    def clear(self) -> None:
        """Forget all that was counted."""
        with self._storage.transaction() as connection:
            connection.execute(delete(_buckets))
            connection.execute(delete(_days))

    def take(self, bucket: tuple[str, str], capacity: int, per_second: float, now: int) -> bool:
        """Take a token; as `MemoryCounters.take`."""
        if self._asked is not None:
            self._asked.takings.append((bucket, capacity, per_second))
            return True
        ahead, self._left = self._left, None
        if ahead is not None and ahead[0] == (bucket, capacity, per_second):
            return ahead[1] >= 1
        left: float = _TAKE.scalar(self._storage, **of_bucket((bucket, capacity, per_second), now))
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
        if self._asked is not None:
            return 0  # whether there are too many is seen when it is counted
        ahead, self._sent = self._sent, None
        if ahead is not None and ahead[0] == (service_id, kind, day):
            return ahead[1]
        found: int | None = _SENT.scalar(
            self._storage, of_service=service_id, of_kind=kind, on_day=day
        )
        return found or 0

    def add(self, service_id: str, kind: str, day: int, amount: int, limit: int) -> bool:
        """Count messages, unless the limit is reached; as `MemoryCounters.add`."""
        if limit <= 0:
            return False
        if self._asked is not None:
            self._asked.countings.append((service_id, kind, day, limit))
            return True
        counted = _ADD.scalar(
            self._storage,
            of_service=service_id,
            of_kind=kind,
            on_day=day,
            amount=amount,
            limit=limit,
        )
        return counted is not None


def of_bucket(taking: Taking, now: int) -> dict[str, float | str]:
    """Return the values by which a statement takes of a bucket.

    Args:
        taking: The bucket, and how it fills.
        now: The time, in microseconds.
    """
    bucket, capacity, per_second = taking
    return {
        "of_service": bucket[0],
        "of_type": bucket[1],
        "full": float(capacity - 1),
        "most": capacity,
        "per_micro": per_second / MICROSECONDS,
        "moment": now,
    }


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
