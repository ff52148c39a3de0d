from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    expect_object,
)

from ..models.template_placeholder import TemplatePlaceholder


@define
class TemplatePlaceholders:
    """The template's blanks by name, spelt as in the template. The lines of a letter's address are not
    among them.
    """

    additional_properties: dict[str, TemplatePlaceholder] = field(
        factory=dict[str, TemplatePlaceholder]
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
                _key: TemplatePlaceholder.from_dict(expect_object(_value, "TemplatePlaceholders"))
                for _key, _value in src_dict.items()
            }
        )

    def __getitem__(self, key: str) -> TemplatePlaceholder:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: TemplatePlaceholder) -> None:
        self.additional_properties[key] = value

    def __contains__(self, key: object) -> bool:
        return key in self.additional_properties

    def __iter__(self) -> Iterator[str]:
        return iter(self.additional_properties)

    def __len__(self) -> int:
        return len(self.additional_properties)
