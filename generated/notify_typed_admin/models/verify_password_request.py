from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    hidden as _hidden,
)

_KNOWN = frozenset(("password",))


@define(kw_only=True)
class VerifyPasswordRequest:
    """A password to check."""

    password: str = field(repr=_hidden)
    """The password."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "password": self.password,
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
        if len(src_dict) != 1:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        password = src_dict["password"]
        if not isinstance(password, str):
            raise TypeError("password is not a string")
        return cls(
            password=password,
            additional_properties=_additional,
        )
