"""A transaction of the database: all that is written in it is kept, or nothing."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from notify_typed.sandbox._store.deferred import Deferred, as_sqlalchemy

if TYPE_CHECKING:
    from types import TracebackType

    from sqlalchemy import Connection

    from notify_typed.sandbox._store.straight import Lone


class Transaction:
    """Commits when the outermost `with` is left in peace, and rolls back otherwise."""

    def __init__(
        self,
        connection: Connection,
        sqlite: sqlite3.Connection | None,
        deferred: Deferred | None,
        lone: Lone | None,
    ) -> None:
        self._connection = connection
        self._sqlite = sqlite
        self._deferred = deferred
        self._lone = lone
        self.depth = 0

    def __enter__(self) -> Connection:
        if not self.depth and self._deferred is not None:
            self._deferred.settle()
        self.depth += 1
        return self._connection

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.depth -= 1
        if self.depth:
            return
        if kind is not None:
            self._roll_back()
            return
        try:
            self._commit()
            if self._deferred is not None:
                self._deferred.settle()
        except BaseException:
            # Here, or the next one to use the connection would be told of it, or finish it.
            self._roll_back()
            if not self._connection.invalidated:
                # A commit that failed is over for SQLAlchemy, but not for the database.
                self._connection.connection.rollback()
            raise

    def _commit(self) -> None:
        if self._lone is not None:
            self._lone.run()
        if self._sqlite is None or self._connection.in_transaction():
            self._connection.commit()
            return
        # SQLAlchemy knows nothing of what was written past it.
        if not self._sqlite.in_transaction:
            return
        try:
            self._sqlite.commit()
        except sqlite3.Error as problem:
            raise as_sqlalchemy(problem) from problem

    def _roll_back(self) -> None:
        if self._deferred is not None:
            self._deferred.roll_back()
        if self._lone is not None:
            self._lone.forget()
        self._connection.rollback()
        if self._sqlite is not None:
            self._sqlite.rollback()
