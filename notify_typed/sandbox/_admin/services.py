"""Services: making and changing them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from uuid import uuid4

from notify_typed.sandbox._admin.body_fields import MISSING
from notify_typed.sandbox._admin.brandings import (
    BRANDINGS,
    KINDS,
    NHS_BRANDING,
    NHS_TYPES,
    check_known,
)
from notify_typed.sandbox._admin.call import as_id, user_entry
from notify_typed.sandbox._admin.dates import read_spaced, seconds, standard
from notify_typed.sandbox._admin.errors import field_errors
from notify_typed.sandbox._admin.members import find_user, is_active, team_member
from notify_typed.sandbox._admin.notify_messages import send
from notify_typed.sandbox._admin.notify_templates import SERVICE_IS_LIVE
from notify_typed.sandbox._admin.organisation_views import of_domain
from notify_typed.sandbox._admin.responses import empty, enveloped
from notify_typed.sandbox._admin.service_history import with_version
from notify_typed.sandbox._admin.service_views import (
    LIMITS,
    PLAIN_FIELDS,
    items,
    safe_name,
    shown_service,
    with_limits,
)
from notify_typed.sandbox._errors import AccidentalError
from notify_typed.sandbox._world.lists import SERVICES
from notify_typed.sandbox._world.memberships import ALL_PERMISSIONS, member_id, members_of

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State

SERVICE_PERMISSIONS = (
    "email",
    "sms",
    "letter",
    "international_sms",
    "inbound_sms",
    "email_auth",
    "edit_folder_permissions",
    "international_letters",
    "sms_to_uk_landlines",
)
_FIRST_PERMISSIONS = (
    "sms",
    "email",
    "letter",
    "international_sms",
    "international_letters",
)
_INTERNATIONAL_LIMIT = 250_000
_NHS_DOMAINS = ("nhs.uk", "nhs.net")
_AUTHORS = ("created_by", "go_live_user")
_WHOLE = ("rate_limit", *LIMITS)
_CHANGED = (*PLAIN_FIELDS, "name", "permissions", "created_by", "go_live_at")
_DERIVED_WITH = ("name", "custom_email_sender_name")


def create_service(call: Call) -> Response:
    """Create a service, with its first member."""
    given = call.json()
    if not isinstance(given, dict):
        raise AccidentalError("AttributeError", "the body must be an object")
    if not given.get("user_id"):
        raise field_errors({"user_id": [MISSING]})
    body = call.fields("CreateServiceRequest", "accident", looked_at={"user_id": []})
    numbers = {name: given.get(name) for name in _WHOLE}
    body |= {name: _rounded(value) for name, value in numbers.items() if isinstance(value, float)}
    user = user_entry(call.state, str(body["user_id"]))
    check_author(call.state, body)
    _check_name(call.state, None, str(body["name"]))
    now = call.stamp()
    branding = NHS_BRANDING if _is_of_nhs(user, body) else {}
    service: JsonObject = {
        "id": str(uuid4()),
        "prefix_sms": False,
        "confirmed_email_sender_name": False,
        **branding,
        **{name: value for name, value in body.items() if name in PLAIN_FIELDS},
        "name": body["name"],
        "active": True,
        "created_by": as_id(body["created_by"]),
        "created_at": now,
        "count_as_live": not user.get("platform_admin", False),
        "daily_limits": with_limits(
            {"daily_limits": {"international_sms": _INTERNATIONAL_LIMIT}}, body
        ),
        "permissions": [*_FIRST_PERMISSIONS],
        "team_members": [team_member(user, ALL_PERMISSIONS)],
        "sms_senders": [
            {
                "id": str(uuid4()),
                "sms_sender": call.state.world.from_number,
                "is_default": True,
                "archived": False,
                "created_at": now,
            }
        ],
    }
    organisation = of_domain(call.state, _domain(user))
    if organisation is not None:
        service |= _of_organisation(organisation, service)
    service["email_sender_local_part"] = _local_part(service)
    service = with_version(call.state, None, service, now)
    call.state.put_entry(SERVICES, service)
    return enveloped(shown_service(call.state, service), 201)


def update_service(call: Call) -> Response:
    """Change some of a service's settings."""
    service = call.service()
    body = _changes(call, service)
    now = call.stamp()
    changed: JsonObject = {
        **service,
        **{name: value for name, value in body.items() if name in _CHANGED},
        "daily_limits": with_limits(service, body),
        "updated_at": now,
    }
    if any(name in body for name in _DERIVED_WITH):
        changed["email_sender_local_part"] = _local_part(changed)
    changed = with_version(call.state, service, changed, now)
    call.state.put_entry(SERVICES, changed)
    if service.get("restricted") and body.get("restricted") is False:
        _tell_of_going_live(call, changed)
    return enveloped(shown_service(call.state, changed))


