from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    expect_object,
    format_datetime,
    parse_datetime,
    parse_uuid,
)

from ..models.service_name import ServiceName

_KNOWN = frozenset(
    (
        "id",
        "number",
        "provider",
        "service",
        "active",
        "created_at",
        "updated_at",
    )
)


@define(kw_only=True)
class InboundNumber:
    """A number that can be texted."""

    id: UUID
    """The number's id."""
    number: str
    """The number."""
    provider: str
    """The network provider that it belongs to."""
    service: ServiceName | None
    """The service that uses it."""
    active: bool
    """Whether it is in use or may come into use."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    updated_at: datetime.datetime | None
    """When it last changed hands; null if it never did."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "number": self.number,
            "provider": self.provider,
            "service": None if self.service is None else self.service.to_dict(),
            "active": self.active,
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
        if len(src_dict) != 7:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        id = parse_uuid(src_dict["id"], "id")
        number = src_dict["number"]
        if not isinstance(number, str):
            raise TypeError("number is not a string")
        provider = src_dict["provider"]
        if not isinstance(provider, str):
            raise TypeError("provider is not a string")
        _value = src_dict["service"]
        service = (
            None if _value is None else ServiceName.from_dict(expect_object(_value, "service"))
        )
        active = src_dict["active"]
        if not isinstance(active, bool):
            raise TypeError("active is not a boolean")
        created_at = parse_datetime(src_dict["created_at"], "created_at")
        _value = src_dict["updated_at"]
        updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        return cls(
            id=id,
            number=number,
            provider=provider,
            service=service,
            active=active,
            created_at=created_at,
            updated_at=updated_at,
            additional_properties=_additional,
        )
