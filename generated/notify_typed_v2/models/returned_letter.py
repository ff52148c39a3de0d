from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    format_datetime,
    hidden as _hidden,
    parse_datetime,
    parse_uuid,
)

_KNOWN = frozenset(
    (
        "notification_id",
        "reference",
        "date_sent",
        "sent_by",
        "template_name",
        "template_id",
        "template_version",
        "spreadsheet_file_name",
        "spreadsheet_row_number",
        "upload_letter_file_name",
    )
)


@define(kw_only=True)
class ReturnedLetter:
    """The body of a callback about a letter that came back."""

    notification_id: UUID
    """The letter."""
    reference: str | None
    """The reference that it was sent with; null unless it was sent through the API."""
    date_sent: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    sent_by: str = field(repr=_hidden)
    """The email address of the person who sent it on Notify's website, or `API`."""
    template_name: str | None
    """The template's name; null for a finished PDF."""
    template_id: str
    """The template's UUID, or the text `None` for a finished PDF."""
    template_version: int | None
    """The version of the template; null for a finished PDF."""
    spreadsheet_file_name: str | None = field(repr=_hidden)
    """The spreadsheet that the letter came from, if any."""
    spreadsheet_row_number: int | None
    """Its row in that spreadsheet, counting the heading as 1."""
    upload_letter_file_name: str | None = field(repr=_hidden)
    """The PDF's file name, if it was uploaded on Notify's website."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "notification_id": str(self.notification_id),
            "reference": self.reference,
            "date_sent": format_datetime(self.date_sent),
            "sent_by": self.sent_by,
            "template_name": self.template_name,
            "template_id": self.template_id,
            "template_version": self.template_version,
            "spreadsheet_file_name": self.spreadsheet_file_name,
            "spreadsheet_row_number": self.spreadsheet_row_number,
            "upload_letter_file_name": self.upload_letter_file_name,
        }
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had. Unknown enum values are kept, unknown fields too.

        Raises:
            KeyError: If a required field is missing.
            TypeError: If a value has the wrong type.
            ValueError: If a value cannot be read.
        """
        _additional: dict[str, Any] = {}
        if len(src_dict) != 10:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        notification_id = parse_uuid(src_dict["notification_id"], "notification_id")
        reference = src_dict["reference"]
        if reference is not None and not isinstance(reference, str):
            raise TypeError("reference is neither a string nor null")
        date_sent = parse_datetime(src_dict["date_sent"], "date_sent")
        sent_by = src_dict["sent_by"]
        if not isinstance(sent_by, str):
            raise TypeError("sent_by is not a string")
        template_name = src_dict["template_name"]
        if template_name is not None and not isinstance(template_name, str):
            raise TypeError("template_name is neither a string nor null")
        template_id = src_dict["template_id"]
        if not isinstance(template_id, str):
            raise TypeError("template_id is not a string")
        template_version = src_dict["template_version"]
        if template_version is not None and type(template_version) is not int:
            raise TypeError("template_version is neither an integer nor null")
        spreadsheet_file_name = src_dict["spreadsheet_file_name"]
        if spreadsheet_file_name is not None and not isinstance(spreadsheet_file_name, str):
            raise TypeError("spreadsheet_file_name is neither a string nor null")
        spreadsheet_row_number = src_dict["spreadsheet_row_number"]
        if spreadsheet_row_number is not None and type(spreadsheet_row_number) is not int:
            raise TypeError("spreadsheet_row_number is neither an integer nor null")
        upload_letter_file_name = src_dict["upload_letter_file_name"]
        if upload_letter_file_name is not None and not isinstance(upload_letter_file_name, str):
            raise TypeError("upload_letter_file_name is neither a string nor null")
        return cls(
            notification_id=notification_id,
            reference=reference,
            date_sent=date_sent,
            sent_by=sent_by,
            template_name=template_name,
            template_id=template_id,
            template_version=template_version,
            spreadsheet_file_name=spreadsheet_file_name,
            spreadsheet_row_number=spreadsheet_row_number,
            upload_letter_file_name=upload_letter_file_name,
            additional_properties=_additional,
        )
