"""Takes tokens from the buckets that all who send from a ledger share, and gives them back.

A bucket is changed only if it is as it was read, so nobody holds it between the two.
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Final

from attrs import asdict
from sqlalchemy import bindparam, func, select, true, update
from sqlalchemy.dialects import postgresql, sqlite

from notify_typed.bulk._pace import Bucket
from notify_typed.bulk._prepared import Prepared, clock
from notify_typed.bulk._schema import pace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import ClauseElement, Connection

    from notify_typed.bulk._pace import Meter

__all__ = ["empty", "give_back", "look", "take"]


def _add(dialect: str) -> ClauseElement:
    insert = (sqlite if dialect == "sqlite" else postgresql).insert(pace)
    names = ("bucket", "rate", "capacity", "tokens")
    values = {name: bindparam(name, type_=pace.c[name].type) for name in names}
    statement: ClauseElement = insert.values(**values, at=clock(dialect)).on_conflict_do_nothing()
    return statement


def _swap(dialect: str) -> ClauseElement:
    names = ("rate", "capacity", "tokens", "at")
    known = [pace.c[name] == bindparam(f"b_{name}", type_=pace.c[name].type) for name in names]
    if dialect != "sqlite":
        # It need not wait for the disk: what a crash loses of it, the server's own bucket knows.
        known.append(func.set_config("synchronous_commit", "off", true()) == "off")
    new = {name: bindparam(name, type_=pace.c[name].type) for name in names}
    return update(pace).where(pace.c.bucket == bindparam("b_bucket"), *known).values(new)


_NEW: Final = Prepared(_add)
_SWAP: Final = Prepared(_swap)
_READ: Final = Prepared(
    lambda dialect: select(
        pace.c.rate, pace.c.capacity, pace.c.tokens, pace.c.at, clock(dialect)
    ).where(pace.c.bucket == bindparam("b_bucket"))
)


def look(connection: Connection, meters: Sequence[Meter], wanted: int) -> tuple[int, float]:
    """Say what `take` would, and take nothing."""
    allowed, wait = wanted, 0.0
    for meter in meters:
        known, now = _read(connection, meter)
        allowed, seconds = _allowed(meter, known.filled(now), allowed)
        wait = max(wait, seconds)
    return allowed, wait


def take(connection: Connection, meters: Sequence[Meter], wanted: int) -> tuple[int, float]:
    """Take the tokens of as many messages as may leave now.

    Args:
        connection: Where.
        meters: The buckets.
        wanted: For how many messages at most.

    Returns:
        For how many messages it took them; and if for none, after how many seconds there are some.
    """
    allowed, wait = wanted, 0.0
    for place, meter in enumerate(meters):
        taken, seconds = _take(connection, meter, allowed)
        give_back(connection, meters[:place], allowed - taken)
        allowed, wait = taken, max(wait, seconds)
    return allowed, wait


def _take(connection: Connection, meter: Meter, wanted: int) -> tuple[int, float]:
    while True:
        known, now = _read(connection, meter)
        allowed, wait = _allowed(meter, known.filled(now), wanted)
        taken = known.take(_each(meter, known) * allowed, now)[0]
        if not allowed or _put(connection, meter, known, taken):
            return allowed, wait


def _allowed(meter: Meter, bucket: Bucket, wanted: int) -> tuple[int, float]:
    each = _each(meter, bucket)
    allowed = max(0, min(wanted, int(bucket.tokens) // each))
    return allowed, 0.0 if allowed else bucket.wait(each)


def give_back(connection: Connection, meters: Sequence[Meter], messages: int) -> None:
    """Give the tokens of messages back that do not leave now.

    Args:
        connection: Where.
        meters: The buckets.
        messages: How many messages.
    """

    def fuller(meter: Meter, bucket: Bucket, _: float) -> Bucket:
        return bucket.with_more(messages * _each(meter, bucket))

    for meter in meters if messages > 0 else ():
        _change(connection, meter, partial(fuller, meter))


def empty(connection: Connection, meter: Meter) -> None:
    """Note that the server let nothing more through, and its rate."""

    def emptied(known: Bucket, now: float) -> Bucket:
        fresh = meter.make(now)
        return (known if known.rate == fresh.rate else fresh).emptied(now)

    _change(connection, meter, emptied)


def _change(
    connection: Connection, meter: Meter, change: Callable[[Bucket, float], Bucket]
) -> None:
    while True:
        known, now = _read(connection, meter)
        if _put(connection, meter, known, change(known, now)):
            return


def _each(meter: Meter, bucket: Bucket) -> int:
    return min(meter.each, bucket.capacity)


def _read(connection: Connection, meter: Meter) -> tuple[Bucket, float]:
    """Read a bucket, a new one if it does not exist, and the clock."""
    found = _READ.run(connection, b_bucket=meter.name, now=time.time()).fetchone()
    if found is None:  # several may find none at once
        fresh = meter.make(0.0)
        _NEW.run(connection, bucket=meter.name, **{**asdict(fresh), "now": time.time()})
        return _read(connection, meter)
    *bucket, now = found
    return Bucket(*bucket), now


def _put(connection: Connection, meter: Meter, known: Bucket, new: Bucket) -> bool:
    """Write a bucket that was read, unless another has written it since; say whether it is done."""
    was = {f"b_{name}": value for name, value in asdict(known).items()}
    return _SWAP.run(connection, b_bucket=meter.name, **was, **asdict(new)).rowcount > 0
