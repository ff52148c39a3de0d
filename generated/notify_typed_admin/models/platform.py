"""Models that operations tagged `platform` alone use."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_array,
    expect_object,
    format_datetime,
    hidden as _hidden,
    is_object,
    parse_datetime,
    parse_uuid,
)

from .enums import AuthType, OrganisationType, TemplateType, UserState
from .shared import (
    Author,
    EmptyObject,
    PageAddresses,
    PermissionsByOrganisation,
    PermissionsByService,
    ServiceName,
)

_AuthType = AuthType.by_value()
_OrganisationType = OrganisationType.by_value()
_TemplateType = TemplateType.by_value()
_UserState = UserState.by_value()


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class Provider(Model):
    """A company that messages travel through, as it is listed."""

    id: UUID
    """The id of the provider."""
    display_name: str
    """Its name."""
    identifier: str
    """Its name in Notify's own words."""
    priority: int
    """Of a hundred messages, about how many go through it."""
    notification_type: TemplateType
    active: bool
    """Whether it is in use."""
    supports_international: bool
    """Whether it sends abroad."""
    updated_at: datetime.datetime | None
    """When it was changed."""
    reason: str | None
    """Why it was changed."""
    created_by_name: str | None = field(repr=_hidden)
    """Who changed it."""
    current_month_billable_sms: int
    """How many fragments it has sent this month."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "display_name": self.display_name,
                "identifier": self.identifier,
                "priority": self.priority,
                "notification_type": str(self.notification_type),
                "active": self.active,
                "supports_international": self.supports_international,
                "updated_at": None if self.updated_at is None else format_datetime(self.updated_at),
                "reason": self.reason,
                "created_by_name": self.created_by_name,
                "current_month_billable_sms": self.current_month_billable_sms,
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
        if len(src_dict) != 11:
            self.additional_properties = unknown_fields(Provider, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["display_name"]
        if not isinstance(_value, str):
            raise TypeError("display_name is not a string")
        self.display_name = _value
        _value = src_dict["identifier"]
        if not isinstance(_value, str):
            raise TypeError("identifier is not a string")
        self.identifier = _value
        _value = src_dict["priority"]
        if type(_value) is not int:
            raise TypeError("priority is not an integer")
        self.priority = _value
        _value = src_dict["notification_type"]
        if not isinstance(_value, str):
            raise TypeError("notification_type is not a string")
        self.notification_type = _TemplateType[_value]
        _value = src_dict["active"]
        if not isinstance(_value, bool):
            raise TypeError("active is not a boolean")
        self.active = _value
        _value = src_dict["supports_international"]
        if not isinstance(_value, bool):
            raise TypeError("supports_international is not a boolean")
        self.supports_international = _value
        _value = src_dict["updated_at"]
        self.updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        _value = src_dict["reason"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("reason is neither a string nor null")
        self.reason = _value
        _value = src_dict["created_by_name"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("created_by_name is neither a string nor null")
        self.created_by_name = _value
        _value = src_dict["current_month_billable_sms"]
        if type(_value) is not int:
            raise TypeError("current_month_billable_sms is not an integer")
        self.current_month_billable_sms = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ProviderList(Model):
    """Providers."""

    provider_details: list[Provider]
    """The providers."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "provider_details": [_item.to_dict() for _item in self.provider_details]
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
        if len(src_dict) != 1:
            self.additional_properties = unknown_fields(ProviderList, src_dict)
        self.provider_details = [
            Provider.from_dict(expect_object(_item, "provider_details"))
            for _item in expect_array(src_dict["provider_details"], "provider_details")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ProviderVersion(Model):
    """A company that messages travel through, as it was once."""

    id: UUID
    """The id of the provider."""
    display_name: str
    """Its name."""
    identifier: str
    """Its name in Notify's own words."""
    priority: int
    """Of a hundred messages, about how many go through it."""
    notification_type: TemplateType
    active: bool
    """Whether it is in use."""
    supports_international: bool
    """Whether it sends abroad."""
    updated_at: datetime.datetime | None
    """When it was changed."""
    reason: str | None
    """Why it was changed."""
    created_by: Author | None
    """Who changed it."""
    version: int
    """How often it was changed, and one."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "display_name": self.display_name,
                "identifier": self.identifier,
                "priority": self.priority,
                "notification_type": str(self.notification_type),
                "active": self.active,
                "supports_international": self.supports_international,
                "updated_at": None if self.updated_at is None else format_datetime(self.updated_at),
                "reason": self.reason,
                "created_by": None if self.created_by is None else self.created_by.to_dict(),
                "version": self.version,
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
        if len(src_dict) != 11:
            self.additional_properties = unknown_fields(ProviderVersion, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["display_name"]
        if not isinstance(_value, str):
            raise TypeError("display_name is not a string")
        self.display_name = _value
        _value = src_dict["identifier"]
        if not isinstance(_value, str):
            raise TypeError("identifier is not a string")
        self.identifier = _value
        _value = src_dict["priority"]
        if type(_value) is not int:
            raise TypeError("priority is not an integer")
        self.priority = _value
        _value = src_dict["notification_type"]
        if not isinstance(_value, str):
            raise TypeError("notification_type is not a string")
        self.notification_type = _TemplateType[_value]
        _value = src_dict["active"]
        if not isinstance(_value, bool):
            raise TypeError("active is not a boolean")
        self.active = _value
        _value = src_dict["supports_international"]
        if not isinstance(_value, bool):
            raise TypeError("supports_international is not a boolean")
        self.supports_international = _value
        _value = src_dict["updated_at"]
        self.updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        _value = src_dict["reason"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("reason is neither a string nor null")
        self.reason = _value
        _value = src_dict["created_by"]
        self.created_by = (
            None if _value is None else Author.from_dict(expect_object(_value, "created_by"))
        )
        _value = src_dict["version"]
        if type(_value) is not int:
            raise TypeError("version is not an integer")
        self.version = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ProviderEnvelope(Model):
    """A provider."""

    provider_details: EmptyObject | ProviderVersion
    """The provider, or nothing."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"provider_details": self.provider_details.to_dict()}
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
            self.additional_properties = unknown_fields(ProviderEnvelope, src_dict)
        _value = src_dict["provider_details"]
        self.provider_details = (
            ProviderVersion.from_dict(_value)
            if is_object(_value)
            and "id" in _value
            and "display_name" in _value
            and "identifier" in _value
            and "priority" in _value
            and "notification_type" in _value
            and "active" in _value
            and "supports_international" in _value
            and "updated_at" in _value
            and "reason" in _value
            and "created_by" in _value
            and "version" in _value
            else EmptyObject.from_dict(expect_object(_value, "provider_details"))
        )
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ProviderVersionListEnvelope(Model):
    """Versions of a provider."""

    data: list[ProviderVersion]
    """The versions."""
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
            self.additional_properties = unknown_fields(ProviderVersionListEnvelope, src_dict)
        self.data = [
            ProviderVersion.from_dict(expect_object(_item, "data"))
            for _item in expect_array(src_dict["data"], "data")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class Complaint(Model):
    """Somebody called an email unwanted."""

    id: UUID
    """The id of the complaint."""
    notification_id: UUID
    """The email."""
    service_id: UUID
    """The service that sent it."""
    service_name: str
    """Its name."""
    ses_feedback_id: str
    """The provider's own id of it, or the text `None`."""
    complaint_type: str | None
    """What kind of complaint."""
    complaint_date: datetime.datetime | None
    """When somebody complained."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "notification_id": str(self.notification_id),
                "service_id": str(self.service_id),
                "service_name": self.service_name,
                "ses_feedback_id": self.ses_feedback_id,
                "complaint_type": self.complaint_type,
                "complaint_date": None
                if self.complaint_date is None
                else format_datetime(self.complaint_date),
                "created_at": format_datetime(self.created_at),
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
        if len(src_dict) != 8:
            self.additional_properties = unknown_fields(Complaint, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        self.notification_id = parse_uuid(src_dict["notification_id"], "notification_id")
        self.service_id = parse_uuid(src_dict["service_id"], "service_id")
        _value = src_dict["service_name"]
        if not isinstance(_value, str):
            raise TypeError("service_name is not a string")
        self.service_name = _value
        _value = src_dict["ses_feedback_id"]
        if not isinstance(_value, str):
            raise TypeError("ses_feedback_id is not a string")
        self.ses_feedback_id = _value
        _value = src_dict["complaint_type"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("complaint_type is neither a string nor null")
        self.complaint_type = _value
        _value = src_dict["complaint_date"]
        self.complaint_date = None if _value is None else parse_datetime(_value, "complaint_date")
        self.created_at = parse_datetime(src_dict["created_at"], "created_at")
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ComplaintPage(Model):
    """A page of complaints."""

    complaints: list[Complaint]
    """The complaints."""
    links: PageAddresses
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "complaints": [_item.to_dict() for _item in self.complaints],
                "links": self.links.to_dict(),
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
            self.additional_properties = unknown_fields(ComplaintPage, src_dict)
        self.complaints = [
            Complaint.from_dict(expect_object(_item, "complaints"))
            for _item in expect_array(src_dict["complaints"], "complaints")
        ]
        self.links = PageAddresses.from_dict(expect_object(src_dict["links"], "links"))
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class LiveService(Model):
    """A live service, with what it means to send and has sent."""

    service_id: UUID
    """The service."""
    service_name: str
    """Its name."""
    organisation_name: str | None
    """The organisation that it belongs to."""
    organisation_type: OrganisationType | None
    """The part of the public sector it is of."""
    consent_to_research: bool | None
    """Whether its team takes part in research."""
    contact_name: str | None = field(repr=_hidden)
    """Who let it go live."""
    contact_email: str | None = field(repr=_hidden)
    """The address of that person."""
    contact_mobile: str | None = field(repr=_hidden)
    """The number of that person."""
    live_date: str | None
    """When it went live."""
    sms_volume_intent: int | None
    """How many text messages it meant to send in a year."""
    email_volume_intent: int | None
    """How many emails it meant to send in a year."""
    letter_volume_intent: int | None
    """How many letters it meant to send in a year."""
    sms_totals: int
    """How many text messages it has sent this year."""
    email_totals: int
    """How many emails it has sent this year."""
    letter_totals: int
    """How many letters it has sent this year."""
    free_sms_fragment_limit: int
    """How many text messages are free this year."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "service_id": str(self.service_id),
                "service_name": self.service_name,
                "organisation_name": self.organisation_name,
                "organisation_type": None
                if self.organisation_type is None
                else str(self.organisation_type),
                "consent_to_research": self.consent_to_research,
                "contact_name": self.contact_name,
                "contact_email": self.contact_email,
                "contact_mobile": self.contact_mobile,
                "live_date": self.live_date,
                "sms_volume_intent": self.sms_volume_intent,
                "email_volume_intent": self.email_volume_intent,
                "letter_volume_intent": self.letter_volume_intent,
                "sms_totals": self.sms_totals,
                "email_totals": self.email_totals,
                "letter_totals": self.letter_totals,
                "free_sms_fragment_limit": self.free_sms_fragment_limit,
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
        if len(src_dict) != 16:
            self.additional_properties = unknown_fields(LiveService, src_dict)
        self.service_id = parse_uuid(src_dict["service_id"], "service_id")
        _value = src_dict["service_name"]
        if not isinstance(_value, str):
            raise TypeError("service_name is not a string")
        self.service_name = _value
        _value = src_dict["organisation_name"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("organisation_name is neither a string nor null")
        self.organisation_name = _value
        _value = src_dict["organisation_type"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("organisation_type is not a string")
        self.organisation_type = None if _value is None else _OrganisationType[_value]
        _value = src_dict["consent_to_research"]
        if _value is not None and not isinstance(_value, bool):
            raise TypeError("consent_to_research is neither a boolean nor null")
        self.consent_to_research = _value
        _value = src_dict["contact_name"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("contact_name is neither a string nor null")
        self.contact_name = _value
        _value = src_dict["contact_email"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("contact_email is neither a string nor null")
        self.contact_email = _value
        _value = src_dict["contact_mobile"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("contact_mobile is neither a string nor null")
        self.contact_mobile = _value
        _value = src_dict["live_date"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("live_date is neither a string nor null")
        self.live_date = _value
        _value = src_dict["sms_volume_intent"]
        if _value is not None and type(_value) is not int:
            raise TypeError("sms_volume_intent is neither an integer nor null")
        self.sms_volume_intent = _value
        _value = src_dict["email_volume_intent"]
        if _value is not None and type(_value) is not int:
            raise TypeError("email_volume_intent is neither an integer nor null")
        self.email_volume_intent = _value
        _value = src_dict["letter_volume_intent"]
        if _value is not None and type(_value) is not int:
            raise TypeError("letter_volume_intent is neither an integer nor null")
        self.letter_volume_intent = _value
        _value = src_dict["sms_totals"]
        if type(_value) is not int:
            raise TypeError("sms_totals is not an integer")
        self.sms_totals = _value
        _value = src_dict["email_totals"]
        if type(_value) is not int:
            raise TypeError("email_totals is not an integer")
        self.email_totals = _value
        _value = src_dict["letter_totals"]
        if type(_value) is not int:
            raise TypeError("letter_totals is not an integer")
        self.letter_totals = _value
        _value = src_dict["free_sms_fragment_limit"]
        if type(_value) is not int:
            raise TypeError("free_sms_fragment_limit is not an integer")
        self.free_sms_fragment_limit = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class LiveServiceListEnvelope(Model):
    """Live services."""

    data: list[LiveService]
    """The services."""
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
            self.additional_properties = unknown_fields(LiveServiceListEnvelope, src_dict)
        self.data = [
            LiveService.from_dict(expect_object(_item, "data"))
            for _item in expect_array(src_dict["data"], "data")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class FoundContext(Model):
    """Where a thing belongs."""

    service_id: UUID | Unset = UNSET
    """The service that has it; absent where it is of none."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.service_id, Unset):
            _encoded["service_id"] = str(self.service_id)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 0:
            self.additional_properties = unknown_fields(FoundContext, src_dict)
        self.service_id = (
            UNSET
            if "service_id" not in src_dict
            else parse_uuid(src_dict["service_id"], "service_id")
        )
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class FoundByUuid(Model):
    """What has an id."""

    type_: str = field(metadata={"json": "type"})
    """The kind of thing."""
    context: FoundContext
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"type": self.type_, "context": self.context.to_dict()}
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
            self.additional_properties = unknown_fields(FoundByUuid, src_dict)
        _value = src_dict["type"]
        if not isinstance(_value, str):
            raise TypeError("type is not a string")
        self.type_ = _value
        self.context = FoundContext.from_dict(expect_object(src_dict["context"], "context"))
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ChangedProviderEnvelope(Model):
    """A provider that was changed."""

    provider_details: ProviderVersion
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"provider_details": self.provider_details.to_dict()}
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
            self.additional_properties = unknown_fields(ChangedProviderEnvelope, src_dict)
        self.provider_details = ProviderVersion.from_dict(
            expect_object(src_dict["provider_details"], "provider_details")
        )
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ListedUser(Model):
    """A person who signs in to the website. Passwords are never shown."""

    id: UUID
    """The id of the person."""
    name: str = field(repr=_hidden)
    """The person's name."""
    email_address: str = field(repr=_hidden)
    """The person's email address."""
    mobile_number: str | None = field(repr=_hidden)
    """The person's number, as it was typed."""
    auth_type: AuthType
    state: UserState
    platform_admin: bool
    """Whether this is one of Notify's own people."""
    can_use_webauthn: bool
    """Whether the person may have security keys: platform administrators, those who sign in with one
    already, and members of the service that is Notify itself.
    """
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    email_access_validated_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    logged_in_at: datetime.datetime | None
    """When the person signed in last."""
    password_changed_at: str
    """A time in UTC with a space in it, and without a zone. Not a date-time of RFC 3339."""
    current_session_id: UUID | None = field(repr=_hidden)
    """The one session that counts. All zeros after the account was archived."""
    failed_login_count: int
    """Failures to sign in since the last success."""
    organisations: list[UUID]
    """The person's active organisations."""
    services: list[ServiceName]
    """The active services that the person is a member of."""
    permissions: PermissionsByService
    organisation_permissions: PermissionsByOrganisation
    take_part_in_research: bool
    """Whether researchers may ask."""
    receives_new_features_email: bool
    """Whether the person gets news."""
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
                "auth_type": str(self.auth_type),
                "state": str(self.state),
                "platform_admin": self.platform_admin,
                "can_use_webauthn": self.can_use_webauthn,
                "created_at": format_datetime(self.created_at),
                "email_access_validated_at": format_datetime(self.email_access_validated_at),
                "logged_in_at": None
                if self.logged_in_at is None
                else format_datetime(self.logged_in_at),
                "password_changed_at": self.password_changed_at,
                "current_session_id": None
                if self.current_session_id is None
                else str(self.current_session_id),
                "failed_login_count": self.failed_login_count,
                "organisations": [str(_item) for _item in self.organisations],
                "services": [_item.to_dict() for _item in self.services],
                "permissions": self.permissions.to_dict(),
                "organisation_permissions": self.organisation_permissions.to_dict(),
                "take_part_in_research": self.take_part_in_research,
                "receives_new_features_email": self.receives_new_features_email,
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
        if len(src_dict) != 20:
            self.additional_properties = unknown_fields(ListedUser, src_dict)
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
        _value = src_dict["auth_type"]
        if not isinstance(_value, str):
            raise TypeError("auth_type is not a string")
        self.auth_type = _AuthType[_value]
        _value = src_dict["state"]
        if not isinstance(_value, str):
            raise TypeError("state is not a string")
        self.state = _UserState[_value]
        _value = src_dict["platform_admin"]
        if not isinstance(_value, bool):
            raise TypeError("platform_admin is not a boolean")
        self.platform_admin = _value
        _value = src_dict["can_use_webauthn"]
        if not isinstance(_value, bool):
            raise TypeError("can_use_webauthn is not a boolean")
        self.can_use_webauthn = _value
        self.created_at = parse_datetime(src_dict["created_at"], "created_at")
        self.email_access_validated_at = parse_datetime(
            src_dict["email_access_validated_at"], "email_access_validated_at"
        )
        _value = src_dict["logged_in_at"]
        self.logged_in_at = None if _value is None else parse_datetime(_value, "logged_in_at")
        _value = src_dict["password_changed_at"]
        if not isinstance(_value, str):
            raise TypeError("password_changed_at is not a string")
        self.password_changed_at = _value
        _value = src_dict["current_session_id"]
        self.current_session_id = (
            None if _value is None else parse_uuid(_value, "current_session_id")
        )
        _value = src_dict["failed_login_count"]
        if type(_value) is not int:
            raise TypeError("failed_login_count is not an integer")
        self.failed_login_count = _value
        self.organisations = [
            parse_uuid(_item, "organisations")
            for _item in expect_array(src_dict["organisations"], "organisations")
        ]
        self.services = [
            ServiceName.from_dict(expect_object(_item, "services"))
            for _item in expect_array(src_dict["services"], "services")
        ]
        self.permissions = PermissionsByService.from_dict(
            expect_object(src_dict["permissions"], "permissions")
        )
        self.organisation_permissions = PermissionsByOrganisation.from_dict(
            expect_object(src_dict["organisation_permissions"], "organisation_permissions")
        )
        _value = src_dict["take_part_in_research"]
        if not isinstance(_value, bool):
            raise TypeError("take_part_in_research is not a boolean")
        self.take_part_in_research = _value
        _value = src_dict["receives_new_features_email"]
        if not isinstance(_value, bool):
            raise TypeError("receives_new_features_email is not a boolean")
        self.receives_new_features_email = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ListedUserListEnvelope(Model):
    """People."""

    data: list[ListedUser]
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
            self.additional_properties = unknown_fields(ListedUserListEnvelope, src_dict)
        self.data = [
            ListedUser.from_dict(expect_object(_item, "data"))
            for _item in expect_array(src_dict["data"], "data")
        ]
        return self
