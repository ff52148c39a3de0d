"""The statements that claim rows, move them from state to state, and keep buckets.

What goes in or comes out is one JSON text for many rows: then a statement is one step of SQLite,
and the thread that waits for it does not take turns with the one that sends.
"""

from __future__ import annotations

import json
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import asdict
from sqlalchemy import (
    BigInteger,
    Integer,
    Text,
    bindparam,
    column,
    literal_column,
    null,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from notify_typed.bulk._pace import Bucket
from notify_typed.bulk._prepared import Prepared
from notify_typed.bulk._schema import numbers_in, pace, rows
from notify_typed.bulk._states import MOVES, State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ClauseElement, Connection, FromClause

    from notify_typed.bulk._records import Cells, Moved
    from notify_typed.bulk._states import Move

    Taken: TypeAlias = tuple[int, int, str | None, Cells]
    """The number of a planned row, how often it was claimed, the user's reference, its cells."""

__all__ = ["apply_moves", "keep_bucket", "mark_claimed", "read_bucket", "take_planned"]

# What a JSON text of many rows becomes: number, claim, message and problem of each.
_GIVEN: Final = {
    "sqlite": (
        "SELECT json_extract(value, '$[0]') AS number, json_extract(value, '$[1]') AS attempt,"
        " json_extract(value, '$[2]') AS message, json_extract(value, '$[3]') AS problem,"
        " json_extract(value, '$[4]') AS run FROM json_each(:given)"
    ),
    "postgresql": (
        "SELECT CAST(value ->> 0 AS bigint) AS number, CAST(value ->> 1 AS integer) AS attempt,"
        " value ->> 2 AS message, value ->> 3 AS problem, CAST(value ->> 4 AS integer) AS run"
        " FROM json_array_elements(CAST(:given AS json))"
    ),
}
_NUMBERS: Final = {
    "sqlite": "SELECT value AS number FROM json_each(:numbers)",
    "postgresql": (
        "SELECT CAST(value AS bigint) AS number"
        " FROM json_array_elements_text(CAST(:numbers AS json))"
    ),
}
_GATHERED: Final = {
    "sqlite": "json_group_array(json_array(number, attempt, reference, json(cells)))",
    "postgresql": "CAST(json_agg(json_build_array(number, attempt, reference, cells)) AS text)",
}


def _given(dialect: str) -> FromClause:
    return (
        text(_GIVEN[dialect])
        .columns(
            column("number", BigInteger),
            column("attempt", Integer),
            column("message", Text),
            column("problem", Text),
            column("run", Integer),
        )
        .subquery("given_rows")
    )


def _take(dialect: str) -> ClauseElement:
    run, most = bindparam("b_run", type_=Integer), bindparam("most", type_=Integer)
    columns = select(rows.c.number, rows.c.attempt, rows.c.reference, rows.c.cells)
    if dialect == "sqlite":  # where nobody else can write meanwhile
        first = numbers_in(run, State.PLANNED.value).order_by(rows.c.number).limit(most)
        planned = columns.where(rows.c.run == run, rows.c.number.in_(first))
    else:
        planned = (
            columns.where(rows.c.run == run, rows.c.state == State.PLANNED.value)
            .order_by(rows.c.number)
            .limit(most)
            .with_for_update(skip_locked=True)
        )
    return select(literal_column(_GATHERED[dialect], Text)).select_from(planned.subquery("planned"))


def _claim(dialect: str) -> ClauseElement:
    numbers = text(_NUMBERS[dialect]).columns(column("number", BigInteger)).subquery("taken")
    return (
        update(rows)
        .where(
            rows.c.run == bindparam("b_run", type_=Integer),
            rows.c.number.in_(select(numbers.c.number)),
        )
        .values(
            state=State.CLAIMED.value,
            attempt=rows.c.attempt + 1,
            since=bindparam("now"),
            claimed_at=bindparam("now"),
            owner=bindparam("b_owner"),
            lease=bindparam("b_lease"),
            api_key=bindparam("b_api_key"),
        )
    )


def _moving(move: Move, dialect: str) -> ClauseElement:
    given = _given(dialect)
    starts, end = MOVES[move]
    holds = [or_(*(rows.c.state == state.value for state in sorted(starts)))]
    if move != "accept":
        holds.append(rows.c.attempt == given.c.attempt)
    return (
        update(rows)
        .where(rows.c.run == given.c.run, rows.c.number == given.c.number, *holds)
        .values(
            state=end.value,
            since=bindparam("now"),
            notification_id=given.c.message,
            problem=given.c.problem,
            owner=null(),
            lease=null(),
        )
    )


def _add_bucket(dialect: str) -> ClauseElement:
    add = (sqlite if dialect == "sqlite" else postgresql).insert(pace)
    names = ("bucket", "rate", "capacity", "tokens", "at")
    values = {name: bindparam(name, type_=pace.c[name].type) for name in names}
    statement: ClauseElement = add.values(values).on_conflict_do_nothing()
    return statement


def _keep(_: str) -> ClauseElement:
    return (
        update(pace)
        .where(pace.c.bucket == bindparam("b_name"))
        .values({name: bindparam(name) for name in ("rate", "capacity", "tokens", "at")})
    )


_TAKE: Final = Prepared(_take)
_CLAIM: Final = Prepared(_claim)
_MOVING: Final = {move: Prepared(partial(_moving, move)) for move in MOVES if move != "claim"}
_KEEP: Final = Prepared(_keep)
_NEW_BUCKET: Final = Prepared(_add_bucket)
_BUCKET: Final = Prepared(
    lambda _: (
        select(pace.c.rate, pace.c.capacity, pace.c.tokens, pace.c.at)
        .where(pace.c.bucket == bindparam("name"))
        .with_for_update()
    )
)


def take_planned(connection: Connection, run: int, most: int) -> list[Taken]:
    """Give the first planned rows of a run that nobody else is about to claim."""
    [[gathered]] = _TAKE.run(connection, b_run=run, most=most).fetchall()
    taken: list[Taken] = json.loads(gathered or "[]")
    return taken


def mark_claimed(
    connection: Connection,
    run: int,
    taken: Sequence[Taken],
    *,
    now: float,
    owner: str,
    lease: float,
    api_key: str,
) -> None:
    """Write down who claims rows, and until when."""
    _CLAIM.run(
        connection,
        b_run=run,
        numbers=json.dumps([number for number, *_ in taken]),
        now=now,
        b_owner=owner,
        b_lease=lease,
        b_api_key=api_key,
    )


def apply_moves(connection: Connection, moved: Sequence[Moved], now: float) -> None:
    """Write down what came of rows; a move that does not fit a row any more is passed over."""
    by_move = attrgetter("move")
    for move, group in groupby(sorted(moved, key=by_move), by_move):
        given = [
            (each.number, each.attempt, each.notification_id, _storable(each.problem), each.run)
            for each in group
        ]
        _MOVING[move].run(connection, given=json.dumps(given), now=now)


def _storable(problem: str | None) -> str | None:
    """Leave out what PostgreSQL's texts cannot hold: a server may echo anything."""
    if problem is None:
        return None
    return problem.encode("utf-8", "replace").decode().replace("\0", "")


def read_bucket(connection: Connection, name: str, fresh: Bucket) -> Bucket:
    """Read a bucket, for the one who will write it; a new one if it does not exist."""
    found = _BUCKET.run(connection, name=name).fetchall()
    if not found:  # several may find none at once
        _NEW_BUCKET.run(connection, bucket=name, **asdict(fresh))
        found = _BUCKET.run(connection, name=name).fetchall()
    return Bucket(*found[0])


def keep_bucket(connection: Connection, name: str, bucket: Bucket) -> None:
    """Write a bucket that was read."""
    _KEEP.run(connection, b_name=name, **asdict(bucket))
