from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_boolean,
    expect_string,
    hidden as _hidden,
    parse_uuid,
)

from ..models.auth_type import AuthType

_KNOWN = frozenset(
    (
        "name",
        "email_address",
        "mobile_number",
        "auth_type",
        "updated_by",
        "current_session_id",
        "email_access_validated_at",
        "take_part_in_research",
        "receives_new_features_email",
        "platform_admin",
    )
)


@define(kw_only=True)
class UpdateUserAttributeRequest:
    """What to change about a person."""

    name: str | Unset = field(default=UNSET, repr=_hidden)
    """The person's name."""
    email_address: str | Unset = field(default=UNSET, repr=_hidden)
    """The person's email address, which nobody else may have."""
    mobile_number: str | None | Unset = field(default=UNSET, repr=_hidden)
    """The person's number. Not null if codes go there."""
    auth_type: AuthType | Unset = UNSET
    updated_by: UUID | Unset = UNSET
    """Who changes it, if somebody else."""
    current_session_id: UUID | None | Unset = field(default=UNSET, repr=_hidden)
    """The one session that counts."""
    email_access_validated_at: str | Unset = UNSET
    """When the person last showed to read this address."""
    take_part_in_research: bool | Unset = UNSET
    """Whether researchers may ask."""
    receives_new_features_email: bool | Unset = UNSET
    """Whether the person gets news."""
    platform_admin: bool | Unset = UNSET
    """Only false is accepted."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.name, Unset):
            _encoded["name"] = self.name
        if not isinstance(self.email_address, Unset):
            _encoded["email_address"] = self.email_address
        if not isinstance(self.mobile_number, Unset):
            _encoded["mobile_number"] = self.mobile_number
        if not isinstance(self.auth_type, Unset):
            _encoded["auth_type"] = str(self.auth_type)
        if not isinstance(self.updated_by, Unset):
            _encoded["updated_by"] = str(self.updated_by)
        if not isinstance(self.current_session_id, Unset):
            _encoded["current_session_id"] = (
                None if self.current_session_id is None else str(self.current_session_id)
            )
        if not isinstance(self.email_access_validated_at, Unset):
            _encoded["email_access_validated_at"] = self.email_access_validated_at
        if not isinstance(self.take_part_in_research, Unset):
            _encoded["take_part_in_research"] = self.take_part_in_research
        if not isinstance(self.receives_new_features_email, Unset):
            _encoded["receives_new_features_email"] = self.receives_new_features_email
        if not isinstance(self.platform_admin, Unset):
            _encoded["platform_admin"] = self.platform_admin
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had. Unknown enum values are kept; unknown fields are refused.

        Raises:
            KeyError: If a required field is missing.
            TypeError: If a value has the wrong type.
            ValueError: If a value cannot be read, or there is an unknown field.
        """
        if not _KNOWN.issuperset(src_dict):
            raise ValueError(f"unknown fields: {sorted(set(src_dict) - _KNOWN)}")
        name: str | Unset = UNSET
        if "name" in src_dict:
            _value = src_dict["name"]
            name = expect_string(_value, "name")
        email_address: str | Unset = UNSET
        if "email_address" in src_dict:
            _value = src_dict["email_address"]
            email_address = expect_string(_value, "email_address")
        mobile_number: str | None | Unset = UNSET
        if "mobile_number" in src_dict:
            _value = src_dict["mobile_number"]
            mobile_number = None if _value is None else expect_string(_value, "mobile_number")
        auth_type: AuthType | Unset = UNSET
        if "auth_type" in src_dict:
            _value = src_dict["auth_type"]
            auth_type = AuthType.parse(expect_string(_value, "auth_type"))
        updated_by: UUID | Unset = UNSET
        if "updated_by" in src_dict:
            _value = src_dict["updated_by"]
            updated_by = parse_uuid(_value, "updated_by")
        current_session_id: UUID | None | Unset = UNSET
        if "current_session_id" in src_dict:
            _value = src_dict["current_session_id"]
            current_session_id = (
                None if _value is None else parse_uuid(_value, "current_session_id")
            )
        email_access_validated_at: str | Unset = UNSET
        if "email_access_validated_at" in src_dict:
            _value = src_dict["email_access_validated_at"]
            email_access_validated_at = expect_string(_value, "email_access_validated_at")
        take_part_in_research: bool | Unset = UNSET
        if "take_part_in_research" in src_dict:
            _value = src_dict["take_part_in_research"]
            take_part_in_research = expect_boolean(_value, "take_part_in_research")
        receives_new_features_email: bool | Unset = UNSET
        if "receives_new_features_email" in src_dict:
            _value = src_dict["receives_new_features_email"]
            receives_new_features_email = expect_boolean(_value, "receives_new_features_email")
        platform_admin: bool | Unset = UNSET
        if "platform_admin" in src_dict:
            _value = src_dict["platform_admin"]
            platform_admin = expect_boolean(_value, "platform_admin")
        return cls(
            name=name,
            email_address=email_address,
            mobile_number=mobile_number,
            auth_type=auth_type,
            updated_by=updated_by,
            current_session_id=current_session_id,
            email_access_validated_at=email_access_validated_at,
            take_part_in_research=take_part_in_research,
            receives_new_features_email=receives_new_features_email,
            platform_admin=platform_admin,
        )
