"""Files sent by email: the rules for file objects and their content, without storing anything."""

import base64
import binascii
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias, TypeGuard

from notify_typed.sandbox._rendering.filetypes import sniff

MAX_BYTES = 2 * 1024 * 1024 + 1024
"""Bytes a file may have; the official clients stop at 2 MiB already."""

# What is longer, in base64, than 3 MiB is refused before anything else is looked at.
_MAX_UPLOAD = 3 * 1024 * 1024 * 3 // 4
_TOO_LARGE = "Uploaded file exceeds file size limit"

DEFAULT_RETENTION_WEEKS = 26
MAX_RETENTION_WEEKS = 78
MAX_FILENAME_LENGTH = 100

MIME_BY_EXTENSION: Mapping[str, str] = {
    "csv": "text/csv",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "json": "application/json",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "rtf": "text/rtf",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""What a file is served as, by the extension of its `filename`; no other extension is allowed."""

_ALLOWED_MIME = frozenset(MIME_BY_EXTENSION.values()) | {"application/rtf"}
_SUPPORTED = ", ".join(f"'.{extension}'" for extension in MIME_BY_EXTENSION)
_KEYS = frozenset(
    {"file", "filename", "is_csv", "confirm_email_before_download", "retention_period"}
)
_RETENTION = re.compile(r"(\d+) weeks?")

ErrorClass: TypeAlias = Literal["ValidationError", "BadRequestError"]
ScanResult: TypeAlias = Literal["clean", "infected", "error"]

# Assembled so that a virus scanner leaves this very file alone.
_EICAR = b"-".join((b"EICAR", b"STANDARD", b"ANTIVIRUS", b"TEST", b"FILE"))


class FileError(NamedTuple):
    """One entry of Notify's `errors`, about a file."""

    error: ErrorClass
    message: str


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A file that Notify accepts.

    Attributes:
        content: Its bytes.
        filename: The name it is downloaded under, where the caller gave one.
        mime_type: What it is served as.
        confirm_email: Whether the recipient's address is asked for before the download.
        retention_weeks: How many weeks it can be downloaded.
    """

    content: bytes = field(repr=False)
    filename: str | None = field(repr=False)
    mime_type: str
    confirm_email: bool
    retention_weeks: int


def is_file_object(value: object) -> TypeGuard[Mapping[str, object]]:
    """Return whether a value of the personalisation is a file: an object with the key `file`."""
    return isinstance(value, Mapping) and "file" in value


def check_file_object(value: Mapping[str, object]) -> list[FileError]:
    """Return everything Notify says about a file object, in its order; nothing when it is fine.

    Notify checks the form of all file objects of a request (`schema_errors`), then whether the
    service is set up for files, and only then uploads one after the other (`read_file`).
    """
    errors = schema_errors(value)
    if errors:
        return errors
    outcome = read_file(value)
    return [outcome] if isinstance(outcome, FileError) else []


def schema_errors(value: Mapping[str, object]) -> list[FileError]:
    """Return what is wrong with the form of a file object.

    Args:
        value: The file object, as sent.
    """
    messages: list[str] = []
    extra = sorted(value.keys() - _KEYS)
    if extra:
        verb = "were" if len(extra) > 1 else "was"
        messages.append(
            f"Additional properties are not allowed ({', '.join(extra)} {verb} unexpected)"
        )
    messages += [
        message for name, check in _CHECKS if name in value and (message := check(value[name]))
    ]
    if "is_csv" in value and "filename" in value:
        messages.append("Do not set a value for `is_csv` if `filename` is set.")
    return [FileError("ValidationError", message) for message in messages]


def read_file(value: Mapping[str, object]) -> UploadedFile | FileError:
    """Read a well-formed file object and judge its content.

    Args:
        value: A file object without `schema_errors`.

    Returns:
        The file, or the first thing wrong with it: encoding, name, extension, size, virus, type.
    """
    content = _decode(value.get("file"))
    filename = value.get("filename")
    name = filename if isinstance(filename, str) else None
    message = (
        "Document is not base64 encoded" if content is None else _content_problem(content, name)
    )
    if content is None or message:
        return FileError("BadRequestError", message or "")
    mime_type = sniff(content)
    if mime_type == "text/plain" and value.get("is_csv") is True:
        mime_type = "text/csv"
    served_as = MIME_BY_EXTENSION[extension_of(name)] if name else mime_type
    if mime_type not in _ALLOWED_MIME:
        return FileError("BadRequestError", _unsupported(mime_type))
    return UploadedFile(
        content=content,
        filename=name,
        mime_type=served_as,
        confirm_email=value.get("confirm_email_before_download") is not False,
        retention_weeks=_retention_weeks(value.get("retention_period")) or DEFAULT_RETENTION_WEEKS,
    )


def scan(content: bytes) -> ScanResult:
    """Return what a virus scanner would say.

    The EICAR test string counts as a virus. So does `EICAR-FAIL`, a mark that is easier to put into
    a PDF; `EICAR-ERROR` makes the scan itself fail.
    """
    if b"EICAR-ERROR" in content:
        return "error"
    return "infected" if _EICAR in content or b"EICAR-FAIL" in content else "clean"


def extension_of(filename: str) -> str:
    """Return the extension of a file name, in lower case, without its dot."""
    return filename.rpartition(".")[2].lower()


def _content_problem(content: bytes, filename: str | None) -> str | None:
    if len(content) > _MAX_UPLOAD:
        return _TOO_LARGE
    if filename and len(filename) > MAX_FILENAME_LENGTH:
        return f"`filename` cannot be longer than {MAX_FILENAME_LENGTH} characters"
    if filename and extension_of(filename) not in MIME_BY_EXTENSION:
        return _unsupported(f".{extension_of(filename)}")
    if len(content) > MAX_BYTES:
        return _TOO_LARGE
    if not content:
        return "Document must not be empty"
    return None if scan(content) == "clean" else "File did not pass the virus scan"


def _unsupported(what: str) -> str:
    return f"Unsupported file type '{what}'. Supported types are: {_SUPPORTED}"


def _decode(text: object) -> bytes | None:
    if not isinstance(text, str):
        return None
    try:
        return base64.b64decode(text)
    except (binascii.Error, ValueError):
        return None


def _retention_weeks(value: object) -> int | None:
    match = _RETENTION.fullmatch(value.strip().lower()) if isinstance(value, str) else None
    if match is None or len(match[1]) > sys.int_info.default_max_str_digits:
        return None
    weeks = int(match[1])
    return weeks if 1 <= weeks <= MAX_RETENTION_WEEKS else None


def _shown(value: object) -> str:
    return str(value).replace("'", "")


def _check_file(value: object) -> str | None:
    return None if isinstance(value, str) else f"file {_shown(value)} is not of type string"


def _check_boolean(name: str) -> Callable[[object], str | None]:
    def check(value: object) -> str | None:
        if value is None or isinstance(value, bool):
            return None
        shown = f"Unsupported value for {name}: {_shown(value)}."
        return f"{name} {shown} Use a boolean true or false value."

    return check


def _check_retention(value: object) -> str | None:
    if value is None or _retention_weeks(value):
        return None
    return (
        f"retention_period Unsupported value for retention_period: {_shown(value)}. "
        f"Supported periods are from 1 to {MAX_RETENTION_WEEKS} weeks."
    )


def _check_filename(value: object) -> str | None:
    if value is None or (isinstance(value, str) and "." in value):
        return None
    return "filename `filename` must end with a file extension. For example, filename.csv"


_CHECKS: tuple[tuple[str, Callable[[object], str | None]], ...] = (
    ("file", _check_file),
    ("is_csv", _check_boolean("is_csv")),
    ("confirm_email_before_download", _check_boolean("confirm_email_before_download")),
    ("retention_period", _check_retention),
    ("filename", _check_filename),
)
