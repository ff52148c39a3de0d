from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    hidden as _hidden,
    parse_uuid,
)

_KNOWN = frozenset(
    (
        "id",
        "name",
        "email_address",
        "mobile_number",
    )
)


@define(kw_only=True)
class UserForList:
    """A person who was found."""

    id: UUID
    """The id of the person."""
    name: str = field(repr=_hidden)
    """The person's name."""
    email_address: str = field(repr=_hidden)
    """The person's email address."""
    mobile_number: str | None = field(repr=_hidden)
    """The person's number, as it was typed."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "name": self.name,
            "email_address": self.email_address,
            "mobile_number": self.mobile_number,
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
        if len(src_dict) != 4:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        id = parse_uuid(src_dict["id"], "id")
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        email_address = src_dict["email_address"]
        if not isinstance(email_address, str):
            raise TypeError("email_address is not a string")
        mobile_number = src_dict["mobile_number"]
        if mobile_number is not None and not isinstance(mobile_number, str):
            raise TypeError("mobile_number is neither a string nor null")
        return cls(
            id=id,
            name=name,
            email_address=email_address,
            mobile_number=mobile_number,
            additional_properties=_additional,
        )
