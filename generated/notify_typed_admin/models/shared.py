"""Models that operations of several tags use."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any, Literal, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_array,
    expect_object,
    expect_string,
    format_datetime,
    hidden as _hidden,
    is_array,
    parse_datetime,
    parse_uuid,
)

from .enums import (
    AuthType,
    BrandType,
    CallbackType,
    KeyType,
    LetterLanguages,
    NotificationStatus,
    OrganisationType,
    Postage,
    ServicePermission,
    TemplateType,
    UserPermission,
    UserState,
)

_AuthType = AuthType.by_value()
_BrandType = BrandType.by_value()
_CallbackType = CallbackType.by_value()
_KeyType = KeyType.by_value()
_LetterLanguages = LetterLanguages.by_value()
_NotificationStatus = NotificationStatus.by_value()
_OrganisationType = OrganisationType.by_value()
_Postage = Postage.by_value()
_TemplateType = TemplateType.by_value()
_UserState = UserState.by_value()


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class Author(Model):
    """The person who did something."""

    id: UUID
    """The id of the person."""
    name: str = field(repr=_hidden)
    """The person's name."""
    email_address: str = field(repr=_hidden)
    """The person's email address."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "name": self.name,
                "email_address": self.email_address,
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
            self.additional_properties = unknown_fields(Author, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        _value = src_dict["email_address"]
        if not isinstance(_value, str):
            raise TypeError("email_address is not a string")
        self.email_address = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ServiceName(Model):
    """A service, by its id and name."""

    id: UUID
    """The id of the service."""
    name: str
    """The name of the service."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"id": str(self.id), "name": self.name}
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
            self.additional_properties = unknown_fields(ServiceName, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False)
