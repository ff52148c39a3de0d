"""Keeps messages, received texts, files and callbacks in a database: SQLite, or another by URL."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    delete,
    event,
    make_url,
    text,
)
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._store.postgresql import take_all_text

if TYPE_CHECKING:
    from types import TracebackType

    from sqlalchemy import URL, Connection, Dialect, Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection

MEMORY = "sqlite://"
NEVER = 2**62
"""A time that does not come: for steps that wait for something else than time."""
_CONNECT_SECONDS = 10

metadata = MetaData()

# A message's life is stored when it is accepted: its first status and up to three later ones, each
# with the time it begins. Nothing has to run for a status to change, and lists need no updates.
notifications = Table(
    "notifications",
    metadata,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("id", String(36), nullable=False, unique=True),
    Column("service_id", String(36), nullable=False),
    Column("type", String(6), nullable=False),
    Column("template_id", String(36), nullable=False),
    Column("template_version", Integer, nullable=False),
    Column("key_type", String(6), nullable=False),
    Column("recipient", Text, nullable=False),
    Column("normalised", Text, nullable=False),
    Column("reference", Text),
    Column("created_at", BigInteger, nullable=False),
    Column("content", Text, nullable=False),
    Column("personalisation", Text, nullable=False),
    Column("status_0", String(20), nullable=False),
    Column("at_1", BigInteger, nullable=False, default=NEVER),
    Column("status_1", String(20), nullable=False, default=""),
    Column("at_2", BigInteger, nullable=False, default=NEVER),
    Column("status_2", String(20), nullable=False, default=""),
    Column("at_3", BigInteger, nullable=False, default=NEVER),
    Column("status_3", String(20), nullable=False, default=""),
    Column("updated_at", BigInteger),
    Column("sent_at", BigInteger),
    Column("ready_at", BigInteger, nullable=False),
    Column("units", Integer, nullable=False),
    Column("multiplier", Float, nullable=False),
    Column("is_foreign", Boolean, nullable=False),
    Column("postage", String(16)),
    Column("is_job", Boolean, nullable=False),
    Column("job_row", Integer),
    Column("created_by_name", Text),
    Column("sender", Text),
    Column("unsubscribe_url", Text),
    # Who had it sent: a key, or a person, by hand or by a spreadsheet.
    Column("api_key_id", String(36)),
    Column("created_by_id", String(36)),
    Column("job_id", String(36)),
    Index("ix_notifications_list", "service_id", "key_type", "created_at"),
    Index("ix_notifications_reference", "service_id", "reference", "created_at"),
    # Only rows of spreadsheets are in it, so that nothing else pays for it.
    Index(
        "ix_notifications_job",
        "job_id",
        "job_row",
        sqlite_where=text("job_id IS NOT NULL"),
        postgresql_where=text("job_id IS NOT NULL"),
    ),
)

# Spreadsheets wait here for their jobs. The file itself lies in pieces, so that no step is long.
spreadsheets = Table(
    "spreadsheets",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("service_id", String(36), primary_key=True),
    Column("content_id", String(36), nullable=False),
    Column("template_id", String(36), nullable=False),
    Column("template_version", Integer, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("sender_id", String(36)),
    Column("columns", Text, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("foreign_rows", Integer, nullable=False),
    Column("is_valid", Boolean, nullable=False),
)

spreadsheet_pieces = Table(
    "spreadsheet_pieces",
    metadata,
    Column("content_id", String(36), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

uploaded_letters = Table(
    "uploaded_letters",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("service_id", String(36), primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("pages", Integer, nullable=False),
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("service_id", String(36), nullable=False),
    Column("template_id", String(36), nullable=False),
    Column("template_version", Integer, nullable=False),
    Column("type", String(6), nullable=False),
    Column("file_name", Text, nullable=False),
    Column("content_id", String(36), nullable=False),
    Column("sender_id", String(36)),
    Column("rows", Integer, nullable=False),
    Column("foreign_rows", Integer, nullable=False),
    Column("status", String(40), nullable=False),
    Column("created_by_id", String(36)),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger),
    Column("scheduled_for", BigInteger),
    Column("due_at", BigInteger, nullable=False),
    Column("started_at", BigInteger),
    Column("finished_at", BigInteger),
    # How many lines of the file are dealt with: where whoever takes over goes on.
    Column("lines_done", Integer, nullable=False, default=0),
    # Who is at it, and by the machine's clock until when.
    Column("taken_by", String(36)),
    Column("taken_until", BigInteger, nullable=False, default=0),
    Index("ix_jobs_due", "status", "due_at"),
    Index("ix_jobs_list", "service_id", "created_at"),
)

received_texts = Table(
    "received_texts",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("service_id", String(36), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("notify_number", Text, nullable=False),
    Column("user_number", Text, nullable=False),
    Column("content", Text, nullable=False),
    Index("ix_received_texts_list", "service_id", "created_at"),
)

letter_files = Table(
    "letter_files",
    metadata,
    Column("notification_id", String(36), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

uploads = Table(
    "uploads",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("service_id", String(36), nullable=False),
    Column("key", String(64), nullable=False),
    Column("filename", Text),
    Column("media_type", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("email_address", Text),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
)

callback_jobs = Table(
    "callback_jobs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("service_id", String(36), nullable=False),
    Column("type", String(20), nullable=False),
    Column("subject_id", String(36), nullable=False),
    Column("due_at", BigInteger, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("state", String(10), nullable=False),
    Column("body", Text),
    # By the machine's clock: until when one of several workers is sending it.
    Column("taken_until", BigInteger, nullable=False, default=0, server_default="0"),
    Index("ix_callback_jobs_due", "state", "due_at"),
    Index("ix_callback_jobs_subject", "subject_id"),
    # An id is not given again after a reset: an answer to an old callback may still be to come.
    sqlite_autoincrement=True,
)

callback_attempts = Table(
    "callback_attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("job_id", Integer, nullable=False),
    Column("service_id", String(36), nullable=False),
    Column("type", String(20), nullable=False),
    Column("subject_id", String(36), nullable=False),
    Column("url", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("status", Integer),
    Column("problem", Text),
    Column("will_retry", Boolean, nullable=False),
)

# The world itself, so that a file database goes on where it stopped.
settings = Table(
    "settings",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)


class Storage:
    """One database, and the connections through which the sandbox uses it.

    Args:
        url: where the data lies, as SQLAlchemy writes it; in memory when left out. PostgreSQL is
            reached through psycopg where the URL names no other driver.

    Raises:
        SandboxError: the database cannot be opened or written to.
    """

    def __init__(self, url: str = MEMORY) -> None:
        with ExitStack() as undo:
            self._open(url, undo)
            undo.pop_all()

    def _open(self, url: str, undo: ExitStack) -> None:
        try:
            parsed = _parse(url)
            self.is_sqlite = parsed.get_backend_name() == "sqlite"
            if self.is_sqlite:
                # One connection shared by the threads of this process: they take turns.
                self.engine = create_engine(
                    parsed, poolclass=StaticPool, connect_args={"check_same_thread": False}
                )
                event.listen(self.engine, "connect", _tune_sqlite)
                readers = self.engine
            else:
                patience = {"connect_timeout": _CONNECT_SECONDS} if is_shareable(parsed) else {}
                self.engine = create_engine(parsed, connect_args=patience)
                # A query would otherwise keep a transaction open until the next commit.
                readers = create_engine(parsed, connect_args=patience, isolation_level="AUTOCOMMIT")
                if is_shareable(parsed):
                    event.listen(self.engine, "connect", take_all_text)
                    event.listen(readers, "connect", take_all_text)
            undo.callback(self.engine.dispose)
            undo.callback(readers.dispose)
            metadata.create_all(self.engine)
            if url != MEMORY:
                _add_missing_columns(self.engine)
            self._readers = readers
            self._connection = self.engine.connect()
            self._transaction = _Transaction(self._connection)
            self._reader = self._connection if self.is_sqlite else readers.connect()
            with self.transaction() as connection:
                connection.execute(delete(settings).where(settings.c.name == "write-test"))
        except ImportError as problem:
            advice = "; PostgreSQL needs the extra: pip install 'notify-typed[sandbox,postgres]'"
            is_postgres = "postgresql" in url
            raise _unusable(url, f"{problem}{advice if is_postgres else ''}") from problem
        except (SQLAlchemyError, ValueError) as problem:
            raise _unusable(url, problem) from problem

    @property
    def dialect(self) -> Dialect:
        """How the database's SQL is written."""
        return self.engine.dialect

    @property
    def reader(self) -> Connection:
        """For queries: they see what is committed, and in SQLite this transaction's changes."""
        # After a lost connection the next use makes a new one, if told that the old one is over.
        if self._reader.invalidated:
            self._reader.rollback()
        return self._reader

    @property
    def current(self) -> Connection:
        """For single statements: part of the transaction that is open, or kept by themselves."""
        return self._connection if self._transaction.depth else self.reader

    def transaction(self) -> _Transaction:
        """Run statements that are kept together or not at all; inside another one, with it."""
        return self._transaction

    def clear(self) -> None:
        """Remove everything."""
        with self.transaction() as connection:
            for table in reversed(metadata.sorted_tables):
                connection.execute(delete(table))

    def close(self) -> None:
        """Let go of the database."""
        self._reader.close()
        self._connection.close()
        self._readers.dispose()
        self.engine.dispose()


