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
        "updated_by_id",
        "callback_type",
        "url",
        "bearer_token",
    )
)


@define(kw_only=True)
class UpdateServiceCallbackApiRequest:
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
        """Encode as JSON has it. The inverse of `from_dict`."""
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
        """Decode what JSON had. Unknown enum values are kept, unknown fields too.

        Raises:
            KeyError: If a required field is missing.
            TypeError: If a value has the wrong type.
            ValueError: If a value cannot be read.
        """
        _additional: dict[str, Any] = {}
        if len(src_dict) != 2:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        updated_by_id = parse_uuid(src_dict["updated_by_id"], "updated_by_id")
        callback_type = CallbackType.parse(
            expect_string(src_dict["callback_type"], "callback_type")
        )
        url: str | Unset = UNSET
        if "url" in src_dict:
            _value = src_dict["url"]
            url = expect_string(_value, "url")
        bearer_token: str | Unset = UNSET
        if "bearer_token" in src_dict:
            _value = src_dict["bearer_token"]
            bearer_token = expect_string(_value, "bearer_token")
        return cls(
            updated_by_id=updated_by_id,
            callback_type=callback_type,
            url=url,
            bearer_token=bearer_token,
            additional_properties=_additional,
        )
