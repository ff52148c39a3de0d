"""Models that operations tagged `templates` alone send."""

from __future__ import annotations

from typing import Any

from attrs import define, field
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import UNSET, Unset, hidden as _hidden

from .shared_requests import Personalisation


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
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
