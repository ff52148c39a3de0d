"""Organisations in the world: finding them, showing them, and what belongs to them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from notify_typed.sandbox._admin.dates import http_date, moment_of
from notify_typed.sandbox._admin.errors import no_result
from notify_typed.sandbox._admin.service_views import items
from notify_typed.sandbox._description.formats import is_uuid
from notify_typed.sandbox._world.lists import ORGANISATIONS, SERVICES
from notify_typed.sandbox._world.memberships import members_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State

CAN_ASK_TO_JOIN = "can_ask_to_join_a_service"
MEMBERS = "members"
PLAIN_FIELDS: JsonObject = {
    "active": True,
    "crown": None,
    "organisation_type": None,
    "can_approve_own_go_live_requests": False,
    "email_branding_id": None,
    "letter_branding_id": None,
    "agreement_signed": None,
    "agreement_signed_by_id": None,
    "agreement_signed_version": None,
    "agreement_signed_on_behalf_of_name": None,
    "agreement_signed_on_behalf_of_email_address": None,
    "request_to_go_live_notes": None,
    "notes": None,
    "purchase_order_number": None,
    "billing_contact_names": None,
    "billing_contact_email_addresses": None,
    "billing_reference": None,
}
"""Fields that are shown as they stand in the entry, and their defaults."""


def organisation_entry(state: State, organisation_id: JsonValue) -> JsonObject:
    """Return the entry of an organisation.

    Raises:
        LegacyError: 404, it does not exist.
    """
    found = find_organisation(state, organisation_id)
    if found is None:
        raise no_result()
    return found


def find_organisation(state: State, organisation_id: JsonValue) -> JsonObject | None:
    """Return the entry of an organisation, or None."""
    known = isinstance(organisation_id, str) and is_uuid(organisation_id)
    return state.lists.get(ORGANISATIONS, str(UUID(str(organisation_id)))) if known else None


def all_organisations(state: State) -> list[JsonObject]:
    """Return all organisations, active ones first, then by name."""
    listed = state.lists.entries[ORGANISATIONS].values()
    return sorted(listed, key=lambda one: (not one.get("active", True), str(one["name"])))


def of_domain(state: State, domain: str) -> JsonObject | None:
    """Return the organisation of a domain: the one whose own domain is the longest that fits."""
    wanted = domain.lower()
    fitting = [
        (len(own), organisation)
        for organisation in all_organisations(state)
        for own in domains(organisation)
        if wanted == own or wanted.endswith(f".{own}")
    ]
    return max(fitting, key=lambda found: found[0])[1] if fitting else None


def domains(organisation: JsonObject) -> list[str]:
    """Return the domains of an organisation."""
    listed = organisation.get("domains")
    return [str(domain) for domain in listed] if isinstance(listed, list) else []


def services_in(state: State, organisation: JsonObject) -> list[JsonObject]:
    """Return the services of an organisation, active ones first, then by name."""
    found = [
        service
        for service in state.lists.entries[SERVICES].values()
        if service.get("organisation") == organisation["id"]
    ]
    return sorted(found, key=lambda one: (not one.get("active", True), str(one["name"])))


def is_live(service: JsonObject) -> bool:
    """Return whether a service counts as a live one."""
    return (
        bool(service.get("active", True))
        and not service.get("restricted", False)
        and bool(service.get("count_as_live", True))
        and any(members_of(service))
    )


def organisations_of(state: State, user_id: str) -> Iterator[tuple[JsonObject, list[str]]]:
    """Yield the organisations that a user is a member of, with the user's permissions there."""
    for organisation in all_organisations(state):
        for member in items(organisation, MEMBERS):
            if member.get("user_id") == user_id:
                granted = member.get("permissions")
                names = [str(name) for name in granted] if isinstance(granted, list) else []
                yield organisation, names


def live_services(state: State, organisation: JsonObject) -> int:
    """Return how many live services an organisation has."""
    return sum(is_live(service) for service in services_in(state, organisation))


def shown(state: State, organisation: JsonObject) -> JsonObject:
    """Return an organisation with all its fields."""
    signed_at = moment_of(state, organisation, "agreement_signed_at")
    granted = organisation.get("permissions")
    return {
        **{name: organisation.get(name, usual) for name, usual in PLAIN_FIELDS.items()},
        **in_list(state, organisation),
        "permissions": granted if isinstance(granted, list) else [CAN_ASK_TO_JOIN],
        "agreement_signed_at": None if signed_at is None else http_date(signed_at),
    }


def in_list(state: State, organisation: JsonObject) -> JsonObject:
    """Return an organisation as it stands in lists."""
    return {
        "id": organisation["id"],
        "name": organisation["name"],
        "active": organisation.get("active") is not False,
        "organisation_type": organisation.get("organisation_type"),
        "domains": [*domains(organisation)],
        "count_of_live_services": live_services(state, organisation),
    }
