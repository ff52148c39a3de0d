"""What planning does with the rows of a run: writes them, and looks for what is there twice."""

from __future__ import annotations

import json
from itertools import islice
from json.encoder import encode_basestring_ascii
from typing import TYPE_CHECKING, Final

from attrs import define
from sqlalchemy import bindparam, func, insert, select, update

from notify_typed.bulk._prepared import Prepared
from notify_typed.bulk._schema import rows
from notify_typed.bulk._states import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from notify_typed._rules.columns import Cell
    from notify_typed.bulk._database import Database
    from notify_typed.bulk._records import RunInfo

__all__ = [
    "NewRow",
    "add_rows",
    "analyse",
    "drop_shared_references",
    "find_repeated",
    "reached_before",
]

_BATCH: Final = 2000
_SHOWN: Final = 5
_BAD: Final = State.BAD.value
_PLANNED: Final = State.PLANNED.value
_COLUMNS: Final = (
    *("run", "number", "state", "attempt", "since"),
    *("reference", "recipient", "cells", "problem"),
)
_NEW_ROW: Final = Prepared(
    lambda _: insert(rows).values(
        {name: bindparam(name, type_=rows.c[name].type) for name in _COLUMNS}
    )
)


@define  # frozen, it would take three times as long to make
class NewRow:
    """A row to be planned."""

    number: int
    cells: Sequence[Cell]
    reference: str | None
    recipient: int | None
    problem: str | None


def _json(cells: Sequence[Cell]) -> str:
    """Write what `json.dumps` does, in a third of the time where all cells are texts."""
    texts = [encode_basestring_ascii(cell) for cell in cells if isinstance(cell, str)]
    return f"[{', '.join(texts)}]" if len(texts) == len(cells) else json.dumps(cells)


def add_rows(database: Database, run: RunInfo, new: Iterable[NewRow]) -> None:
    """Write rows down, a few thousand in each transaction."""
    each = iter(new)
    while batch := list(islice(each, _BATCH)):
        with database.write() as connection:
            now = database.now(connection)
            _NEW_ROW.run_each(
                connection,
                [
                    {
                        "run": run.key,
                        "number": row.number,
                        "state": _BAD if row.problem else _PLANNED,
                        "attempt": 0,
                        "since": now,
                        "reference": row.reference,
                        "recipient": row.recipient,
                        "cells": _json(row.cells),
                        "problem": row.problem,
                    }
                    for row in batch
                ],
            )


def find_repeated(database: Database, run: RunInfo) -> tuple[int, list[int]]:
    """Count the rows whose recipient comes before in the run, and give the first such rows."""
    planned = (
        rows.c.run == run.key,
        rows.c.state == State.PLANNED,
        rows.c.recipient.is_not(None),
    )
    recipients = rows.c.recipient
    repeats = select(func.count(recipients) - func.count(recipients.distinct())).where(*planned)
    place = func.row_number().over(partition_by=recipients, order_by=rows.c.number)
    placed = select(rows.c.number, place.label("place")).where(*planned).subquery()
    first = select(placed.c.number).where(placed.c.place > 1).order_by(placed.c.number)
    with database.read() as connection:
        count = connection.scalar(repeats) or 0
        shown = connection.scalars(first.limit(_SHOWN)).all() if count else ()
    return count, list(shown)


def reached_before(
    database: Database, run: RunInfo, runs: Iterable[RunInfo]
) -> tuple[int, list[str]]:
    """Count the rows whose recipient got a message from this file as it was before.

    Args:
        database: The ledger's.
        run: The run that is planned.
        runs: All runs of the ledger.

    Returns:
        The number, and the ids of the runs of a file with this name and this template.
    """
    earlier = [
        each
        for each in runs
        if each.key != run.key
        and None not in (each.digest, run.digest)
        and (each.source, each.service_id) == (run.source, run.service_id)
        and each.template.id == run.template.id
    ]
    if not earlier:
        return 0, []
    reached = select(rows.c.recipient).where(
        rows.c.run.in_([each.key for each in earlier]),
        rows.c.state.in_([State.SENT, State.CLAIMED, State.UNKNOWN]),
        rows.c.recipient.is_not(None),
    )
    counted = select(func.count()).where(
        rows.c.run == run.key,
        rows.c.state == State.PLANNED,
        rows.c.recipient.in_(reached),
    )
    with database.read() as connection:
        return connection.scalar(counted) or 0, [each.id for each in earlier]


def drop_shared_references(database: Database, run: RunInfo) -> int:
    """Give rows the run's own references where they share the user's with another row."""
    shared = (
        select(rows.c.reference)
        .where(rows.c.run == run.key, rows.c.reference.is_not(None))
        .group_by(rows.c.reference)
        .having(func.count() > 1)
    )
    with database.write() as connection:
        changed = connection.execute(
            update(rows)
            .where(rows.c.run == run.key, rows.c.reference.in_(shared))
            .values(reference=None)
        )
        return changed.rowcount


def analyse(database: Database) -> None:
    """Let PostgreSQL know of new rows: believing in few, it reads all of them for each claim."""
    if not database.is_sqlite:
        with database.write() as connection:
            connection.exec_driver_sql(f"ANALYZE {rows.name}")
