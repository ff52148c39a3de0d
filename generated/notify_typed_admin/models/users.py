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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 4:
            _additional = unknown_fields(UserForList, src_dict)
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        email_address = src_dict["email_address"]
        if not isinstance(email_address, str):
            raise TypeError("email_address is not a string")
        mobile_number = src_dict["mobile_number"]
        if mobile_number is not None and not isinstance(mobile_number, str):
            raise TypeError("mobile_number is neither a string nor null")
        return cls(
            id=parse_uuid(src_dict["id"], "id"),
            name=name,
            email_address=email_address,
            mobile_number=mobile_number,
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 3:
            _additional = unknown_fields(OrganisationOfUser, src_dict)
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        count_of_live_services = src_dict["count_of_live_services"]
        if type(count_of_live_services) is not int:
            raise TypeError("count_of_live_services is not an integer")
        return cls(
            id=parse_uuid(src_dict["id"], "id"),
            name=name,
            count_of_live_services=count_of_live_services,
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 4:
            _additional = unknown_fields(ServiceOfUser, src_dict)
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        restricted = src_dict["restricted"]
        if not isinstance(restricted, bool):
            raise TypeError("restricted is not a boolean")
        return cls(
            id=parse_uuid(src_dict["id"], "id"),
            name=name,
            restricted=restricted,
            organisation=None
            if (_value := src_dict["organisation"]) is None
            else parse_uuid(_value, "organisation"),
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 2:
            _additional = unknown_fields(OrganisationsAndServices, src_dict)
        return cls(
            organisations=[
                OrganisationOfUser.from_dict(expect_object(_item, "organisations"))
                for _item in expect_array(src_dict["organisations"], "organisations")
            ],
            services=[
                ServiceOfUser.from_dict(expect_object(_item, "services"))
                for _item in expect_array(src_dict["services"], "services")
            ],
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 1:
            _additional = unknown_fields(UserForListEnvelope, src_dict)
        return cls(
            data=[
                UserForList.from_dict(expect_object(_item, "data"))
                for _item in expect_array(src_dict["data"], "data")
            ],
            additional_properties=_additional,
        )
