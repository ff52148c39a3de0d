"""Opens the database, SQLite or another by URL, and keeps its transactions."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import create_engine, delete, event, make_url, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from notify_typed._install import install_line
from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._store.deferred import Deferred, as_sqlalchemy
from notify_typed.sandbox._store.holding import held
from notify_typed.sandbox._store.straight import Lone, Straight
from notify_typed.sandbox._store.tables import complete_for_postgresql, metadata, settings
from notify_typed.sandbox._store.transaction import Transaction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractContextManager

    from psycopg import Connection as PostgresConnection
    from sqlalchemy import URL, Connection, Dialect, Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection

MEMORY = "sqlite://"
_CONNECT_SECONDS = 10
_TRANSACTIONS = text(
    "SELECT pg_snapshot_xmin(now)::text, pg_snapshot_xmax(now)::text FROM pg_current_snapshot() now"
)
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class Storage:
    """One database, and the connections through which the sandbox uses it.

    Args:
        url: Where the data lies, as SQLAlchemy writes it; in memory when left out. PostgreSQL is
            reached through psycopg where the URL names no other driver.

    Raises:
        SandboxError: The database cannot be opened or written to.
    """

    def __init__(self, url: str = MEMORY) -> None:
        with ExitStack() as undo:
            self._open(url, undo)
            self._undo = undo.pop_all()

    def _open(self, url: str, undo: ExitStack) -> None:
        try:
            parsed = _parse(url)
            self.is_sqlite = parsed.get_backend_name() == "sqlite"
            if self.is_sqlite:
                file = _file_of(parsed)
                if file is not None:
                    undo.enter_context(held(file))
                # One connection shared by the threads of this process: they take turns.
                self.engine = create_engine(
                    parsed, poolclass=StaticPool, connect_args={"check_same_thread": False}
                )
                if _is_in_memory(parsed):
                    event.listen(self.engine, "connect", _save_memory)
                event.listen(self.engine, "connect", _tune_sqlite)
                readers = self.engine
            else:
                complete_for_postgresql()
                patience = {"connect_timeout": _CONNECT_SECONDS}
                self.engine = create_engine(parsed, connect_args=patience)
                # A query would otherwise keep a transaction open until the next commit.
                readers = create_engine(parsed, connect_args=patience, isolation_level="AUTOCOMMIT")
                event.listen(self.engine, "connect", _take_all_text)
                event.listen(readers, "connect", _take_all_text)
            undo.callback(self.engine.dispose)
            undo.callback(readers.dispose)
            metadata.create_all(self.engine)
            if url != MEMORY:
                _add_missing_columns(self.engine)
            self._readers = readers
            self._connection = self.engine.connect()
            self._sqlite = self._driver() if self.is_sqlite else None
            self._deferred: Deferred | None = None
            if self._sqlite is not None and _is_in_memory(parsed):
                self._deferred = deferred = Deferred(self._sqlite)
                event.listen(self.engine, "before_cursor_execute", lambda *_: deferred.flush())
            self._reader = self._connection if self.is_sqlite else readers.connect()
            self._straight: Straight | None = None
            self._lone: Lone | None = None
            if not self.is_sqlite:
                self._straight = Straight(lambda: self.reader)
                self._lone = lone = Lone(self._connection, self._straight)
                event.listen(self.engine, "before_cursor_execute", lambda *_: lone.join())
                event.listen(readers, "before_cursor_execute", lambda *_: lone.refuse_if_noting())
            self._transaction = Transaction(
                self._connection, self._sqlite, self._deferred, self._lone
            )
            with self.transaction() as connection:
                connection.execute(delete(settings).where(settings.c.name == "write-test"))
        except ImportError as problem:
            advice = f"; PostgreSQL needs the extra: {install_line('sandbox,postgres')}"
            is_postgres = "postgresql" in url
            raise _unusable(url, f"{problem}{advice if is_postgres else ''}") from problem
        except (SQLAlchemyError, SandboxError, OSError, ValueError) as problem:
            raise _unusable(url, problem) from problem

    @property
    def dialect(self) -> Dialect:
        """How the database's SQL is written."""
        return self.engine.dialect

    @property
    def reader(self) -> Connection:
        """For queries: they see committed data, and in SQLite this transaction's changes."""
        # After a lost connection the next use makes a new one, if told that the old one is over.
        if self._reader.invalidated:
            self._reader.rollback()
        return self._reader

    @property
    def current(self) -> Connection:
        """For single statements: part of the transaction that is open, or stored on their own."""
        return self._connection if self._transaction.depth else self.reader

    def transaction(self) -> Transaction:
        """Run statements that are kept together or not at all; inside another one, with it."""
        return self._transaction

    def write(self, statement: str, values: tuple[Any, ...] | Mapping[str, Any]) -> None:
        """Run a statement that is written out already; only within a transaction.

        Args:
            statement: SQL as the database's driver takes it.
            values: For its places, as the driver takes them.
        """
        if self._lone is not None and not isinstance(values, tuple):
            self._lone.take(statement, values)
            return
        if self._sqlite is None:  # pragma: no cover - PostgreSQL takes mappings, see above
            raise TypeError("values must be a mapping")
        if self._deferred is not None and isinstance(values, tuple):
            self._deferred.add(statement, values)
            return
        try:
            # SQLAlchemy would take three times as long as SQLite itself.
            self._sqlite.execute(statement, values)
        except sqlite3.Error as problem:
            raise as_sqlalchemy(problem) from problem

    def noting(self) -> AbstractContextManager[list[Mapping[str, Any]]]:
        """Only note the rows that are written, and refuse all else, with PostgreSQL.

        While it lasts, anything else that is asked of the database raises `NotAlone`.
        """
        if self._lone is None:  # pragma: no cover - only workers do this, which have PostgreSQL
            raise TypeError("only with PostgreSQL")
        return self._lone.noting()

    def rows(self, statement: str, values: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
        """Run a statement that is written out already, as `current` would; return its rows.

        Args:
            statement: SQL as the driver of PostgreSQL takes it.
            values: For its places.
        """
        if self._straight is None or self._lone is None or self._transaction.depth:
            found = self.current.exec_driver_sql(statement, {**values})
            return found.all() if found.returns_rows else []
        self._lone.refuse_if_noting()
        return self._straight.run(statement, values)

    def transactions(self) -> tuple[int, int]:
        """Return the oldest transaction that is under way in PostgreSQL, and the next to begin."""
        oldest, following = self.reader.execute(_TRANSACTIONS).one()
        return int(oldest), int(following)

    def _driver(self) -> sqlite3.Connection:
        return cast("sqlite3.Connection", self._connection.connection.driver_connection)

    def clear(self) -> None:
        """Remove everything."""
        with self.transaction() as connection:
            for table in reversed(metadata.sorted_tables):
                connection.execute(delete(table))

    def close(self) -> None:
        """Let go of the database."""
        self._reader.close()
        self._connection.close()
        self._undo.close()


def is_shareable(url: str) -> bool:
    """Return whether several processes can share the database at an address: it is PostgreSQL."""
    try:
        return _parse(url).get_backend_name() == "postgresql"
    except (SQLAlchemyError, ValueError):
        return False


def _parse(url: str) -> URL:
    parsed = make_url(url)
    if parsed.drivername in ("postgres", "postgresql"):
        return parsed.set(drivername="postgresql+psycopg")
    return parsed


def _is_in_memory(url: URL) -> bool:
    return url.database in (None, "", ":memory:")


def _file_of(url: URL) -> Path | None:
    """Return the file of a SQLite database, if it has one that a sandbox could write to."""
    name = url.database or ":memory:"
    return None if name == ":memory:" or name.startswith("file:") else Path(name)


def _add_missing_columns(engine: Engine) -> None:
    """Bring a database up to date that an earlier version has made."""
    with engine.begin() as connection:
        for table in metadata.sorted_tables:
            known = set(connection.execute(text(f"SELECT * FROM {table.name} LIMIT 0")).keys())  # noqa: S608 - our own name
            added = [column for column in table.columns if column.name not in known]
            for column in added:
                kind = column.type.compile(engine.dialect)
                connection.execute(
                    text(f"ALTER TABLE {table.name} ADD COLUMN {column.name} {kind}")
                )
            if added:
                for index in table.indexes:
                    index.create(connection, checkfirst=True)


def _save_memory(connection: DBAPIConnection, _record: object) -> None:
    _set(connection, "page_size=8192")  # SQLite takes some hundred bytes more for each page


def _tune_sqlite(connection: DBAPIConnection, _record: object) -> None:
    _set(connection, "journal_mode=WAL", "synchronous=NORMAL")


def _set(connection: DBAPIConnection, *settings: str) -> None:
    with ExitStack() as undo:
        undo.callback(connection.close)  # nobody else does where this fails
        with closing(connection.cursor()) as cursor:
            for setting in settings:
                cursor.execute(f"PRAGMA {setting}")
        undo.pop_all()


def _take_all_text(connection: DBAPIConnection, _record: object) -> None:
    """Let a new connection write a replacement character for each NUL: PostgreSQL takes none."""
    # The driver comes with an extra of its own.
    from psycopg.types.string import StrDumperUnknown  # noqa: PLC0415

    class Dumper(StrDumperUnknown):
        """Writes text as it is, but for NUL."""

        def dump(self, obj: str) -> bytes:
            return bytes(super().dump(obj.replace("\x00", _REPLACEMENT)) or b"")

    driver = cast("PostgresConnection", connection)
    driver.adapters.register_dumper(str, Dumper)


def _unusable(url: str, problem: Exception | str) -> SandboxError:
    reason = " ".join(str(problem).split("\n", 1)[0].split())
    return SandboxError(f"cannot use the database {_shown(url)}: {reason}")


def _shown(url: str) -> str:
    """Return an address without the password and the options, among which there may be another."""
    try:
        parsed = make_url(url)
    except (SQLAlchemyError, ValueError):
        return url.partition(":")[0]
    return parsed.set(query={}, username=None, password=None).render_as_string()
