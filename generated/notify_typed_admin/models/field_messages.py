from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    expect_array,
    expect_object,
    expect_string,
    is_array,
)

from ..models.field_messages_by_position import FieldMessagesByPosition


@define
class FieldMessages:
    """Explanations by field: usually a list of them, for invitations a single text, for lists in the
    query by position.
    """

    additional_properties: dict[str, FieldMessagesByPosition | list[str] | str] = field(
        factory=dict[str, FieldMessagesByPosition | list[str] | str], repr=False
    )

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {}
        for _key, _value in self.additional_properties.items():
            _encoded[_key] = (
                _value.to_dict() if isinstance(_value, FieldMessagesByPosition) else _value
            )
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
                    expect_string(_item, "FieldMessages")
                    for _item in expect_array(_value, "FieldMessages")
                ]
                if is_array(_value)
                else _value
                if isinstance(_value, str)
                else FieldMessagesByPosition.from_dict(expect_object(_value, "FieldMessages"))
                for _key, _value in src_dict.items()
            }
        )

    def __getitem__(self, key: str) -> FieldMessagesByPosition | list[str] | str:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: FieldMessagesByPosition | list[str] | str) -> None:
        self.additional_properties[key] = value

    def __contains__(self, key: object) -> bool:
        return key in self.additional_properties

    def __iter__(self) -> Iterator[str]:
        return iter(self.additional_properties)

    def __len__(self) -> int:
        return len(self.additional_properties)
