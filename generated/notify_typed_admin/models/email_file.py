from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    parse_uuid,
)

_KNOWN = frozenset(
    (
        "id",
        "filename",
        "link_text",
        "retention_period",
        "validate_users_email",
        "pending",
    )
)


@define(kw_only=True)
class EmailFile:
    """A file that an email template links to."""

    id: UUID
    """The file."""
    filename: str
    """The name under which recipients save it."""
    link_text: str | None
    """The text of the link; null if the address itself is shown."""
    retention_period: int
    """For how many weeks it can be downloaded after sending."""
    validate_users_email: bool
    """Whether recipients have to enter their email address before they get it."""
    pending: bool
    """Whether the file is not part of the template's text yet."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "filename": self.filename,
            "link_text": self.link_text,
            "retention_period": self.retention_period,
            "validate_users_email": self.validate_users_email,
            "pending": self.pending,
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
        if len(src_dict) != 6:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        id = parse_uuid(src_dict["id"], "id")
        filename = src_dict["filename"]
        if not isinstance(filename, str):
            raise TypeError("filename is not a string")
        link_text = src_dict["link_text"]
        if link_text is not None and not isinstance(link_text, str):
            raise TypeError("link_text is neither a string nor null")
        retention_period = src_dict["retention_period"]
        if type(retention_period) is not int:
            raise TypeError("retention_period is not an integer")
        validate_users_email = src_dict["validate_users_email"]
        if not isinstance(validate_users_email, bool):
            raise TypeError("validate_users_email is not a boolean")
        pending = src_dict["pending"]
        if not isinstance(pending, bool):
            raise TypeError("pending is not a boolean")
        return cls(
            id=id,
            filename=filename,
            link_text=link_text,
            retention_period=retention_period,
            validate_users_email=validate_users_email,
            pending=pending,
            additional_properties=_additional,
        )
