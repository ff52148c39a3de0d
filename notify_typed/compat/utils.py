"""Makes a file ready to go with an email, as the official client does."""

from __future__ import annotations

import base64
import warnings
from typing import NotRequired, Protocol, TypedDict

__all__ = [
    "DOCUMENT_UPLOAD_SIZE_LIMIT",
    "PreparedUpload",
    "Readable",
    "base64_of",
    "prepare_upload",
]

DOCUMENT_UPLOAD_SIZE_LIMIT = 2 * 1024 * 1024
"""The largest file that can go with an email, in bytes before base64."""


class Readable(Protocol):
    """A file that is open in binary mode."""

    def read(self) -> bytes:
        """Give the rest of the file."""
        ...


class PreparedUpload(TypedDict):
    """A file as a value for personalisation; None stands for Notify's own default."""

    file: str
    filename: NotRequired[str | None]
    confirm_email_before_download: bool | None
    retention_period: str | None
    is_csv: NotRequired[bool]


def prepare_upload(
    f: Readable,
    filename: str | bool | None = None,  # noqa: FBT001 - what is_csv was, by position
    confirm_email_before_download: bool | None = None,  # noqa: FBT001 - by position, as officially
    retention_period: str | None = None,
    *,
    is_csv: bool | None = None,
) -> PreparedUpload:
    """Encode a file to be a value in `personalisation`.

    Only the size is checked here; Notify checks the rest. `notify_typed.prepare_upload` checks
    every rule, and takes paths and bytes too.

    Args:
        f: The file, open in binary mode.
        filename: What the recipient's download is called, with an ending such as `.csv`. True or
            False here is `is_csv`, which used to have this place.
        confirm_email_before_download: Whether recipients must give their email address first.
        retention_period: How long the file can be downloaded, such as `"4 weeks"`.
        is_csv: Deprecated, as before version 9 of the official client: give a `filename` that ends
            in `.csv`. It cannot stand beside a `filename`.

    Raises:
        ValueError: The file is larger than 2 MB, or there are both a filename and `is_csv`.
        TypeError: It is not a file that is open in binary mode.

    Example:
        >>> with open("people.csv", "rb") as file:
        ...     upload = prepare_upload(file, "people.csv", retention_period="4 weeks")
        >>> upload["filename"]
        'people.csv'
    """
    if isinstance(filename, bool):
        filename, is_csv = None, filename
    if is_csv is not None:
        warnings.warn(
            "is_csv is deprecated; give a filename that ends in .csv instead.",
            DeprecationWarning,
            stacklevel=2,
        )
        # Notify refuses a file object in which both keys are present, whatever their values.
        if filename is not None:
            raise ValueError("is_csv must not be given with a filename; leave is_csv out.")
    contents = _read(f)
    if len(contents) > DOCUMENT_UPLOAD_SIZE_LIMIT:
        raise ValueError("File is larger than 2MB")
    upload: PreparedUpload = {
        "file": base64.b64encode(contents).decode("ascii"),
        "filename": filename,
        "confirm_email_before_download": confirm_email_before_download,
        "retention_period": retention_period,
    }
    if is_csv is not None:
        del upload["filename"]
        upload["is_csv"] = is_csv
    return upload


def base64_of(file: Readable) -> str:
    """Encode the rest of a file.

    Raises:
        TypeError: It is not a file that is open in binary mode.
    """
    return base64.b64encode(_read(file)).decode("ascii")


def _read(file: object) -> bytes | bytearray:
    read = getattr(file, "read", None)
    if not callable(read):
        raise TypeError(
            f"A file open in binary mode is needed, not an object of type {type(file).__name__}."
        )
    contents: object = read()
    if isinstance(contents, bytes | bytearray):
        return contents
    raise TypeError(
        "The file must be open in binary mode: its read() gave an object of type"
        f" {type(contents).__name__}, not bytes."
    )
