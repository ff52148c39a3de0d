"""Models that operations tagged `services` alone send."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import UNSET, Unset, hidden as _hidden

from .enums import OrganisationType, ServicePermission


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class CreateServiceRequest(Model):
    """A new service."""

    name: str
    """The name, which no other service may have. The server takes an empty one."""
    email_message_limit: int
    """How many emails it may send a day."""
    sms_message_limit: int
    """How many text messages it may send a day."""
    letter_message_limit: int
    """How many letters it may send a day."""
    restricted: bool
    """Whether it begins in trial mode."""
    created_by: UUID
    """Who makes it."""
    user_id: UUID
    """Who becomes its first member."""
    international_sms_message_limit: int | Unset = UNSET
    """How many text messages it may send abroad a day. 250,000 if left out."""
    organisation_type: OrganisationType | None | Unset = UNSET
    """The part of the public sector that it belongs to."""
    active: bool | Unset = UNSET
    """Becomes true whatever is sent."""
    rate_limit: int | Unset = UNSET
    """How many requests for sending each kind of key may make in a minute. 3,000 if left out."""
    prefix_sms: bool | Unset = UNSET
    """Whether its text messages begin with its name."""
    custom_email_sender_name: str | None | Unset = UNSET
    """What its emails have as the name of the sender."""
    contact_link: str | None | Unset = field(default=UNSET, repr=_hidden)
    """How recipients of files reach the service."""
    consent_to_research: bool | None | Unset = UNSET
    """Whether researchers may ask."""
    volume_email: int | None | Unset = UNSET
    """How many emails a year it expects."""
    volume_sms: int | None | Unset = UNSET
    """How many text messages a year it expects."""
    volume_letter: int | None | Unset = UNSET
    """How many letters a year it expects."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "name": self.name,
            "email_message_limit": self.email_message_limit,
            "sms_message_limit": self.sms_message_limit,
            "letter_message_limit": self.letter_message_limit,
            "restricted": self.restricted,
            "created_by": str(self.created_by),
            "user_id": str(self.user_id),
        }
        if not isinstance(self.international_sms_message_limit, Unset):
            _encoded["international_sms_message_limit"] = self.international_sms_message_limit
        if not isinstance(self.organisation_type, Unset):
            _encoded["organisation_type"] = (
                None if self.organisation_type is None else str(self.organisation_type)
            )
        if not isinstance(self.active, Unset):
            _encoded["active"] = self.active
        if not isinstance(self.rate_limit, Unset):
            _encoded["rate_limit"] = self.rate_limit
        if not isinstance(self.prefix_sms, Unset):
            _encoded["prefix_sms"] = self.prefix_sms
        if not isinstance(self.custom_email_sender_name, Unset):
            _encoded["custom_email_sender_name"] = self.custom_email_sender_name
        if not isinstance(self.contact_link, Unset):
            _encoded["contact_link"] = self.contact_link
        if not isinstance(self.consent_to_research, Unset):
            _encoded["consent_to_research"] = self.consent_to_research
        if not isinstance(self.volume_email, Unset):
            _encoded["volume_email"] = self.volume_email
        if not isinstance(self.volume_sms, Unset):
            _encoded["volume_sms"] = self.volume_sms
        if not isinstance(self.volume_letter, Unset):
            _encoded["volume_letter"] = self.volume_letter
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UpdateServiceRequest(Model):
    """What to change about a service. Unknown fields are ignored."""

    active: bool | Unset = UNSET
    """Whether it is not archived."""
    billing_contact_email_addresses: str | None | Unset = field(default=UNSET, repr=_hidden)
    """Where invoices go."""
    billing_contact_names: str | None | Unset = field(default=UNSET, repr=_hidden)
    """Who gets invoices."""
    billing_reference: str | None | Unset = UNSET
    """What invoices refer to."""
    confirmed_email_sender_name: bool | None | Unset = UNSET
    """Whether somebody has agreed to the name of the sender."""
    confirmed_unique: bool | Unset = UNSET
    """Whether somebody has said that no other service does the same."""
    consent_to_research: bool | None | Unset = UNSET
    """Whether it takes part in research."""
    contact_link: str | None | Unset = field(default=UNSET, repr=_hidden)
    """How recipients of files reach the service."""
    count_as_live: bool | Unset = UNSET
    """Whether it counts as a live service."""
    created_by: UUID | Unset = UNSET
    """Who changes it; becomes its maker."""
    custom_email_sender_name: str | None | Unset = UNSET
    """What its emails have as the name of the sender. Null is the service's name."""
    email_branding: UUID | None | Unset = UNSET
    """The branding of its emails. Null is that of GOV.UK."""
    email_message_limit: int | Unset = UNSET
    """How many emails it may send a day."""
    free_sms_fragment_limit: int | Unset = UNSET
    """Ignored."""
    go_live_at: str | None | Unset = UNSET
    """When it went live. No other format is read, not even one without decimals."""
    go_live_user: UUID | None | Unset = UNSET
    """Who asked for it to go live."""
    has_active_go_live_request: bool | Unset = UNSET
    """Whether somebody has asked for it to go live."""
    international_sms_message_limit: int | Unset = UNSET
    """How many text messages it may send abroad a day."""
    letter_branding: UUID | None | Unset = UNSET
    """The branding of its letters."""
    letter_contact_block: str | None | Unset = field(default=UNSET, repr=_hidden)
    """Ignored."""
    letter_message_limit: int | Unset = UNSET
    """How many letters it may send a day."""
    name: str | Unset = UNSET
    """The name, which no other service may have."""
    notes: str | None | Unset = field(default=UNSET, repr=_hidden)
    """Notes of Notify's own people."""
    organisation_type: OrganisationType | None | Unset = UNSET
    """The part of the public sector that it belongs to."""
    permissions: list[ServicePermission] | Unset = UNSET
    """All that it may do from now on."""
    prefix_sms: bool | Unset = UNSET
    """Whether its text messages begin with its name."""
    purchase_order_number: str | None | Unset = UNSET
    """For invoices."""
    rate_limit: int | Unset = UNSET
    """How many requests for sending each kind of key may make in a minute."""
    reply_to_email_address: str | None | Unset = field(default=UNSET, repr=_hidden)
    """Ignored."""
    restricted: bool | Unset = UNSET
    """Whether it is in trial mode."""
    sms_message_limit: int | Unset = UNSET
    """How many text messages it may send a day."""
    sms_sender: str | None | Unset = UNSET
    """Ignored."""
    volume_email: int | None | Unset = UNSET
    """How many emails a year it expects."""
    volume_letter: int | None | Unset = UNSET
    """How many letters a year it expects."""
    volume_sms: int | None | Unset = UNSET
    """How many text messages a year it expects."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.active, Unset):
            _encoded["active"] = self.active
        if not isinstance(self.billing_contact_email_addresses, Unset):
            _encoded["billing_contact_email_addresses"] = self.billing_contact_email_addresses
        if not isinstance(self.billing_contact_names, Unset):
            _encoded["billing_contact_names"] = self.billing_contact_names
        if not isinstance(self.billing_reference, Unset):
            _encoded["billing_reference"] = self.billing_reference
        if not isinstance(self.confirmed_email_sender_name, Unset):
            _encoded["confirmed_email_sender_name"] = self.confirmed_email_sender_name
        if not isinstance(self.confirmed_unique, Unset):
            _encoded["confirmed_unique"] = self.confirmed_unique
        if not isinstance(self.consent_to_research, Unset):
            _encoded["consent_to_research"] = self.consent_to_research
        if not isinstance(self.contact_link, Unset):
            _encoded["contact_link"] = self.contact_link
        if not isinstance(self.count_as_live, Unset):
            _encoded["count_as_live"] = self.count_as_live
        if not isinstance(self.created_by, Unset):
            _encoded["created_by"] = str(self.created_by)
        if not isinstance(self.custom_email_sender_name, Unset):
            _encoded["custom_email_sender_name"] = self.custom_email_sender_name
        if not isinstance(self.email_branding, Unset):
            _encoded["email_branding"] = (
                None if self.email_branding is None else str(self.email_branding)
            )
        if not isinstance(self.email_message_limit, Unset):
            _encoded["email_message_limit"] = self.email_message_limit
        if not isinstance(self.free_sms_fragment_limit, Unset):
            _encoded["free_sms_fragment_limit"] = self.free_sms_fragment_limit
        if not isinstance(self.go_live_at, Unset):
            _encoded["go_live_at"] = self.go_live_at
        if not isinstance(self.go_live_user, Unset):
            _encoded["go_live_user"] = None if self.go_live_user is None else str(self.go_live_user)
        if not isinstance(self.has_active_go_live_request, Unset):
            _encoded["has_active_go_live_request"] = self.has_active_go_live_request
        if not isinstance(self.international_sms_message_limit, Unset):
            _encoded["international_sms_message_limit"] = self.international_sms_message_limit
        if not isinstance(self.letter_branding, Unset):
            _encoded["letter_branding"] = (
                None if self.letter_branding is None else str(self.letter_branding)
            )
        if not isinstance(self.letter_contact_block, Unset):
            _encoded["letter_contact_block"] = self.letter_contact_block
        if not isinstance(self.letter_message_limit, Unset):
            _encoded["letter_message_limit"] = self.letter_message_limit
        if not isinstance(self.name, Unset):
            _encoded["name"] = self.name
        if not isinstance(self.notes, Unset):
            _encoded["notes"] = self.notes
        if not isinstance(self.organisation_type, Unset):
            _encoded["organisation_type"] = (
                None if self.organisation_type is None else str(self.organisation_type)
            )
        if not isinstance(self.permissions, Unset):
            _encoded["permissions"] = [str(_item) for _item in self.permissions]
        if not isinstance(self.prefix_sms, Unset):
            _encoded["prefix_sms"] = self.prefix_sms
        if not isinstance(self.purchase_order_number, Unset):
            _encoded["purchase_order_number"] = self.purchase_order_number
        if not isinstance(self.rate_limit, Unset):
            _encoded["rate_limit"] = self.rate_limit
        if not isinstance(self.reply_to_email_address, Unset):
            _encoded["reply_to_email_address"] = self.reply_to_email_address
        if not isinstance(self.restricted, Unset):
            _encoded["restricted"] = self.restricted
        if not isinstance(self.sms_message_limit, Unset):
            _encoded["sms_message_limit"] = self.sms_message_limit
        if not isinstance(self.sms_sender, Unset):
            _encoded["sms_sender"] = self.sms_sender
        if not isinstance(self.volume_email, Unset):
            _encoded["volume_email"] = self.volume_email
        if not isinstance(self.volume_letter, Unset):
            _encoded["volume_letter"] = self.volume_letter
        if not isinstance(self.volume_sms, Unset):
            _encoded["volume_sms"] = self.volume_sms
        _encoded.update(self.additional_properties)
        return _encoded
