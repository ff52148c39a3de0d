from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    expect_array,
    expect_string,
)


@define
class LegacyErrorMessages:
    """Explanations by what they are about."""

    additional_properties: dict[str, list[str]] = field(factory=dict[str, list[str]], repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {}
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
        return cls(
            {
                _key: [
                    expect_string(_item, "LegacyErrorMessages")
                    for _item in expect_array(_value, "LegacyErrorMessages")
                ]
                for _key, _value in src_dict.items()
            }
        )

    def __getitem__(self, key: str) -> list[str]:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: list[str]) -> None:
        self.additional_properties[key] = value

    def __contains__(self, key: object) -> bool:
        return key in self.additional_properties

    def __iter__(self) -> Iterator[str]:
        return iter(self.additional_properties)

    def __len__(self) -> int:
        return len(self.additional_properties)
