"""One process at a time sends from a ledger in a file; the lock says which."""

from __future__ import annotations

import json
import os
import socket
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from notify_typed.bulk._errors import BulkError, InUse

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from notify_typed.bulk._database import Database

__all__ = ["hold"]


@contextmanager
def hold(database: Database) -> Generator[bool]:
    """Hold a ledger's lock, if it has one, and say whether that keeps all others out.

    Raises:
        InUse: Another process holds it.
    """
    if database.path is None:
        yield False  # its rows are leased
        return
    path = database.path
    lock = FileLock(path.with_name(path.name + ".lock"), timeout=0, mode=0o600)
    holder = path.with_name(path.name + ".holder")
    try:
        lock.acquire()
    except Timeout:
        raise InUse(f"the ledger {path} is in use by {_told(holder)}") from None
    except OSError as problem:
        raise BulkError(f"cannot lock the ledger {path}: {problem.strerror}") from problem
    try:
        with suppress(OSError):
            _write(holder)
        yield True
    finally:
        with suppress(OSError):
            holder.unlink()
        lock.release()


def _write(path: Path) -> None:
    started = datetime.now(UTC).isoformat(timespec="seconds")
    told = {"process": os.getpid(), "host": socket.gethostname(), "since": started}
    path.write_text(json.dumps(told), encoding="utf-8")


def _told(path: Path) -> str:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return f"process {told['process']} on {told['host']}, since {told['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
