"""Models that operations tagged `organisations` alone send."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import UNSET, Unset, hidden as _hidden

from .enums import OrganisationSetting, OrganisationType, OrganisationUserPermission


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class CreateOrganisationRequest(Model):
    """A new organisation."""

    name: str
    """Its name."""
    crown: bool
    """Whether it is a Crown body."""
    organisation_type: OrganisationType
    active: bool | None | Unset = UNSET
    """Whether it is active."""
    agreement_signed: bool | None | Unset = UNSET
    """Whether it has signed the agreement."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "name": self.name,
            "crown": self.crown,
            "organisation_type": str(self.organisation_type),
        }
        if not isinstance(self.active, Unset):
            _encoded["active"] = self.active
        if not isinstance(self.agreement_signed, Unset):
            _encoded["agreement_signed"] = self.agreement_signed
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UpdateOrganisationRequest(Model):
    """The fields that are to change."""

    name: str | Unset = UNSET
    """Its name."""
    active: bool | Unset = UNSET
    """Whether it is active."""
    crown: bool | None | Unset = UNSET
    """Whether it is a Crown body."""
    organisation_type: OrganisationType | Unset = UNSET
    domains: list[str] | Unset = UNSET
    """The domains of its email addresses, in the place of those before."""
    permissions: list[OrganisationSetting] | Unset = UNSET
    """Its permissions. Whatever else the body has is ignored then."""
    can_approve_own_go_live_requests: bool | Unset = UNSET
    """Whether its members let services go live."""
    email_branding_id: UUID | None | Unset = UNSET
    """The branding of emails."""
    letter_branding_id: UUID | None | Unset = UNSET
    """The branding of letters."""
    agreement_signed: bool | None | Unset = UNSET
    """Whether it has signed the agreement."""
    agreement_signed_by_id: UUID | None | Unset = UNSET
    """Who signed."""
    agreement_signed_at: str | None | Unset = UNSET
    """When."""
    agreement_signed_version: float | None | Unset = UNSET
    """Which version."""
    agreement_signed_on_behalf_of_name: str | None | Unset = UNSET
    """For whom."""
    agreement_signed_on_behalf_of_email_address: str | None | Unset = UNSET
    """The address of that person."""
    request_to_go_live_notes: str | None | Unset = UNSET
    """What to know when its services want to go live."""
    notes: str | None | Unset = UNSET
    """Anything to know."""
    purchase_order_number: str | None | Unset = UNSET
    """For invoices."""
    billing_contact_names: str | None | Unset = UNSET
    """Who gets the invoices."""
    billing_contact_email_addresses: str | None | Unset = UNSET
    """Their addresses."""
    billing_reference: str | None | Unset = UNSET
    """What stands on the invoices."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.name, Unset):
            _encoded["name"] = self.name
        if not isinstance(self.active, Unset):
            _encoded["active"] = self.active
        if not isinstance(self.crown, Unset):
            _encoded["crown"] = self.crown
        if not isinstance(self.organisation_type, Unset):
            _encoded["organisation_type"] = str(self.organisation_type)
        if not isinstance(self.domains, Unset):
            _encoded["domains"] = self.domains
        if not isinstance(self.permissions, Unset):
            _encoded["permissions"] = [str(_item) for _item in self.permissions]
        if not isinstance(self.can_approve_own_go_live_requests, Unset):
            _encoded["can_approve_own_go_live_requests"] = self.can_approve_own_go_live_requests
        if not isinstance(self.email_branding_id, Unset):
            _encoded["email_branding_id"] = (
                None if self.email_branding_id is None else str(self.email_branding_id)
            )
        if not isinstance(self.letter_branding_id, Unset):
            _encoded["letter_branding_id"] = (
                None if self.letter_branding_id is None else str(self.letter_branding_id)
            )
        if not isinstance(self.agreement_signed, Unset):
            _encoded["agreement_signed"] = self.agreement_signed
        if not isinstance(self.agreement_signed_by_id, Unset):
            _encoded["agreement_signed_by_id"] = (
                None if self.agreement_signed_by_id is None else str(self.agreement_signed_by_id)
            )
        if not isinstance(self.agreement_signed_at, Unset):
            _encoded["agreement_signed_at"] = self.agreement_signed_at
        if not isinstance(self.agreement_signed_version, Unset):
            _encoded["agreement_signed_version"] = self.agreement_signed_version
        if not isinstance(self.agreement_signed_on_behalf_of_name, Unset):
            _encoded["agreement_signed_on_behalf_of_name"] = self.agreement_signed_on_behalf_of_name
        if not isinstance(self.agreement_signed_on_behalf_of_email_address, Unset):
            _encoded["agreement_signed_on_behalf_of_email_address"] = (
                self.agreement_signed_on_behalf_of_email_address
            )
        if not isinstance(self.request_to_go_live_notes, Unset):
            _encoded["request_to_go_live_notes"] = self.request_to_go_live_notes
        if not isinstance(self.notes, Unset):
            _encoded["notes"] = self.notes
        if not isinstance(self.purchase_order_number, Unset):
            _encoded["purchase_order_number"] = self.purchase_order_number
        if not isinstance(self.billing_contact_names, Unset):
            _encoded["billing_contact_names"] = self.billing_contact_names
        if not isinstance(self.billing_contact_email_addresses, Unset):
            _encoded["billing_contact_email_addresses"] = self.billing_contact_email_addresses
        if not isinstance(self.billing_reference, Unset):
            _encoded["billing_reference"] = self.billing_reference
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UpdateServiceOrganisationRequest(Model):
    """The service to link."""

    service_id: UUID
    """The service."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"service_id": str(self.service_id)}
        _encoded.update(self.additional_properties)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class OrganisationPermission(Model):
    """Something that a member may do."""

    permission: OrganisationUserPermission
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"permission": str(self.permission)}
        _encoded.update(self.additional_properties)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class OrganisationMemberRequest(Model):
    """What a member may do."""

    permissions: list[OrganisationPermission]
    """The permissions."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"permissions": [_item.to_dict() for _item in self.permissions]}
        _encoded.update(self.additional_properties)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class NextStepsRequest(Model):
    """An email on what comes next."""

    to: str = field(repr=_hidden)
    """To whom."""
    service_name: str
    """The service."""
    body: str
    """The text."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "to": self.to,
            "service_name": self.service_name,
            "body": self.body,
        }
        _encoded.update(self.additional_properties)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class RejectedGoLiveRequest(Model):
    """Why a service cannot go live yet."""

    name: str
    """The person who asked."""
    service_name: str
    """The service."""
    organisation_name: str
    """The organisation."""
    reason: str
    """Why."""
    organisation_team_member_name: str
    """Who decided."""
    organisation_team_member_email: str
    """The address of that person."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "name": self.name,
            "service_name": self.service_name,
            "organisation_name": self.organisation_name,
            "reason": self.reason,
            "organisation_team_member_name": self.organisation_team_member_name,
            "organisation_team_member_email": self.organisation_team_member_email,
        }
        _encoded.update(self.additional_properties)
        return _encoded
