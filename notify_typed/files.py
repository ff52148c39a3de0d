"""Files to send: documents for an email, and the PDF of a precompiled letter, read and checked.

A file that Notify would refuse later is refused here, before anything is sent. No message shows a
path or a filename, because people put names in them; Python's own error, the `__cause__`, does.
"""

from __future__ import annotations

import base64
import os
import re
import stat
import warnings
from collections.abc import Coroutine
from datetime import timedelta
from pathlib import Path
from typing import Final, NotRequired, Protocol, TypeAlias, TypedDict, TypeGuard

from notify_typed._engine.inputs import flag, number, text
from notify_typed.errors import InvalidFile, InvalidInput

__all__ = [
    "ALLOWED_EXTENSIONS",
    "MAX_PDF_BYTES",
    "MAX_UPLOAD_BYTES",
    "BinaryReader",
    "FileSource",
    "FileUploadDict",
    "InvalidFile",
    "encode_pdf",
    "prepare_upload",
    "read_pdf",
]

MAX_UPLOAD_BYTES: Final = 2 * 1024 * 1024
"""The largest file that can go with an email, in bytes before base64."""
MAX_PDF_BYTES: Final = 5 * 1024 * 1024
"""The largest precompiled letter, in bytes before base64."""
ALLOWED_EXTENSIONS: Final = frozenset(
    "csv doc docx jpeg jpg json odt pdf png rtf txt xlsx".split()  # noqa: SIM905 (a list of words)
)
"""The endings of filenames that Notify lets people download, in lower case."""

_MAX_FILENAME_LENGTH = 100
_MAX_WEEKS = 78
_WEEK = timedelta(weeks=1)
_TEXT_MODE = "The file is open in text mode; open it in binary mode: 'rb'."
_PDF_HEADER_WITHIN = 1024  # PDF readers look for the header that far into a file


class BinaryReader(Protocol):
    """Anything opened for reading bytes: a file, a `BytesIO`, an upload of a web framework."""

    def read(self, size: int, /) -> bytes:
        """Give at most `size` bytes, none at the end."""
        ...


FileSource: TypeAlias = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryReader
"""Where a file's contents come from. A `str` is a path, never the contents."""


class FileUploadDict(TypedDict):
    """A file as a value in an email's personalisation, made by `prepare_upload`.

    A plain dict in the form that Notify's API takes; what was not asked for is not in it.
    """

    file: str
    filename: NotRequired[str]
    confirm_email_before_download: NotRequired[bool]
    retention_period: NotRequired[str]
    is_csv: NotRequired[bool]


def prepare_upload(
    file: FileSource,
    filename: str | None = None,
    confirm_email_before_download: bool | None = None,  # noqa: FBT001 (as in Notify's own client)
    retention_period: int | timedelta | str | None = None,
    *,
    is_csv: bool | None = None,
) -> FileUploadDict:
    """Make a file into a value for an email's personalisation; the email shows a link to it.

    Args:
        file: A path (`str` or `os.PathLike`), the contents as bytes, or a file opened in binary
            mode, which is read from where it stands and not closed. At most 2 MB (2,097,152
            bytes), and not empty.
        filename: What the file is called when downloaded: at most 100 characters, with one of
            the `ALLOWED_EXTENSIONS`. When `file` is a path, its last part is the default, unless
            that has no extension. An open file's own name is the default if it can be one. Without
            a name Notify makes up one and guesses the type.
        confirm_email_before_download: Whether people type in their email address before they get
            the file. Notify's default is True.
        retention_period: How long the file can be downloaded, 1 to 78 weeks: a number of weeks,
            a `timedelta` of whole weeks, or Notify's own form, such as `"4 weeks"`. Notify's
            default is 26 weeks.
        is_csv: Deprecated: give a `filename` that ends in `.csv`. It cannot stand beside a
            `filename`; with it, a path's last part is not used either.

    Returns:
        A plain dict to put into `personalisation`. It holds the whole file in base64.

    Raises:
        InvalidFile: The file cannot be read, is empty or too large, or one of the rules above is
            broken; the message says which. Nothing was sent.
        InvalidInput: A flag is neither True nor False, or the filename cannot be encoded.

    Example:
        >>> prepare_upload(b"a,b", filename="report.csv", retention_period=4)
        {'file': 'YSxi', 'filename': 'report.csv', 'retention_period': '4 weeks'}
    """
    if is_csv is not None:
        flag("is_csv", is_csv)
        warnings.warn(
            "is_csv is deprecated; give a filename that ends in .csv instead.",
            DeprecationWarning,
            stacklevel=2,
        )
        # Notify refuses a file object in which both keys are present, whatever their values.
        if filename is not None:
            raise InvalidFile("is_csv must not be given with a filename; leave is_csv out.")
    upload = FileUploadDict(file="")
    if filename is not None:
        upload["filename"] = _checked_filename("filename", filename)
    if confirm_email_before_download is not None:
        upload["confirm_email_before_download"] = flag(
            "confirm_email_before_download", confirm_email_before_download
        )
    if retention_period is not None:
        upload["retention_period"] = _weeks(retention_period)
    if is_csv is not None:
        upload["is_csv"] = is_csv
    contents = _read(file, MAX_UPLOAD_BYTES)
    upload["file"] = base64.b64encode(contents).decode("ascii")
    if filename is None and is_csv is None and _is_path(file):
        name = Path(_path(file)).name
        if "." in name:
            upload["filename"] = _checked_filename("The path's last part, taken as filename,", name)
    elif filename is None and is_csv is None and (own_name := _own_name(file)):
        upload["filename"] = own_name
    return upload


