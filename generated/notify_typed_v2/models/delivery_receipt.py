from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    expect_string,
    format_datetime,
    hidden as _hidden,
    parse_datetime,
    parse_uuid,
)

from ..models.notification_status import NotificationStatus
from ..models.notification_type import NotificationType

_KNOWN = frozenset(
    (
        "id",
        "reference",
        "to",
        "status",
        "created_at",
        "completed_at",
        "sent_at",
        "notification_type",
        "template_id",
        "template_version",
    )
)


@define(kw_only=True)
class DeliveryReceipt:
    """The body of a callback about a text message or email that reached its final status."""

    id: UUID
    """The message."""
    reference: str | None
    """The reference that it was sent with."""
    to: str = field(repr=_hidden)
    """The recipient, as the request spelt it."""
    status: NotificationStatus
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    completed_at: datetime.datetime | None
    """When the status was set."""
    sent_at: datetime.datetime | None
    """When Notify handed the message on; null if it never did."""
    notification_type: NotificationType
    template_id: UUID
    """The template."""
    template_version: int
    """The version of the template."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "reference": self.reference,
            "to": self.to,
            "status": str(self.status),
            "created_at": format_datetime(self.created_at),
            "completed_at": None
            if self.completed_at is None
            else format_datetime(self.completed_at),
            "sent_at": None if self.sent_at is None else format_datetime(self.sent_at),
            "notification_type": str(self.notification_type),
            "template_id": str(self.template_id),
            "template_version": self.template_version,
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
        id = parse_uuid(src_dict["id"], "id")
        reference = src_dict["reference"]
        if reference is not None and not isinstance(reference, str):
            raise TypeError("reference is neither a string nor null")
        to = src_dict["to"]
        if not isinstance(to, str):
            raise TypeError("to is not a string")
        status = NotificationStatus.parse(expect_string(src_dict["status"], "status"))
        created_at = parse_datetime(src_dict["created_at"], "created_at")
        _value = src_dict["completed_at"]
        completed_at = None if _value is None else parse_datetime(_value, "completed_at")
        _value = src_dict["sent_at"]
        sent_at = None if _value is None else parse_datetime(_value, "sent_at")
        notification_type = NotificationType.parse(
            expect_string(src_dict["notification_type"], "notification_type")
        )
        template_id = parse_uuid(src_dict["template_id"], "template_id")
        template_version = src_dict["template_version"]
        if type(template_version) is not int:
            raise TypeError("template_version is not an integer")
        return cls(
            id=id,
            reference=reference,
            to=to,
            status=status,
            created_at=created_at,
            completed_at=completed_at,
            sent_at=sent_at,
            notification_type=notification_type,
            template_id=template_id,
            template_version=template_version,
            additional_properties=_additional,
        )