class EmptyObject(Model):
    """Nothing, as an object without fields."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = dict(src_dict)
        return self

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __contains__(self, key: object) -> bool:
        return key in self.additional_properties

    def __iter__(self) -> Iterator[str]:
        return iter(self.additional_properties)

    def __len__(self) -> int:
        return len(self.additional_properties)


@define(eq=False, repr=False, getstate_setstate=False)
class Personalisation(Model):
    """Values for a template's blanks, by name: texts, numbers, lists. For letters the address is among
    them.
    """

    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = dict(src_dict)
        return self

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __contains__(self, key: object) -> bool:
        return key in self.additional_properties

    def __iter__(self) -> Iterator[str]:
        return iter(self.additional_properties)

    def __len__(self) -> int:
        return len(self.additional_properties)


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class PageAddresses(Model):
    """Where other pages are, as addresses without a host. What there is not is left out."""

    prev: str | Unset = UNSET
    """The page before this one."""
    next_: str | Unset = field(default=UNSET, metadata={"json": "next"})
    """The page after this one."""
    last: str | Unset = UNSET
    """The last page."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.prev, Unset):
            _encoded["prev"] = self.prev
        if not isinstance(self.next_, Unset):
            _encoded["next"] = self.next_
        if not isinstance(self.last, Unset):
            _encoded["last"] = self.last
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 0:
            self.additional_properties = unknown_fields(PageAddresses, src_dict)
        self.prev = UNSET if "prev" not in src_dict else expect_string(src_dict["prev"], "prev")
        self.next_ = UNSET if "next" not in src_dict else expect_string(src_dict["next"], "next")
        self.last = UNSET if "last" not in src_dict else expect_string(src_dict["last"], "last")
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class Service(Model):
    """A service and its settings."""

    id: UUID
    """The id of the service."""
    name: str
    """The name that its recipients see."""
    active: bool
    """Whether it is not archived."""
    restricted: bool
    """Whether it is in trial mode, and reaches only its team and guest list."""
    created_by: UUID
    """Who made the service, or who changed it last through the website."""
    organisation: UUID | None
    """The organisation that it belongs to."""
    organisation_type: OrganisationType | None
    """The part of the public sector that it belongs to."""
    permissions: list[ServicePermission]
    """What it may do."""
    email_message_limit: int
    """How many emails it may send a day."""
    sms_message_limit: int
    """How many text messages it may send a day."""
    letter_message_limit: int
    """How many letters it may send a day."""
    international_sms_message_limit: int
    """How many text messages it may send abroad a day."""
    rate_limit: int
    """How many requests for sending each kind of key may make in a minute."""
    prefix_sms: bool
    """Whether its text messages begin with its name."""
    email_branding: UUID | None
    """The branding of its emails. Null is that of GOV.UK."""
    letter_branding: UUID | None
    """The branding of its letters."""
    custom_email_sender_name: str | None
    """What its emails have as the name of the sender, if not the service's name."""
    email_sender_local_part: str
    """What stands before the `@` in the address that its emails are from. Made from the name of the
    sender: lower case, spaces as dots, without what an address cannot have.
    """
    confirmed_email_sender_name: bool | None
    """Whether somebody has agreed to the name of the sender."""
    confirmed_unique: bool
    """Whether somebody has said that no other service does the same."""
    contact_link: str | None = field(repr=_hidden)
    """How recipients of files reach the service; a web address, email address or number."""
    count_as_live: bool
    """Whether it counts as a live service."""
    go_live_at: str | None
    """When it went live."""
    go_live_user: UUID | None
    """Who asked for it to go live."""
    has_active_go_live_request: bool
    """Whether somebody has asked for it to go live."""
    consent_to_research: bool | None
    """Whether researchers may ask."""
    notes: str | None = field(repr=_hidden)
    """Notes of Notify's own people."""
    purchase_order_number: str | None
    """For invoices."""
    billing_contact_names: str | None = field(repr=_hidden)
    """Who gets invoices."""
    billing_contact_email_addresses: str | None = field(repr=_hidden)
    """Where they go."""
    billing_reference: str | None
    """What invoices refer to."""
    volume_email: int | None
    """How many emails a year it expects."""
    volume_sms: int | None
    """How many text messages a year it expects."""
    volume_letter: int | None
    """How many letters a year it expects."""
    service_callback_api: list[ServiceCallback]
    """Its callbacks. This is the only place where their ids are listed."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "name": self.name,
                "active": self.active,
                "restricted": self.restricted,
                "created_by": str(self.created_by),
                "organisation": None if self.organisation is None else str(self.organisation),
                "organisation_type": None
                if self.organisation_type is None
                else str(self.organisation_type),
                "permissions": [str(_item) for _item in self.permissions],
                "email_message_limit": self.email_message_limit,
                "sms_message_limit": self.sms_message_limit,
                "letter_message_limit": self.letter_message_limit,
                "international_sms_message_limit": self.international_sms_message_limit,
                "rate_limit": self.rate_limit,
                "prefix_sms": self.prefix_sms,
                "email_branding": None if self.email_branding is None else str(self.email_branding),
                "letter_branding": None
                if self.letter_branding is None
                else str(self.letter_branding),
                "custom_email_sender_name": self.custom_email_sender_name,
                "email_sender_local_part": self.email_sender_local_part,
                "confirmed_email_sender_name": self.confirmed_email_sender_name,
                "confirmed_unique": self.confirmed_unique,
                "contact_link": self.contact_link,
                "count_as_live": self.count_as_live,
                "go_live_at": self.go_live_at,
                "go_live_user": None if self.go_live_user is None else str(self.go_live_user),
                "has_active_go_live_request": self.has_active_go_live_request,
                "consent_to_research": self.consent_to_research,
                "notes": self.notes,
                "purchase_order_number": self.purchase_order_number,
                "billing_contact_names": self.billing_contact_names,
                "billing_contact_email_addresses": self.billing_contact_email_addresses,
                "billing_reference": self.billing_reference,
                "volume_email": self.volume_email,
                "volume_sms": self.volume_sms,
                "volume_letter": self.volume_letter,
                "service_callback_api": [_item.to_dict() for _item in self.service_callback_api],
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
        if len(src_dict) != 35:
            self.additional_properties = unknown_fields(Service, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        _value = src_dict["active"]
        if not isinstance(_value, bool):
            raise TypeError("active is not a boolean")
        self.active = _value
        _value = src_dict["restricted"]
        if not isinstance(_value, bool):
            raise TypeError("restricted is not a boolean")
        self.restricted = _value
        self.created_by = parse_uuid(src_dict["created_by"], "created_by")
        _value = src_dict["organisation"]
        self.organisation = None if _value is None else parse_uuid(_value, "organisation")
        _value = src_dict["organisation_type"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("organisation_type is not a string")
        self.organisation_type = None if _value is None else _OrganisationType[_value]
        self.permissions = [
            ServicePermission.parse(expect_string(_item, "permissions"))
            for _item in expect_array(src_dict["permissions"], "permissions")
        ]
        _value = src_dict["email_message_limit"]
        if type(_value) is not int:
            raise TypeError("email_message_limit is not an integer")
        self.email_message_limit = _value
        _value = src_dict["sms_message_limit"]
        if type(_value) is not int:
            raise TypeError("sms_message_limit is not an integer")
        self.sms_message_limit = _value
        _value = src_dict["letter_message_limit"]
        if type(_value) is not int:
            raise TypeError("letter_message_limit is not an integer")
        self.letter_message_limit = _value
        _value = src_dict["international_sms_message_limit"]
        if type(_value) is not int:
            raise TypeError("international_sms_message_limit is not an integer")
        self.international_sms_message_limit = _value
        _value = src_dict["rate_limit"]
        if type(_value) is not int:
            raise TypeError("rate_limit is not an integer")
        self.rate_limit = _value
        _value = src_dict["prefix_sms"]
        if not isinstance(_value, bool):
            raise TypeError("prefix_sms is not a boolean")
        self.prefix_sms = _value
        _value = src_dict["email_branding"]
        self.email_branding = None if _value is None else parse_uuid(_value, "email_branding")
        _value = src_dict["letter_branding"]
        self.letter_branding = None if _value is None else parse_uuid(_value, "letter_branding")
        _value = src_dict["custom_email_sender_name"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("custom_email_sender_name is neither a string nor null")
        self.custom_email_sender_name = _value
        _value = src_dict["email_sender_local_part"]
        if not isinstance(_value, str):
            raise TypeError("email_sender_local_part is not a string")
        self.email_sender_local_part = _value
        _value = src_dict["confirmed_email_sender_name"]
        if _value is not None and not isinstance(_value, bool):
            raise TypeError("confirmed_email_sender_name is neither a boolean nor null")
        self.confirmed_email_sender_name = _value
        _value = src_dict["confirmed_unique"]
        if not isinstance(_value, bool):
            raise TypeError("confirmed_unique is not a boolean")
        self.confirmed_unique = _value
        _value = src_dict["contact_link"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("contact_link is neither a string nor null")
        self.contact_link = _value
        _value = src_dict["count_as_live"]
        if not isinstance(_value, bool):
            raise TypeError("count_as_live is not a boolean")
        self.count_as_live = _value
        _value = src_dict["go_live_at"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("go_live_at is neither a string nor null")
        self.go_live_at = _value
        _value = src_dict["go_live_user"]
        self.go_live_user = None if _value is None else parse_uuid(_value, "go_live_user")
        _value = src_dict["has_active_go_live_request"]
        if not isinstance(_value, bool):
            raise TypeError("has_active_go_live_request is not a boolean")
        self.has_active_go_live_request = _value
        _value = src_dict["consent_to_research"]
        if _value is not None and not isinstance(_value, bool):
            raise TypeError("consent_to_research is neither a boolean nor null")
        self.consent_to_research = _value
        _value = src_dict["notes"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("notes is neither a string nor null")
        self.notes = _value
        _value = src_dict["purchase_order_number"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("purchase_order_number is neither a string nor null")
        self.purchase_order_number = _value
        _value = src_dict["billing_contact_names"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("billing_contact_names is neither a string nor null")
        self.billing_contact_names = _value
        _value = src_dict["billing_contact_email_addresses"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("billing_contact_email_addresses is neither a string nor null")
        self.billing_contact_email_addresses = _value
        _value = src_dict["billing_reference"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("billing_reference is neither a string nor null")
        self.billing_reference = _value
        _value = src_dict["volume_email"]
        if _value is not None and type(_value) is not int:
            raise TypeError("volume_email is neither an integer nor null")
        self.volume_email = _value
        _value = src_dict["volume_sms"]
        if _value is not None and type(_value) is not int:
            raise TypeError("volume_sms is neither an integer nor null")
        self.volume_sms = _value
        _value = src_dict["volume_letter"]
        if _value is not None and type(_value) is not int:
            raise TypeError("volume_letter is neither an integer nor null")
        self.volume_letter = _value
        self.service_callback_api = [
            ServiceCallback.from_dict(expect_object(_item, "service_callback_api"))
            for _item in expect_array(src_dict["service_callback_api"], "service_callback_api")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ServiceCallback(Model):
    """A callback of a service, by its id."""

    callback_id: UUID
    """The id of the callback."""
    callback_type: CallbackType | None
    """What it tells. Null if it was made without a type."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "callback_id": str(self.callback_id),
                "callback_type": None if self.callback_type is None else str(self.callback_type),
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
            self.additional_properties = unknown_fields(ServiceCallback, src_dict)
        self.callback_id = parse_uuid(src_dict["callback_id"], "callback_id")
        _value = src_dict["callback_type"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("callback_type is not a string")
        self.callback_type = None if _value is None else _CallbackType[_value]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ServiceEnvelope(Model):
    """A service."""

    data: Service
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"data": self.data.to_dict()}
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
            self.additional_properties = unknown_fields(ServiceEnvelope, src_dict)
        self.data = Service.from_dict(expect_object(src_dict["data"], "data"))
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class User(Model):
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
    services: list[UUID]
    """The person's active services."""
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
                "services": [str(_item) for _item in self.services],
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
            self.additional_properties = unknown_fields(User, src_dict)
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
            parse_uuid(_item, "services")
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


