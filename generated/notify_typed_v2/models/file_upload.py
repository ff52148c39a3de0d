from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNSET,
    Unset,
    expect_boolean,
    expect_string,
)

_KNOWN = frozenset(
    (
        "file",
        "filename",
        "confirm_email_before_download",
        "retention_period",
        "is_csv",
    )
)


@define(kw_only=True)
class FileUpload:
    """FileUpload of the API description."""

    file: str
    filename: str | None | Unset = UNSET
    confirm_email_before_download: bool | None | Unset = UNSET
    retention_period: str | None | Unset = UNSET
    is_csv: bool | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "file": self.file,
        }
        if not isinstance(self.filename, Unset):
            _encoded["filename"] = self.filename
        if not isinstance(self.confirm_email_before_download, Unset):
            _encoded["confirm_email_before_download"] = self.confirm_email_before_download
        if not isinstance(self.retention_period, Unset):
            _encoded["retention_period"] = self.retention_period
        if not isinstance(self.is_csv, Unset):
            _encoded["is_csv"] = self.is_csv
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
        filename: str | None | Unset = UNSET
        if "filename" in src_dict:
            _value = src_dict["filename"]
            filename = None if _value is None else expect_string(_value, "filename")
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
        is_csv: bool | None | Unset = UNSET
        if "is_csv" in src_dict:
            _value = src_dict["is_csv"]
            is_csv = None if _value is None else expect_boolean(_value, "is_csv")
        return cls(
            file=file,
            filename=filename,
            confirm_email_before_download=confirm_email_before_download,
            retention_period=retention_period,
            is_csv=is_csv,
        )
