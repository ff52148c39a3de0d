"""Models that operations tagged `callbacks` alone send."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import UNSET, Unset, hidden as _hidden

from .enums import CallbackType


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class CreateServiceCallbackApiRequest(Model):
    """A callback to set up."""

    url: str = field(repr=_hidden)
    """Where to post to. It begins with `https`."""
    bearer_token: str = field(repr=_hidden)
    """What Notify sends in the header `Authorization`, by which the service knows it. It is never
    shown again.
    """
    updated_by_id: UUID
    """The user who sets it up."""
    callback_type: CallbackType | None | Unset = UNSET
    """What is posted. Without it, or with null, the callback gets no type, and is then found neither
    for reading nor for removing.
    """
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "url": self.url,
            "bearer_token": self.bearer_token,
            "updated_by_id": str(self.updated_by_id),
        }
        if not isinstance(self.callback_type, Unset):
            _encoded["callback_type"] = (
                None if self.callback_type is None else str(self.callback_type)
            )
        _encoded.update(self.additional_properties)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UpdateServiceCallbackApiRequest(Model):
    """What is to change of a callback."""

    updated_by_id: UUID
    """The user who changes it."""
    callback_type: CallbackType
    url: str | Unset = field(default=UNSET, repr=_hidden)
    """Where to post to. It begins with `https`."""
    bearer_token: str | Unset = field(default=UNSET, repr=_hidden)
    """What Notify sends in the header `Authorization`."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "updated_by_id": str(self.updated_by_id),
            "callback_type": str(self.callback_type),
        }
        if not isinstance(self.url, Unset):
            _encoded["url"] = self.url
        if not isinstance(self.bearer_token, Unset):
            _encoded["bearer_token"] = self.bearer_token
        _encoded.update(self.additional_properties)
        return _encoded
