"""Organisations: making, changing and archiving them, and the services that belong to them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from notify_typed.sandbox._admin.allowances import free_allowance, with_allowance
from notify_typed.sandbox._admin.billing import yearly
from notify_typed.sandbox._admin.body_description import properties
from notify_typed.sandbox._admin.body_fields import MISSING
from notify_typed.sandbox._admin.body_schemas import checked
from notify_typed.sandbox._admin.brandings import (
    LETTER,
    archived_name,
    branded,
    known_defaults,
    nhs_defaults,
    pool_of,
    pools,
)
from notify_typed.sandbox._admin.call import service_entry
from notify_typed.sandbox._admin.dates import read_loosely
from notify_typed.sandbox._admin.errors import NOT_JSON, field_errors, refusal
from notify_typed.sandbox._admin.financial_years import current_year, read_year
from notify_typed.sandbox._admin.members import find_user
from notify_typed.sandbox._admin.notify_messages import send
from notify_typed.sandbox._admin.notify_templates import AGREEMENT_SIGNED
from notify_typed.sandbox._admin.organisation_views import (
    MEMBERS,
    PLAIN_FIELDS,
    all_organisations,
    domains,
    in_list,
    of_domain,
    organisation_entry,
    services_in,
    shown,
)
from notify_typed.sandbox._admin.responses import empty, enveloped, json
from notify_typed.sandbox._admin.service_history import with_version
from notify_typed.sandbox._admin.service_views import items
from notify_typed.sandbox._errors import NOT_FOUND, AccidentalError, LegacyError
from notify_typed.sandbox._world.lists import ORGANISATION_INVITES, ORGANISATIONS, SERVICES

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State

_NAME_TAKEN = "Organisation name already exists"
_CREATE = "CreateOrganisationRequest"
_UPDATE = "UpdateOrganisationRequest"


def get_organisations(call: Call) -> Response:
    """List all organisations."""
    return json([in_list(call.state, one) for one in all_organisations(call.state)])


def create_organisation(call: Call) -> Response:
    """Make an organisation."""
    body = _known(call, _CREATE)
    _check_name(call.state, None, body)
    body |= known_defaults(call.state, body)
    nhs = nhs_defaults({}, body)
    organisation: JsonObject = {"id": str(uuid4()), **body, **nhs, "created_at": call.stamp()}
    organisation |= pools(organisation, nhs)
    call.state.put_entry(ORGANISATIONS, organisation)
    return json(shown(call.state, organisation), 201)


def search(call: Call) -> Response:
    """List the organisations whose names have a text in them."""
    wanted = call.argument("name")
    if not wanted:
        raise field_errors({"name": [MISSING]})
    found = [one for one in all_organisations(call.state) if wanted.lower() in _name(one).lower()]
    return enveloped([in_list(call.state, one) for one in found])


def get_by_domain(call: Call) -> Response:
    """Find the organisation of a domain."""
    domain = call.argument("domain")
    if not domain or "@" in domain:
        raise refusal(NOT_JSON)
    found = of_domain(call.state, domain)
    if found is None:
        raise LegacyError(404, NOT_FOUND)
    return json(shown(call.state, found))


def get_organisation(call: Call) -> Response:
    """Show an organisation."""
    return json(shown(call.state, _organisation(call)))


def update_organisation(call: Call) -> Response:
    """Change an organisation, and what its services take over from it."""
    body = _known(call, _UPDATE)
    organisation = _organisation(call)
    if "permissions" in body:
        # The real server then looks at nothing else.
        body = {"permissions": body["permissions"]}
    if isinstance(body.get("domains"), list):
        body["domains"] = [*_lower(call.state, organisation, domains(body))]
    if isinstance(body.get("agreement_signed_at"), str):
        body["agreement_signed_at"] = read_loosely(str(body["agreement_signed_at"]))
    _check_name(call.state, organisation["id"], body)
    body |= known_defaults(call.state, body)
    if body.get(LETTER.default) in pool_of(organisation, LETTER):
        raise AccidentalError("IntegrityError", "letter_branding_id: it is in the pool already")
    body |= nhs_defaults(organisation, body)
    changed: JsonObject = {**organisation, **body, "updated_at": call.stamp()}
    changed |= pools(organisation, body)
    call.state.put_entry(ORGANISATIONS, changed)
    for service in services_in(call.state, changed):
        with_brand = branded(service, changed, body)
        if "organisation_type" in body:
            _take_over(call.state, with_brand, changed)
        elif with_brand != service:
            call.state.put_entry(SERVICES, with_brand)
    if body.get("agreement_signed") and body.get("agreement_signed_by_id"):
        _tell_of_agreement(call.state, changed)
    return empty()


def archive_organisation(call: Call) -> Response:
    """Archive an organisation, unless it is archived already."""
    organisation = _organisation(call)
    if not organisation.get("active", True):
        return empty()
    if any(service.get("active", True) for service in services_in(call.state, organisation)):
        raise refusal("Cannot archive an organisation with active services")
    invites = call.state.lists.entries[ORGANISATION_INVITES].values()
    is_invited = any(
        invite["organisation"] == organisation["id"] and invite.get("status") == "pending"
        for invite in invites
    )
    if items(organisation, MEMBERS) or is_invited:
        raise refusal("Cannot archive an organisation with team members or invited team members")
    changed: JsonObject = {
        **organisation,
        "active": False,
        "name": archived_name(call.state, organisation["name"]),
        "domains": [],
        "email_branding_id": None,
        "letter_branding_id": None,
    }
    call.state.put_entry(ORGANISATIONS, changed)
    return empty()


def link_service(call: Call) -> Response:
    """Make a service one of an organisation, with its type and its free texts."""
    body = call.checked("UpdateServiceOrganisationRequest")
    service = service_entry(call.state, str(body["service_id"]))
    organisation = _organisation(call)
    # It keeps its own branding, or that of GOV.UK.
    linked: JsonObject = {**service, "organisation": organisation["id"]}
    linked = with_version(call.state, service, linked, call.stamp())
    _take_over(call.state, linked, organisation)
    return empty()


def get_services(call: Call) -> Response:
    """List the services of an organisation."""
    return json(
        [
            {
                "id": service["id"],
                "name": service["name"],
                "active": service.get("active", True),
                "restricted": service.get("restricted", False),
            }
            for service in services_in(call.state, _organisation(call))
        ]
    )


def get_services_with_usage(call: Call) -> Response:
    """Sum up what the services of an organisation used, but those in trial mode, in a year."""
    year = read_year(call.argument("year"), lambda: refusal("No valid year provided"))
    try:
        organisation = _organisation(call)
    except LegacyError:
        return json({"services": [], "updated_at": None})
    listed = services_in(call.state, organisation)
    services = [one for one in listed if not one.get("restricted", False)]
    usages: list[JsonValue] = [_usage(call.state, service, year) for service in services]
    return json({"services": usages, "updated_at": None})


def get_service_organisation(call: Call) -> Response:
    """Show the organisation of a service, or nothing."""
    try:
        organisation_id = call.service().get("organisation")
        found = organisation_entry(call.state, organisation_id)
    except LegacyError:
        return json({})
    return json(shown(call.state, found))


def _organisation(call: Call) -> JsonObject:
    return organisation_entry(call.state, call.path["organisation_id"])


def _name(organisation: JsonObject) -> str:
    return str(organisation["name"])


def _known(call: Call, schema: str) -> JsonObject:
    """Read a body; what is not in the table of organisations makes the real server fail."""
    given = call.json()
    own = properties(schema)
    names = {*own, *PLAIN_FIELDS}
    unknown: list[str] = []
    others: JsonObject = {}
    if isinstance(given, dict):
        unknown = sorted({*given} - names)
        others = {name: value for name, value in given.items() if name in names - own}
        given = {name: value for name, value in given.items() if name in own}
    body = {**checked(schema, given), **checked(_UPDATE, others)}
    if unknown:
        raise AccidentalError("TypeError", f"{unknown[0]} is not a field of organisations")
    return body


def _check_name(state: State, own_id: JsonValue, body: JsonObject) -> None:
    taken = [_name(one) for one in all_organisations(state) if one["id"] != own_id]
    if body.get("name") in taken:
        raise refusal(_NAME_TAKEN)


def _lower(state: State, organisation: JsonObject, wanted: list[str]) -> list[str]:
    others = [one for one in all_organisations(state) if one["id"] != organisation["id"]]
    taken = {domain for one in others for domain in domains(one)}
    lower = [domain.lower() for domain in wanted]
    if len({*lower}) < len(lower) or taken.intersection(lower):
        raise refusal("Domain already exists")
    return lower


def _take_over(state: State, service: JsonObject, organisation: JsonObject) -> None:
    kind = organisation.get("organisation_type")
    changed: JsonObject = {**service, "organisation_type": kind}
    state.put_entry(SERVICES, with_allowance(changed, current_year(state), None))


def _tell_of_agreement(state: State, organisation: JsonObject) -> None:
    signer = find_user(state, organisation.get("agreement_signed_by_id"))
    addresses = [
        signer["email_address"] if signer else None,
        organisation.get("agreement_signed_on_behalf_of_email_address"),
    ]
    for address in addresses:
        if isinstance(address, str):
            send(state, AGREEMENT_SIGNED, address, {"org_name": organisation["name"]})


def _usage(state: State, service: JsonObject, year: int) -> JsonObject:
    found = yearly(state, service, year)
    texts = [usage for usage in found if usage.kind == "sms"]
    units, free = sum(usage.units for usage in texts), sum(usage.free for usage in texts)
    limit = free_allowance(service, year)
    return {
        "service_id": service["id"],
        "service_name": service["name"],
        "active": service.get("active", True),
        "emails_sent": sum(usage.messages for usage in found if usage.kind == "email"),
        "free_sms_limit": limit,
        "sms_remainder": limit - free,
        "sms_billable_units": units,
        "chargeable_billable_sms": units - free,
        "sms_cost": float(sum((usage.units - usage.free) * usage.rate for usage in texts)),
        "letter_cost": float(
            sum(usage.units * usage.rate for usage in found if usage.kind == "letter")
        ),
    }


_AT = "/organisations/{organisation_id:id}"
ROUTES: Routes = {
    "/organisations": {"GET": get_organisations, "POST": create_organisation},
    "/organisations/search": {"GET": search},
    "/organisations/by-domain": {"GET": get_by_domain},
    _AT: {"GET": get_organisation, "POST": update_organisation},
    f"{_AT}/archive": {"POST": archive_organisation},
    f"{_AT}/service": {"POST": link_service},
    f"{_AT}/services": {"GET": get_services},
    f"{_AT}/services-with-usage": {"GET": get_services_with_usage},
    "/service/{service_id:id}/organisation": {"GET": get_service_organisation},
}
