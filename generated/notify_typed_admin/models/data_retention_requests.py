"""Models that operations tagged `data_retention` alone send."""

from __future__ import annotations

from typing import Any

from attrs import define, field
from notify_typed_runtime.model import Model

from .enums import TemplateType


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class CreateServiceDataRetentionRequest(Model):
    """How long to keep messages of one kind."""

    notification_type: TemplateType
    days_of_retention: int
    """For how many days. The website offers 3 to 90; this operation has no limits of its own."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "notification_type": str(self.notification_type),
            "days_of_retention": self.days_of_retention,
        }
        _encoded.update(self.additional_properties)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UpdateServiceDataRetentionRequest(Model):
    """How long to keep messages from now on."""

    days_of_retention: int
    """For how many days."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"days_of_retention": self.days_of_retention}
        _encoded.update(self.additional_properties)
        return _encoded
