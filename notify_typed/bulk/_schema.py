"""The tables of a ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import (
    JSON,
    BigInteger,
    BindParameter,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    literal,
    select,
    tuple_,
)

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select

    from notify_typed.bulk._states import State

__all__ = [
    "VERSION",
    "about",
    "first_numbers",
    "metadata",
    "numbers_in",
    "pace",
    "rows",
    "runs",
]

VERSION: Final = 1
_LAST: Final = 2**63 - 1

metadata: Final = MetaData()

about: Final = Table("notify_bulk", metadata, Column("version", Integer, primary_key=True))

runs: Final = Table(
    "notify_bulk_runs",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("state", Text, nullable=False),
    Column("created_at", Float, nullable=False),
    Column("base_url", Text, nullable=False),
    Column("service_id", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("digest", Text),
    Column("template", JSON, nullable=False),
    Column("headings", JSON, nullable=False),
    Column("options", JSON, nullable=False),
    Column("resumes_at", Float),
    Column("pause_reason", Text),
)
"""What is planned together. State: `planning`, `ready`, `paused` or `outbox`."""

rows: Final = Table(
    "notify_bulk_rows",
    metadata,
    Column("run", Integer, ForeignKey(runs.c.key), primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("state", Text, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("since", Float, nullable=False),
    Column("claimed_at", Float),
    Column("owner", Text),
    Column("lease", Float),
    Column("api_key", Text),
    Column("reference", Text),
    Column("recipient", BigInteger),
    Column("cells", JSON(none_as_null=True)),
    Column("notification_id", Text),
    Column("problem", Text),
    Column("status", Text),
    Column("status_at", Float),
    Column("cost", Float),
    Index("notify_bulk_rows_by_state", "run", "state", "number"),
    sqlite_with_rowid=False,
)
"""What is sent. `recipient` is a number that the rows of one recipient share; `reference` is the
user's own, and the message's id when that is forgotten."""


def numbers_in(run: int | ColumnElement[int], state: str) -> Select[int]:
    """Select the numbers of a run's rows in a state, by the index alone.

    A query for more than numbers takes them from here: SQLite, which knows nothing of how many rows
    there are, would read all rows of the run otherwise.
    """
    return select(rows.c.number).where(rows.c.run == run, rows.c.state == state)


def first_numbers(
    dialect: str, run: ColumnElement[int], state: State, after: int | BindParameter[int] = -1
) -> Select[int]:
    """Select the numbers of a run's rows in a state in their order, by the index alone.

    PostgreSQL may read all rows of a run, and pass over those in other states, if it believes that
    these are few, as they were when the run was planned. It does not if the state is in the order.
    """
    if dialect == "sqlite":
        return numbers_in(run, state.value).where(rows.c.number > after).order_by(rows.c.number)
    place = tuple_(rows.c.state, rows.c.number)
    kind = literal(state.value, Text)
    start = after if isinstance(after, BindParameter) else literal(after, BigInteger)
    end = literal(_LAST, BigInteger)
    return (
        select(rows.c.number)
        .where(rows.c.run == run, place > tuple_(kind, start), place <= tuple_(kind, end))
        .order_by(rows.c.state, rows.c.number)
    )


_is_own: Final = rows.c.reference.is_not(None)
Index(
    "notify_bulk_rows_by_reference",
    rows.c.reference,
    sqlite_where=_is_own,
    postgresql_where=_is_own,
)

pace: Final = Table(
    "notify_bulk_pace",
    metadata,
    Column("bucket", Text, primary_key=True),
    Column("rate", Integer, nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("tokens", Float, nullable=False),
    Column("at", Float, nullable=False),
)
"""The buckets that all who send from a ledger take from."""
