"""What is in a file: read from a path, from bytes or from an open file, up to a limit."""

from __future__ import annotations

import os
import stat
from collections.abc import Coroutine
from typing import TypeGuard

from notify_typed.errors import InvalidFile

__all__ = ["is_path", "path_text", "read_contents"]

_TEXT_MODE = "The file is open in text mode; open it in binary mode: 'rb'."


def read_contents(file: object, limit: int) -> bytes:
    """Read a file.

    Args:
        file: A path, the contents, or a file opened in binary mode.
        limit: The most bytes that it may have.

    Raises:
        InvalidFile: It cannot be read, is empty or too large.
    """
    if _is_bytes(file):
        contents = _copied(file, limit)
    elif is_path(file):
        contents = _read_path(path_text(file), limit)
    else:
        contents = _read_stream(file, limit)
    if not contents:
        raise InvalidFile("The file is empty, or was already read to its end.")
    return contents


def _is_bytes(value: object) -> TypeGuard[bytes | bytearray | memoryview]:
    return isinstance(value, bytes | bytearray | memoryview)


def is_path(value: object) -> TypeGuard[str | os.PathLike[str]]:
    """Tell whether a file is given by its path."""
    return isinstance(value, str | os.PathLike)


def _copied(file: bytes | bytearray | memoryview, limit: int) -> bytes:
    try:
        view = memoryview(file)
    except ValueError as error:
        raise InvalidFile("The memoryview was released before it could be read.") from error
    if view.nbytes > limit:
        raise _too_large(limit)
    return view.tobytes()


def path_text(file: str | os.PathLike[str]) -> str:
    """Return a path as text.

    Raises:
        InvalidFile: It cannot be text, or is empty.
    """
    try:
        path = os.fsdecode(file)
    except (TypeError, UnicodeError) as error:
        raise InvalidFile("The path cannot be turned into text.") from error
    if not path:
        raise InvalidFile("The path is empty.")
    return path


def _read_path(path: str, limit: int) -> bytes:
    advice = " A string is taken as a path; for the contents themselves pass bytes."
    try:
        with open(path, "rb", opener=_opened) as stream:
            return _read_stream(stream, limit)
    except FileNotFoundError as error:
        raise InvalidFile(f"There is no file at the path given.{advice}") from error
    except OSError as error:
        raise InvalidFile(f"The file cannot be opened: {error.strerror}.{advice}") from error
    except InvalidFile:
        raise
    except ValueError as error:
        raise InvalidFile(f"The path given holds characters no path can hold.{advice}") from error


def _opened(path: str, flags: int) -> int:
    """Open a file, and nothing that only looks like one.

    Raises:
        InvalidFile: It is a pipe, a device or a socket, or the system makes it up as it is read:
            such a file says that it is empty.
    """
    _check_regular(os.stat(path))  # noqa: PTH116 - devices notice when they are opened
    number = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    try:
        _check_regular(os.fstat(number))
    except BaseException:
        os.close(number)
        raise
    return number


def _check_regular(found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise InvalidFile("The path given is a directory, not a file.")
    if not stat.S_ISREG(found.st_mode):
        raise InvalidFile(
            "The path given is a pipe, a device or a socket, not a file; pass bytes instead."
        )
    if not found.st_size:
        raise InvalidFile("The file is empty.")


def _read_stream(stream: object, limit: int) -> bytes:
    read = getattr(stream, "read", None)
    if not callable(read) or isinstance(stream, type):
        raise InvalidFile(
            "file must be a path, bytes or a file opened in binary mode, not"
            f" {'None' if stream is None else f'of type {type(stream).__name__}'}."
        )
    if getattr(stream, "closed", False) is True:
        raise InvalidFile("The file is closed.")
    contents = bytearray()
    # An unbuffered file may give less than it was asked for, and more afterwards.
    while len(contents) <= limit:
        try:
            piece: object = read(limit + 1 - len(contents))
        except TypeError as error:
            raise InvalidFile("The file's read() does not take a number of bytes.") from error
        except UnicodeDecodeError:
            raise InvalidFile(_TEXT_MODE) from None
        except (OSError, ValueError) as error:
            raise InvalidFile("The file cannot be read; is it open for reading?") from error
        if not _is_bytes(piece):
            raise InvalidFile(_not_bytes(piece))
        if not len(piece):
            return bytes(contents)
        contents += piece
    raise _too_large(limit)


def _not_bytes(piece: object) -> str:
    if isinstance(piece, str):
        return _TEXT_MODE
    if _is_coroutine(piece):
        piece.close()
        return "The file's read() is async; pass what `await file.read()` gives."
    return f"The file's read() must give bytes, not an object of type {type(piece).__name__}."


def _is_coroutine(value: object) -> TypeGuard[Coroutine[object, object, object]]:
    return isinstance(value, Coroutine)


def _too_large(limit: int) -> InvalidFile:
    return InvalidFile(
        f"The file is larger than {limit // 1024**2} MB ({limit:,} bytes),"
        " the most that Notify takes."
    )
