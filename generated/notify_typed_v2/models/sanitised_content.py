from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    expect_object,
)

from ..models.sanitised_value import SanitisedValue


@define
class SanitisedContent:
    """The values that `sanitise_content_for` changed, by the names that the request used. Empty if
    none did.
    """

    additional_properties: dict[str, SanitisedValue] = field(
        factory=dict[str, SanitisedValue], repr=False
    )

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {}
        for _key, _value in self.additional_properties.items():
            _encoded[_key] = _value.to_dict()
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had. Unknown enum values are kept, unknown fields too.

        Raises:
            KeyError: If a required field is missing.
            TypeError: If a value has the wrong type.
            ValueError: If a value cannot be read.
        """
        return cls(
            {
                _key: SanitisedValue.from_dict(expect_object(_value, "SanitisedContent"))
                for _key, _value in src_dict.items()
            }
        )

    def __getitem__(self, key: str) -> SanitisedValue:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: SanitisedValue) -> None:
        self.additional_properties[key] = value

    def __contains__(self, key: object) -> bool:
        return key in self.additional_properties

    def __iter__(self) -> Iterator[str]:
        return iter(self.additional_properties)

    def __len__(self) -> int:
        return len(self.additional_properties)
