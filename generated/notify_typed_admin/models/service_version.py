from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    parse_uuid,
)

_KNOWN = frozenset(
    (
        "id",
        "name",
        "created_at",
        "updated_at",
        "active",
        "email_message_limit",
        "sms_message_limit",
        "letter_message_limit",
        "restricted",
        "custom_email_sender_name",
        "email_sender_local_part",
        "created_by_id",
        "version",
    )
)


@define(kw_only=True)
class ServiceVersion:
    """The settings of a service at some time, as far as they are kept."""

    id: UUID
    """The id of the service."""
    name: str
    """Its name then."""
    created_at: str
    """When the service was made."""
    updated_at: str | None
    """When this version was made."""
    active: bool
    """Whether it was not archived."""
    email_message_limit: int
    """How many emails it might send a day."""
    sms_message_limit: int
    """How many text messages it might send a day."""
    letter_message_limit: int
    """How many letters it might send a day."""
    restricted: bool
    """Whether it was in trial mode."""
    custom_email_sender_name: str | None
    """The name that its emails were from, if not its own."""
    email_sender_local_part: str
    """What stood before the `@`."""
    created_by_id: UUID
    """Who made this version."""
    version: int
    """The number of the version."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "name": self.name,
            "created_at": self.created_at,
            "updated_at": self.updated_at,
            "active": self.active,
            "email_message_limit": self.email_message_limit,
            "sms_message_limit": self.sms_message_limit,
            "letter_message_limit": self.letter_message_limit,
            "restricted": self.restricted,
            "custom_email_sender_name": self.custom_email_sender_name,
            "email_sender_local_part": self.email_sender_local_part,
            "created_by_id": str(self.created_by_id),
            "version": self.version,
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
        if len(src_dict) != 13:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        id = parse_uuid(src_dict["id"], "id")
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        created_at = src_dict["created_at"]
        if not isinstance(created_at, str):
            raise TypeError("created_at is not a string")
        updated_at = src_dict["updated_at"]
        if updated_at is not None and not isinstance(updated_at, str):
            raise TypeError("updated_at is neither a string nor null")
        active = src_dict["active"]
        if not isinstance(active, bool):
            raise TypeError("active is not a boolean")
        email_message_limit = src_dict["email_message_limit"]
        if type(email_message_limit) is not int:
            raise TypeError("email_message_limit is not an integer")
        sms_message_limit = src_dict["sms_message_limit"]
        if type(sms_message_limit) is not int:
            raise TypeError("sms_message_limit is not an integer")
        letter_message_limit = src_dict["letter_message_limit"]
        if type(letter_message_limit) is not int:
            raise TypeError("letter_message_limit is not an integer")
        restricted = src_dict["restricted"]
        if not isinstance(restricted, bool):
            raise TypeError("restricted is not a boolean")
        custom_email_sender_name = src_dict["custom_email_sender_name"]
        if custom_email_sender_name is not None and not isinstance(custom_email_sender_name, str):
            raise TypeError("custom_email_sender_name is neither a string nor null")
        email_sender_local_part = src_dict["email_sender_local_part"]
        if not isinstance(email_sender_local_part, str):
            raise TypeError("email_sender_local_part is not a string")
        created_by_id = parse_uuid(src_dict["created_by_id"], "created_by_id")
        version = src_dict["version"]
        if type(version) is not int:
            raise TypeError("version is not an integer")
        return cls(
            id=id,
            name=name,
            created_at=created_at,
            updated_at=updated_at,
            active=active,
            email_message_limit=email_message_limit,
            sms_message_limit=sms_message_limit,
            letter_message_limit=letter_message_limit,
            restricted=restricted,
            custom_email_sender_name=custom_email_sender_name,
            email_sender_local_part=email_sender_local_part,
            created_by_id=created_by_id,
            version=version,
            additional_properties=_additional,
        )
