"""Callbacks of services: their addresses and tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import uuid4

from notify_typed.sandbox._admin.body_schemas import checked
from notify_typed.sandbox._admin.dates import created, shown
from notify_typed.sandbox._admin.errors import refusal
from notify_typed.sandbox._admin.items import with_item
from notify_typed.sandbox._admin.responses import empty, enveloped
from notify_typed.sandbox._admin.service_views import callback_id, creator, items
from notify_typed.sandbox._description.formats import is_uri
from notify_typed.sandbox._errors import AccidentalError, ApiError, validation_error
from notify_typed.sandbox._world.callback_urls import check_url

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State

TYPES = ("delivery_status", "complaint", "returned_letter", "inbound_sms")
_NOT_FOUND = {
    "delivery_status": "Service delivery receipt API not found",
    "inbound_sms": "Service inbound API not found",
    "returned_letter": "Service returned letter API not found",
}
_GOOD_URL = "https://example.gov.uk/"
_UPDATE = "UpdateServiceCallbackApiRequest"
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


def create_service_callback_api(call: Call) -> Response:
    """Set a callback up."""
    body = _body(call, "CreateServiceCallbackApiRequest")
    service = call.service()
    kind = body.get("callback_type")
    if any(item.get("type") == kind for item in items(service, "callbacks") if kind is not None):
        raise AccidentalError(
            "IntegrityError", f"callback_type: there is a {kind} callback already"
        )
    callback: JsonObject = {
        "id": str(uuid4()),
        "type": kind,
        "url": body["url"],
        "bearer_token": body["bearer_token"],
        "updated_by_id": body["updated_by_id"],
        "created_at": call.stamp(),
    }
    return enveloped(_keep(call, service, callback), 201)


def get_service_callback_api(call: Call) -> Response:
    """Show one callback, without its token."""
    service = call.service()
    callback = _find(service, call.path["callback_api_id"], call.argument("callback_type"))
    if callback is None:
        raise _absent()
    return enveloped(_view(call.state, service, callback))


def update_service_callback_api(call: Call) -> Response:
    """Change the address or the token of a callback."""
    body = _body(call, _UPDATE)
    service = call.service()
    callback = _find(service, call.path["callback_api_id"], body["callback_type"])
    if callback is None:
        raise _absent()
    fields = ("url", "bearer_token", "updated_by_id")
    given: JsonObject = {name: body[name] for name in fields if name in body}
    changed: JsonObject = {**callback, **given, "updated_at": call.stamp()}
    return enveloped(_keep(call, service, changed))


def delete_service_callback_api(call: Call) -> Response:
    """Take a callback down."""
    service = call.service()
    kind = call.argument("callback_type")
    callback = _find(service, call.path["callback_api_id"], kind)
    if callback is None:
        message = _NOT_FOUND.get(kind or "")
        raise _absent() if message is None else refusal(message, 404)
    kept: list[JsonValue] = [item for item in items(service, "callbacks") if item is not callback]
    call.change_service(callbacks=kept)
    return empty()


def _body(call: Call, schema: str) -> JsonObject:
    given = call.json()
    if not isinstance(given, dict):
        return checked(schema, given)
    kind = given.get("callback_type")
    url = given.get("url")
    # The real server looks for the type only after all else, and fails where it knows it not.
    seen: JsonObject = {**given, "callback_type": TYPES[0]}
    problems: list[str] = []
    if isinstance(url, str):
        # A receiver on the developer's own machine does not have a certificate.
        is_local = _is_on_this_machine(url) and not call.state.is_exact
        seen["url"] = _GOOD_URL
        is_allowed = is_local or (url.startswith("https") and is_uri(url))
        if not is_allowed or check_url(url):
            problems.append("url is not a valid https url")
    try:
        checked(schema, seen)
    except ApiError as refused:
        problems += [str(problem["message"]) for problem in refused.errors]
    if problems:
        raise validation_error(problems)
    is_update = schema == _UPDATE
    if kind not in TYPES and (is_update or kind is not None):
        raise AccidentalError("DataError", f"callback_type must be one of {', '.join(TYPES)}")
    return given


def _is_on_this_machine(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "http" and parts.hostname in _THIS_MACHINE


def _find(service: JsonObject, wanted: str, kind: JsonValue) -> JsonObject | None:
    for item in items(service, "callbacks"):
        if callback_id(service, item) == wanted and item.get("type") == kind:
            return item
    return None


def _absent() -> AccidentalError:
    # The real server does not expect that the callback is missing.
    return AccidentalError("AttributeError", "there is no such callback of this type")


def _keep(call: Call, service: JsonObject, callback: JsonObject) -> JsonObject:
    named: list[JsonObject] = [
        {**item, "id": callback_id(service, item)} for item in items(service, "callbacks")
    ]
    changed = {**callback, "id": callback_id(service, callback)}
    call.change_service(callbacks=with_item(named, changed))
    call.runtime.callbacks.callback_set(str(service["id"]))
    return _view(call.state, service, changed)


def _view(state: State, service: JsonObject, callback: JsonObject) -> JsonObject:
    return {
        "id": callback_id(service, callback),
        "service_id": service["id"],
        "url": callback["url"],
        "updated_by_id": callback.get("updated_by_id") or creator(service),
        "created_at": created(state, callback),
        "updated_at": shown(state, callback, "updated_at"),
    }


ROUTES: Routes = {
    "/service/{service_id:id}/callback-api": {"POST": create_service_callback_api},
    "/service/{service_id:id}/callback-api/{callback_api_id:id}": {
        "GET": get_service_callback_api,
        "POST": update_service_callback_api,
        "DELETE": delete_service_callback_api,
    },
}
