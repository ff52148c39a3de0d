"""Failures of the database: which of them a caller can be told, and in what words."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from notify_typed.sandbox._errors import LegacyError

_FULL_IN_POSTGRES = "53100"
_FULL = (
    "the disk of the sandbox's database is full: make room, and send the request again; "
    "what is stored can be read meanwhile"
)


class StorageError(LegacyError):
    """A request that the database failed; nothing of it was kept."""


def as_storage_error(problem: Exception) -> StorageError | None:
    """Return what to tell a caller of a failure, or None when the sandbox itself is at fault."""
    if not isinstance(problem, DBAPIError):
        return None
    cause = problem.orig
    codes = (getattr(cause, "sqlite_errorcode", None), getattr(cause, "sqlstate", None))
    if codes[0] == sqlite3.SQLITE_FULL or codes[1] == _FULL_IN_POSTGRES:
        return StorageError(507, _FULL)
    if problem.connection_invalidated or isinstance(problem, OperationalError | InterfaceError):
        # The words of other databases may hold a user's name or an address.
        said = str(cause) if isinstance(cause, sqlite3.Error) else type(cause).__name__
        return StorageError(503, f"the sandbox's database does not work at the moment: {said}")
    return None
