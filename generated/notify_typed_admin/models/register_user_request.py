from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_boolean,
    expect_string,
    hidden as _hidden,
)

from ..models.auth_type import AuthType
from ..models.user_state import UserState

_KNOWN = frozenset(
    (
        "name",
        "email_address",
        "password",
        "mobile_number",
        "auth_type",
        "platform_admin",
        "state",
    )
)


@define(kw_only=True)
class RegisterUserRequest:
    """A new person. Unknown fields are ignored."""

    name: str = field(repr=_hidden)
    """The person's name."""
    email_address: str = field(repr=_hidden)
    """The person's email address, which nobody else may have."""
    password: str = field(repr=_hidden)
    """The password. It is stored as a hash."""
    mobile_number: str | None | Unset = field(default=UNSET, repr=_hidden)
    """The person's number, perhaps of another country. It is stored as it is typed. It may only be
    left out or null if `auth_type` is another than `sms_auth`.
    """
    auth_type: AuthType | Unset = UNSET
    platform_admin: bool | Unset = UNSET
    """Whether this is one of Notify's own people."""
    state: UserState | Unset = UNSET
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "name": self.name,
            "email_address": self.email_address,
            "password": self.password,
        }
        if not isinstance(self.mobile_number, Unset):
            _encoded["mobile_number"] = self.mobile_number
        if not isinstance(self.auth_type, Unset):
            _encoded["auth_type"] = str(self.auth_type)
        if not isinstance(self.platform_admin, Unset):
            _encoded["platform_admin"] = self.platform_admin
        if not isinstance(self.state, Unset):
            _encoded["state"] = str(self.state)
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
        if len(src_dict) != 3:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        email_address = src_dict["email_address"]
        if not isinstance(email_address, str):
            raise TypeError("email_address is not a string")
        password = src_dict["password"]
        if not isinstance(password, str):
            raise TypeError("password is not a string")
        mobile_number: str | None | Unset = UNSET
        if "mobile_number" in src_dict:
            _value = src_dict["mobile_number"]
            mobile_number = None if _value is None else expect_string(_value, "mobile_number")
        auth_type: AuthType | Unset = UNSET
        if "auth_type" in src_dict:
            _value = src_dict["auth_type"]
            auth_type = AuthType.parse(expect_string(_value, "auth_type"))
        platform_admin: bool | Unset = UNSET
        if "platform_admin" in src_dict:
            _value = src_dict["platform_admin"]
            platform_admin = expect_boolean(_value, "platform_admin")
        state: UserState | Unset = UNSET
        if "state" in src_dict:
            _value = src_dict["state"]
            state = UserState.parse(expect_string(_value, "state"))
        return cls(
            name=name,
            email_address=email_address,
            password=password,
            mobile_number=mobile_number,
            auth_type=auth_type,
            platform_admin=platform_admin,
            state=state,
            additional_properties=_additional,
        )
