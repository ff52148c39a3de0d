"""Models that operations of several tags send."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import expect_object, is_array


@define(eq=False, repr=False)
class Personalisation(Model):
    """Values for the template's blanks, by name. A template marks a blank as `((name))`, or as
    `((name??text))` for a text that is shown if the value is yes. Names are compared without
    regard to case, spaces, hyphens and underscores. Every blank needs a value; names that the
    template does not know are ignored.
    """

    additional_properties: dict[
        str, bool | float | list[Any] | None | PersonalisationObject | str
    ] = field(factory=dict[str, Any], repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        for _key, _value in self.additional_properties.items():
            _encoded[_key] = (
                _value.to_dict() if isinstance(_value, PersonalisationObject) else _value
            )
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        return cls(
            {
                _key: None
                if _value is None
                else _value
                if isinstance(_value, str)
                else _value
                if type(_value) in (int, float)
                else _value
                if isinstance(_value, bool)
                else _value
                if is_array(_value)
                else PersonalisationObject.from_dict(expect_object(_value, "Personalisation"))
                for _key, _value in src_dict.items()
            }
        )

    def __getitem__(
        self, key: str
    ) -> bool | float | list[Any] | None | PersonalisationObject | str:
        return self.additional_properties[key]

    def __setitem__(
        self, key: str, value: bool | float | list[Any] | None | PersonalisationObject | str
    ) -> None:
        self.additional_properties[key] = value

    def __contains__(self, key: object) -> bool:
        return key in self.additional_properties

    def __iter__(self) -> Iterator[str]:
        return iter(self.additional_properties)

    def __len__(self) -> int:
        return len(self.additional_properties)


@define(eq=False, repr=False)
class PersonalisationObject(Model):
    """An object among the values, which is filled in as Python writes a dictionary."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        return cls(dict(src_dict))

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __contains__(self, key: object) -> bool:
        return key in self.additional_properties

    def __iter__(self) -> Iterator[str]:
        return iter(self.additional_properties)

    def __len__(self) -> int:
        return len(self.additional_properties)
