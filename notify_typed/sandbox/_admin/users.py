"""Users: signing up, finding, changing and archiving them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal
from uuid import uuid4

from notify_typed._rules.phone import NOT_A_UK_MOBILE, PhoneError, parse_phone_number
from notify_typed.sandbox._admin.call import user_entry
from notify_typed.sandbox._admin.dates import read_loosely, seconds
from notify_typed.sandbox._admin.endpoint import no_transaction
from notify_typed.sandbox._admin.errors import no_result, refusal
from notify_typed.sandbox._admin.members import (
    all_users,
    put_user,
    service_ids,
    services_of,
    shown_user,
    user_by_email,
)
from notify_typed.sandbox._admin.notify_messages import send
from notify_typed.sandbox._admin.notify_templates import EMAIL_WAS_CHANGED, NUMBER_WAS_CHANGED
from notify_typed.sandbox._admin.organisation_views import live_services, organisations_of
from notify_typed.sandbox._admin.passwords import set_password
from notify_typed.sandbox._admin.responses import empty, enveloped, json
from notify_typed.sandbox._admin.team import check_may_leave, take_out
from notify_typed.sandbox._errors import AccidentalError
from notify_typed.sandbox._world.lists import SERVICES

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State

_NO_NUMBER = "Mobile number must be set if auth_type is set to sms_auth"
_ARCHIVED = "Archived user"
_NO_SESSION = "00000000-0000-0000-0000-000000000000"
_NOT_STORED = ("password", "updated_by")


def register_user(call: Call) -> Response:
    """Create a user, who must still be activated."""
    body = _checked(call, "RegisterUserRequest", "ignore")
    if body.get("auth_type", "sms_auth") == "sms_auth" and not body.get("mobile_number"):
        raise refusal(_NO_NUMBER)
    _check_email(call.state, body, None)
    now = call.stamp()
    user: JsonObject = {
        "id": str(uuid4()),
        "auth_type": "sms_auth",
        "state": "pending",
        "mobile_number": None,
        **{name: value for name, value in body.items() if name not in _NOT_STORED},
        "created_at": now,
        "email_access_validated_at": now,
        "password_changed_at": now,
    }
    put_user(call.state, user)
    set_password(call.state, str(user["id"]), str(body["password"]))
    return enveloped(shown_user(call.state, user), 201)


def get_user(call: Call) -> Response:
    """Show one user."""
    return enveloped(shown_user(call.state, call.user()))


@no_transaction
def get_user_by_email(call: Call) -> Response:
    """Show the user with an email address."""
    email = str(call.fields("GetUserByEmailRequest")["email"])
    user = user_by_email(call.state, email)
    if user is None:
        raise no_result()
    return enveloped(shown_user(call.state, user))


@no_transaction
def find_users(call: Call) -> Response:
    """List the users whose email address contains a text."""
    wanted = str(call.fields("FindUsersByFullOrPartialEmailRequest")["email"]).lower()
    names = ("id", "name", "email_address", "mobile_number")
    return enveloped(
        [
            {name: user.get(name) for name in names}
            for user in all_users(call.state)
            if wanted in str(user["email_address"]).lower()
        ]
    )


def update_user(call: Call) -> Response:
    """Change some of a user's settings; the user is told when somebody else did it."""
    user = call.user()
    body = _checked(call, "UpdateUserAttributeRequest", "refuse")
    _check_email(call.state, body, user)
    stored = {name: value for name, value in body.items() if name not in _NOT_STORED}
    moment = stored.get("email_access_validated_at")
    if isinstance(moment, str):
        stored["email_access_validated_at"] = read_loosely(moment)
    changed: JsonObject = {**user, **stored}
    if changed.get("auth_type") == "sms_auth" and not changed.get("mobile_number"):
        raise refusal(_NO_NUMBER)
    put_user(call.state, changed)
    if body.get("updated_by") is not None:
        _tell(call.state, changed, body, user_entry(call.state, str(body["updated_by"])))
    return enveloped(shown_user(call.state, changed))


def archive_user(call: Call) -> Response:
    """Archive a user, unless they are archived already."""
    user = call.user()
    if user.get("state") == "inactive":
        return empty()
    user_id = str(user["id"])
    for service in services_of(call.state, user_id):
        check_may_leave(call.state, service, user, "User cannot be removed from a service")
    for service_id in service_ids(call.state, user_id):
        take_out(call.state, call.state.lists.entries[SERVICES][service_id], user_id)
    day_and_time = seconds(call.state.clock.micros()).replace(" ", "-")
    domain = call.state.world.email_domain
    put_user(
        call.state,
        {
            **user,
            "state": "inactive",
            "name": _ARCHIVED,
            "email_address": f"_archived_{day_and_time}_{user_id}@{domain}",
            "mobile_number": None,
            "auth_type": "email_auth",
            "platform_admin": False,
            "current_session_id": _NO_SESSION,
        },
    )
    set_password(call.state, user_id, str(uuid4()))
    return empty()


def get_organisations_and_services(call: Call) -> Response:
    """List the active services that a user is a member of."""
    user = call.user()
    return json(
        {
            "organisations": [
                {
                    "id": organisation["id"],
                    "name": organisation["name"],
                    "count_of_live_services": live_services(call.state, organisation),
                }
                for organisation, _ in organisations_of(call.state, str(user["id"]))
                if organisation.get("active", True)
            ],
            "services": [
                {
                    "id": service["id"],
                    "name": service["name"],
                    "restricted": service.get("restricted", False),
                    "organisation": service.get("organisation"),
                }
                for service in services_of(call.state, str(user["id"]))
            ],
        }
    )


def _checked(call: Call, schema: str, unknown: Literal["ignore", "refuse"]) -> JsonObject:
    given = call.json()
    number = given.get("mobile_number") if isinstance(given, dict) else None
    looked_at: dict[str, list[str]] = {}
    if isinstance(number, str):
        looked_at["mobile_number"] = _wrong_number(number)
    return call.fields(schema, unknown, looked_at=looked_at)


def _wrong_number(text: str) -> list[str]:
    try:
        number = parse_phone_number(text)
    except PhoneError as problem:
        return [f"Invalid phone number: {problem.message}"]
    return [f"Invalid phone number: {NOT_A_UK_MOBILE}"] if number.is_uk_landline else []


def _check_email(state: State, body: JsonObject, user: JsonObject | None) -> None:
    if "email_address" not in body:
        return
    email = body["email_address"]
    own_id = None if user is None else user["id"]
    if any(one["email_address"] == email and one["id"] != own_id for one in all_users(state)):
        raise AccidentalError("IntegrityError", "email_address: another user has it")


def _tell(state: State, user: JsonObject, body: JsonObject, by: JsonObject) -> None:
    values: dict[str, JsonValue] = {"name": user["name"], "servicemanagername": by["name"]}
    if "email_address" in body:
        email = str(user["email_address"])
        send(state, EMAIL_WAS_CHANGED, email, {**values, "email address": email})
    elif body.get("mobile_number"):
        send(state, NUMBER_WAS_CHANGED, str(user["mobile_number"]), values)


ROUTES: Routes = {
    "/user": {"POST": register_user},
    "/user/email": {"POST": get_user_by_email},
    "/user/find-users-by-email": {"POST": find_users},
    "/user/{user_id:id}": {"GET": get_user, "POST": update_user},
    "/user/{user_id:id}/archive": {"POST": archive_user},
    "/user/{user_id:id}/organisations-and-services": {"GET": get_organisations_and_services},
}
