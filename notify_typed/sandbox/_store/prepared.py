"""Statements that are written out once, as every request of a sandbox with workers needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Connection, CursorResult
    from sqlalchemy.sql.elements import ClauseElement


class Prepared:
    """A statement for PostgreSQL.

    SQLAlchemy takes several times as long to write it out as the database takes to run it.

    Args:
        statement: The statement, with a `bindparam` for each value that differs between its runs.
    """

    def __init__(self, statement: ClauseElement) -> None:
        self._statement = statement
        self._text = ""
        self._fixed: dict[str, Any] = {}

    def run(self, connection: Connection, **values: float | str) -> CursorResult[*tuple[Any, ...]]:
        """Run it with values."""
        if not self._text:
            written = self._statement.compile(dialect=connection.dialect)
            self._text, self._fixed = written.string, {**(written.params or {})}
        return connection.exec_driver_sql(self._text, {**self._fixed, **values})
