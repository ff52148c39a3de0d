"""Models that operations tagged `users` alone use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields
from notify_typed_runtime.types import expect_array, expect_object, hidden as _hidden, parse_uuid


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UserForList(Model):
    """A person who was found."""

    id: UUID
    """The id of the person."""
    name: str = field(repr=_hidden)
    """The person's name."""
    email_address: str = field(repr=_hidden)
    """The person's email address."""
    mobile_number: str | None = field(repr=_hidden)
    """The person's number, as it was typed."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "name": self.name,
                "email_address": self.email_address,
                "mobile_number": self.mobile_number,
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
        if len(src_dict) != 4:
            self.additional_properties = unknown_fields(UserForList, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        _value = src_dict["email_address"]
        if not isinstance(_value, str):
            raise TypeError("email_address is not a string")
        self.email_address = _value
        _value = src_dict["mobile_number"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("mobile_number is neither a string nor null")
        self.mobile_number = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class OrganisationOfUser(Model):
    """An organisation that a person belongs to."""

    id: UUID
    """The id of the organisation."""
    name: str
    """Its name."""
    count_of_live_services: int
    """How many live services it has."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "name": self.name,
                "count_of_live_services": self.count_of_live_services,
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
        if len(src_dict) != 3:
            self.additional_properties = unknown_fields(OrganisationOfUser, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        _value = src_dict["count_of_live_services"]
        if type(_value) is not int:
            raise TypeError("count_of_live_services is not an integer")
        self.count_of_live_services = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ServiceOfUser(Model):
    """A service that a person belongs to."""

    id: UUID
    """The id of the service."""
    name: str
    """Its name."""
    restricted: bool
    """Whether it is in trial mode."""
    organisation: UUID | None
    """The organisation that it belongs to."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "name": self.name,
                "restricted": self.restricted,
                "organisation": None if self.organisation is None else str(self.organisation),
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
        if len(src_dict) != 4:
            self.additional_properties = unknown_fields(ServiceOfUser, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        _value = src_dict["restricted"]
        if not isinstance(_value, bool):
            raise TypeError("restricted is not a boolean")
        self.restricted = _value
        _value = src_dict["organisation"]
        self.organisation = None if _value is None else parse_uuid(_value, "organisation")
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class OrganisationsAndServices(Model):
    """What a person belongs to."""

    organisations: list[OrganisationOfUser]
    """The person's organisations."""
    services: list[ServiceOfUser]
    """The person's services."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "organisations": [_item.to_dict() for _item in self.organisations],
                "services": [_item.to_dict() for _item in self.services],
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
            self.additional_properties = unknown_fields(OrganisationsAndServices, src_dict)
        self.organisations = [
            OrganisationOfUser.from_dict(expect_object(_item, "organisations"))
            for _item in expect_array(src_dict["organisations"], "organisations")
        ]
        self.services = [
            ServiceOfUser.from_dict(expect_object(_item, "services"))
            for _item in expect_array(src_dict["services"], "services")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UserForListEnvelope(Model):
    """People who were found."""

    data: list[UserForList]
    """The people."""
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
            self.additional_properties = unknown_fields(UserForListEnvelope, src_dict)
        self.data = [
            UserForList.from_dict(expect_object(_item, "data"))
            for _item in expect_array(src_dict["data"], "data")
        ]
        return self
