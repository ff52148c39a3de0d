from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_boolean,
    expect_string,
    hidden as _hidden,
)

_KNOWN = frozenset(
    (
        "file",
        "is_csv",
        "confirm_email_before_download",
        "retention_period",
        "filename",
    )
)


@define(kw_only=True)
class FileUpload:
    """A file that the recipient of an email downloads through a link. The link takes the place of
    the blank. Up to 2 MB; csv, doc, docx, jpeg, jpg, json, odt, pdf, png, rtf, txt or xlsx.

    `filename` and `is_csv` exclude each other: both keys together are refused, even as `null`.
    """

    file: str = field(repr=_hidden)
    """The file's bytes in base64. Empty files and files of more than 2 MB (2,098,176 bytes) are
    refused when the file is stored.
    """
    is_csv: bool | None | Unset = UNSET
    """Whether a text file is to be served as CSV. An older way to say it; `filename` with `.csv` is
    the present one.
    """
    confirm_email_before_download: bool | None | Unset = UNSET
    """Whether recipients have to enter their email address before they get the file. `null` means
    true.
    """
    retention_period: str | None | Unset = UNSET
    """How long the file can be downloaded: `1 week` to `78 weeks`. Capitals and spaces around it do
    not matter. `null` means 26 weeks.
    """
    filename: str | None | Unset = field(default=UNSET, repr=_hidden)
    """The name under which the recipient saves the file, with an extension; it decides the type. At
    most 100 characters, which is checked when the file is stored. `null` means none: the type is
    then guessed from the bytes.
    """

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "file": self.file,
        }
        if not isinstance(self.is_csv, Unset):
            _encoded["is_csv"] = self.is_csv
        if not isinstance(self.confirm_email_before_download, Unset):
            _encoded["confirm_email_before_download"] = self.confirm_email_before_download
        if not isinstance(self.retention_period, Unset):
            _encoded["retention_period"] = self.retention_period
        if not isinstance(self.filename, Unset):
            _encoded["filename"] = self.filename
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had. Unknown enum values are kept; unknown fields are refused.

        Raises:
            KeyError: If a required field is missing.
            TypeError: If a value has the wrong type.
            ValueError: If a value cannot be read, or there is an unknown field.
        """
        if not _KNOWN.issuperset(src_dict):
            raise ValueError(f"unknown fields: {sorted(set(src_dict) - _KNOWN)}")
        file = src_dict["file"]
        if not isinstance(file, str):
            raise TypeError("file is not a string")
        is_csv: bool | None | Unset = UNSET
        if "is_csv" in src_dict:
            _value = src_dict["is_csv"]
            is_csv = None if _value is None else expect_boolean(_value, "is_csv")
        confirm_email_before_download: bool | None | Unset = UNSET
        if "confirm_email_before_download" in src_dict:
            _value = src_dict["confirm_email_before_download"]
            confirm_email_before_download = (
                None if _value is None else expect_boolean(_value, "confirm_email_before_download")
            )
        retention_period: str | None | Unset = UNSET
        if "retention_period" in src_dict:
            _value = src_dict["retention_period"]
            retention_period = None if _value is None else expect_string(_value, "retention_period")
        filename: str | None | Unset = UNSET
        if "filename" in src_dict:
            _value = src_dict["filename"]
            filename = None if _value is None else expect_string(_value, "filename")
        return cls(
            file=file,
            is_csv=is_csv,
            confirm_email_before_download=confirm_email_before_download,
            retention_period=retention_period,
            filename=filename,
        )
