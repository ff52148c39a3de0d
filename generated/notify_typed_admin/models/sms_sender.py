from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    format_datetime,
    parse_datetime,
    parse_uuid,
)

_KNOWN = frozenset(
    (
        "id",
        "service_id",
        "sms_sender",
        "is_default",
        "archived",
        "inbound_number_id",
        "created_at",
        "updated_at",
    )
)


@define(kw_only=True)
class SmsSender:
    """What recipients see as the sender of a text message."""

    id: UUID
    """The sender."""
    service_id: UUID
    """The service that it belongs to."""
    sms_sender: str
    """The name or number that phones show."""
    is_default: bool
    """Whether it is used where a message names no other."""
    archived: bool
    """Whether it was taken out of use."""
    inbound_number_id: UUID | None
    """The number that it is, if it can be texted."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    updated_at: datetime.datetime | None
    """When it last changed; null if it never did."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "service_id": str(self.service_id),
            "sms_sender": self.sms_sender,
            "is_default": self.is_default,
            "archived": self.archived,
            "inbound_number_id": None
            if self.inbound_number_id is None
            else str(self.inbound_number_id),
            "created_at": format_datetime(self.created_at),
            "updated_at": None if self.updated_at is None else format_datetime(self.updated_at),
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
        if len(src_dict) != 8:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        id = parse_uuid(src_dict["id"], "id")
        service_id = parse_uuid(src_dict["service_id"], "service_id")
        sms_sender = src_dict["sms_sender"]
        if not isinstance(sms_sender, str):
            raise TypeError("sms_sender is not a string")
        is_default = src_dict["is_default"]
        if not isinstance(is_default, bool):
            raise TypeError("is_default is not a boolean")
        archived = src_dict["archived"]
        if not isinstance(archived, bool):
            raise TypeError("archived is not a boolean")
        _value = src_dict["inbound_number_id"]
        inbound_number_id = None if _value is None else parse_uuid(_value, "inbound_number_id")
        created_at = parse_datetime(src_dict["created_at"], "created_at")
        _value = src_dict["updated_at"]
        updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        return cls(
            id=id,
            service_id=service_id,
            sms_sender=sms_sender,
            is_default=is_default,
            archived=archived,
            inbound_number_id=inbound_number_id,
            created_at=created_at,
            updated_at=updated_at,
            additional_properties=_additional,
        )
