from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    expect_array,
    expect_object,
)

from ..models.api_key_version import ApiKeyVersion
from ..models.service_version import ServiceVersion

_KNOWN = frozenset(
    (
        "service_history",
        "api_key_history",
    )
)


@define(kw_only=True)
class ServiceHistory:
    """The versions of a service and of its keys."""

    service_history: list[ServiceVersion]
    """The versions of the service."""
    api_key_history: list[ApiKeyVersion]
    """The versions of its keys."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "service_history": [_item.to_dict() for _item in self.service_history],
            "api_key_history": [_item.to_dict() for _item in self.api_key_history],
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
        service_history = [
            ServiceVersion.from_dict(expect_object(_item, "service_history"))
            for _item in expect_array(src_dict["service_history"], "service_history")
        ]
        api_key_history = [
            ApiKeyVersion.from_dict(expect_object(_item, "api_key_history"))
            for _item in expect_array(src_dict["api_key_history"], "api_key_history")
        ]
        return cls(
            service_history=service_history,
            api_key_history=api_key_history,
            additional_properties=_additional,
        )
