"""Single statements that go straight to PostgreSQL's driver: SQLAlchemy takes twice their time.

They are written out already, and each is stored on its own.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping

    from psycopg import Connection as PostgresConnection
    from psycopg import Cursor
    from sqlalchemy import Connection


class Straight:
    """Runs statements over a connection that keeps each on its own.

    Args:
        connection: Gives the connection that is used at the time.
    """

    def __init__(self, connection: Callable[[], Connection]) -> None:
        # It comes with an extra of its own.
        from psycopg import Error  # noqa: PLC0415

        self._error = Error
        self._connection = connection
        self._driver: PostgresConnection | None = None
        self._open: Cursor[Any] | None = None

    def run(self, statement: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Run a statement; return its rows.

        Raises:
            DBAPIError: The database failed; the next use makes a new connection where this is lost.
        """
        connection = self._connection()
        cursor = self._cursor_of(connection)
        try:
            # Prepared by the driver when it has come a few times.
            cursor.execute(statement.encode(), values)
            # Describing the columns would take as long as reading the rows.
            result = cursor.pgresult
            return cursor.fetchall() if result is not None and result.nfields else []
        except self._error as problem:
            is_lost = cursor.connection.closed
            if is_lost:
                connection.invalidate()
            failure = DBAPIError.instance(
                None,
                None,
                problem,
                self._error,
                hide_parameters=True,
                connection_invalidated=is_lost,
            )
            raise failure from problem

    def _cursor_of(self, connection: Connection) -> Cursor[Any]:
        driver = cast("PostgresConnection", connection.connection.driver_connection)
        if self._open is None or driver is not self._driver:
            self._driver = driver
            # A new one for each statement would take as long as the statement.
            self._open = driver.cursor()
        return self._open


class NotAlone(Exception):
    """More is asked of the database than one statement to be noted."""


class Lone:
    """The first statement of a transaction, which needs no transaction if no other comes.

    Args:
        connection: The connection of transactions.
        straight: Runs statements on their own.
    """

    def __init__(self, connection: Connection, straight: Straight) -> None:
        self._connection = connection
        self._straight = straight
        self._held: tuple[str, Mapping[str, Any]] | None = None
        self._noted: list[Mapping[str, Any]] | None = None

    @contextmanager
    def noting(self) -> Generator[list[Mapping[str, Any]]]:
        """Only note the values of statements, and have everything else refused, for a while."""
        noted: list[Mapping[str, Any]] = []
        self._noted = noted
        try:
            yield noted
        finally:
            self._noted = None

    def refuse_if_noting(self) -> None:
        """Refuse what is about to be asked of the database, where things are only noted.

        Raises:
            NotAlone: They are.
        """
        if self._noted is not None:
            raise NotAlone

    def take(self, statement: str, values: Mapping[str, Any]) -> None:
        """Take a statement, within a transaction."""
        if self._noted is not None:
            self._noted.append(values)
        elif self._held is None and not self._connection.in_transaction():
            self._held = statement, values
        else:
            self.join()
            self._connection.exec_driver_sql(statement, values)

    def join(self) -> None:
        """Run the statement as a part of the transaction, before another one."""
        self.refuse_if_noting()
        self._let_go(self._connection.exec_driver_sql)

    def run(self) -> None:
        """Run the statement, if one is held, at the end of the transaction that has no other."""
        self._let_go(self._straight.run)

    def _let_go(self, run: Callable[[str, Mapping[str, Any]], object]) -> None:
        held, self._held = self._held, None
        if held is not None:
            run(*held)

    def forget(self) -> None:
        """Forget the statement: the transaction is over."""
        self._held = None
