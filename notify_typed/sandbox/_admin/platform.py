"""What platform administrators look at: people, complaints, live services, and any id.

A sandbox gets no complaints.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from notify_typed.sandbox._admin.allowances import free_allowance
from notify_typed.sandbox._admin.dates import http_date, moment_of
from notify_typed.sandbox._admin.days import days_of
from notify_typed.sandbox._admin.endpoint import no_transaction
from notify_typed.sandbox._admin.errors import no_result
from notify_typed.sandbox._admin.financial_years import current_year, month_bounds, months
from notify_typed.sandbox._admin.members import (
    all_users,
    find_user,
    is_active,
    services_of,
    shown_user,
)
from notify_typed.sandbox._admin.message_counts import by_status
from notify_typed.sandbox._admin.organisation_views import find_organisation
from notify_typed.sandbox._admin.providers import PROVIDERS
from notify_typed.sandbox._admin.responses import enveloped, json
from notify_typed.sandbox._admin.service_reading import all_services, live_services
from notify_typed.sandbox._admin.service_views import items
from notify_typed.sandbox._description.formats import is_uuid
from notify_typed.sandbox._errors import NOT_FOUND, AccidentalError, LegacyError
from notify_typed.sandbox._store.tables import jobs, received_texts
from notify_typed.sandbox._world.lists import (
    EMAIL_BRANDINGS,
    INBOUND_NUMBERS,
    LETTER_BRANDINGS,
    ORGANISATIONS,
)

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State

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
_DAY = len("2026-11-21")
_TABLES = {jobs: "job", received_texts: "inbound_sms"}
_CONDITIONS = (
    ("created_at", "created_start", "created_end"),
    ("logged_in_at", "logged_in_start", "logged_in_end"),
)


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
    days_of(call)
    return json(0)


def get_live_services(call: Call) -> Response:
    """List the live services, with what they mean to send and have sent this year."""
    return enveloped([_live(call.state, service) for service in live_services(call.state)])


@no_transaction
def fetch_users_list(call: Call) -> Response:
    """List the people who came and signed in on some days."""
    wanted = call.checked("UsersListRequest")
    found: list[JsonValue] = []
    for user in all_users(call.state):
        shown = shown_user(call.state, user)
        if is_active(user) and _is_wanted(shown, wanted):
            named = services_of(call.state, str(user["id"]))
            services: list[JsonValue] = [{"id": one["id"], "name": one["name"]} for one in named]
            found.append({**shown, "services": services})
    return enveloped(found)


@no_transaction
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


def _is_wanted(user: JsonObject, wanted: JsonObject) -> bool:
    for name, start, end in _CONDITIONS:
        # Both are of UTC and begin with the day.
        text = str(user[name] or "")[:_DAY]
        first, last = (str(wanted.get(edge) or text) for edge in (start, end))
        days = [date.fromisoformat(each) for each in (first, text, last) if each]
        if days != sorted(days) or (days and not text):
            return False
    researched = wanted.get("take_part_in_research")
    return researched is None or user["take_part_in_research"] is researched


def _live(state: State, service: JsonObject) -> JsonObject:
    year = current_year(state)
    totals: dict[str, int] = {"sms": 0, "email": 0, "letter": 0}
    since, *_, until = (edge for month in months(year) for edge in month_bounds(month))
    for kind, _, number in by_status(state, str(service["id"]), since, until):
        totals[kind] += number
    organisation = find_organisation(state, service.get("organisation")) or {}
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
    if any(one["id"] == wanted for one in PROVIDERS):
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
    for table, kind in _TABLES.items():
        query = select(table.c.service_id).where(table.c.id == wanted)
        found = state.storage.reader.execute(query).scalar()
        if found is not None:
            return kind, str(found)
    raise no_result()


ROUTES: Routes = {
    "/complaint": {"GET": get_complaints},
    "/complaint/count-by-date-range": {"GET": get_complaint_count},
    "/service/live-services-data": {"GET": get_live_services},
    "/platform-admin/find-by-uuid": {"POST": find_by_uuid},
    "/platform-admin/users-list": {"POST": fetch_users_list},
}
