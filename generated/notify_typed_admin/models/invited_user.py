from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    expect_array,
    expect_string,
    format_datetime,
    hidden as _hidden,
    parse_datetime,
    parse_uuid,
)

from ..models.auth_type import AuthType
from ..models.invite_status import InviteStatus

_KNOWN = frozenset(
    (
        "id",
        "service",
        "from_user",
        "email_address",
        "status",
        "permissions",
        "auth_type",
        "folder_permissions",
        "created_at",
    )
)


@define(kw_only=True)
class InvitedUser:
    """An invitation to a service's team."""

    id: UUID
    """The invitation."""
    service: UUID
    """The service."""
    from_user: UUID
    """The user who invited."""
    email_address: str = field(repr=_hidden)
    """Whom."""
    status: InviteStatus
    permissions: str
    """What the person will be allowed to do: names of **UserPermission**, separated by commas."""
    auth_type: AuthType
    folder_permissions: list[UUID]
    """The folders that the person will see."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "service": str(self.service),
            "from_user": str(self.from_user),
            "email_address": self.email_address,
            "status": str(self.status),
            "permissions": self.permissions,
            "auth_type": str(self.auth_type),
            "folder_permissions": [str(_item) for _item in self.folder_permissions],
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
        if len(src_dict) != 9:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        id = parse_uuid(src_dict["id"], "id")
        service = parse_uuid(src_dict["service"], "service")
        from_user = parse_uuid(src_dict["from_user"], "from_user")
        email_address = src_dict["email_address"]
        if not isinstance(email_address, str):
            raise TypeError("email_address is not a string")
        status = InviteStatus.parse(expect_string(src_dict["status"], "status"))
        permissions = src_dict["permissions"]
        if not isinstance(permissions, str):
            raise TypeError("permissions is not a string")
        auth_type = AuthType.parse(expect_string(src_dict["auth_type"], "auth_type"))
        folder_permissions = [
            parse_uuid(_item, "folder_permissions")
            for _item in expect_array(src_dict["folder_permissions"], "folder_permissions")
        ]
        created_at = parse_datetime(src_dict["created_at"], "created_at")
        return cls(
            id=id,
            service=service,
            from_user=from_user,
            email_address=email_address,
            status=status,
            permissions=permissions,
            auth_type=auth_type,
            folder_permissions=folder_permissions,
            created_at=created_at,
            additional_properties=_additional,
        )
