"""Keeps messages, received texts, files and callbacks in a database: SQLite, or another by URL."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

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
)
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from notify_typed.sandbox.errors import SandboxError

if TYPE_CHECKING:
    from collections.abc import Generator

    from sqlalchemy import Connection
    from sqlalchemy.engine.interfaces import DBAPIConnection

MEMORY: Final = "sqlite://"
NEVER: Final = 2**62
"""A time that does not come: for steps that wait for something else than time."""

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
    Index("ix_notifications_list", "service_id", "key_type", "created_at"),
    Index("ix_notifications_reference", "service_id", "reference", "created_at"),
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
    Index("ix_callback_jobs_due", "state", "due_at"),
    Index("ix_callback_jobs_subject", "subject_id"),
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

    Attributes:
        connection: for statements that change something, inside `transaction()`.
        reader: for queries.

    Args:
        url: where the data lies, as SQLAlchemy writes it; in memory when left out.

    Raises:
        SandboxError: the database cannot be opened or written to.
    """

    def __init__(self, url: str = MEMORY) -> None:
        self.url = url
        try:
            if url.startswith("sqlite"):
                # One connection shared by the threads of this process: they take turns.
                self._engine = create_engine(
                    url, poolclass=StaticPool, connect_args={"check_same_thread": False}
                )
                event.listen(self._engine, "connect", _tune_sqlite)
            else:
                self._engine = create_engine(url)
            metadata.create_all(self._engine)
            self.connection: Connection = self._engine.connect()
            # Elsewhere than in SQLite a query would keep a transaction open until the next commit.
            self.reader: Connection = self.connection
            if not url.startswith("sqlite"):
                self.reader = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            with self.transaction() as connection:
                connection.execute(delete(settings).where(settings.c.name == "write-test"))
        except (SQLAlchemyError, ImportError) as problem:
            reason = str(problem).split("\n", 1)[0]
            raise SandboxError(f"cannot use the database {_shown(url)}: {reason}") from problem

    @contextmanager
    def transaction(self) -> Generator[Connection]:
        """Run statements that are kept together or not at all."""
        try:
            yield self.connection
        except BaseException:
            self.connection.rollback()
            raise
        self.connection.commit()

    def clear(self) -> None:
        """Remove everything."""
        with self.transaction() as connection:
            for table in reversed(metadata.sorted_tables):
                connection.execute(delete(table))

    def close(self) -> None:
        """Let go of the database."""
        self.reader.close()
        self.connection.close()
        self._engine.dispose()


def _tune_sqlite(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()


def _shown(url: str) -> str:
    # A URL may hold a password.
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}" if rest else scheme
