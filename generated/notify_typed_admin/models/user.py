from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    expect_array,
    expect_object,
    expect_string,
    format_datetime,
    hidden as _hidden,
    parse_datetime,
    parse_uuid,
)

from ..models.auth_type import AuthType
from ..models.permissions_by_organisation import PermissionsByOrganisation
from ..models.permissions_by_service import PermissionsByService
from ..models.user_state import UserState

_KNOWN = frozenset(
    (
        "id",
        "name",
        "email_address",
        "mobile_number",
        "auth_type",
        "state",
        "platform_admin",
        "can_use_webauthn",
        "created_at",
        "email_access_validated_at",
        "logged_in_at",
        "password_changed_at",
        "current_session_id",
        "failed_login_count",
        "organisations",
        "services",
        "permissions",
        "organisation_permissions",
        "take_part_in_research",
        "receives_new_features_email",
    )
)


@define(kw_only=True)
class User:
    """A person who signs in to the website. Passwords are never shown."""

    id: UUID
    """The id of the person."""
    name: str = field(repr=_hidden)
    """The person's name."""
    email_address: str = field(repr=_hidden)
    """The person's email address."""
    mobile_number: str | None = field(repr=_hidden)
    """The person's number, as it was typed."""
    auth_type: AuthType
    state: UserState
    platform_admin: bool
    """Whether this is one of Notify's own people."""
    can_use_webauthn: bool
    """Whether the person may have security keys: platform administrators, those who sign in with one
    already, and members of the service that is Notify itself.
    """
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    email_access_validated_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    logged_in_at: datetime.datetime | None
    """When the person signed in last."""
    password_changed_at: str
    """A time in UTC with a space in it, and without a zone. Not a date-time of RFC 3339."""
    current_session_id: UUID | None = field(repr=_hidden)
    """The one session that counts. All zeros after the account was archived."""
    failed_login_count: int
    """Failures to sign in since the last success."""
    organisations: list[UUID]
    """The person's active organisations."""
    services: list[UUID]
    """The person's active services."""
    permissions: PermissionsByService
    organisation_permissions: PermissionsByOrganisation
    take_part_in_research: bool
    """Whether researchers may ask."""
    receives_new_features_email: bool
    """Whether the person gets news."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "name": self.name,
            "email_address": self.email_address,
            "mobile_number": self.mobile_number,
            "auth_type": str(self.auth_type),
            "state": str(self.state),
            "platform_admin": self.platform_admin,
            "can_use_webauthn": self.can_use_webauthn,
            "created_at": format_datetime(self.created_at),
            "email_access_validated_at": format_datetime(self.email_access_validated_at),
            "logged_in_at": None
            if self.logged_in_at is None
            else format_datetime(self.logged_in_at),
            "password_changed_at": self.password_changed_at,
            "current_session_id": None
            if self.current_session_id is None
            else str(self.current_session_id),
            "failed_login_count": self.failed_login_count,
            "organisations": [str(_item) for _item in self.organisations],
            "services": [str(_item) for _item in self.services],
            "permissions": self.permissions.to_dict(),
            "organisation_permissions": self.organisation_permissions.to_dict(),
            "take_part_in_research": self.take_part_in_research,
            "receives_new_features_email": self.receives_new_features_email,
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
        if len(src_dict) != 20:
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
        auth_type = AuthType.parse(expect_string(src_dict["auth_type"], "auth_type"))
        state = UserState.parse(expect_string(src_dict["state"], "state"))
        platform_admin = src_dict["platform_admin"]
        if not isinstance(platform_admin, bool):
            raise TypeError("platform_admin is not a boolean")
        can_use_webauthn = src_dict["can_use_webauthn"]
        if not isinstance(can_use_webauthn, bool):
            raise TypeError("can_use_webauthn is not a boolean")
        created_at = parse_datetime(src_dict["created_at"], "created_at")
        email_access_validated_at = parse_datetime(
            src_dict["email_access_validated_at"], "email_access_validated_at"
        )
        _value = src_dict["logged_in_at"]
        logged_in_at = None if _value is None else parse_datetime(_value, "logged_in_at")
        password_changed_at = src_dict["password_changed_at"]
        if not isinstance(password_changed_at, str):
            raise TypeError("password_changed_at is not a string")
        _value = src_dict["current_session_id"]
        current_session_id = None if _value is None else parse_uuid(_value, "current_session_id")
        failed_login_count = src_dict["failed_login_count"]
        if type(failed_login_count) is not int:
            raise TypeError("failed_login_count is not an integer")
        organisations = [
            parse_uuid(_item, "organisations")
            for _item in expect_array(src_dict["organisations"], "organisations")
        ]
        services = [
            parse_uuid(_item, "services")
            for _item in expect_array(src_dict["services"], "services")
        ]
        permissions = PermissionsByService.from_dict(
            expect_object(src_dict["permissions"], "permissions")
        )
        organisation_permissions = PermissionsByOrganisation.from_dict(
            expect_object(src_dict["organisation_permissions"], "organisation_permissions")
        )
        take_part_in_research = src_dict["take_part_in_research"]
        if not isinstance(take_part_in_research, bool):
            raise TypeError("take_part_in_research is not a boolean")
        receives_new_features_email = src_dict["receives_new_features_email"]
        if not isinstance(receives_new_features_email, bool):
            raise TypeError("receives_new_features_email is not a boolean")
        return cls(
            id=id,
            name=name,
            email_address=email_address,
            mobile_number=mobile_number,
            auth_type=auth_type,
            state=state,
            platform_admin=platform_admin,
            can_use_webauthn=can_use_webauthn,
            created_at=created_at,
            email_access_validated_at=email_access_validated_at,
            logged_in_at=logged_in_at,
            password_changed_at=password_changed_at,
            current_session_id=current_session_id,
            failed_login_count=failed_login_count,
            organisations=organisations,
            services=services,
            permissions=permissions,
            organisation_permissions=organisation_permissions,
            take_part_in_research=take_part_in_research,
            receives_new_features_email=receives_new_features_email,
            additional_properties=_additional,
        )
