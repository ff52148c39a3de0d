from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_object,
    expect_string,
    hidden as _hidden,
    parse_uuid,
)

from ..models.personalisation import Personalisation

_KNOWN = frozenset(
    (
        "template_id",
        "personalisation",
        "reference",
    )
)


@define(kw_only=True)
class LetterRequest:
    """A letter from a template. The template decides the postage; an address abroad makes it
    international.
    """

    template_id: UUID
    """A letter template of the service."""
    personalisation: Personalisation = field(repr=_hidden)
    reference: str | Unset = UNSET
    """One's own identifier for the letter, for finding it again. It need not be unique."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "template_id": str(self.template_id),
            "personalisation": self.personalisation.to_dict(),
        }
        if not isinstance(self.reference, Unset):
            _encoded["reference"] = self.reference
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had. Unknown enum values are kept; unknown fields are refused.

        Raises:
            KeyError: If a required field is missing.
            TypeError: If a value has the wrong type.
            ValueError: If a value cannot be read, or there is an unknown field.
        """
        if not _KNOWN.issuperset(src_dict):
            raise ValueError(f"unknown fields: {sorted(set(src_dict) - _KNOWN)}")
        template_id = parse_uuid(src_dict["template_id"], "template_id")
        personalisation = Personalisation.from_dict(
            expect_object(src_dict["personalisation"], "personalisation")
        )
        reference: str | Unset = UNSET
        if "reference" in src_dict:
            _value = src_dict["reference"]
            reference = expect_string(_value, "reference")
        return cls(
            template_id=template_id,
            personalisation=personalisation,
            reference=reference,
        )
