from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    expect_array,
    parse_uuid,
)

_KNOWN = frozenset(
    (
        "templates",
        "folders",
    )
)


@define(kw_only=True)
class MoveToFolderRequest:
    """What to move into a folder."""

    templates: list[UUID]
    """Templates of the service."""
    folders: list[UUID]
    """Folders of the service, which keep what they hold."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "templates": [str(_item) for _item in self.templates],
            "folders": [str(_item) for _item in self.folders],
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
        templates = [
            parse_uuid(_item, "templates")
            for _item in expect_array(src_dict["templates"], "templates")
        ]
        folders = [
            parse_uuid(_item, "folders") for _item in expect_array(src_dict["folders"], "folders")
        ]
        return cls(
            templates=templates,
            folders=folders,
            additional_properties=_additional,
        )
