"""Models that operations tagged `email_branding` alone send."""

from __future__ import annotations

from typing import Any

from attrs import define, field
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import UNSET, Unset

from .enums import BrandType


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class CreateEmailBrandingRequest(Model):
    """A new email branding."""

    name: str
    """Its name."""
    brand_type: BrandType | Unset = UNSET
    logo: str | None | Unset = UNSET
    """The name of the file with the logo."""
    colour: str | None | Unset = UNSET
    """The colour, such as `#005ea5`."""
    text: str | None | Unset = UNSET
    """The text beside the logo."""
    alt_text: str | None | Unset = UNSET
    """What the logo says, where it has no text beside it."""
    created_by: str | Unset = UNSET
    """The id of the person who makes it."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"name": self.name}
        if not isinstance(self.brand_type, Unset):
            _encoded["brand_type"] = str(self.brand_type)
        if not isinstance(self.logo, Unset):
            _encoded["logo"] = self.logo
        if not isinstance(self.colour, Unset):
            _encoded["colour"] = self.colour
        if not isinstance(self.text, Unset):
            _encoded["text"] = self.text
        if not isinstance(self.alt_text, Unset):
            _encoded["alt_text"] = self.alt_text
        if not isinstance(self.created_by, Unset):
            _encoded["created_by"] = self.created_by
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UpdateEmailBrandingRequest(Model):
    """What changes of an email branding."""

    name: str | Unset = UNSET
    """Its name."""
    brand_type: BrandType | Unset = UNSET
    logo: str | None | Unset = UNSET
    """The name of the file with the logo."""
    colour: str | None | Unset = UNSET
    """The colour, such as `#005ea5`."""
    text: str | None | Unset = UNSET
    """The text beside the logo."""
    alt_text: str | None | Unset = UNSET
    """What the logo says, where it has no text beside it."""
    updated_by: str | Unset = UNSET
    """The id of the person who changes it."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.name, Unset):
            _encoded["name"] = self.name
        if not isinstance(self.brand_type, Unset):
            _encoded["brand_type"] = str(self.brand_type)
        if not isinstance(self.logo, Unset):
            _encoded["logo"] = self.logo
        if not isinstance(self.colour, Unset):
            _encoded["colour"] = self.colour
        if not isinstance(self.text, Unset):
            _encoded["text"] = self.text
        if not isinstance(self.alt_text, Unset):
            _encoded["alt_text"] = self.alt_text
        if not isinstance(self.updated_by, Unset):
            _encoded["updated_by"] = self.updated_by
        _encoded.update(self.additional_properties)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class EmailBrandingAltTextRequest(Model):
    """What a logo says."""

    alt_text: str
    """The text."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"alt_text": self.alt_text}
        _encoded.update(self.additional_properties)
        return _encoded
