"""What goes wrong with a run."""

from __future__ import annotations

from notify_typed.errors import InvalidInput, NotifyError

__all__ = ["BadInput", "BulkError", "InUse", "LedgerCopied", "NoSuchRun"]


class BulkError(NotifyError):
    """A run cannot be planned, sent or read; the message says why and what to do."""


class BadInput(BulkError, InvalidInput):
    """The input cannot be read, or its columns do not suit the template; nothing was planned."""


class NoSuchRun(BulkError):
    """The ledger does not have a run of that name, or does not exist."""


class InUse(BulkError):
    """Another process works with the ledger; the message says which."""


class LedgerCopied(BulkError):
    """Notify has messages that the ledger knows nothing of: it is a copy, or an old backup."""
