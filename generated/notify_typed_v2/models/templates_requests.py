"""Models that operations tagged `templates` alone send."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.model import Model, unknown_fields
from notify_typed_runtime.types import UNSET, Unset, expect_object, hidden as _hidden

from .shared_requests import Personalisation


@define(eq=False, repr=False, kw_only=True)
class TemplatePreviewRequest(Model):
    """Values to fill in. Other keys are ignored."""

    personalisation: Personalisation | Unset = field(default=UNSET, repr=_hidden)
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.personalisation, Unset):
            _encoded["personalisation"] = self.personalisation.to_dict()
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 0:
            _additional = unknown_fields(TemplatePreviewRequest, src_dict)
        return cls(
            personalisation=UNSET
            if "personalisation" not in src_dict
            else Personalisation.from_dict(
                expect_object(src_dict["personalisation"], "personalisation")
            ),
            additional_properties=_additional,
        )
