"""Opens a ledger's database: a file of SQLite that only its owner reads, or PostgreSQL by URL."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import create_engine, event, insert, inspect, literal, select, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from notify_typed._install import install_line
from notify_typed.bulk._errors import BulkError, NoSuchRun
from notify_typed.bulk._prepared import command
from notify_typed.bulk._schema import VERSION, about, metadata
from notify_typed.bulk._url import read_url, shown

if TYPE_CHECKING:
    from collections.abc import Generator

    from sqlalchemy import URL, Connection, Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection

__all__ = ["Database", "is_url"]

_PATIENCE_MS: Final = 30_000
_WIPE_MS: Final = 2_000
_READING: Final = "notify_reading"
_PRIVATE: Final = 0o600
_OLDEST_SQLITE: Final = (3, 35)
_LOCK: Final = 7_094_151
_OWN_FILES: Final = ("", "-wal", "-shm", "-journal", ".lock", ".holder")


def is_url(ledger: str) -> bool:
    """Return whether a ledger is named by a URL, and not by a path."""
    return "://" in ledger


class Database:
    """A ledger's database.

    Args:
        ledger: A path, or a URL as SQLAlchemy writes it.
        create: Whether to make it where it does not exist.

    Raises:
        BulkError: It cannot be opened, or does not hold a ledger.
    """

    def __init__(self, ledger: str | Path, *, create: bool = True) -> None:
        text_ = str(ledger)
        self.path: Path | None = None
        self._file: os.stat_result | None = None
        url = _url(text_)
        if url.get_backend_name() == "sqlite":
            if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
                raise BulkError(
                    "a ledger in a file needs SQLite 3.35 or newer, and this Python has"
                    f" {sqlite3.sqlite_version}: use a ledger in PostgreSQL"
                )
            self.path = Path(url.database or "")
            _prepare_file(self.path, create=create)
            self._file = self.path.stat()
        self.is_sqlite = self.path is not None
        self.name = str(self.path or shown(url))
        try:
            with self._telling(), ExitStack() as undo:
                self.engine = _engine(url)
                self._reading = self.engine.execution_options(**{_READING: True})
                undo.callback(self.engine.dispose)
                self._prepare(create=create)
                undo.pop_all()
        except ImportError as problem:
            raise BulkError(
                f"cannot use the ledger {self.name}: {problem}; PostgreSQL needs the extra:"
                f" {install_line('bulk,postgres')}"
            ) from problem

    def _prepare(self, *, create: bool) -> None:
        with self.read() as connection:
            is_there = inspect(connection).has_table(about.name)
        if not is_there:
            if not create:
                raise NoSuchRun(f"{self.name} does not hold a ledger; plan a run first")
            with self.write() as connection:
                if not self.is_sqlite:  # two may make it at once
                    connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
                metadata.create_all(connection)
                missing = ~select(about.c.version).exists()
                connection.execute(
                    insert(about).from_select(["version"], select(literal(VERSION)).where(missing))
                )
        with self.read() as connection:
            found = connection.scalar(select(about.c.version))
        if found != VERSION:
            raise BulkError(
                f"the ledger {self.name} was made by another version of notify-typed"
                f" (its form is {found}, this one reads {VERSION})"
            )
        if self.path is not None and os.name == "posix" and self.path.stat().st_mode & 0o077:
            self.path.chmod(_PRIVATE)  # what it holds is personal

    def holds(self, path: Path) -> bool:
        """Return whether a file is the ledger, or one of those that stand beside it."""
        if self.path is None:
            return False
        own = self.path.resolve()
        return path.resolve() in {own.with_name(own.name + end) for end in _OWN_FILES}

    @contextmanager
    def write(self) -> Generator[Connection]:
        """Run statements that are kept together or not at all, and kept for good when it ends."""
        if self.is_sqlite:
            self._see_that_it_is_there()
            with self._telling(), self.engine.begin() as connection:
                yield connection
            return
        with self.write_each() as connection, self.together(connection):
            yield connection

    @contextmanager
    def write_each(self) -> Generator[Connection]:
        """Run statements of which each is kept when it ends, so that no other waits for the next.

        In SQLite, where nobody else writes as long as one is open, they are kept together.
        """
        if self.is_sqlite:
            with self.write() as connection:
                yield connection
            return
        with self._telling(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def together(self, connection: Connection) -> Generator[None]:
        """Keep statements together or not at all, within those of which each is kept."""
        if self.is_sqlite:
            yield
            return
        command(connection, "BEGIN ISOLATION LEVEL READ COMMITTED")
        try:
            yield
        except BaseException:
            with suppress(SQLAlchemyError):  # the connection is lost, and what it wrote with it
                command(connection, "ROLLBACK")
            raise
        command(connection, "COMMIT")

    @contextmanager
    def read(self) -> Generator[Connection]:
        """Run queries; in SQLite, all on one state of the ledger."""
        self._see_that_it_is_there()
        with self._telling(), self._reading.connect() as connection:
            yield connection

    def _see_that_it_is_there(self) -> None:
        """Refuse to go on in a file that was deleted: what is written there is lost in the end.

        Raises:
            BulkError: The file is not where it was.
        """
        if self.path is None or self._file is None:
            return
        try:
            is_there = os.path.samestat(self.path.stat(), self._file)
        except OSError:
            is_there = False
        if not is_there:
            raise BulkError(
                f"the ledger {self.name} was moved, replaced or deleted while it was used. Put it"
                " back, with its -wal file, before you go on: without it, messages that were sent"
                " are sent again"
            )

    def now(self, connection: Connection) -> float:
        """Tell the time by the one clock that all who share the ledger go by."""
        if self.is_sqlite:
            return time.time()
        return float(connection.scalar(text("SELECT extract(epoch FROM clock_timestamp())")) or 0)

    def wipe(self) -> bool:
        """Leave nothing of what was deleted in the files of SQLite.

        Returns:
            Whether that is so; it is not as long as another program reads what was there before.
        """
        if not self.is_sqlite:
            return True
        with closing(self.engine.raw_connection()) as raw, closing(raw.cursor()) as cursor:
            cursor.execute(f"PRAGMA busy_timeout={_WIPE_MS}")
            [is_busy, *_] = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            cursor.execute(f"PRAGMA busy_timeout={_PATIENCE_MS}")
        return not is_busy

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @contextmanager
    def _telling(self) -> Generator[None]:
        try:
            yield
        except SQLAlchemyError as problem:
            reason = str(getattr(problem, "orig", None) or problem).strip().split("\n", 1)[0]
            raise BulkError(f"the ledger {self.name}: {reason}") from problem


def _url(ledger: str) -> URL:
    if not is_url(ledger):
        return read_url("sqlite://").set(database=str(Path(ledger).absolute()))
    try:
        url = read_url(ledger)
    except ArgumentError:
        raise BulkError("the ledger must be a path, or a URL such as postgresql://…") from None
    except ValueError as problem:
        raise BulkError(f"the ledger: {problem}") from None
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise BulkError(
            f"the ledger must be in SQLite or PostgreSQL, not in {url.get_backend_name()}"
        )
    if url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:"):
        raise BulkError(
            "the ledger must be a file or a PostgreSQL database: one in memory is lost in a crash"
        )
    if url.get_backend_name() == "sqlite" and url.query:
        option = next(iter(url.query))
        raise BulkError(f"the URL of a ledger in a file must end with the file, not with ?{option}")
    return url


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, hide_parameters=True, paramstyle="named")
        event.listen(engine, "connect", _tune_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    # Transactions are begun above: to change from one level to the other takes as long as a query.
    engine = create_engine(
        url, hide_parameters=True, pool_pre_ping=True, isolation_level="AUTOCOMMIT"
    )
    event.listen(engine, "connect", _tune_postgresql)
    return engine


def _prepare_file(path: Path, *, create: bool) -> None:
    """Make the file its owner's alone from the beginning: SQLite gives those beside it its mode."""
    try:
        if path.exists():
            return
        if not create:
            raise NoSuchRun(f"there is no ledger {path}; plan a run first, or name it by --ledger")
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, _PRIVATE))
    except OSError as problem:
        raise BulkError(f"cannot use the ledger {path}: {problem.strerror}") from problem


def _tune_sqlite(connection: DBAPIConnection, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun below
    with ExitStack() as undo:
        undo.callback(connection.close)  # nobody else does where this fails
        with closing(connection.cursor()) as cursor:
            for pragma in (
                f"busy_timeout={_PATIENCE_MS}",
                "journal_mode=WAL",
                "synchronous=FULL",
                "secure_delete=ON",
            ):
                cursor.execute(f"PRAGMA {pragma}")
        undo.pop_all()


def _tune_postgresql(connection: DBAPIConnection, _record: object) -> None:
    """Keep what is written, where the server's own setting would lose the last of it in a crash."""
    cursor = connection.cursor()
    cursor.execute(
        "SELECT set_config('synchronous_commit', 'on', false)"
        " WHERE current_setting('synchronous_commit') = 'off'"
    )
    cursor.close()
    connection.commit()


def _begin_sqlite(connection: Connection) -> None:
    reading = connection.get_execution_options().get(_READING)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
