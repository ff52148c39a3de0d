from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_string,
    hidden as _hidden,
    parse_uuid,
)

from ..models.callback_type import CallbackType

_KNOWN = frozenset(
    (
        "url",
        "bearer_token",
        "updated_by_id",
        "callback_type",
    )
)


@define(kw_only=True)
class CreateServiceCallbackApiRequest:
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
        """Encode as JSON has it. The inverse of `from_dict`."""
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
        """Decode what JSON had. Unknown enum values are kept, unknown fields too.

        Raises:
            KeyError: If a required field is missing.
            TypeError: If a value has the wrong type.
            ValueError: If a value cannot be read.
        """
        _additional: dict[str, Any] = {}
        if len(src_dict) != 3:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        url = src_dict["url"]
        if not isinstance(url, str):
            raise TypeError("url is not a string")
        bearer_token = src_dict["bearer_token"]
        if not isinstance(bearer_token, str):
            raise TypeError("bearer_token is not a string")
        updated_by_id = parse_uuid(src_dict["updated_by_id"], "updated_by_id")
        callback_type: CallbackType | None | Unset = UNSET
        if "callback_type" in src_dict:
            _value = src_dict["callback_type"]
            callback_type = (
                None
                if _value is None
                else CallbackType.parse(expect_string(_value, "callback_type"))
            )
        return cls(
            url=url,
            bearer_token=bearer_token,
            updated_by_id=updated_by_id,
            callback_type=callback_type,
            additional_properties=_additional,
        )
