"""Models that operations tagged `callbacks` alone send."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, unknown_fields
from notify_typed_runtime.types import UNSET, Unset, expect_string, hidden as _hidden, parse_uuid

from .enums import CallbackType


@define(eq=False, repr=False, kw_only=True)
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

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 3:
            _additional = unknown_fields(CreateServiceCallbackApiRequest, src_dict)
        url = src_dict["url"]
        if not isinstance(url, str):
            raise TypeError("url is not a string")
        bearer_token = src_dict["bearer_token"]
        if not isinstance(bearer_token, str):
            raise TypeError("bearer_token is not a string")
        return cls(
            url=url,
            bearer_token=bearer_token,
            updated_by_id=parse_uuid(src_dict["updated_by_id"], "updated_by_id"),
            callback_type=UNSET
            if "callback_type" not in src_dict
            else None
            if (_value := src_dict["callback_type"]) is None
            else CallbackType.parse(expect_string(_value, "callback_type")),
            additional_properties=_additional,
        )


@define(eq=False, repr=False, kw_only=True)
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

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 2:
            _additional = unknown_fields(UpdateServiceCallbackApiRequest, src_dict)
        return cls(
            updated_by_id=parse_uuid(src_dict["updated_by_id"], "updated_by_id"),
            callback_type=CallbackType.parse(
                expect_string(src_dict["callback_type"], "callback_type")
            ),
            url=UNSET if "url" not in src_dict else expect_string(src_dict["url"], "url"),
            bearer_token=UNSET
            if "bearer_token" not in src_dict
            else expect_string(src_dict["bearer_token"], "bearer_token"),
            additional_properties=_additional,
        )
