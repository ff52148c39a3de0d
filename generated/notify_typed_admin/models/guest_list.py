"""Models that operations tagged `guest_list` alone use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields
from notify_typed_runtime.types import expect_array, expect_string, hidden as _hidden


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class GuestList(Model):
    """Whom a service reaches beside its team."""

    email_addresses: list[str] = field(repr=_hidden)
    """Email addresses, as they were spelt."""
    phone_numbers: list[str] = field(repr=_hidden)
    """Mobile numbers, as they were spelt."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "email_addresses": self.email_addresses,
                "phone_numbers": self.phone_numbers,
            }
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 2:
            self.additional_properties = unknown_fields(GuestList, src_dict)
        self.email_addresses = [
            expect_string(_item, "email_addresses")
            for _item in expect_array(src_dict["email_addresses"], "email_addresses")
        ]
        self.phone_numbers = [
            expect_string(_item, "phone_numbers")
            for _item in expect_array(src_dict["phone_numbers"], "phone_numbers")
        ]
        return self
