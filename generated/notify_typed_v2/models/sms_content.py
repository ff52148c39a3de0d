from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    hidden as _hidden,
)

_KNOWN = frozenset(
    (
        "body",
        "from_number",
    )
)


@define(kw_only=True)
class SmsContent:
    """What the recipient reads."""

    body: str = field(repr=_hidden)
    """The text after filling in, without the service's name that Notify may put before it."""
    from_number: str
    """The sender that the phone shows, a number or a name."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "body": self.body,
            "from_number": self.from_number,
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
        body = src_dict["body"]
        if not isinstance(body, str):
            raise TypeError("body is not a string")
        from_number = src_dict["from_number"]
        if not isinstance(from_number, str):
            raise TypeError("from_number is not a string")
        return cls(
            body=body,
            from_number=from_number,
            additional_properties=_additional,
        )
