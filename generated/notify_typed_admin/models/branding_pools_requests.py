"""Models that operations tagged `branding_pools` alone send."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class AddBrandingsRequest(Model):
    """Brandings to choose from."""

    branding_ids: list[UUID]
    """The brandings."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"branding_ids": [str(_item) for _item in self.branding_ids]}
        _encoded.update(self.additional_properties)
        return _encoded