@define(eq=False, repr=False, getstate_setstate=False)
class PermissionsByService(Model):
    """What somebody may do, by the id of the service. Only active services in which there is any
    permission.
    """

    additional_properties: dict[str, list[UserPermission]] = field(
        factory=dict[str, Any], repr=False
    )

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        for _key, _value in self.additional_properties.items():
            _encoded[_key] = [str(_item) for _item in _value]
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {
            _key: [
                UserPermission.parse(expect_string(_item, "PermissionsByService"))
                for _item in expect_array(_value, "PermissionsByService")
            ]
            for _key, _value in src_dict.items()
        }
        return self

    def __getitem__(self, key: str) -> list[UserPermission]:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: list[UserPermission]) -> None:
        self.additional_properties[key] = value

    def __contains__(self, key: object) -> bool:
        return key in self.additional_properties

    def __iter__(self) -> Iterator[str]:
        return iter(self.additional_properties)

    def __len__(self) -> int:
        return len(self.additional_properties)


@define(eq=False, repr=False, getstate_setstate=False)
class PermissionsByOrganisation(Model):
    """What somebody may do, by the id of the organisation; each has a list, if an empty one."""

    additional_properties: dict[str, list[str]] = field(factory=dict[str, Any], repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {
            _key: [
                expect_string(_item, "PermissionsByOrganisation")
                for _item in expect_array(_value, "PermissionsByOrganisation")
            ]
            for _key, _value in src_dict.items()
        }
        return self

    def __getitem__(self, key: str) -> list[str]:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: list[str]) -> None:
        self.additional_properties[key] = value

    def __contains__(self, key: object) -> bool:
        return key in self.additional_properties

    def __iter__(self) -> Iterator[str]:
        return iter(self.additional_properties)

    def __len__(self) -> int:
        return len(self.additional_properties)


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UserEnvelope(Model):
    """A person."""

    data: User
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"data": self.data.to_dict()}
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
            self.additional_properties = unknown_fields(UserEnvelope, src_dict)
        self.data = User.from_dict(expect_object(src_dict["data"], "data"))
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class NotificationTemplate(Model):
    """The version of the template that a message was made from."""

    id: UUID
    """The id of the template."""
    service: UUID
    """Its service."""
    version: int
    """The version that was sent."""
    name: str
    """Its name."""
    template_type: TemplateType
    content: str
    """The text, with its blanks."""
    subject: str | None
    """The subject or heading, with its blanks."""
    redact_personalisation: bool
    """Whether the values of its blanks are hidden on the website."""
    is_precompiled_letter: bool
    """Whether it stands for finished PDFs."""
    letter_attachment: LetterAttachment | None
    """Pages that are added to letters."""
    reply_to_text: str | None
    """Where answers would go if it were sent now."""
    letter_languages: LetterLanguages | None
    """The languages of a letter."""
    letter_welsh_subject: str | None
    """The heading in Welsh."""
    letter_welsh_content: str | None
    """The text in Welsh."""
    has_unsubscribe_link: bool
    """Whether emails have a link to unsubscribe."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "service": str(self.service),
                "version": self.version,
                "name": self.name,
                "template_type": str(self.template_type),
                "content": self.content,
                "subject": self.subject,
                "redact_personalisation": self.redact_personalisation,
                "is_precompiled_letter": self.is_precompiled_letter,
                "letter_attachment": None
                if self.letter_attachment is None
                else self.letter_attachment.to_dict(),
                "reply_to_text": self.reply_to_text,
                "letter_languages": None
                if self.letter_languages is None
                else str(self.letter_languages),
                "letter_welsh_subject": self.letter_welsh_subject,
                "letter_welsh_content": self.letter_welsh_content,
                "has_unsubscribe_link": self.has_unsubscribe_link,
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
        if len(src_dict) != 15:
            self.additional_properties = unknown_fields(NotificationTemplate, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        self.service = parse_uuid(src_dict["service"], "service")
        _value = src_dict["version"]
        if type(_value) is not int:
            raise TypeError("version is not an integer")
        self.version = _value
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        _value = src_dict["template_type"]
        if not isinstance(_value, str):
            raise TypeError("template_type is not a string")
        self.template_type = _TemplateType[_value]
        _value = src_dict["content"]
        if not isinstance(_value, str):
            raise TypeError("content is not a string")
        self.content = _value
        _value = src_dict["subject"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("subject is neither a string nor null")
        self.subject = _value
        _value = src_dict["redact_personalisation"]
        if not isinstance(_value, bool):
            raise TypeError("redact_personalisation is not a boolean")
        self.redact_personalisation = _value
        _value = src_dict["is_precompiled_letter"]
        if not isinstance(_value, bool):
            raise TypeError("is_precompiled_letter is not a boolean")
        self.is_precompiled_letter = _value
        _value = src_dict["letter_attachment"]
        self.letter_attachment = (
            None
            if _value is None
            else LetterAttachment.from_dict(expect_object(_value, "letter_attachment"))
        )
        _value = src_dict["reply_to_text"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("reply_to_text is neither a string nor null")
        self.reply_to_text = _value
        _value = src_dict["letter_languages"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("letter_languages is not a string")
        self.letter_languages = None if _value is None else _LetterLanguages[_value]
        _value = src_dict["letter_welsh_subject"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("letter_welsh_subject is neither a string nor null")
        self.letter_welsh_subject = _value
        _value = src_dict["letter_welsh_content"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("letter_welsh_content is neither a string nor null")
        self.letter_welsh_content = _value
        _value = src_dict["has_unsubscribe_link"]
        if not isinstance(_value, bool):
            raise TypeError("has_unsubscribe_link is not a boolean")
        self.has_unsubscribe_link = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class NotificationJob(Model):
    """The job that a message belongs to."""

    id: UUID
    """The id of the job."""
    original_file_name: str
    """The name of the file."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "original_file_name": self.original_file_name,
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
            self.additional_properties = unknown_fields(NotificationJob, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["original_file_name"]
        if not isinstance(_value, str):
            raise TypeError("original_file_name is not a string")
        self.original_file_name = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class Notification(Model):
    """A message."""

    id: UUID
    """The id of the message."""
    service: UUID
    """The service that sent it."""
    to: str = field(repr=_hidden)
    """The recipient, as given; of letters, the first line or all of the address."""
    normalised_to: str | None = field(repr=_hidden)
    """The recipient in the form that searches compare."""
    notification_type: TemplateType
    status: NotificationStatus
    template: NotificationTemplate
    job: NotificationJob | None
    """The job that it belongs to."""
    job_row_number: int | None
    """Its row in the job, counted from 0."""
    api_key: UUID | None
    """The key that it was sent with."""
    key_name: str | None
    """The name of that key."""
    key_type: KeyType
    billable_units: int
    """Fragments of a text message, sheets of a letter."""
    rate_multiplier: float | None
    """How many times the price at home a text message costs."""
    international: bool
    """Whether it goes abroad."""
    phone_prefix: str | None
    """The code of the country, as `44`."""
    personalisation: Personalisation = field(repr=_hidden)
    reference: str | None
    """What Notify's suppliers call it. 16 letters and digits for letters."""
    client_reference: str | None
    """What the sender calls it. For a finished PDF, its name."""
    reply_to_text: str | None
    """The sender of a text, the reply-to address of an email, the sender's address on a letter."""
    created_by: Author | None
    """Who sent it. Null if a program did."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    sent_at: datetime.datetime | None
    """When it was handed on."""
    updated_at: datetime.datetime | None
    """When its status changed last."""
    sent_by: str | None
    """The supplier that it was handed to."""
    postage: Postage | None
    """How the letter travels."""
    document_download_count: int | None
    """How many files it links to."""
    unsubscribe_link: str | None = field(repr=_hidden)
    """Where the recipient can unsubscribe."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "service": str(self.service),
                "to": self.to,
                "normalised_to": self.normalised_to,
                "notification_type": str(self.notification_type),
                "status": str(self.status),
                "template": self.template.to_dict(),
                "job": None if self.job is None else self.job.to_dict(),
                "job_row_number": self.job_row_number,
                "api_key": None if self.api_key is None else str(self.api_key),
                "key_name": self.key_name,
                "key_type": str(self.key_type),
                "billable_units": self.billable_units,
                "rate_multiplier": self.rate_multiplier,
                "international": self.international,
                "phone_prefix": self.phone_prefix,
                "personalisation": self.personalisation.to_dict(),
                "reference": self.reference,
                "client_reference": self.client_reference,
                "reply_to_text": self.reply_to_text,
                "created_by": None if self.created_by is None else self.created_by.to_dict(),
                "created_at": format_datetime(self.created_at),
                "sent_at": None if self.sent_at is None else format_datetime(self.sent_at),
                "updated_at": None if self.updated_at is None else format_datetime(self.updated_at),
                "sent_by": self.sent_by,
                "postage": None if self.postage is None else str(self.postage),
                "document_download_count": self.document_download_count,
                "unsubscribe_link": self.unsubscribe_link,
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
        if len(src_dict) != 28:
            self.additional_properties = unknown_fields(Notification, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        self.service = parse_uuid(src_dict["service"], "service")
        _value = src_dict["to"]
        if not isinstance(_value, str):
            raise TypeError("to is not a string")
        self.to = _value
        _value = src_dict["normalised_to"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("normalised_to is neither a string nor null")
        self.normalised_to = _value
        _value = src_dict["notification_type"]
        if not isinstance(_value, str):
            raise TypeError("notification_type is not a string")
        self.notification_type = _TemplateType[_value]
        _value = src_dict["status"]
        if not isinstance(_value, str):
            raise TypeError("status is not a string")
        self.status = _NotificationStatus[_value]
        self.template = NotificationTemplate.from_dict(
            expect_object(src_dict["template"], "template")
        )
        _value = src_dict["job"]
        self.job = (
            None if _value is None else NotificationJob.from_dict(expect_object(_value, "job"))
        )
        _value = src_dict["job_row_number"]
        if _value is not None and type(_value) is not int:
            raise TypeError("job_row_number is neither an integer nor null")
        self.job_row_number = _value
        _value = src_dict["api_key"]
        self.api_key = None if _value is None else parse_uuid(_value, "api_key")
        _value = src_dict["key_name"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("key_name is neither a string nor null")
        self.key_name = _value
        _value = src_dict["key_type"]
        if not isinstance(_value, str):
            raise TypeError("key_type is not a string")
        self.key_type = _KeyType[_value]
        _value = src_dict["billable_units"]
        if type(_value) is not int:
            raise TypeError("billable_units is not an integer")
        self.billable_units = _value
        _value = src_dict["rate_multiplier"]
        if _value is not None and type(_value) not in (int, float):
            raise TypeError("rate_multiplier is neither a number nor null")
        self.rate_multiplier = _value
        _value = src_dict["international"]
        if not isinstance(_value, bool):
            raise TypeError("international is not a boolean")
        self.international = _value
        _value = src_dict["phone_prefix"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("phone_prefix is neither a string nor null")
        self.phone_prefix = _value
        self.personalisation = Personalisation.from_dict(
            expect_object(src_dict["personalisation"], "personalisation")
        )
        _value = src_dict["reference"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("reference is neither a string nor null")
        self.reference = _value
        _value = src_dict["client_reference"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("client_reference is neither a string nor null")
        self.client_reference = _value
        _value = src_dict["reply_to_text"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("reply_to_text is neither a string nor null")
        self.reply_to_text = _value
        _value = src_dict["created_by"]
        self.created_by = (
            None if _value is None else Author.from_dict(expect_object(_value, "created_by"))
        )
        self.created_at = parse_datetime(src_dict["created_at"], "created_at")
        _value = src_dict["sent_at"]
        self.sent_at = None if _value is None else parse_datetime(_value, "sent_at")
        _value = src_dict["updated_at"]
        self.updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        _value = src_dict["sent_by"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("sent_by is neither a string nor null")
        self.sent_by = _value
        _value = src_dict["postage"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("postage is not a string")
        self.postage = None if _value is None else _Postage[_value]
        _value = src_dict["document_download_count"]
        if _value is not None and type(_value) is not int:
            raise TypeError("document_download_count is neither an integer nor null")
        self.document_download_count = _value
        _value = src_dict["unsubscribe_link"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("unsubscribe_link is neither a string nor null")
        self.unsubscribe_link = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class LetterAttachment(Model):
    """A PDF that is printed behind the letters of a template."""

    id: UUID
    """The attachment."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    created_by_id: UUID
    """The user who attached it."""
    archived_at: datetime.datetime | None
    """When it was taken off; null while it is in use."""
    archived_by_id: UUID | None
    """The user who took it off; null while it is in use."""
    original_filename: str
    """The file's name on the computer that it came from."""
    page_count: int
    """The number of its pages."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "created_at": format_datetime(self.created_at),
                "created_by_id": str(self.created_by_id),
                "archived_at": None
                if self.archived_at is None
                else format_datetime(self.archived_at),
                "archived_by_id": None if self.archived_by_id is None else str(self.archived_by_id),
                "original_filename": self.original_filename,
                "page_count": self.page_count,
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
        if len(src_dict) != 7:
            self.additional_properties = unknown_fields(LetterAttachment, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        self.created_at = parse_datetime(src_dict["created_at"], "created_at")
        self.created_by_id = parse_uuid(src_dict["created_by_id"], "created_by_id")
        _value = src_dict["archived_at"]
        self.archived_at = None if _value is None else parse_datetime(_value, "archived_at")
        _value = src_dict["archived_by_id"]
        self.archived_by_id = None if _value is None else parse_uuid(_value, "archived_by_id")
        _value = src_dict["original_filename"]
        if not isinstance(_value, str):
            raise TypeError("original_filename is not a string")
        self.original_filename = _value
        _value = src_dict["page_count"]
        if type(_value) is not int:
            raise TypeError("page_count is not an integer")
        self.page_count = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class SmsSender(Model):
    """What recipients see as the sender of a text message."""

    id: UUID
    """The sender."""
    service_id: UUID
    """The service that it belongs to."""
    sms_sender: str
    """The name or number that phones show."""
    is_default: bool
    """Whether it is used where a message names no other."""
    archived: bool
    """Whether it was taken out of use."""
    inbound_number_id: UUID | None
    """The number that it is, if it can be texted."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    updated_at: datetime.datetime | None
    """When it last changed; null if it never did."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "service_id": str(self.service_id),
                "sms_sender": self.sms_sender,
                "is_default": self.is_default,
                "archived": self.archived,
                "inbound_number_id": None
                if self.inbound_number_id is None
                else str(self.inbound_number_id),
                "created_at": format_datetime(self.created_at),
                "updated_at": None if self.updated_at is None else format_datetime(self.updated_at),
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
            self.additional_properties = unknown_fields(SmsSender, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        self.service_id = parse_uuid(src_dict["service_id"], "service_id")
        _value = src_dict["sms_sender"]
        if not isinstance(_value, str):
            raise TypeError("sms_sender is not a string")
        self.sms_sender = _value
        _value = src_dict["is_default"]
        if not isinstance(_value, bool):
            raise TypeError("is_default is not a boolean")
        self.is_default = _value
        _value = src_dict["archived"]
        if not isinstance(_value, bool):
            raise TypeError("archived is not a boolean")
        self.archived = _value
        _value = src_dict["inbound_number_id"]
        self.inbound_number_id = None if _value is None else parse_uuid(_value, "inbound_number_id")
        self.created_at = parse_datetime(src_dict["created_at"], "created_at")
        _value = src_dict["updated_at"]
        self.updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class EmailBranding(Model):
    """What stands on top of a service's emails."""

    id: UUID
    """The id of the branding."""
    name: str
    """Its name."""
    brand_type: BrandType
    logo: str | None
    """The name of the file with the logo."""
    colour: str | None
    """The colour of the banner or of the line beside the logo."""
    text: str | None
    """The text beside the logo."""
    alt_text: str | None
    """What the logo says, where it has no text beside it."""
    created_by: UUID | None
    """Who made it."""
    created_at: datetime.datetime | None
    """When."""
    updated_at: datetime.datetime | None
    """When it was changed."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "name": self.name,
                "brand_type": str(self.brand_type),
                "logo": self.logo,
                "colour": self.colour,
                "text": self.text,
                "alt_text": self.alt_text,
                "created_by": None if self.created_by is None else str(self.created_by),
                "created_at": None if self.created_at is None else format_datetime(self.created_at),
                "updated_at": None if self.updated_at is None else format_datetime(self.updated_at),
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
        if len(src_dict) != 10:
            self.additional_properties = unknown_fields(EmailBranding, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        _value = src_dict["brand_type"]
        if not isinstance(_value, str):
            raise TypeError("brand_type is not a string")
        self.brand_type = _BrandType[_value]
        _value = src_dict["logo"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("logo is neither a string nor null")
        self.logo = _value
        _value = src_dict["colour"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("colour is neither a string nor null")
        self.colour = _value
        _value = src_dict["text"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("text is neither a string nor null")
        self.text = _value
        _value = src_dict["alt_text"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("alt_text is neither a string nor null")
        self.alt_text = _value
        _value = src_dict["created_by"]
        self.created_by = None if _value is None else parse_uuid(_value, "created_by")
        _value = src_dict["created_at"]
        self.created_at = None if _value is None else parse_datetime(_value, "created_at")
        _value = src_dict["updated_at"]
        self.updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class BrandingName(Model):
    """A name that no branding has."""

    name: str
    """The name."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"name": self.name}
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
            self.additional_properties = unknown_fields(BrandingName, src_dict)
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class BrandingUser(Model):
    """An organisation or a service that uses a branding."""

    id: UUID
    """Its id."""
    name: str
    """Its name."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"id": str(self.id), "name": self.name}
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
            self.additional_properties = unknown_fields(BrandingUser, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class BrandingUses(Model):
    """Who uses a branding."""

    organisations: list[BrandingUser]
    """The organisations."""
    services: list[BrandingUser]
    """The services."""
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
            self.additional_properties = unknown_fields(BrandingUses, src_dict)
        self.organisations = [
            BrandingUser.from_dict(expect_object(_item, "organisations"))
            for _item in expect_array(src_dict["organisations"], "organisations")
        ]
        self.services = [
            BrandingUser.from_dict(expect_object(_item, "services"))
            for _item in expect_array(src_dict["services"], "services")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class BrandingUsesEnvelope(Model):
    """Who uses a branding."""

    data: BrandingUses
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"data": self.data.to_dict()}
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
            self.additional_properties = unknown_fields(BrandingUsesEnvelope, src_dict)
        self.data = BrandingUses.from_dict(expect_object(src_dict["data"], "data"))
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class LetterBranding(Model):
    """What stands on top of a service's letters."""

    id: UUID
    """The id of the branding."""
    name: str
    """Its name."""
    filename: str
    """The name of its file, without `.svg`."""
    created_by: UUID | None
    """Who made it."""
    created_at: datetime.datetime | None
    """When."""
    updated_at: datetime.datetime | None
    """When it was changed."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "name": self.name,
                "filename": self.filename,
                "created_by": None if self.created_by is None else str(self.created_by),
                "created_at": None if self.created_at is None else format_datetime(self.created_at),
                "updated_at": None if self.updated_at is None else format_datetime(self.updated_at),
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
        if len(src_dict) != 6:
            self.additional_properties = unknown_fields(LetterBranding, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        _value = src_dict["filename"]
        if not isinstance(_value, str):
            raise TypeError("filename is not a string")
        self.filename = _value
        _value = src_dict["created_by"]
        self.created_by = None if _value is None else parse_uuid(_value, "created_by")
        _value = src_dict["created_at"]
        self.created_at = None if _value is None else parse_datetime(_value, "created_at")
        _value = src_dict["updated_at"]
        self.updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ErrorString(Model):
    """An error in one sentence."""

    result: Literal["error"]
    """Always `error`."""
    message: str
    """An explanation for people."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"result": self.result, "message": self.message}
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
            self.additional_properties = unknown_fields(ErrorString, src_dict)
        _value = src_dict["result"]
        if _value != "error":
            raise TypeError("result is not the constant")
        self.result = _value
        _value = src_dict["message"]
        if not isinstance(_value, str):
            raise TypeError("message is not a string")
        self.message = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ErrorFields(Model):
    """An error in the fields of the body or of the query."""

    result: Literal["error"]
    """Always `error`."""
    message: FieldMessages
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"result": self.result, "message": self.message.to_dict()}
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
            self.additional_properties = unknown_fields(ErrorFields, src_dict)
        _value = src_dict["result"]
        if _value != "error":
            raise TypeError("result is not the constant")
        self.result = _value
        self.message = FieldMessages.from_dict(expect_object(src_dict["message"], "message"))
        return self


@define(eq=False, repr=False, getstate_setstate=False)
class FieldMessages(Model):
    """Explanations by field: usually a list of them, for invitations a single text, for lists in the
    query by position.
    """

    additional_properties: dict[str, FieldMessagesByPosition | list[str] | str] = field(
        factory=dict[str, Any], repr=False
    )

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        for _key, _value in self.additional_properties.items():
            _encoded[_key] = (
                _value.to_dict() if isinstance(_value, FieldMessagesByPosition) else _value
            )
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {
            _key: [
                expect_string(_item, "FieldMessages")
                for _item in expect_array(_value, "FieldMessages")
            ]
            if is_array(_value)
            else _value
            if isinstance(_value, str)
            else FieldMessagesByPosition.from_dict(expect_object(_value, "FieldMessages"))
            for _key, _value in src_dict.items()
        }
        return self

    def __getitem__(self, key: str) -> FieldMessagesByPosition | list[str] | str:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: FieldMessagesByPosition | list[str] | str) -> None:
        self.additional_properties[key] = value

    def __contains__(self, key: object) -> bool:
        return key in self.additional_properties

    def __iter__(self) -> Iterator[str]:
        return iter(self.additional_properties)

    def __len__(self) -> int:
        return len(self.additional_properties)


@define(eq=False, repr=False, getstate_setstate=False)
class FieldMessagesByPosition(Model):
    """Explanations by position in a list."""

    additional_properties: dict[str, NestedFieldMessages] = field(
        factory=dict[str, Any], repr=False
    )

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        for _key, _value in self.additional_properties.items():
            _encoded[_key] = _value.to_dict()
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {
            _key: NestedFieldMessages.from_dict(expect_object(_value, "FieldMessagesByPosition"))
            for _key, _value in src_dict.items()
        }
        return self

    def __getitem__(self, key: str) -> NestedFieldMessages:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: NestedFieldMessages) -> None:
        self.additional_properties[key] = value

    def __contains__(self, key: object) -> bool:
        return key in self.additional_properties

    def __iter__(self) -> Iterator[str]:
        return iter(self.additional_properties)

    def __len__(self) -> int:
        return len(self.additional_properties)


@define(eq=False, repr=False, getstate_setstate=False)
class NestedFieldMessages(Model):
    """Explanations by field, within an item of a list."""

    additional_properties: dict[str, list[str]] = field(factory=dict[str, Any], repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {
            _key: [
                expect_string(_item, "NestedFieldMessages")
                for _item in expect_array(_value, "NestedFieldMessages")
            ]
            for _key, _value in src_dict.items()
        }
        return self

    def __getitem__(self, key: str) -> list[str]:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: list[str]) -> None:
        self.additional_properties[key] = value

    def __contains__(self, key: object) -> bool:
        return key in self.additional_properties

    def __iter__(self) -> Iterator[str]:
        return iter(self.additional_properties)

    def __len__(self) -> int:
        return len(self.additional_properties)


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ValidationDetail(Model):
    """One violation of a JSON schema."""

    error: str
    """The kind of error, `ValidationError`."""
    message: str
    """An explanation for people, which begins with the field."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"error": self.error, "message": self.message}
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
            self.additional_properties = unknown_fields(ValidationDetail, src_dict)
        _value = src_dict["error"]
        if not isinstance(_value, str):
            raise TypeError("error is not a string")
        self.error = _value
        _value = src_dict["message"]
        if not isinstance(_value, str):
            raise TypeError("message is not a string")
        self.message = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ErrorList(Model):
    """The violations of a JSON schema."""

    status_code: Literal[400]
    """The HTTP status again."""
    errors: list[ValidationDetail]
    """What is wrong."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "status_code": self.status_code,
                "errors": [_item.to_dict() for _item in self.errors],
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
            self.additional_properties = unknown_fields(ErrorList, src_dict)
        _value = src_dict["status_code"]
        if _value != 400:
            raise TypeError("status_code is not the constant")
        self.status_code = _value
        self.errors = [
            ValidationDetail.from_dict(expect_object(_item, "errors"))
            for _item in expect_array(src_dict["errors"], "errors")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ErrorMessage(Model):
    """An error of the few places that have a message alone."""

    message: str
    """An explanation for people."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"message": self.message}
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
            self.additional_properties = unknown_fields(ErrorMessage, src_dict)
        _value = src_dict["message"]
        if not isinstance(_value, str):
            raise TypeError("message is not a string")
        self.message = _value
        return self