def read_pdf(file: FileSource) -> bytes:
    """Read the PDF of a precompiled letter and check what can be seen at once.

    Notify itself looks at the PDF only after it has accepted the letter, which then becomes
    `validation-failed`. So a file that is not a PDF is refused here. Whether the pages meet
    the letter specification still shows in the status alone.

    Args:
        file: A path (`str` or `os.PathLike`), the contents as bytes, or a file opened in binary
            mode, which is read from where it stands and not closed. At most 5 MB (5,242,880
            bytes).

    Returns:
        The file's contents.

    Raises:
        InvalidFile: The file cannot be read, is empty, too large or not a PDF.

    Example:
        >>> read_pdf("letter.pdf")[:4]
        b'%PDF'
    """
    contents = _read(file, MAX_PDF_BYTES)
    if b"%PDF-" not in contents[:_PDF_HEADER_WITHIN]:
        raise InvalidFile("The file is not a PDF: it does not begin with %PDF-.")
    return contents


def encode_pdf(file: FileSource) -> str:
    """Read a precompiled letter with `read_pdf` and give it in base64, as Notify takes it.

    Raises:
        InvalidFile: As for `read_pdf`.

    Example:
        >>> encode_pdf("letter.pdf")[:4]
        'JVBE'
    """
    return base64.b64encode(read_pdf(file)).decode("ascii")


def _checked_filename(name: str, value: object) -> str:
    if isinstance(value, bool):
        raise InvalidFile(
            f"{name} must be a string, not a bool; what used to stand there is the keyword is_csv."
        )
    if not isinstance(value, str):
        raise InvalidFile(f"{name} must be a string, not of type {type(value).__name__}.")
    if "." not in value:
        raise InvalidFile(f"{name} must end with a file extension, as in report.csv.")
    if len(value) > _MAX_FILENAME_LENGTH:
        raise InvalidFile(
            f"{name} has {len(value)} characters; Notify takes {_MAX_FILENAME_LENGTH} at most."
        )
    extension = value.rpartition(".")[2]
    if extension.lower() not in ALLOWED_EXTENSIONS:
        shown = f" .{extension}" if re.fullmatch("[A-Za-z0-9]{1,8}", extension) else ""
        raise InvalidFile(
            f"{name} has the extension{shown}, which Notify does not take;"
            f" it takes {', '.join(sorted(ALLOWED_EXTENSIONS))}."
        )
    return text(name, value)


def _own_name(file: object) -> str | None:
    """Find the name of an open file, unless Notify would refuse it: nobody chose it for that."""
    name: object = getattr(file, "name", None)
    if not isinstance(name, str):
        return None
    try:
        return _checked_filename("The file's own name", Path(name).name)
    except InvalidInput:
        return None


def _weeks(period: object) -> str:
    if isinstance(period, str):
        match = re.fullmatch(r"([0-9]+) weeks?", period.strip().lower())
        if match is None:
            raise InvalidFile(
                f'retention_period must be in weeks, as in "4 weeks" or "1 week", not {period!r}.'
            )
        digits = match[1].lstrip("0") or "0"
        # Only so many digits are turned into a number: Python refuses thousands of them.
        weeks = int(digits[:3])
    elif isinstance(period, timedelta):
        if period % _WEEK:
            raise InvalidFile(f"retention_period must be a whole number of weeks, not {period}.")
        weeks = period // _WEEK
    elif isinstance(period, int) and not isinstance(period, bool):
        weeks = period
    else:
        raise InvalidFile(
            "retention_period must be a whole number of weeks, a timedelta or a string such as"
            f' "4 weeks", not of type {type(period).__name__}.'
        )
    if not 1 <= weeks <= _MAX_WEEKS:
        raise InvalidFile(
            f"retention_period must be from 1 to {_MAX_WEEKS} weeks, not {number(weeks)}."
        )
    return "1 week" if weeks == 1 else f"{weeks:d} weeks"


def _read(file: object, limit: int) -> bytes:
    if _is_bytes(file):
        contents = _copied(file, limit)
    elif _is_path(file):
        contents = _read_path(_path(file), limit)
    else:
        contents = _read_stream(file, limit)
    if not contents:
        raise InvalidFile("The file is empty, or was already read to its end.")
    return contents


def _is_bytes(value: object) -> TypeGuard[bytes | bytearray | memoryview]:
    return isinstance(value, bytes | bytearray | memoryview)


def _is_path(value: object) -> TypeGuard[str | os.PathLike[str]]:
    return isinstance(value, str | os.PathLike)


def _copied(file: bytes | bytearray | memoryview, limit: int) -> bytes:
    try:
        view = memoryview(file)
    except ValueError as error:
        raise InvalidFile("The memoryview was released before it could be read.") from error
    if view.nbytes > limit:
        raise _too_large(limit)
    return view.tobytes()


def _path(file: str | os.PathLike[str]) -> str:
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
