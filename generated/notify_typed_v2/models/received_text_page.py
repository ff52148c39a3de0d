from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    expect_array,
    expect_object,
)

from ..models.page_links import PageLinks
from ..models.received_text import ReceivedText

_KNOWN = frozenset(
    (
        "received_text_messages",
        "links",
    )
)


@define(kw_only=True)
class ReceivedTextPage:
    """Up to 250 received text messages, from the newest to the oldest."""

    received_text_messages: list[ReceivedText]
    """The messages."""
    links: PageLinks
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "received_text_messages": [_item.to_dict() for _item in self.received_text_messages],
            "links": self.links.to_dict(),
        }
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had. Unknown enum values are kept, unknown fields too.

        Raises:
            KeyError: If a required field is missing.
            TypeError: If a value has the wrong type.
            ValueError: If a value cannot be read.
        """
        _additional: dict[str, Any] = {}
        if len(src_dict) != 2:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        received_text_messages = [
            ReceivedText.from_dict(expect_object(_item, "received_text_messages"))
            for _item in expect_array(src_dict["received_text_messages"], "received_text_messages")
        ]
        links = PageLinks.from_dict(expect_object(src_dict["links"], "links"))
        return cls(
            received_text_messages=received_text_messages,
            links=links,
            additional_properties=_additional,
        )
