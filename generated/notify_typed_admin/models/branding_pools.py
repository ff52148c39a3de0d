"""Models that operations tagged `branding_pools` alone use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields
from notify_typed_runtime.types import expect_array, expect_object

from .shared import EmailBranding, LetterBranding


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class EmailBrandingPool(Model):
    """Email brandings of an organisation."""

    data: list[EmailBranding]
    """The brandings."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"data": [_item.to_dict() for _item in self.data]}
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 1:
            self.additional_properties = unknown_fields(EmailBrandingPool, src_dict)
        self.data = [
            EmailBranding.from_dict(expect_object(_item, "data"))
            for _item in expect_array(src_dict["data"], "data")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class LetterBrandingPool(Model):
    """Letter brandings of an organisation."""

    data: list[LetterBranding]
    """The brandings."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"data": [_item.to_dict() for _item in self.data]}
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 1:
            self.additional_properties = unknown_fields(LetterBrandingPool, src_dict)
        self.data = [
            LetterBranding.from_dict(expect_object(_item, "data"))
            for _item in expect_array(src_dict["data"], "data")
        ]
        return self
