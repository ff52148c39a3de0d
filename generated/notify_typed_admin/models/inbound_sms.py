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
        "service_id",
        "notify_number",
        "user_number",
        "content",
        "created_at",
    )
)


@define(kw_only=True)
class InboundSms:
    """A text message that somebody sent to a service."""

    id: UUID
    """The message."""
    service_id: UUID
    """The service that it was sent to."""
    notify_number: str
    """The service's number."""
    user_number: str = field(repr=_hidden)
    """The sender, mostly as `447700900111`; short codes and names come as the network gave them."""
    content: str = field(repr=_hidden)
    """The text."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "service_id": str(self.service_id),
            "notify_number": self.notify_number,
            "user_number": self.user_number,
            "content": self.content,
            "created_at": format_datetime(self.created_at),
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
        if len(src_dict) != 6:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        id = parse_uuid(src_dict["id"], "id")
        service_id = parse_uuid(src_dict["service_id"], "service_id")
        notify_number = src_dict["notify_number"]
        if not isinstance(notify_number, str):
            raise TypeError("notify_number is not a string")
        user_number = src_dict["user_number"]
        if not isinstance(user_number, str):
            raise TypeError("user_number is not a string")
        content = src_dict["content"]
        if not isinstance(content, str):
            raise TypeError("content is not a string")
        created_at = parse_datetime(src_dict["created_at"], "created_at")
        return cls(
            id=id,
            service_id=service_id,
            notify_number=notify_number,
            user_number=user_number,
            content=content,
            created_at=created_at,
            additional_properties=_additional,
        )
