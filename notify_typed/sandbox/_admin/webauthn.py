"""Security keys that users sign in with."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from notify_typed.sandbox._admin.call import as_id
from notify_typed.sandbox._admin.dates import created, shown
from notify_typed.sandbox._admin.errors import no_result, refusal
from notify_typed.sandbox._admin.members import put_user
from notify_typed.sandbox._admin.responses import empty, enveloped
from notify_typed.sandbox._admin.service_views import items
from notify_typed.sandbox._admin.sign_in import failures, new_session
from notify_typed.sandbox._http.endpoint import JSON

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue

MOST_FAILURES = 5
_LIST = "webauthn_credentials"


def get_credentials(call: Call) -> Response:
    """List a user's security keys."""
    user = call.user()
    return enveloped([_shown(call, user, one) for one in items(user, _LIST)])


def create_credential(call: Call) -> Response:
    """Add a security key."""
    body = call.checked("CreateWebauthnCredentialForUserRequest")
    user = call.user()
    credential: JsonObject = {
        "id": str(uuid4()),
        "name": body["name"],
        "credential_data": body["credential_data"],
        "registration_response": body["registration_response"],
        "created_at": call.stamp(),
    }
    put_user(call.state, {**user, _LIST: [*items(user, _LIST), credential]})
    return enveloped(_shown(call, user, credential), 201)


def update_credential(call: Call) -> Response:
    """Rename a security key."""
    body = call.checked("UpdateWebauthnCredentialNameForUserRequest")
    user = call.user()
    changed: JsonObject = {
        **_find(call, user),
        "name": body["name"],
        "updated_at": call.stamp(),
    }
    _replace(call, user, changed)
    return enveloped(_shown(call, user, changed))


def delete_credential(call: Call) -> Response:
    """Remove a security key."""
    user = call.user()
    credential = _find(call, user)
    kept: list[JsonValue] = [one for one in items(user, _LIST) if one["id"] != credential["id"]]
    if not kept:
        raise refusal("Cannot delete last remaining webauthn credential for user")
    put_user(call.state, {**user, _LIST: kept})
    return empty()


def complete_login(call: Call) -> Response:
    """Record the outcome of signing in with a security key."""
    body = call.checked("CompleteWebauthnLoginAttemptRequest")
    user = call.user()
    if failures(user) >= MOST_FAILURES:
        raise refusal("Maximum login count exceeded", 403)
    if body["successful"] is not True:
        put_user(call.state, {**user, "failed_login_count": failures(user) + 1})
        return empty(media_type=JSON)
    now = call.stamp()
    used = body.get("webauthn_credential_id")
    used_id = None if used is None else as_id(used)
    credentials: list[JsonValue] = [
        {**one, "logged_in_at": now} if one["id"] == used_id else one for one in items(user, _LIST)
    ]
    put_user(call.state, {**user, **new_session(now), _LIST: credentials})
    return empty(media_type=JSON)


def _find(call: Call, user: JsonObject) -> JsonObject:
    wanted = call.path["credential_id"]
    for credential in items(user, _LIST):
        if credential["id"] == wanted:
            return credential
    raise no_result()


def _replace(call: Call, user: JsonObject, credential: JsonObject) -> None:
    credentials: list[JsonValue] = [
        credential if one["id"] == credential["id"] else one for one in items(user, _LIST)
    ]
    put_user(call.state, {**user, _LIST: credentials})


def _shown(call: Call, user: JsonObject, credential: JsonObject) -> JsonObject:
    state = call.state
    return {
        "id": credential["id"],
        "user_id": user["id"],
        "name": credential.get("name"),
        "credential_data": credential.get("credential_data"),
        "created_at": created(state, credential),
        "updated_at": shown(state, credential, "updated_at"),
        "logged_in_at": shown(state, credential, "logged_in_at"),
    }


ROUTES: Routes = {
    "/user/{user_id:id}/webauthn": {"GET": get_credentials, "POST": create_credential},
    "/user/{user_id:id}/webauthn/{credential_id:id}": {
        "POST": update_credential,
        "DELETE": delete_credential,
    },
    "/user/{user_id:id}/complete/webauthn-login": {"POST": complete_login},
}
