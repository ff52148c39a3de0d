from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_object,
    hidden as _hidden,
)

from ..models.personalisation import Personalisation

_KNOWN = frozenset(("personalisation",))


@define(kw_only=True)
class TemplatePreviewRequest:
    """Values to fill in. Other keys are ignored."""

    personalisation: Personalisation | Unset = field(default=UNSET, repr=_hidden)
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.personalisation, Unset):
            _encoded["personalisation"] = self.personalisation.to_dict()
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
        if len(src_dict) != 0:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        personalisation: Personalisation | Unset = UNSET
        if "personalisation" in src_dict:
            _value = src_dict["personalisation"]
            personalisation = Personalisation.from_dict(expect_object(_value, "personalisation"))
        return cls(
            personalisation=personalisation,
            additional_properties=_additional,
        )
