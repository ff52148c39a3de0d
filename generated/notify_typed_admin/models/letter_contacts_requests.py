"""Models that operations tagged `letter_contacts` alone send."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.model import Model, unknown_fields
from notify_typed_runtime.types import hidden as _hidden


@define(eq=False, repr=False, kw_only=True)
class AddLetterContactRequest(Model):
    """A letter contact to add."""

    contact_block: str = field(repr=_hidden)
    """The address, a line for a line."""
    is_default: bool
    """Whether new letter templates get it."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "contact_block": self.contact_block,
            "is_default": self.is_default,
        }
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 2:
            _additional = unknown_fields(AddLetterContactRequest, src_dict)
        contact_block = src_dict["contact_block"]
        if not isinstance(contact_block, str):
            raise TypeError("contact_block is not a string")
        is_default = src_dict["is_default"]
        if not isinstance(is_default, bool):
            raise TypeError("is_default is not a boolean")
        return cls(
            contact_block=contact_block, is_default=is_default, additional_properties=_additional
        )


@define(eq=False, repr=False, kw_only=True)
class UpdateLetterContactRequest(Model):
    """What a letter contact is to be."""

    contact_block: str = field(repr=_hidden)
    """The address, a line for a line."""
    is_default: bool
    """Whether new letter templates get it."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "contact_block": self.contact_block,
            "is_default": self.is_default,
        }
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 2:
            _additional = unknown_fields(UpdateLetterContactRequest, src_dict)
        contact_block = src_dict["contact_block"]
        if not isinstance(contact_block, str):
            raise TypeError("contact_block is not a string")
        is_default = src_dict["is_default"]
        if not isinstance(is_default, bool):
            raise TypeError("is_default is not a boolean")
        return cls(
            contact_block=contact_block, is_default=is_default, additional_properties=_additional
        )
