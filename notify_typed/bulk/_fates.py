"""What has become of messages, written into the ledger; and deleting what is personal there.

A message is found again by its reference, which names its run and row unless it is the user's own.
Notify's ids are random, so an index of them would have a page of it written for every row sent.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen
from sqlalchemy import (
    Float,
    Integer,
    Text,
    and_,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
    update,
)

from notify_typed.bulk._prepared import Prepared
from notify_typed.bulk._schema import rows, runs
from notify_typed.bulk._states import State

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import ColumnElement

    from notify_typed.bulk._database import Database
    from notify_typed.bulk._records import RunInfo

__all__ = ["Fate", "forget", "note_fates", "note_receipt"]

_REFERENCE: Final = re.compile(r"(run-[a-z0-9]{12})-(\d{1,18})", re.ASCII)


@frozen
class Fate:
    """What has become of a message.

    Attributes:
        notification_id: The id that Notify gave it.
        reference: Its reference.
        status: Its status, in Notify's words.
        at: When that was so.
        cost: What it costs, in pounds.
    """

    notification_id: str
    reference: str | None
    status: str
    at: datetime
    cost: float | None = None

    @property
    def row(self) -> tuple[str, int]:
        """The run and the number of its row, as its reference names them; else of none."""
        found = _REFERENCE.fullmatch(self.reference or "")
        return (found[1], int(found[2])) if found else ("", -1)


def _is_row_of(
    message: ColumnElement[str],
    run: ColumnElement[int],
    number: ColumnElement[int],
    reference: ColumnElement[str],
) -> ColumnElement[bool]:
    return and_(
        rows.c.notification_id == message,
        or_(
            and_(rows.c.run == run, rows.c.number == number),
            rows.c.reference == reference,
            rows.c.reference == message,  # as it is once the user's own is forgotten
        ),
    )


_MESSAGE: Final = bindparam("b_id", type_=Text)
_RUN: Final = bindparam("b_run", type_=Integer)
_NUMBER: Final = bindparam("b_number", type_=Integer)
_OWN: Final = bindparam("b_reference", type_=Text)
# SQLite would read all of a run whose number it is told plainly.
_NOTE: Final = Prepared(
    lambda _: (
        update(rows)
        .where(_is_row_of(_MESSAGE, _RUN, _NUMBER, _OWN), rows.c.run + 0 == _RUN)
        .values(
            status=bindparam("status"),
            status_at=bindparam("status_at", type_=Float),
            cost=bindparam("cost", type_=Float),
        )
    )
)


def note_fates(database: Database, run: RunInfo, fates: Iterable[Fate]) -> int:
    """Write down what has become of a run's messages, and say how many are in the ledger."""
    noted: list[dict[str, object]] = []
    for fate in fates:
        name, number = fate.row
        noted.append(
            {
                "b_run": run.key,
                "b_number": number if name == run.id else -1,
                "b_reference": fate.reference,
                "b_id": fate.notification_id,
                "status": fate.status,
                "status_at": fate.at.timestamp(),
                "cost": fate.cost,
            }
        )
    if not noted:
        return 0
    with database.write() as connection:
        return _NOTE.run_each(connection, noted)


def note_receipt(database: Database, fate: Fate) -> None:
    """Write down what has become of a message, unless something newer is known."""
    name, number = fate.row
    run = select(runs.c.key).where(runs.c.id == name).scalar_subquery()
    at = fate.at.timestamp()
    with database.write() as connection:
        connection.execute(
            update(rows)
            .where(
                _is_row_of(
                    literal(fate.notification_id),
                    run,
                    literal(number),
                    literal(fate.reference or ""),
                ),
                or_(rows.c.status_at.is_(None), rows.c.status_at <= at),
            )
            .values(status=fate.status, status_at=at)
        )


def forget(database: Database, run: RunInfo) -> int:
    """Delete recipients and values of the rows that nothing is to be done with any more."""
    done = (State.SENT, State.REFUSED, State.BAD)
    own = case((rows.c.reference.is_(None), None), else_=func.coalesce(rows.c.notification_id, ""))
    with database.write() as connection:
        changed = connection.execute(
            update(rows)
            .where(rows.c.run == run.key, rows.c.state.in_(done), rows.c.cells.is_not(None))
            .values(cells=None, recipient=None, reference=own, problem=None)
        )
        return changed.rowcount
