"""Models that operations tagged `letter_contacts` alone send."""

from __future__ import annotations

from typing import Any

from attrs import define, field
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import hidden as _hidden


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
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


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
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
