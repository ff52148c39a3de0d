"""Statements that are compiled once, and run by the driver without SQLAlchemy."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen
from sqlalchemy import Float, bindparam, cast, extract, func
from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence

    from sqlalchemy import ClauseElement, ColumnElement, Connection
    from sqlalchemy.engine.interfaces import DBAPICursor

__all__ = ["Prepared", "clock", "command"]


def clock(dialect: str) -> ColumnElement[float]:
    """Tell the time by the one clock of all who share a ledger: in SQLite, the parameter `now`."""
    if dialect == "sqlite":
        return bindparam("now", type_=Float)
    return cast(extract("epoch", func.clock_timestamp()), Float)


@frozen
class _Compiled:
    text: str
    constants: Mapping[str, Any]


@define
class Prepared:
    """A statement whose parameters are numbers and texts alone, for a ledger's own connections.

    Args:
        build: Makes the statement for a database, by SQLAlchemy's name of it.
    """

    _build: Callable[[str], ClauseElement]
    _compiled: dict[str, _Compiled] = field(init=False, factory=dict[str, _Compiled])

    def run(self, connection: Connection, **values: object) -> DBAPICursor:
        """Run it, and give what has its rows."""
        compiled = self._for(connection)
        with _cursor(connection) as cursor:
            cursor.execute(compiled.text, {**compiled.constants, **values})
        return cursor

    def run_each(self, connection: Connection, rows: Sequence[Mapping[str, object]]) -> int:
        """Run it for each row, and say how many rows it changed."""
        compiled = self._for(connection)
        with _cursor(connection) as cursor:
            constants = compiled.constants
            given = [{**constants, **row} for row in rows] if constants else rows
            cursor.executemany(compiled.text, given)
        return cursor.rowcount

    def _for(self, connection: Connection) -> _Compiled:
        dialect = connection.dialect
        known = self._compiled.get(dialect.name)
        if known is None:
            made = self._build(dialect.name).compile(dialect=dialect)
            constants = {
                name: value for name, value in (made.params or {}).items() if value is not None
            }
            known = self._compiled[dialect.name] = _Compiled(str(made), constants)
        return known


def command(connection: Connection, text: str) -> None:
    """Run a statement that has no parameters."""
    with _cursor(connection) as cursor:
        cursor.execute(text)


@contextmanager
def _cursor(connection: Connection) -> Generator[DBAPICursor]:
    """Have the driver's errors look as SQLAlchemy's do."""
    try:
        yield connection.connection.cursor()
    except connection.dialect.loaded_dbapi.Error as problem:
        raise DBAPIError(None, None, problem) from problem
