"""Files to send: documents for an email, and the PDF of a precompiled letter, read and checked.

A file that Notify would refuse later is refused here, before anything is sent. No message shows a
path or a filename, because people put names in them; Python's own error, the `__cause__`, does.
"""

from __future__ import annotations

import base64
import os
import re
import warnings
from datetime import timedelta
from pathlib import Path
from typing import Final, NotRequired, Protocol, TypeAlias, TypedDict

from notify_typed._engine.inputs import flag, number, text
from notify_typed._file_contents import is_path, path_text, read_contents
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
    contents = read_contents(file, MAX_UPLOAD_BYTES)
    upload["file"] = base64.b64encode(contents).decode("ascii")
    if filename is None and is_csv is None and is_path(file):
        name = Path(path_text(file)).name
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
    contents = read_contents(file, MAX_PDF_BYTES)
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
