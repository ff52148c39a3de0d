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
        "id",
        "source_number",
        "destination_number",
        "message",
        "date_received",
    )
)


@define(kw_only=True)
class ReceivedTextMessage:
    """The body of a callback about a text message that somebody sent to the service."""

    id: UUID
    """The received message."""
    source_number: str = field(repr=_hidden)
    """The sender, mostly as `447700900123`."""
    destination_number: str
    """The service's number."""
    message: str = field(repr=_hidden)
    """The text."""
    date_received: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "source_number": self.source_number,
            "destination_number": self.destination_number,
            "message": self.message,
            "date_received": format_datetime(self.date_received),
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
        if len(src_dict) != 5:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        id = parse_uuid(src_dict["id"], "id")
        source_number = src_dict["source_number"]
        if not isinstance(source_number, str):
            raise TypeError("source_number is not a string")
        destination_number = src_dict["destination_number"]
        if not isinstance(destination_number, str):
            raise TypeError("destination_number is not a string")
        message = src_dict["message"]
        if not isinstance(message, str):
            raise TypeError("message is not a string")
        date_received = parse_datetime(src_dict["date_received"], "date_received")
        return cls(
            id=id,
            source_number=source_number,
            destination_number=destination_number,
            message=message,
            date_received=date_received,
            additional_properties=_additional,
        )
