"""Text message senders of a service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import uuid4

from notify_typed.sandbox._admin.dates import created, shown
from notify_typed.sandbox._admin.errors import no_result, refusal
from notify_typed.sandbox._admin.items import find, usable, with_default, with_item
from notify_typed.sandbox._admin.responses import enveloped, json
from notify_typed.sandbox._admin.service_views import items
from notify_typed.sandbox._admin.validation import checked
from notify_typed.sandbox._errors import AccidentalError

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.endpoint import Call, Routes
    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._state.state import State

SENDERS: Final = "sms_senders"
_LONGEST: Final = 11


def get_sms_senders(call: Call) -> Response:
    """All that are not archived."""
    service = call.service()
    return json(
        [view_sms_sender(call.state, service, item) for item in usable(items(service, SENDERS))]
    )


def get_sms_sender(call: Call) -> Response:
    """One of them."""
    service = call.service()
    return json(view_sms_sender(call.state, service, _find(call, service)))


def add_sms_sender(call: Call) -> Response:
    """A new sender."""
    body = _body(call, "AddSmsSenderRequest")
    service = call.service()
    if not body["is_default"] and not usable(items(service, SENDERS)):
        raise AccidentalError("Exception", "the first sms sender of a service must be its default")
    sender: JsonObject = {
        "id": str(uuid4()),
        "sms_sender": body["sms_sender"],
        "is_default": body["is_default"],
        "archived": False,
        "created_at": call.stamp(),
    }
    return json(_keep(call, service, sender), 201)


def update_sms_sender(call: Call) -> Response:
    """Other text for a sender, or another default."""
    body = _body(call, "UpdateSmsSenderRequest")
    service = call.service()
    sender = _find(call, service)
    if sender.get("inbound_number_id") and body["sms_sender"] != sender["sms_sender"]:
        raise refusal(f"You can not change the inbound number for service {service['id']}")
    if sender.get("is_default") and not body["is_default"]:
        raise AccidentalError("Exception", "is_default: make another sms sender the default")
    changed = {
        **sender,
        "sms_sender": body["sms_sender"],
        "is_default": body["is_default"],
        "updated_at": call.stamp(),
    }
    return json(_keep(call, service, changed))


def delete_sms_sender(call: Call) -> Response:
    """Archive a sender."""
    service = call.service()
    sender = _find(call, service)
    if sender.get("inbound_number_id"):
        raise refusal("You cannot delete an inbound number")
    if sender.get("is_default"):
        raise refusal("You cannot delete a default sms sender")
    archived = {**sender, "archived": True, "updated_at": call.stamp()}
    call.change_service(**{SENDERS: with_item(items(service, SENDERS), archived)})
    return enveloped(view_sms_sender(call.state, service, archived))


def _body(call: Call, schema: str) -> JsonObject:
    given = call.json()
    text = given.get("sms_sender") if isinstance(given, dict) else None
    if isinstance(given, dict) and isinstance(text, str) and len(text) > _LONGEST:
        checked(schema, {**given, "sms_sender": text[:_LONGEST]})
        # The database's column is too short for it.
        raise no_result()
    return checked(schema, given)


def _find(call: Call, service: JsonObject) -> JsonObject:
    return find(usable(items(service, SENDERS)), call.path["sms_sender_id"])


def _keep(call: Call, service: JsonObject, sender: JsonObject) -> JsonObject:
    call.change_service(**{SENDERS: with_default(items(service, SENDERS), sender)})
    return view_sms_sender(call.state, service, sender)


def view_sms_sender(state: State, service: JsonObject, sender: JsonObject) -> JsonObject:
    """A sender as the API shows it."""
    return {
        "id": sender["id"],
        "service_id": service["id"],
        "sms_sender": sender["sms_sender"],
        "is_default": sender.get("is_default", False),
        "archived": sender.get("archived", False),
        "inbound_number_id": sender.get("inbound_number_id"),
        "created_at": created(state, sender),
        "updated_at": shown(state, sender, "updated_at"),
    }


ROUTES: Final[Routes] = {
    "/service/{service_id:id}/sms-sender": {"GET": get_sms_senders, "POST": add_sms_sender},
    "/service/{service_id:id}/sms-sender/{sms_sender_id:id}": {
        "GET": get_sms_sender,
        "POST": update_sms_sender,
    },
    "/service/{service_id:id}/sms-sender/{sms_sender_id:id}/archive": {"POST": delete_sms_sender},
}
