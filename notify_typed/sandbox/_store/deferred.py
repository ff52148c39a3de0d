"""Rows that a database in memory gets together, as that takes half the time of one by one.

Nobody sees a difference: the rows are written before anything else is asked of the database. One in
a file gets each row at once, so that what was acknowledged is there after a crash.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 64


class Deferred:
    """The rows of one database that are still to be written.

    Args:
        sqlite: The connection to it.
    """

    def __init__(self, sqlite: sqlite3.Connection) -> None:
        self._sqlite = sqlite
        self._statement = ""
        self._rows: list[Sequence[Any]] = []
        # How many of them are of transactions that are over.
        self._earlier = 0

    def settle(self) -> None:
        """Note that a transaction begins, or has ended well: all rows up to here will stay."""
        self._earlier = len(self._rows)

    def roll_back(self) -> None:
        """Forget the rows of the transaction that is open."""
        del self._rows[self._earlier :]

    def add(self, statement: str, values: Sequence[Any]) -> None:
        """Take a row, within a transaction.

        Raises:
            UnicodeEncodeError: A text holds half a character, which SQLite does not take.
        """
        "".join([value for value in values if isinstance(value, str)]).encode()
        if statement != self._statement:
            self.flush()
            self._statement = statement
        self._rows.append(values)
        if len(self._rows) >= _MOST:
            self.flush()

    def flush(self) -> None:
        """Write all rows; those of the open transaction become a part of it.

        Raises:
            DBAPIError: The database failed; the rows of earlier transactions are kept.
        """
        try:
            if self._earlier:
                self._write_earlier()
            if self._rows:
                self._sqlite.executemany(self._statement, self._rows)
        except sqlite3.Error as problem:
            raise as_sqlalchemy(problem) from problem
        self._rows.clear()

    def _write_earlier(self) -> None:
        # Nothing of the open transaction has been written: that would have come through here.
        try:
            self._sqlite.executemany(self._statement, self._rows[: self._earlier])
            self._sqlite.commit()
        except sqlite3.Error:
            self._sqlite.rollback()
            raise
        del self._rows[: self._earlier]
        self._earlier = 0


def as_sqlalchemy(problem: sqlite3.Error) -> DBAPIError:
    """Return a failure as SQLAlchemy raises it; without the values, which may be personal."""
    kind = DBAPIError.instance(None, None, problem, sqlite3.Error, hide_parameters=True)
    return kind if isinstance(kind, DBAPIError) else DBAPIError(None, None, problem)
