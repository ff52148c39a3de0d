"""The guest list of a service: whom its keys may send to before it is live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._rules.email import EmailError
from notify_typed._rules.phone import PhoneError, parse_phone_number
from notify_typed.sandbox._admin.body_schemas import checked
from notify_typed.sandbox._admin.errors import refusal
from notify_typed.sandbox._admin.responses import empty, json
from notify_typed.sandbox._admin.service_views import items
from notify_typed.sandbox._description.formats import email_address
from notify_typed.sandbox._errors import AccidentalError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue

_EMAIL = "email"
_MOBILE = "mobile"
_KINDS = {"email_addresses": _EMAIL, "phone_numbers": _MOBILE}


def get_guest_list(call: Call) -> Response:
    """Show the guest list, as it was written."""
    listed = items(call.service(), "guest_list")
    shown: JsonObject = {
        name: [item["recipient"] for item in listed if item.get("type") == kind]
        for name, kind in _KINDS.items()
    }
    return json(shown)


def update_guest_list(call: Call) -> Response:
    """Replace the whole list, or leave it as it is when there is anything wrong in the new one."""
    call.service()
    body = call.json()
    absent = [name for name in _KINDS if not isinstance(body, dict) or name not in body]
    if absent:
        raise AccidentalError("KeyError", f"{absent[0]} is a required property")
    checked("GuestList", body)
    call.change_service(guest_list=[*_guests(body if isinstance(body, dict) else {})])
    return empty()


def _guests(body: JsonObject) -> Iterator[JsonValue]:
    for name, kind in _KINDS.items():
        listed = body[name]
        for recipient in listed if isinstance(listed, list) else []:
            _check(str(recipient), kind)
            yield {"type": kind, "recipient": recipient}


def _check(recipient: str, kind: str) -> None:
    try:
        if kind == _EMAIL:
            email_address(recipient)
        else:
            parse_phone_number(recipient)
    except (EmailError, PhoneError):
        raise refusal(
            f'Invalid guest list: "{recipient}" is not a valid email address or phone number'
        ) from None


ROUTES: Routes = {
    "/service/{service_id:id}/guest-list": {"GET": get_guest_list, "PUT": update_guest_list}
}