class _Transaction:
    """Commits when the outermost `with` is left in peace, and rolls back otherwise."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.depth = 0

    def __enter__(self) -> Connection:
        self.depth += 1
        return self._connection

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.depth -= 1
        if self.depth == 0:
            if kind is None:
                self._connection.commit()
            else:
                self._connection.rollback()


def is_shareable(url: str | URL) -> bool:
    """Whether several processes can share the database at an address: it is PostgreSQL."""
    try:
        return _parse(url).get_backend_name() == "postgresql"
    except (SQLAlchemyError, ValueError):
        return False


def _parse(url: str | URL) -> URL:
    parsed = make_url(url)
    if parsed.drivername in ("postgres", "postgresql"):
        return parsed.set(drivername="postgresql+psycopg")
    return parsed


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


def _tune_sqlite(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()


def _unusable(url: str, problem: Exception | str) -> SandboxError:
    reason = " ".join(str(problem).split("\n", 1)[0].split())
    return SandboxError(f"cannot use the database {_shown(url)}: {reason}")


def _shown(url: str) -> str:
    """An address without the password and the options, among which there may be another."""
    try:
        parsed = make_url(url)
    except (SQLAlchemyError, ValueError):
        return url.partition(":")[0]
    return parsed.set(query={}, username=None, password=None).render_as_string()
