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
        "url",
        "updated_by_id",
        "created_at",
        "updated_at",
    )
)


@define(kw_only=True)
class CallbackApi:
    """A URL that Notify posts to. Neither the token nor the type is shown; **Service** has the type
    beside the id.
    """

    id: UUID
    """The callback."""
    service_id: UUID
    """The service that it belongs to."""
    url: str = field(repr=_hidden)
    """Where Notify posts to."""
    updated_by_id: UUID
    """The user who set it up or last changed it."""
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
            "url": self.url,
            "updated_by_id": str(self.updated_by_id),
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
        if len(src_dict) != 6:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        id = parse_uuid(src_dict["id"], "id")
        service_id = parse_uuid(src_dict["service_id"], "service_id")
        url = src_dict["url"]
        if not isinstance(url, str):
            raise TypeError("url is not a string")
        updated_by_id = parse_uuid(src_dict["updated_by_id"], "updated_by_id")
        created_at = parse_datetime(src_dict["created_at"], "created_at")
        _value = src_dict["updated_at"]
        updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        return cls(
            id=id,
            service_id=service_id,
            url=url,
            updated_by_id=updated_by_id,
            created_at=created_at,
            updated_at=updated_at,
            additional_properties=_additional,
        )
