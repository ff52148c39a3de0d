"""Attributes of organisations that can be changed, and what a cache keeps of their list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict, cast

from notify_typed._engine.inputs import flag, text, uuid
from notify_typed._engine.operation import CacheEntry
from notify_typed.admin._inputs import (
    Check,
    attributes,
    choice,
    members,
    optional,
    short_text,
    string,
)
from notify_typed.admin._requests import read, reread
from notify_typed.admin._times import naive_utc
from notify_typed.errors import InvalidInput
from notify_typed_admin.api.organisations import get_organisation, get_organisations
from notify_typed_admin.models import OrganisationSetting, OrganisationType
from notify_typed_runtime.errors import UNDECODABLE, DecodeError
from notify_typed_runtime.types import decode_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from uuid import UUID

    from notify_typed._engine.operation import Operation
    from notify_typed_runtime.types import HTTPAnswer

__all__ = ["OrganisationAttributes", "cached_domains", "cached_name", "organisation_changes"]


class OrganisationAttributes(TypedDict, total=False):
    """What can be changed of an organisation.

    Attributes:
        name: Its name.
        crown: Whether it is a Crown body.
        organisation_type: The part of the public sector it is of; its services take it over.
        domains: The domains of its email addresses, in the place of those before.
        permissions: `can_ask_to_join_a_service`, or nothing. Notify ignores all else beside it.
        can_approve_own_go_live_requests: Whether its members let services go live.
        email_branding_id: The branding of emails.
        letter_branding_id: The branding of letters.
        agreement_signed: Whether it has signed the agreement; None where it is not known.
        agreement_signed_at: When it did.
        agreement_signed_by_id: Who signed.
        agreement_signed_version: Which version.
        agreement_signed_on_behalf_of_name: For whom it was signed.
        agreement_signed_on_behalf_of_email_address: The address of that person.
        request_to_go_live_notes: What to know when its services want to go live.
        notes: Anything to know.
        purchase_order_number: For invoices.
        billing_contact_names: Who gets the invoices.
        billing_contact_email_addresses: Their addresses.
        billing_reference: What stands on the invoices.
    """

    name: str
    crown: bool | None
    organisation_type: OrganisationType | str
    domains: Iterable[str]
    permissions: Iterable[OrganisationSetting | str]
    can_approve_own_go_live_requests: bool
    email_branding_id: UUID | str | None
    letter_branding_id: UUID | str | None
    agreement_signed: bool | None
    agreement_signed_at: datetime | str | None
    agreement_signed_by_id: UUID | str | None
    agreement_signed_version: float | None
    agreement_signed_on_behalf_of_name: str | None
    agreement_signed_on_behalf_of_email_address: str | None
    request_to_go_live_notes: str | None
    notes: str | None
    purchase_order_number: str | None
    billing_contact_names: str | None
    billing_contact_email_addresses: str | None
    billing_reference: str | None


def _number(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidInput(f"{name} must be a number.")
    return value


_CHECKS: Mapping[str, Check[object]] = {
    "name": short_text,
    "crown": optional(flag),
    "organisation_type": choice(OrganisationType),
    "domains": members(text),
    "permissions": members(choice(OrganisationSetting)),
    "can_approve_own_go_live_requests": flag,
    "email_branding_id": optional(uuid),
    "letter_branding_id": optional(uuid),
    "agreement_signed": optional(flag),
    "agreement_signed_at": optional(naive_utc),
    "agreement_signed_by_id": optional(uuid),
    "agreement_signed_version": optional(_number),
    "agreement_signed_on_behalf_of_name": optional(string),
    "agreement_signed_on_behalf_of_email_address": optional(string),
    "request_to_go_live_notes": optional(string),
    "notes": optional(string),
    "purchase_order_number": optional(string),
    "billing_contact_names": optional(string),
    "billing_contact_email_addresses": optional(string),
    "billing_reference": optional(string),
}


def organisation_changes(values: Mapping[str, object]) -> dict[str, Any]:
    """Check the attributes that are to change.

    Raises:
        TypeError: There are others.
        InvalidInput: A value is not valid.
    """
    return attributes("organisation", _CHECKS, values)


def cached_domains() -> Operation[list[str]]:
    """List the domains of all organisations. What a cache has kept of the answer reads the same."""

    def parse(response: HTTPAnswer) -> list[str]:
        answer = _decoded(response)
        listed = cast("list[object]", answer) if isinstance(answer, list) else [None]
        kept = [item for item in listed if isinstance(item, str)]
        if len(kept) == len(listed):
            return kept
        found = asked.parse(response)
        return sorted(domain for organisation in found for domain in organisation.domains)

    entry = CacheEntry("domains", result=True)
    asked = read(get_organisations, get_organisations.request_kwargs(), cache=entry)
    return reread(asked, parse)


def cached_name(organisation: UUID) -> Operation[str]:
    """Read an organisation's name. What a cache has kept of the answer reads the same."""

    def parse(response: HTTPAnswer) -> str:
        answer = _decoded(response)
        return answer if isinstance(answer, str) else asked.parse(response).name

    entry = CacheEntry(f"organisation-{organisation}-name", result=True)
    asked = read(get_organisation, get_organisation.request_kwargs(organisation), cache=entry)
    return reread(asked, parse)


def _decoded(response: HTTPAnswer) -> object:
    try:
        return decode_json(response.content)
    except UNDECODABLE as error:
        raise DecodeError(response) from error
