"""What platform administrators look at: providers, complaints, live services, and any id.

A sandbox has no providers and gets no complaints. It shows the providers that Notify has, none of
which can be changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.sandbox._admin.allowances import free_allowance
from notify_typed.sandbox._admin.dates import http_date, moment_of
from notify_typed.sandbox._admin.errors import no_result
from notify_typed.sandbox._admin.financial_years import current_year, month_bounds, months
from notify_typed.sandbox._admin.members import find_user
from notify_typed.sandbox._admin.message_counts import by_status
from notify_typed.sandbox._admin.organisation_views import organisation_entry
from notify_typed.sandbox._admin.performance import day_of
from notify_typed.sandbox._admin.responses import enveloped, json
from notify_typed.sandbox._admin.service_reading import all_services, live_services
from notify_typed.sandbox._admin.service_views import items
from notify_typed.sandbox._description.formats import is_uuid
from notify_typed.sandbox._errors import NOT_FOUND, AccidentalError, LegacyError
from notify_typed.sandbox._store.tables import jobs
from notify_typed.sandbox._world.lists import (
    EMAIL_BRANDINGS,
    INBOUND_NUMBERS,
    LETTER_BRANDINGS,
    ORGANISATIONS,
)

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.endpoint import Call, Routes
    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._state.state import State

_PROVIDERS: tuple[JsonObject, ...] = tuple(
    {
        "id": provider_id,
        "display_name": name,
        "identifier": name.rpartition(" ")[2].lower(),
        "priority": priority,
        "notification_type": kind,
        "active": True,
        "supports_international": is_abroad,
        "updated_at": None,
        "reason": None,
    }
    for provider_id, name, kind, priority, is_abroad in (
        ("3ef7a1c5-6b0d-4a52-9c1e-8f2d4b6a7c90", "AWS SES", "email", 10, False),
        ("7e9b714d-772f-43c7-b73c-2b14e6974693", "MMG", "sms", 50, True),
        ("9c4d2e8f-1a3b-4c5d-8e7f-6a5b4c3d2e1f", "Firetext", "sms", 50, False),
        ("b1d3f5a7-2c4e-4f6a-9b8d-7e6f5a4b3c2d", "DVLA", "letter", 50, True),
    )
)
_LISTS = {
    ORGANISATIONS: "organisation",
    EMAIL_BRANDINGS: "email_branding",
    LETTER_BRANDINGS: "letter_branding",
    INBOUND_NUMBERS: "inbound_number",
}
_PARTS = {
    "templates": "template",
    "email_reply_tos": "reply_to_email",
    "contact_lists": "service_contact_list",
    "data_retention": "service_data_retention",
    "sms_senders": "service_sms_sender",
    "api_keys": "api_key",
    "template_folders": "template_folder",
    "callbacks": "service_callback_api",
}


def get_providers(call: Call) -> Response:  # noqa: ARG001 - they are always the same
    """List the providers."""
    more: JsonObject = {"created_by_name": None, "current_month_billable_sms": 0}
    return json({"provider_details": [{**one, **more} for one in _PROVIDERS]})


def get_provider(call: Call) -> Response:
    """Show a provider; nothing, where it is unknown."""
    found = _versions(call)
    nothing: JsonObject = {}
    return json({"provider_details": found[0] if found else nothing})


def get_provider_versions(call: Call) -> Response:
    """List the versions of a provider."""
    return enveloped([*_versions(call)])


def get_complaints(call: Call) -> Response:
    """List the complaints, of which there are none."""
    text = call.argument("page") or "1"
    if not text.isdecimal():
        raise AccidentalError("ValueError", "page must be a number")
    if int(text) != 1:
        raise LegacyError(404, NOT_FOUND)
    return json({"complaints": [], "links": {}})


def get_complaint_count(call: Call) -> Response:
    """Count the complaints, of which there are none."""
    for name in ("start_date", "end_date"):
        day_of(call, name)
    return json(0)


def get_live_services(call: Call) -> Response:
    """List the live services, with what they mean to send and have sent this year."""
    return enveloped([_live(call.state, service) for service in live_services(call.state)])


def find_by_uuid(call: Call) -> Response:
    """Tell what has an id, and which service it is of."""
    body = call.json()
    wanted = body.get("uuid") if isinstance(body, dict) else None
    if not isinstance(wanted, str):
        raise AccidentalError("KeyError", "uuid is a required property")
    if not is_uuid(wanted):
        raise no_result()
    kind, service_id = _found(call.state, wanted.lower())
    context: JsonObject = {} if service_id is None else {"service_id": service_id}
    return json({"type": kind, "context": context})


def _versions(call: Call) -> list[JsonObject]:
    wanted = call.path["provider_id"]
    return [{**one, "created_by": None, "version": 1} for one in _PROVIDERS if one["id"] == wanted]


def _live(state: State, service: JsonObject) -> JsonObject:
    year = current_year(state)
    totals: dict[str, int] = {"sms": 0, "email": 0, "letter": 0}
    since, *_, until = (edge for month in months(year) for edge in month_bounds(month))
    for kind, _, number in by_status(state, str(service["id"]), since, until):
        totals[kind] += number
    try:
        organisation = organisation_entry(state, service.get("organisation"))
    except LegacyError:
        organisation = {}
    user = find_user(state, service.get("go_live_user")) or {}
    went_live = moment_of(state, service, "go_live_at")
    return {
        "service_id": service["id"],
        "service_name": service["name"],
        "organisation_name": organisation.get("name"),
        "organisation_type": service.get("organisation_type"),
        "consent_to_research": service.get("consent_to_research"),
        "contact_name": user.get("name"),
        "contact_email": user.get("email_address"),
        "contact_mobile": user.get("mobile_number"),
        "live_date": None if went_live is None else http_date(went_live),
        **{f"{kind}_volume_intent": service.get(f"volume_{kind}") for kind in totals},
        **{f"{kind}_totals": number for kind, number in totals.items()},
        "free_sms_fragment_limit": free_allowance(service, year),
    }


def _found(state: State, wanted: str) -> tuple[str, str | None]:
    for name, kind in _LISTS.items():
        if state.lists.get(name, wanted) is not None:
            return kind, None
    if find_user(state, wanted) is not None:
        return "user", None
    if any(one["id"] == wanted for one in _PROVIDERS):
        return "provider", None
    return _of_services(state, wanted)


def _of_services(state: State, wanted: str) -> tuple[str, str | None]:
    for service in all_services(state):
        service_id = str(service["id"])
        if service_id == wanted:
            return "service", None
        for name, kind in _PARTS.items():
            if any(str(one.get("id")).lower() == wanted for one in items(service, name)):
                return kind, service_id
    message = state.messages.get(wanted)
    if message is not None:
        return "notification", message.service_id
    query = jobs.select().where(jobs.c.id == wanted)
    job = state.storage.reader.execute(query).first()
    if job is None:
        raise no_result()
    return "job", str(job.service_id)


_PROVIDER = "/provider-details/{provider_id:id}"
ROUTES: Routes = {
    "/provider-details": {"GET": get_providers},
    _PROVIDER: {"GET": get_provider},
    f"{_PROVIDER}/versions": {"GET": get_provider_versions},
    "/complaint": {"GET": get_complaints},
    "/complaint/count-by-date-range": {"GET": get_complaint_count},
    "/service/live-services-data": {"GET": get_live_services},
    "/platform-admin/find-by-uuid": {"POST": find_by_uuid},
}
