"""Models that operations tagged `letter_branding` alone send."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import UNSET, Unset


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class CreateLetterBrandingRequest(Model):
    """A new letter branding."""

    name: str
    """Its name."""
    filename: str
    """The name of its file, without `.svg`."""
    created_by_id: UUID | Unset = UNSET
    """Who makes it."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"name": self.name, "filename": self.filename}
        if not isinstance(self.created_by_id, Unset):
            _encoded["created_by_id"] = str(self.created_by_id)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UpdateLetterBrandingRequest(Model):
    """A letter branding as it is to be."""

    name: str
    """Its name."""
    filename: str
    """The name of its file, without `.svg`."""
    updated_by_id: UUID | Unset = UNSET
    """Who changes it."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"name": self.name, "filename": self.filename}
        if not isinstance(self.updated_by_id, Unset):
            _encoded["updated_by_id"] = str(self.updated_by_id)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UniqueLetterBrandingNameRequest(Model):
    """A name for a letter branding."""

    name: str
    """The name."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"name": self.name}
        _encoded.update(self.additional_properties)
        return _encoded
