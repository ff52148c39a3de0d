"""Addresses that recipients of a service's emails reply to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import uuid4

from notify_typed.sandbox._admin.dates import created, shown
from notify_typed.sandbox._admin.endpoint import no_transaction
from notify_typed.sandbox._admin.errors import refusal
from notify_typed.sandbox._admin.items import find, usable, with_default, with_item
from notify_typed.sandbox._admin.notify_messages import send
from notify_typed.sandbox._admin.notify_templates import VERIFY_REPLY_TO
from notify_typed.sandbox._admin.responses import enveloped, json
from notify_typed.sandbox._admin.service_views import items

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.endpoint import Call, Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State

REPLY_TOS: Final = "email_reply_tos"


def get_reply_to_email_addresses(call: Call) -> Response:
    """All that are not archived."""
    service = call.service()
    return json([_view(call.state, service, item) for item in usable(items(service, REPLY_TOS))])


def get_reply_to_email_address(call: Call) -> Response:
    """One of them."""
    service = call.service()
    return json(_view(call.state, service, _find(call, service)))


def add_reply_to_email_address(call: Call) -> Response:
    """A new address."""
    body = call.checked("AddReplyToEmailAddressRequest")
    service = call.service()
    check_is_new(service, body["email_address"])
    if not body["is_default"] and not usable(items(service, REPLY_TOS)):
        raise refusal(_NO_DEFAULT)
    reply_to: JsonObject = {
        "id": str(uuid4()),
        "email_address": body["email_address"],
        "is_default": body["is_default"],
        "archived": False,
        "created_at": call.stamp(),
    }
    return enveloped(_keep(call, service, reply_to), 201)


def update_reply_to_email_address(call: Call) -> Response:
    """Change an address, or make it the default."""
    body = call.checked("UpdateReplyToEmailAddressRequest")
    service = call.service()
    reply_to = _find(call, service)
    if reply_to.get("is_default") and not body["is_default"]:
        raise refusal(_NO_DEFAULT)
    changed = {
        **reply_to,
        "email_address": body["email_address"],
        "is_default": body["is_default"],
        "updated_at": call.stamp(),
    }
    return enveloped(_keep(call, service, changed))


def delete_reply_to_email_address(call: Call) -> Response:
    """Archive an address."""
    service = call.service()
    reply_to = _find(call, service)
    if reply_to.get("is_default"):
        raise refusal("You cannot delete a default email reply to address")
    archived = {**reply_to, "archived": True, "updated_at": call.stamp()}
    call.change_service(**{REPLY_TOS: with_item(items(service, REPLY_TOS), archived)})
    return enveloped(_view(call.state, service, archived))


def check_is_new(service: JsonObject, address: JsonValue) -> None:
    """See that a service does not have an address already.

    Raises:
        LegacyError: 409, it does.
    """
    if any(item["email_address"] == address for item in usable(items(service, REPLY_TOS))):
        raise refusal(
            f"‘{address}’ is already a reply-to email address for this service.",  # noqa: RUF001 - Notify's own quotes
            409,
        )


@no_transaction
def verify_reply_to_email_address(call: Call) -> Response:
    """Write to an address, to see whether it exists; whoever asks watches for the delivery."""
    body = call.checked("VerifyReplyToEmailAddressRequest")
    check_is_new(call.service(), body["email"])
    message_id = send(call.state, VERIFY_REPLY_TO, str(body["email"]), {})
    return enveloped({"id": message_id}, 201)


def _find(call: Call, service: JsonObject) -> JsonObject:
    return find(usable(items(service, REPLY_TOS)), call.path["reply_to_email_id"])


def _keep(call: Call, service: JsonObject, reply_to: JsonObject) -> JsonObject:
    call.change_service(**{REPLY_TOS: with_default(items(service, REPLY_TOS), reply_to)})
    return _view(call.state, service, reply_to)


def _view(state: State, service: JsonObject, reply_to: JsonObject) -> JsonObject:
    return {
        "id": reply_to["id"],
        "service_id": service["id"],
        "email_address": reply_to["email_address"],
        "is_default": reply_to.get("is_default", False),
        "archived": reply_to.get("archived", False),
        "created_at": created(state, reply_to),
        "updated_at": shown(state, reply_to, "updated_at"),
    }


_NO_DEFAULT: Final = "You must have at least one reply to email address as the default."

ROUTES: Final[Routes] = {
    "/service/{service_id:id}/email-reply-to": {
        "GET": get_reply_to_email_addresses,
        "POST": add_reply_to_email_address,
    },
    "/service/{service_id:id}/email-reply-to/verify": {"POST": verify_reply_to_email_address},
    "/service/{service_id:id}/email-reply-to/{reply_to_email_id:id}": {
        "GET": get_reply_to_email_address,
        "POST": update_reply_to_email_address,
    },
    "/service/{service_id:id}/email-reply-to/{reply_to_email_id:id}/archive": {
        "POST": delete_reply_to_email_address
    },
}
