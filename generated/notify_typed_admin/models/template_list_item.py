from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    expect_string,
    parse_uuid,
)

from ..models.template_type import TemplateType

_KNOWN = frozenset(
    (
        "id",
        "name",
        "template_type",
        "folder",
        "is_precompiled_letter",
    )
)


@define(kw_only=True)
class TemplateListItem:
    """A template in short."""

    id: UUID
    """The template."""
    name: str
    """Its name."""
    template_type: TemplateType
    folder: UUID | None
    """The folder that it is in; null at the top level."""
    is_precompiled_letter: bool
    """Whether it is the one behind finished PDFs."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "name": self.name,
            "template_type": str(self.template_type),
            "folder": None if self.folder is None else str(self.folder),
            "is_precompiled_letter": self.is_precompiled_letter,
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
        id = parse_uuid(src_dict["id"], "id")
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        template_type = TemplateType.parse(
            expect_string(src_dict["template_type"], "template_type")
        )
        _value = src_dict["folder"]
        folder = None if _value is None else parse_uuid(_value, "folder")
        is_precompiled_letter = src_dict["is_precompiled_letter"]
        if not isinstance(is_precompiled_letter, bool):
            raise TypeError("is_precompiled_letter is not a boolean")
        return cls(
            id=id,
            name=name,
            template_type=template_type,
            folder=folder,
            is_precompiled_letter=is_precompiled_letter,
            additional_properties=_additional,
        )
