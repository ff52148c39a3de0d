from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_string,
    parse_uuid,
)

from ..models.auth_type import AuthType
from ..models.invite_status import InviteStatus

_KNOWN = frozenset(
    (
        "status",
        "auth_type",
        "created_by",
    )
)


@define(kw_only=True)
class UpdateInviteRequest:
    """The fields of an invitation that are to change."""

    status: InviteStatus | Unset = UNSET
    auth_type: AuthType | Unset = UNSET
    created_by: UUID | Unset = UNSET
    """The user who changes it. It is ignored."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.status, Unset):
            _encoded["status"] = str(self.status)
        if not isinstance(self.auth_type, Unset):
            _encoded["auth_type"] = str(self.auth_type)
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
        if len(src_dict) != 0:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        status: InviteStatus | Unset = UNSET
        if "status" in src_dict:
            _value = src_dict["status"]
            status = InviteStatus.parse(expect_string(_value, "status"))
        auth_type: AuthType | Unset = UNSET
        if "auth_type" in src_dict:
            _value = src_dict["auth_type"]
            auth_type = AuthType.parse(expect_string(_value, "auth_type"))
        created_by: UUID | Unset = UNSET
        if "created_by" in src_dict:
            _value = src_dict["created_by"]
            created_by = parse_uuid(_value, "created_by")
        return cls(
            status=status,
            auth_type=auth_type,
            created_by=created_by,
            additional_properties=_additional,
        )
