"""Models that operations of several tags send."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import define, field
from notify_typed_runtime.model import Model


@define(eq=False, repr=False, getstate_setstate=False)
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


@define(eq=False, repr=False, getstate_setstate=False)
class PersonalisationObject(Model):
    """An object among the values, which is filled in as Python writes a dictionary."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        _encoded.update(self.additional_properties)
        return _encoded

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
