from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    expect_object,
    expect_string,
    parse_uuid,
)

from ..models.statistics import Statistics
from ..models.template_type import TemplateType

_KNOWN = frozenset(
    (
        "id",
        "name",
        "notification_type",
        "restricted",
        "active",
        "created_at",
        "statistics",
    )
)


@define(kw_only=True)
class DetailedServiceListItem:
    """A service in the detailed list."""

    id: UUID
    """The id of the service."""
    name: str
    """The name of the service."""
    notification_type: TemplateType | None
    """Left over from the counting. It says nothing about the service."""
    restricted: bool
    """Whether it is in trial mode."""
    active: bool
    """Whether it is not archived."""
    created_at: str
    """A time as HTTP headers have it."""
    statistics: Statistics
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "name": self.name,
            "notification_type": None
            if self.notification_type is None
            else str(self.notification_type),
            "restricted": self.restricted,
            "active": self.active,
            "created_at": self.created_at,
            "statistics": self.statistics.to_dict(),
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
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        _value = src_dict["notification_type"]
        notification_type = (
            None
            if _value is None
            else TemplateType.parse(expect_string(_value, "notification_type"))
        )
        restricted = src_dict["restricted"]
        if not isinstance(restricted, bool):
            raise TypeError("restricted is not a boolean")
        active = src_dict["active"]
        if not isinstance(active, bool):
            raise TypeError("active is not a boolean")
        created_at = src_dict["created_at"]
        if not isinstance(created_at, str):
            raise TypeError("created_at is not a string")
        statistics = Statistics.from_dict(expect_object(src_dict["statistics"], "statistics"))
        return cls(
            id=id,
            name=name,
            notification_type=notification_type,
            restricted=restricted,
            active=active,
            created_at=created_at,
            statistics=statistics,
            additional_properties=_additional,
        )
