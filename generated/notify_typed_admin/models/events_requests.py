"""Models that operations tagged `events` alone send."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import UNSET, Unset, hidden as _hidden

from .events import EventData


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class CreateEventRequest(Model):
    """Something to keep."""

    event_type: str
    """What happened. The website says `sucessful_login`, spelt so, `update_user_email` and others."""
    data: EventData = field(repr=_hidden)
    id: UUID | Unset = UNSET
    """The id of the event; made up if left out."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"event_type": self.event_type, "data": self.data.to_dict()}
        if not isinstance(self.id, Unset):
            _encoded["id"] = str(self.id)
        _encoded.update(self.additional_properties)
        return _encoded
