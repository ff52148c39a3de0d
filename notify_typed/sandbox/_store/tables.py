"""The tables of the database: messages, received texts, files, jobs, callbacks, the journal."""

from __future__ import annotations

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
    text,
)

NEVER = 2**62
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
    # Who had it sent: a key, or a person, by hand or by a spreadsheet.
    Column("api_key_id", String(36)),
    Column("created_by_id", String(36)),
    Column("job_id", String(36)),
    # What a world file says, or does not, of what would otherwise follow from the rest.
    Column("stated", Text),
    Index("ix_notifications_list", "service_id", "key_type", "created_at"),
    # Without the service, which few references need and every message would pay for.
    Index("ix_notifications_reference", "reference", "created_at"),
    # A number is not given again: readers go on from the last that they have seen.
    sqlite_autoincrement=True,
)

# Only rows of spreadsheets are in it, so that nothing else pays for it.
_OF_JOBS = text("job_id IS NOT NULL")
_job_index = Index(
    "ix_notifications_job", notifications.c.job_id, notifications.c.job_row, sqlite_where=_OF_JOBS
)


def complete_for_postgresql() -> None:
    """Say what PostgreSQL needs to hear; not before, as SQLAlchemy then imports all of it."""
    _job_index.dialect_kwargs["postgresql_where"] = _OF_JOBS


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
    # How many lines of the file are dealt with: where the next worker goes on.
    Column("lines_done", Integer, nullable=False, default=0),
    # Who is at it, and by the machine's clock until when.
    Column("taken_by", String(36)),
    Column("taken_until", BigInteger, nullable=False, default=0),
    Column("contact_list_id", String(36)),
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
    # The key of a file of an email template, which the website stores once for all recipients.
    Column("stored_as", String(1024)),
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
    Index("ix_callback_jobs_receiver", "state", "service_id", "type", "due_at"),
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
    Column("answer", Text),
    Index("ix_callback_attempts_subject", "subject_id"),
)

# What is done by hand leaves no other trace: a message has its new life, and not its old one.
journal = Table(
    "journal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("subject_id", String(36), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("detail", Text, nullable=False),
    Column("before", Text, nullable=False),
    Index("ix_journal_subject", "subject_id"),
    # An id is not given again after a reset: readers go on from the last that they have seen.
    sqlite_autoincrement=True,
)

# Files that the website keeps.
stored_objects = Table(
    "stored_objects",
    metadata,
    Column("bucket", String(63), primary_key=True),
    Column("key", String(1024), primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("metadata", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("stored_at", BigInteger, nullable=False),
)

# The world itself, so that a file database goes on where it stopped.
settings = Table(
    "settings",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)
