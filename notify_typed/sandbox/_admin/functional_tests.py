"""People whom Notify's functional tests make, or make anew, before they begin.

The real server has the route only where it is told to. It takes a secret of its own there; here
the tests sign with the secret of the admin API, so that nothing new opens it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from starlette.responses import Response

from notify_typed._rules.email import EmailError, validate_email_address
from notify_typed.sandbox._admin import organisation_members, team
from notify_typed.sandbox._admin.call import service_entry
from notify_typed.sandbox._admin.members import put_user, user_by_email
from notify_typed.sandbox._admin.organisation_views import organisation_entry, organisations_of
from notify_typed.sandbox._admin.passwords import set_password
from notify_typed.sandbox._errors import AccidentalError, error

if TYPE_CHECKING:
    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue

_TEXTS = ("name", "email_address", "mobile_number", "auth_type", "state")
_NEEDED = (*_TEXTS, "password", "service_id", "permissions")


def put_users(call: Call) -> Response:
    """Make users with these addresses, or make those anew that have them."""
    given = call.json()
    if not isinstance(given, list):
        raise AccidentalError("TypeError", "the body must be a list of users")
    for fields in given:
        _put(call, _checked(fields))
    return Response("ok", 201, media_type="text/html")


def _checked(fields: JsonValue) -> JsonObject:
    if not isinstance(fields, dict):
        raise AccidentalError("TypeError", "a user must be an object")
    missing = [name for name in _NEEDED if name not in fields]
    if missing:
        raise AccidentalError("KeyError", f"a user must have {', '.join(missing)}")
    try:
        validate_email_address(str(fields["email_address"]))
    except EmailError as problem:
        raise error(400, "ValidationError", problem.message) from None
    return fields


def _put(call: Call, fields: JsonObject) -> None:
    now = call.stamp()
    service = service_entry(call.state, str(fields["service_id"]))
    found = user_by_email(call.state, str(fields["email_address"]))
    user: JsonObject = {
        **(found or {"id": str(uuid4()), "created_at": now}),
        **{name: fields[name] for name in _TEXTS},
        "platform_admin": False,
        "email_access_validated_at": now,
        "password_changed_at": now,
    }
    put_user(call.state, user)
    set_password(call.state, str(user["id"]), str(fields["password"]))
    granted = fields["permissions"]
    permissions = [*map(str, granted)] if isinstance(granted, list) else []
    team.let_in(call.state, service, user, permissions, {})
    for organisation, _ in [*organisations_of(call.state, str(user["id"]))]:
        organisation_members.take_out(call.state, organisation, user)
    if fields.get("organisation_id") is not None:
        joined = organisation_entry(call.state, fields["organisation_id"])
        organisation_members.let_in(call.state, joined, user, [])


ROUTES: Routes = {"/__testing/functional/users": {"PUT": put_users}}
