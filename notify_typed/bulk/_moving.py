"""The statements that claim rows and move them from state to state.

What goes in or comes out is one JSON text for many rows: then a statement is one step of SQLite,
and the thread that waits for it does not take turns with the one that sends.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from sqlalchemy import (
    BigInteger,
    Integer,
    Text,
    and_,
    bindparam,
    cast,
    column,
    func,
    literal_column,
    null,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB

from notify_typed.bulk._prepared import Prepared
from notify_typed.bulk._schema import first_numbers, rows
from notify_typed.bulk._states import MOVES, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import (
        BindParameter,
        ClauseElement,
        ColumnElement,
        Connection,
        FromClause,
        Select,
    )

    from notify_typed.bulk._records import Cells, Moved
    from notify_typed.bulk._states import Move

    Taken: TypeAlias = tuple[int, int, str | None, Cells]
    """A row's number, how often it was claimed, the user's reference, its cells."""

__all__ = ["apply_moves", "claim_planned"]

# What a JSON object becomes that names for many rows their messages, or null. With its limit it is
# read first; SQLite would read all rows of the run otherwise.
_GIVEN: Final = (
    "SELECT CAST(key AS integer) AS number, value AS message FROM json_each(:given) LIMIT -1"
)
_NUMBERS: Final = "SELECT value AS number FROM json_each(:numbers)"
# The columns of many rows, each as the items of a JSON array.
_GATHERED: Final = {
    "sqlite": (
        "group_concat(number)",
        "group_concat(attempt)",
        "group_concat(json_quote(reference))",
        "group_concat(coalesce(cells, 'null'))",
    ),
    "postgresql": (
        "string_agg(CAST(number AS text), ',')",
        "string_agg(CAST(attempt AS text), ',')",
        "string_agg(coalesce(CAST(to_json(reference) AS text), 'null'), ',')",
        "string_agg(coalesce(CAST(cells AS text), 'null'), ',')",
    ),
}


def _gathered(found: FromClause, dialect: str) -> ClauseElement:
    columns = (literal_column(each, Text) for each in _GATHERED[dialect])
    return select(*columns).select_from(found)


_COLUMNS: Final = (rows.c.number, rows.c.attempt, rows.c.reference, rows.c.cells)
_CLAIMED: Final[dict[str, object]] = {
    "state": State.CLAIMED.value,
    "attempt": rows.c.attempt + 1,
    "since": bindparam("now"),
    "claimed_at": bindparam("now"),
    "owner": bindparam("b_owner"),
    "lease": bindparam("b_lease"),
    "api_key": bindparam("b_api_key"),
}


def _planned(dialect: str, run: BindParameter[int]) -> Select[int]:
    return first_numbers(dialect, run, State.PLANNED).limit(bindparam("most", type_=Integer))


def _take(dialect: str) -> ClauseElement:
    """Claim rows where others do so too, and give them."""
    run = bindparam("b_run", type_=Integer)
    planned = _planned(dialect, run).with_for_update(skip_locked=True).cte("planned")
    claimed = (
        update(rows)
        .where(rows.c.run == run, _is_one_of(planned))
        .values(_CLAIMED)
        .returning(*_COLUMNS)
        .cte("claimed")
    )
    return _gathered(select(claimed).order_by(claimed.c.number).subquery("found"), dialect)


def _is_one_of(numbers: FromClause) -> ColumnElement[bool]:
    """Find rows by their numbers, where PostgreSQL may read all rows of a run for a join.

    The range keeps it from that even if it believes that these are few, and finding numbers dear.
    """
    each = numbers.c.number
    first, last = (select(bound(each)).scalar_subquery() for bound in (func.min, func.max))
    every = func.any(func.array(select(each).scalar_subquery()))
    return and_(rows.c.number == every, rows.c.number.between(first, last))


def _look_at_planned(dialect: str) -> ClauseElement:
    """Give the rows as `_claim_them` leaves them, where nobody else can write meanwhile."""
    run = bindparam("b_run", type_=Integer)
    columns = (rows.c.number, (rows.c.attempt + 1).label("attempt"), rows.c.reference, rows.c.cells)
    found = select(*columns).where(rows.c.run == run, rows.c.number.in_(_planned(dialect, run)))
    return _gathered(found.subquery("found"), dialect)


def _claim_them(_: str) -> ClauseElement:
    numbers = text(_NUMBERS).columns(column("number", BigInteger)).subquery("taken")
    return (
        update(rows)
        .where(
            rows.c.run == bindparam("b_run", type_=Integer),
            rows.c.number.in_(select(numbers.c.number)),
        )
        .values(_CLAIMED)
    )


def _is_of_one_claim(move: Move) -> bool:
    return move != "accept"


def _moving(move: Move, dialect: str) -> ClauseElement:
    starts, end = MOVES[move]
    # As an expression, so that a row is found by its number and not by each of these states.
    state = rows.c.state.concat(literal_column("''"))
    holds = [or_(*(state == start.value for start in sorted(starts)))]
    if _is_of_one_claim(move):
        holds.append(rows.c.attempt == bindparam("b_attempt", type_=Integer))
    message: ColumnElement[str]
    if dialect == "sqlite":
        given = text(_GIVEN).columns(column("number", BigInteger), column("message", Text))
        messages = given.subquery("given_rows")
        is_given, message = rows.c.number == messages.c.number, messages.c.message
    else:
        known = select(cast(bindparam("given", type_=Text), JSONB)).scalar_subquery()
        message = known.op("->>")(cast(rows.c.number, Text))
        keys = select(cast(func.jsonb_object_keys(known), BigInteger).label("number"))
        is_given = _is_one_of(keys.cte("given_rows"))
    return (
        update(rows)
        .where(rows.c.run == bindparam("b_run", type_=Integer), is_given, *holds)
        .values(
            state=end.value,
            since=bindparam("now"),
            notification_id=message,
            problem=bindparam("b_problem", type_=Text),
            owner=null(),
            lease=null(),
        )
    )


_TAKE: Final = Prepared(_take)
_LOOK_AT_PLANNED: Final = Prepared(_look_at_planned)
_CLAIM_THEM: Final = Prepared(_claim_them)
_MOVING: Final[dict[Move, Prepared]] = {
    move: Prepared(partial(_moving, move)) for move in MOVES if move != "claim"
}


def claim_planned(
    connection: Connection,
    run: int,
    most: int,
    *,
    now: float,
    owner: str,
    lease: float,
    api_key: str,
) -> Iterator[Taken]:
    """Write down who claims the first planned rows of a run that nobody else claims, and give them.

    Args:
        connection: Where.
        run: The run's key.
        most: How many rows at most.
        now: The time.
        owner: Who claims.
        lease: Until when.
        api_key: The fingerprint of the key that will be sent with.
    """
    claim = {"now": now, "b_owner": owner, "b_lease": lease, "b_api_key": api_key}
    is_shared = connection.dialect.name != "sqlite"
    statement, given = (_TAKE, claim) if is_shared else (_LOOK_AT_PLANNED, {})
    [columns] = statement.run(connection, b_run=run, most=most, **given).fetchall()
    gathered = [f"[{column or ''}]" for column in columns]
    if not is_shared and columns[0]:
        _CLAIM_THEM.run(connection, b_run=run, numbers=gathered[0], **claim)
    return zip(*map(json.loads, gathered), strict=True)


def apply_moves(connection: Connection, moved: Sequence[Moved], now: float) -> None:
    """Write down what came of rows; a move that does not fit a row any more is passed over."""
    together: defaultdict[tuple[Move, int, int, str | None], dict[int, str | None]]
    together = defaultdict(dict)
    for each in moved:
        attempt = each.attempt if _is_of_one_claim(each.move) else 0
        group = together[each.move, each.run, attempt, each.problem]
        group[each.number] = each.notification_id
    for (move, run, attempt, problem), messages in together.items():
        _MOVING[move].run(
            connection,
            b_run=run,
            b_attempt=attempt,
            b_problem=_storable(problem),
            given=json.dumps(messages),
            now=now,
        )


def _storable(problem: str | None) -> str | None:
    """Leave out what PostgreSQL's texts cannot hold: a server may echo anything."""
    if problem is None:
        return None
    return problem.encode("utf-8", "replace").decode().replace("\0", "")
