from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    expect_string,
    hidden as _hidden,
)

from ..models.postage import Postage

_KNOWN = frozenset(
    (
        "filename",
        "file_id",
        "postage",
        "recipient_address",
        "created_by",
    )
)


@define(kw_only=True)
class SendPrecompiledLetterRequest:
    """A finished letter to send."""

    filename: str = field(repr=_hidden)
    """The name of the file; becomes the `client_reference`."""
    file_id: str
    """The id of the file; becomes that of the message."""
    postage: Postage
    recipient_address: str = field(repr=_hidden)
    """The address, line by line."""
    created_by: str
    """Who sends it, a member of the team."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "filename": self.filename,
            "file_id": self.file_id,
            "postage": str(self.postage),
            "recipient_address": self.recipient_address,
            "created_by": self.created_by,
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
        if len(src_dict) != 5:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        filename = src_dict["filename"]
        if not isinstance(filename, str):
            raise TypeError("filename is not a string")
        file_id = src_dict["file_id"]
        if not isinstance(file_id, str):
            raise TypeError("file_id is not a string")
        postage = Postage.parse(expect_string(src_dict["postage"], "postage"))
        recipient_address = src_dict["recipient_address"]
        if not isinstance(recipient_address, str):
            raise TypeError("recipient_address is not a string")
        created_by = src_dict["created_by"]
        if not isinstance(created_by, str):
            raise TypeError("created_by is not a string")
        return cls(
            filename=filename,
            file_id=file_id,
            postage=postage,
            recipient_address=recipient_address,
            created_by=created_by,
            additional_properties=_additional,
        )
