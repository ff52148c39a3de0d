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
        "version",
        "uri",
    )
)


@define(kw_only=True)
class TemplateReference:
    """The template that a message was made from."""

    id: UUID
    """The template."""
    version: int
    """The version of the template at the time."""
    uri: str
    """An address of the template. In answers to sending it belongs to Notify's website, elsewhere to
    the API.
    """
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "version": self.version,
            "uri": self.uri,
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
        if len(src_dict) != 3:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        id = parse_uuid(src_dict["id"], "id")
        version = src_dict["version"]
        if type(version) is not int:
            raise TypeError("version is not an integer")
        uri = src_dict["uri"]
        if not isinstance(uri, str):
            raise TypeError("uri is not a string")
        return cls(
            id=id,
            version=version,
            uri=uri,
            additional_properties=_additional,
        )
