"""The sandboxes that run on this machine, found by small files in the user's runtime folder."""

from __future__ import annotations

import contextlib
import json
import os
import stat
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Generator

__all__ = ["announced", "password_of", "running_sandboxes"]

_OWNER = 0o600
_OWNER_FOLDER = 0o700
_OTHERS_WRITE = 0o022


@contextmanager
def announced(base_url: str, password: str | None = None) -> Generator[None]:
    """Let a sandbox be found while it runs; one that cannot be found runs all the same.

    Args:
        base_url: Where it is.
        password: What its control API asks for; the file is for its user alone.
    """
    path = _folder() / f"{os.getpid()}.json"
    try:
        path.parent.mkdir(mode=_OWNER_FOLDER, parents=True, exist_ok=True)
        if _is_ours(path.parent):
            path.unlink(missing_ok=True)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump({"base_url": base_url, "pid": os.getpid(), "password": password}, file)
    except OSError:
        pass
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def running_sandboxes() -> list[str]:
    """List where sandboxes run, the one that started last first."""
    return [base_url for base_url, _ in _found()]


def password_of(base_url: str) -> str | None:
    """Return the password of a sandbox that runs here, if it asks for one."""
    return dict(reversed(_found())).get(base_url)


def _found() -> list[tuple[str, str | None]]:
    """List where sandboxes run and what they ask for, the one that started last first."""
    folder = _folder()
    found: list[tuple[float, str, str | None]] = []
    if not _is_ours(folder):
        return []
    for path in folder.glob("*.json"):
        try:
            document: Any = json.loads(path.read_text(encoding="utf-8"))
            base_url, process = str(document["base_url"]), int(document["pid"])
            password: str | None = document.get("password")
            started = path.stat().st_mtime
        except (OSError, ValueError, LookupError, TypeError):
            continue
        if _runs(process):
            found.append((started, base_url, password))
        else:
            with contextlib.suppress(OSError):
                path.unlink()
    found.sort(key=lambda each: each[0], reverse=True)
    return [(base_url, password) for _, base_url, password in found]


def _folder() -> Path:
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if runtime:
        return Path(runtime) / "notify-typed"
    user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
    return Path(tempfile.gettempdir()) / f"notify-typed-{user}"


def _is_ours(folder: Path) -> bool:
    """Tell whether nobody else could have put something there."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    if not stat.S_ISDIR(found.st_mode):
        return False
    return not hasattr(os, "getuid") or (
        found.st_uid == os.getuid() and not found.st_mode & _OTHERS_WRITE
    )


def _runs(process: int) -> bool:
    if os.name != "posix":  # pragma: no cover - Windows, where asking would end it
        return True
    try:
        os.kill(process, 0)
    except (OSError, OverflowError):  # it is over, or another's by now
        return False
    return True
