"""API keys of services: lists, making and revoking them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid4, uuid5

from notify_typed.sandbox._admin.call import as_id
from notify_typed.sandbox._admin.dates import created, moment_of, shown
from notify_typed.sandbox._admin.errors import no_result, refusal
from notify_typed.sandbox._admin.responses import enveloped, json
from notify_typed.sandbox._admin.service_history import expiry_date
from notify_typed.sandbox._admin.service_views import creator, items
from notify_typed.sandbox._admin.services import check_author, revoked
from notify_typed.sandbox._errors import AccidentalError
from notify_typed.sandbox._timekeeper import from_micros

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue

_SHOWN_AFTER_END = timedelta(days=7)


def get_api_keys(call: Call) -> Response:
    """List the keys that work, and those revoked in the last days."""
    service = call.service()
    earliest = (from_micros(call.state.clock.micros()) - _SHOWN_AFTER_END).date()
    found: list[JsonValue] = []
    for key in items(service, "api_keys"):
        ended = moment_of(call.state, key, "expiry_date") or call.state.loaded_at
        if not key.get("revoked") or from_micros(ended).date() > earliest:
            found.append(_shown(call, service, key))
    return json({"apiKeys": found})


def get_api_key(call: Call) -> Response:
    """Show one key that works, in a list."""
    service = call.service()
    for key in items(service, "api_keys"):
        if key_id(key) == call.path["key_id"] and not key.get("revoked"):
            return json({"apiKeys": [_shown(call, service, key)]})
    raise refusal(f"API key not found for id: {service['id']}", 404)


def create_api_key(call: Call) -> Response:
    """Create a key: the answer is its secret, and nothing else."""
    service = call.service()
    body = call.fields("CreateApiKeyRequest")
    check_author(call.state, body)
    name = str(body["name"])
    keys = items(service, "api_keys")
    if any(key.get("name") == name and not key.get("revoked") for key in keys):
        raise AccidentalError("IntegrityError", "name: another key has it")
    secret = str(uuid4())
    key: JsonObject = {
        "id": str(uuid4()),
        "label": f"{service['name']}: {name}",
        "name": name,
        "type": body["key_type"],
        "secret": secret,
        "revoked": False,
        "created_at": call.stamp(),
        "created_by": as_id(body["created_by"]),
        "version": 1,
    }
    call.change_service(api_keys=[*keys, key])
    return enveloped(secret, 201)


def revoke_api_key(call: Call) -> Response:
    """Revoke a key; once more, if it was revoked before."""
    service = call.service()
    keys = items(service, "api_keys")
    if all(key_id(key) != call.path["key_id"] for key in keys):
        raise no_result()
    body = call.checked("RevokeApiKeyRequest")
    author: JsonObject = {}
    if body.get("created_by") is not None:
        check_author(call.state, body)
        author = {"created_by": as_id(body["created_by"])}
    now = call.stamp()
    changed: list[JsonValue] = [
        {**revoked(key, now), **author} if key_id(key) == call.path["key_id"] else key
        for key in keys
    ]
    call.change_service(api_keys=changed)
    return json(None, 202)


def key_id(key: JsonObject) -> str:
    """Return the id of a key; without one in a world file, it follows from the secret, as in v2."""
    given = key.get("id")
    return (
        given.lower() if isinstance(given, str) else str(uuid5(NAMESPACE_URL, str(key["secret"])))
    )


def _shown(call: Call, service: JsonObject, key: JsonObject) -> JsonObject:
    state = call.state
    return {
        "id": key_id(key),
        "name": key["name"],
        "key_type": key["type"],
        "created_by": key.get("created_by") or creator(service),
        "created_at": created(state, key),
        "updated_at": shown(state, key, "updated_at"),
        "expiry_date": expiry_date(state, key),
        "version": key.get("version", 1),
    }


ROUTES: Routes = {
    "/service/{service_id:id}/api-keys": {"GET": get_api_keys},
    "/service/{service_id:id}/api-keys/{key_id:id}": {"GET": get_api_key},
    "/service/{service_id:id}/api-key": {"POST": create_api_key},
    "/service/{service_id:id}/api-key/revoke/{key_id:id}": {"POST": revoke_api_key},
}
