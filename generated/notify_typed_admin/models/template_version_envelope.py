from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    expect_object,
)

from ..models.template_version import TemplateVersion

_KNOWN = frozenset(("data",))


@define(kw_only=True)
class TemplateVersionEnvelope:
    """A template's version in its envelope."""

    data: TemplateVersion
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "data": self.data.to_dict(),
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
        data = TemplateVersion.from_dict(expect_object(src_dict["data"], "data"))
        return cls(
            data=data,
            additional_properties=_additional,
        )
