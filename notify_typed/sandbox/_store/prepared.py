"""Statements that are written out once, as every request of a sandbox with workers needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.sql.elements import ClauseElement

    from notify_typed.sandbox._store.database import Storage


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

    def run(self, storage: Storage, **values: float | str) -> Sequence[Sequence[Any]]:
        """Run it with values; return its rows."""
        if not self._text:
            written = self._statement.compile(dialect=storage.dialect)
            self._text, self._fixed = written.string, {**(written.params or {})}
        return storage.rows(self._text, {**self._fixed, **values})

    def scalar(self, storage: Storage, **values: float | str) -> Any:  # noqa: ANN401 - as it is in the database
        """Run it with values; return the first column of its only row, or None."""
        rows = self.run(storage, **values)
        return rows[0][0] if rows else None
