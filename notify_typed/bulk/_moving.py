"""The statements that move rows from state to state, and keep buckets."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, bindparam, insert, or_, select, update

from notify_typed.bulk._pace import Bucket
from notify_typed.bulk._schema import pace, rows
from notify_typed.bulk._states import MOVES, State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Update

    from notify_typed.bulk._records import Moved
    from notify_typed.bulk._states import Move

__all__ = ["CLAIM", "STATUS", "apply_moves", "keep_bucket", "read_bucket"]

_OF_ROW: Final = and_(rows.c.run == bindparam("b_run"), rows.c.number == bindparam("b_number"))
CLAIM: Final = (
    update(rows)
    .where(_OF_ROW)
    .values(
        state=State.CLAIMED.value,
        attempt=bindparam("attempt"),
        since=bindparam("since"),
        claimed_at=bindparam("claimed_at"),
        owner=bindparam("owner"),
        lease=bindparam("lease"),
        api_key=bindparam("api_key"),
    )
)
STATUS: Final = (
    update(rows)
    .where(rows.c.run == bindparam("b_run"), rows.c.notification_id == bindparam("b_id"))
    .values(status=bindparam("status"), status_at=bindparam("status_at"), cost=bindparam("cost"))
)


def _moving(move: Move) -> Update:
    starts, end = MOVES[move]
    holds = [or_(*(rows.c.state == state.value for state in sorted(starts)))]
    if move != "accept":
        holds.append(rows.c.attempt == bindparam("b_attempt"))
    return (
        update(rows)
        .where(_OF_ROW, *holds)
        .values(
            state=end.value,
            since=bindparam("since"),
            notification_id=bindparam("notification_id"),
            problem=bindparam("problem"),
            owner=None,
            lease=None,
        )
    )


_MOVING: Final = {move: _moving(move) for move in MOVES if move != "claim"}


def apply_moves(connection: Connection, moved: Sequence[Moved], now: float) -> None:
    by_move = attrgetter("move")
    for move, group in groupby(sorted(moved, key=by_move), by_move):
        values = [
            {
                "b_run": each.run,
                "b_number": each.number,
                "since": now,
                "notification_id": each.notification_id,
                "problem": each.problem,
                **({} if move == "accept" else {"b_attempt": each.attempt}),
            }
            for each in group
        ]
        connection.execute(_MOVING[move], values)


def read_bucket(connection: Connection, name: str, fresh: Bucket) -> Bucket:
    """Read a bucket, for the one who will write it; a new one if it does not exist."""
    query = select(pace).where(pace.c.bucket == name).with_for_update()
    found = connection.execute(query).mappings().first()
    if found is None:
        return fresh
    return Bucket(found["rate"], found["capacity"], found["tokens"], found["at"])


def keep_bucket(connection: Connection, name: str, bucket: Bucket) -> None:
    values = {
        "rate": bucket.rate,
        "capacity": bucket.capacity,
        "tokens": bucket.tokens,
        "at": bucket.at,
    }
    changed = connection.execute(update(pace).where(pace.c.bucket == name).values(**values))
    if not changed.rowcount:
        connection.execute(insert(pace).values(bucket=name, **values))
