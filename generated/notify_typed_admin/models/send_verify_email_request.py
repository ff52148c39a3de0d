from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    hidden as _hidden,
)

_KNOWN = frozenset(
    (
        "to",
        "admin_base_url",
    )
)


@define(kw_only=True)
class SendVerifyEmailRequest:
    """Where to send a link, and where the website is."""

    to: str = field(repr=_hidden)
    """The email address."""
    admin_base_url: str
    """The address of the website, for the link."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "to": self.to,
            "admin_base_url": self.admin_base_url,
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
        if len(src_dict) != 2:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        to = src_dict["to"]
        if not isinstance(to, str):
            raise TypeError("to is not a string")
        admin_base_url = src_dict["admin_base_url"]
        if not isinstance(admin_base_url, str):
            raise TypeError("admin_base_url is not a string")
        return cls(
            to=to,
            admin_base_url=admin_base_url,
            additional_properties=_additional,
        )
