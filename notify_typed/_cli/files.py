"""Files that results are written into."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from notify_typed._cli.outcomes import Exit, Failure

if TYPE_CHECKING:
    from collections.abc import Generator

__all__ = ["is_stream", "stream", "unwritable", "unwritable_status"]

_STANDARD_OUTPUT: Final = "-"
_FULL: Final = frozenset({errno.ENOSPC, errno.EFBIG, errno.EIO, getattr(errno, "EDQUOT", -1)})


def is_stream(path: str) -> bool:
    """Tell whether a path is standard output, a device or a pipe.

    Another file must not be put in its place: the next program would not find it.
    """
    return _is_standard_output(path) or _is_special(path)


def _is_special(path: str) -> bool:
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _is_standard_output(path: str) -> bool:
    if path == _STANDARD_OUTPUT:
        return True
    try:
        return os.path.samestat(Path(path).stat(), os.fstat(sys.stdout.fileno()))
    except (OSError, ValueError):
        return False


@contextmanager
def stream(path: str) -> Generator[IO[bytes]]:
    """Open what `is_stream` is true of.

    Raises:
        Failure: It cannot be written. Of standard output, others say that.
    """
    if _is_standard_output(path):
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with Path(path).open("wb") as file:
            yield file
    except BrokenPipeError:
        raise  # the reader has closed the pipe
    except OSError as problem:
        raise unwritable(path, problem) from None


def unwritable(path: str, problem: OSError) -> Failure:
    """Say why a file cannot be written."""
    return Failure(f"{path} cannot be written: {problem.strerror}.", unwritable_status(problem))


def unwritable_status(problem: OSError) -> Exit:
    """Say whether the command is wrong, or fails where another would have succeeded."""
    return Exit.FAILED if problem.errno in _FULL else Exit.USAGE
