from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_array,
    expect_string,
    hidden as _hidden,
    parse_uuid,
)

from ..models.auth_type import AuthType

_KNOWN = frozenset(
    (
        "service",
        "email_address",
        "from_user",
        "permissions",
        "auth_type",
        "invite_link_host",
        "folder_permissions",
        "created_by",
    )
)


@define(kw_only=True)
class CreateInviteRequest:
    """An invitation to make."""

    service: UUID
    """The service."""
    email_address: str = field(repr=_hidden)
    """Whom to invite."""
    from_user: UUID
    """The user who invites."""
    permissions: str
    """What the person will be allowed to do: names of **UserPermission** in order of the alphabet,
    separated by commas.
    """
    auth_type: AuthType | Unset = UNSET
    invite_link_host: str | Unset = UNSET
    """The beginning of the link in the email, without a slash at the end. Notify's website if left
    out.
    """
    folder_permissions: list[UUID] | Unset = UNSET
    """The folders that the person will see. None if left out."""
    created_by: UUID | Unset = UNSET
    """The user who invites once more. It is ignored."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "service": str(self.service),
            "email_address": self.email_address,
            "from_user": str(self.from_user),
            "permissions": self.permissions,
        }
        if not isinstance(self.auth_type, Unset):
            _encoded["auth_type"] = str(self.auth_type)
        if not isinstance(self.invite_link_host, Unset):
            _encoded["invite_link_host"] = self.invite_link_host
        if not isinstance(self.folder_permissions, Unset):
            _encoded["folder_permissions"] = [str(_item) for _item in self.folder_permissions]
        if not isinstance(self.created_by, Unset):
            _encoded["created_by"] = str(self.created_by)
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
        service = parse_uuid(src_dict["service"], "service")
        email_address = src_dict["email_address"]
        if not isinstance(email_address, str):
            raise TypeError("email_address is not a string")
        from_user = parse_uuid(src_dict["from_user"], "from_user")
        permissions = src_dict["permissions"]
        if not isinstance(permissions, str):
            raise TypeError("permissions is not a string")
        auth_type: AuthType | Unset = UNSET
        if "auth_type" in src_dict:
            _value = src_dict["auth_type"]
            auth_type = AuthType.parse(expect_string(_value, "auth_type"))
        invite_link_host: str | Unset = UNSET
        if "invite_link_host" in src_dict:
            _value = src_dict["invite_link_host"]
            invite_link_host = expect_string(_value, "invite_link_host")
        folder_permissions: list[UUID] | Unset = UNSET
        if "folder_permissions" in src_dict:
            _value = src_dict["folder_permissions"]
            folder_permissions = [
                parse_uuid(_item, "folder_permissions")
                for _item in expect_array(_value, "folder_permissions")
            ]
        created_by: UUID | Unset = UNSET
        if "created_by" in src_dict:
            _value = src_dict["created_by"]
            created_by = parse_uuid(_value, "created_by")
        return cls(
            service=service,
            email_address=email_address,
            from_user=from_user,
            permissions=permissions,
            auth_type=auth_type,
            invite_link_host=invite_link_host,
            folder_permissions=folder_permissions,
            created_by=created_by,
            additional_properties=_additional,
        )
