"""Models that operations tagged `guest_list` alone send."""

from __future__ import annotations

from typing import Any

from attrs import define, field
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import hidden as _hidden


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UpdateGuestListRequest(Model):
    """Whom a service is to reach beside its team."""

    email_addresses: list[str] = field(repr=_hidden)
    """Email addresses."""
    phone_numbers: list[str] = field(repr=_hidden)
    """Mobile numbers."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "email_addresses": self.email_addresses,
            "phone_numbers": self.phone_numbers,
        }
        _encoded.update(self.additional_properties)
        return _encoded
