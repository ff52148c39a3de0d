from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    format_datetime,
    parse_datetime,
    parse_uuid,
)

_KNOWN = frozenset(
    (
        "id",
        "created_at",
        "created_by_id",
        "archived_at",
        "archived_by_id",
        "original_filename",
        "page_count",
    )
)


@define(kw_only=True)
class LetterAttachment:
    """A PDF that is printed behind the letters of a template."""

    id: UUID
    """The attachment."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    created_by_id: UUID
    """The user who attached it."""
    archived_at: datetime.datetime | None
    """When it was taken off; null while it is in use."""
    archived_by_id: UUID | None
    """The user who took it off; null while it is in use."""
    original_filename: str
    """The file's name on the computer that it came from."""
    page_count: int
    """The number of its pages."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "created_at": format_datetime(self.created_at),
            "created_by_id": str(self.created_by_id),
            "archived_at": None if self.archived_at is None else format_datetime(self.archived_at),
            "archived_by_id": None if self.archived_by_id is None else str(self.archived_by_id),
            "original_filename": self.original_filename,
            "page_count": self.page_count,
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
        if len(src_dict) != 7:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        id = parse_uuid(src_dict["id"], "id")
        created_at = parse_datetime(src_dict["created_at"], "created_at")
        created_by_id = parse_uuid(src_dict["created_by_id"], "created_by_id")
        _value = src_dict["archived_at"]
        archived_at = None if _value is None else parse_datetime(_value, "archived_at")
        _value = src_dict["archived_by_id"]
        archived_by_id = None if _value is None else parse_uuid(_value, "archived_by_id")
        original_filename = src_dict["original_filename"]
        if not isinstance(original_filename, str):
            raise TypeError("original_filename is not a string")
        page_count = src_dict["page_count"]
        if type(page_count) is not int:
            raise TypeError("page_count is not an integer")
        return cls(
            id=id,
            created_at=created_at,
            created_by_id=created_by_id,
            archived_at=archived_at,
            archived_by_id=archived_by_id,
            original_filename=original_filename,
            page_count=page_count,
            additional_properties=_additional,
        )