def _changes(call: Call, service: JsonObject) -> JsonObject:
    """Read the changes to a service, checked and as its entry holds them."""
    given = call.json()
    fields = given if isinstance(given, dict) else {}
    looked_at: dict[str, list[str]] = {name: [] for name in BRANDINGS}
    if "permissions" in fields:
        looked_at["permissions"] = _wrong_permissions(fields["permissions"])
    live_at = fields.get("go_live_at")
    moment = read_spaced(live_at) if isinstance(live_at, str) else None
    if isinstance(live_at, str):
        looked_at["go_live_at"] = ["Not a valid datetime."] if moment is None else []
    body = call.fields("UpdateServiceRequest", looked_at=looked_at)
    if moment is not None:
        body["go_live_at"] = standard(moment)
    if "name" in body:
        _check_name(call.state, service["id"], str(body["name"]))
    for name in _AUTHORS:
        if body.get(name) is not None:
            check_author(call.state, body, name)
    for name in (*BRANDINGS, *_AUTHORS):
        if body.get(name) is not None:
            body[name] = as_id(body[name])
    for kind in KINDS:
        check_known(call.state, kind, body.get(kind.field))
    return body


def archive_service(call: Call) -> Response:
    """Archive a service, unless it is archived already."""
    service = call.service()
    if not service.get("active", True):
        return empty()
    now = call.stamp()
    day_and_time = seconds(call.state.clock.micros()).replace(" ", "-")
    changed: JsonObject = {
        **service,
        "active": False,
        "name": f"_archived_{day_and_time}_{service['name']}",
        "updated_at": now,
        "templates": [_archived(template, now) for template in items(service, "templates")],
        "api_keys": [
            key if key.get("revoked") else revoked(key, now) for key in items(service, "api_keys")
        ],
    }
    changed["email_sender_local_part"] = _local_part(changed)
    call.state.put_entry(SERVICES, with_version(call.state, service, changed, now))
    return empty()


def _archived(template: JsonObject, now: str) -> JsonObject:
    """Return a template that is archived, by a version of its own, unless it was already."""
    versions = items(template, "versions")
    if template.get("archived") or not versions:
        return template
    number = versions[-1].get("version")
    last: JsonObject = {
        **versions[-1],
        "version": (number if isinstance(number, int) else 1) + 1,
        "archived": True,
        "updated_at": now,
    }
    earlier = [{"archived": False, **version} for version in versions]
    return {**template, "archived": True, "versions": [*earlier, last]}


def revoked(key: JsonObject, now: str) -> JsonObject:
    """Return an API key that no longer works."""
    version = key.get("version")
    number = version if isinstance(version, int) else 1
    return {
        **key,
        "revoked": True,
        "expiry_date": now,
        "updated_at": now,
        "version": number + 1,
    }


def check_author(state: State, body: JsonObject, name: str = "created_by") -> None:
    """Check that the author of a change exists.

    Raises:
        AccidentalError: Nobody has the id.
    """
    if find_user(state, body[name]) is None:
        raise AccidentalError("IntegrityError", f"{name}: there is no user with this id")


def _check_name(state: State, own_id: JsonValue, name: str) -> None:
    safe = safe_name(name)
    for other in state.lists.entries[SERVICES].values():
        taken = str(other["name"])
        if other["id"] != own_id and (taken == name or safe_name(taken) == safe):
            raise field_errors({"name": [f"Duplicate service name '{name}'"]})


def _wrong_permissions(value: JsonValue) -> list[str]:
    if not isinstance(value, list | str):
        return ["Not a valid list."]
    # A text is taken for the list of its characters.
    names = [str(name) for name in value]
    unknown = next((name for name in names if name not in SERVICE_PERMISSIONS), None)
    if unknown is not None:
        return [f"Invalid Service Permission: '{unknown}'"]
    twice = [*dict.fromkeys(name for name in names if names.count(name) > 1)]
    return [f"Duplicate Service Permission: {twice}"] if twice else []


def _local_part(service: JsonObject) -> str:
    return safe_name(str(service.get("custom_email_sender_name") or service["name"]))


def _rounded(number: float) -> int:
    """Return the whole number that the real database makes of another, halves away from zero."""
    return int(math.copysign(math.floor(abs(number) + 0.5), number))


def _domain(user: JsonObject) -> str:
    return str(user.get("email_address")).rpartition("@")[2].lower()


def _of_organisation(organisation: JsonObject, service: JsonObject) -> JsonObject:
    """Return what a new service takes over from the organisation of its first member."""
    taken: JsonObject = {
        "organisation": organisation["id"],
        "organisation_type": organisation.get("organisation_type"),
    }
    for kind in KINDS:
        if service.get(kind.field) is None and organisation.get(kind.default) is not None:
            taken[kind.field] = organisation[kind.default]
    return taken


def _is_of_nhs(user: JsonObject, body: JsonObject) -> bool:
    domain = _domain(user)
    return body.get("organisation_type") in NHS_TYPES or any(
        domain == known or domain.endswith(f".{known}") for known in _NHS_DOMAINS
    )


def _tell_of_going_live(call: Call, service: JsonObject) -> None:
    for member in members_of(service):
        user = find_user(call.state, member_id(member))
        if user is not None and is_active(user):
            send(
                call.state,
                SERVICE_IS_LIVE,
                str(user["email_address"]),
                {"name": user["name"], "service_name": service["name"]},
            )


ROUTES: Routes = {
    "/service": {"POST": create_service},
    "/service/{service_id:id}": {"POST": update_service},
    "/service/{service_id:id}/archive": {"POST": archive_service},
}
