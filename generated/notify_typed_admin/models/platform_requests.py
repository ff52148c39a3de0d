"""Models that operations tagged `platform` alone send."""

from __future__ import annotations

from typing import Any

from attrs import define, field
from notify_typed_runtime.model import Model


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class FindByUuidRequest(Model):
    """An id of anything."""

    uuid: str
    """The id."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"uuid": self.uuid}
        _encoded.update(self.additional_properties)
        return _encoded
