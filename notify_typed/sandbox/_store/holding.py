"""Keeps a file of SQLite for one sandbox at a time, and says who has it."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from notify_typed.sandbox._errors import SandboxError

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

_OWNER = 0o600
_LONGEST_NUMBER = 20


@contextmanager
def held(database: Path) -> Generator[None]:
    """Keep a database for this sandbox until the end, even if that comes by a kill.

    The system lets go of the lock when the process ends, so what a dead one left behind holds
    nobody up. Windows has no such lock that others could read beside: there nothing is held.

    Raises:
        SandboxError: Another sandbox has it.
        OSError: The folder cannot be written to.
    """
    if sys.platform == "win32":  # pragma: no cover - Windows
        yield
        return
    import fcntl  # noqa: PLC0415 - not on Windows

    path = database.with_name(f"{database.name}-held")
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, _OWNER)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            said = os.read(descriptor, _LONGEST_NUMBER).decode(errors="replace")
            os.close(descriptor)
            raise SandboxError(_taken(said)) from None
        if _is_there(path, descriptor):
            break
        # The one before removed it just now: it would hold nobody off.
        os.close(descriptor)
    try:
        os.truncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
        yield
    finally:
        with suppress(OSError):
            path.unlink()
        os.close(descriptor)


def _is_there(path: Path, descriptor: int) -> bool:
    with suppress(FileNotFoundError):
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    return False


def _taken(said: str) -> str:
    who = f"the sandbox with the process id {said}" if said.isdecimal() else "another sandbox"
    return f"{who} keeps its messages there: stop it, or give this one a database of its own"
