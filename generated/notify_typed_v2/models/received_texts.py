"""Models that operations tagged `received_texts` alone use."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields
from notify_typed_runtime.types import (
    expect_array,
    expect_object,
    format_datetime,
    hidden as _hidden,
    parse_datetime,
    parse_uuid,
)

from .shared import PageLinks


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ReceivedText(Model):
    """A text message that somebody sent to the service."""

    id: UUID
    """The received message."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    service_id: UUID
    """The service that it was sent to."""
    notify_number: str
    """The service's number."""
    user_number: str = field(repr=_hidden)
    """The sender, mostly as `447700900123`; short codes and names come as the network gave them."""
    content: str = field(repr=_hidden)
    """The text."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "created_at": format_datetime(self.created_at),
                "service_id": str(self.service_id),
                "notify_number": self.notify_number,
                "user_number": self.user_number,
                "content": self.content,
            }
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 6:
            self.additional_properties = unknown_fields(ReceivedText, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        self.created_at = parse_datetime(src_dict["created_at"], "created_at")
        self.service_id = parse_uuid(src_dict["service_id"], "service_id")
        _value = src_dict["notify_number"]
        if not isinstance(_value, str):
            raise TypeError("notify_number is not a string")
        self.notify_number = _value
        _value = src_dict["user_number"]
        if not isinstance(_value, str):
            raise TypeError("user_number is not a string")
        self.user_number = _value
        _value = src_dict["content"]
        if not isinstance(_value, str):
            raise TypeError("content is not a string")
        self.content = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ReceivedTextPage(Model):
    """Up to 250 received text messages, from the newest to the oldest."""

    received_text_messages: list[ReceivedText]
    """The messages."""
    links: PageLinks
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "received_text_messages": [
                    _item.to_dict() for _item in self.received_text_messages
                ],
                "links": self.links.to_dict(),
            }
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 2:
            self.additional_properties = unknown_fields(ReceivedTextPage, src_dict)
        self.received_text_messages = [
            ReceivedText.from_dict(expect_object(_item, "received_text_messages"))
            for _item in expect_array(src_dict["received_text_messages"], "received_text_messages")
        ]
        self.links = PageLinks.from_dict(expect_object(src_dict["links"], "links"))
        return self
