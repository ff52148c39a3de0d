"""Services: making and changing them, lists, counts and history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import uuid4

from notify_typed.sandbox.admin.answers import data
from notify_typed.sandbox.admin.errors import field_errors
from notify_typed.sandbox.admin.exchange import user_entry
from notify_typed.sandbox.admin.members import team_member
from notify_typed.sandbox.admin.service_views import (
    PLAIN_FIELDS,
    safe_name,
    shown_service,
    with_limits,
)
from notify_typed.sandbox.admin.validation import MISSING
from notify_typed.sandbox.errors import AccidentalError, LegacyError
from notify_typed.sandbox.people import ALL_PERMISSIONS
from notify_typed.sandbox.world_lists import SERVICES

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox.admin.exchange import Call, Routes
    from notify_typed.sandbox.jsonvalues import JsonObject, JsonValue
    from notify_typed.sandbox.state import State

_FIRST_PERMISSIONS: Final = (
    "sms",
    "email",
    "letter",
    "international_sms",
    "international_letters",
)


def get_service(call: Call) -> Response:
    """One service."""
    return data(shown_service(call.state, call.service()))


def create_service(call: Call) -> Response:
    """A new service, with its first member."""
    given = call.json()
    if isinstance(given, dict) and not given.get("user_id"):
        raise field_errors({"user_id": [MISSING]})
    body = call.fields("CreateServiceRequest", "accident")
    user = user_entry(call.state, str(body["user_id"]))
    check_author(call.state, body)
    _check_name(call.state, None, str(body["name"]))
    now = call.stamp()
    service: JsonObject = {
        "id": str(uuid4()),
        "prefix_sms": False,
        "confirmed_email_sender_name": False,
        **{name: value for name, value in body.items() if name in PLAIN_FIELDS},
        "name": body["name"],
        "active": True,
        "created_by": body["created_by"],
        "created_at": now,
        "count_as_live": not user.get("platform_admin", False),
        "daily_limits": with_limits({"daily_limits": {"international_sms": 250_000}}, body),
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
    service["email_sender_local_part"] = _new_local_part(service)
    call.state.put_entry(SERVICES, service)
    return data(shown_service(call.state, service), 201)


def check_author(state: State, body: JsonObject, name: str = "created_by") -> None:
    """See that whoever is said to do something exists.

    Raises:
        AccidentalError: nobody has the id.
    """
    try:
        user_entry(state, str(body[name]))
    except LegacyError:
        advice = f"{name}: there is no user with this id"
        raise AccidentalError("IntegrityError", advice) from None


def _check_name(state: State, own_id: JsonValue, name: str) -> None:
    safe = safe_name(name)
    for other in state.lists.entries[SERVICES].values():
        taken = str(other["name"])
        if other["id"] != own_id and (taken == name or safe_name(taken) == safe):
            raise field_errors({"name": [f"Duplicate service name '{name}'"]})


def _new_local_part(service: JsonObject) -> str:
    return safe_name(str(service.get("custom_email_sender_name") or service["name"])) or "service"


ROUTES: Final[Routes] = {
    "/service": {"POST": create_service},
    "/service/{service_id:id}": {"GET": get_service},
}
