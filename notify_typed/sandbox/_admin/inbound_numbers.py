"""Numbers that receive texts: free ones, and giving them to services and taking them back.

A number that a service has stands in the service's entry; the world's own list holds the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from notify_typed.sandbox._admin.call import as_id, service_entry
from notify_typed.sandbox._admin.dates import created, shown
from notify_typed.sandbox._admin.items import derived_id, usable, with_default
from notify_typed.sandbox._admin.responses import empty, enveloped, json
from notify_typed.sandbox._admin.senders import SMS_SENDERS, sms_senders
from notify_typed.sandbox._admin.service_views import items
from notify_typed.sandbox._errors import AccidentalError
from notify_typed.sandbox._http.endpoint import JSON
from notify_typed.sandbox._world.lists import INBOUND_NUMBERS, SERVICES

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State


_FIRST_NUMBER: JsonObject = {"number": "07984404008", "active": False}
"""The number that every Notify has from the beginning, and that no service is ever given."""


def get_all_inbound_sms_number_service(call: Call) -> Response:
    """List all numbers, and the services that have them."""
    taken: list[JsonObject] = [
        _view(call.state, number, service)
        for service in call.state.lists.entries[SERVICES].values()
        for number in items(service, INBOUND_NUMBERS)
    ]
    ids = [view["id"] for view in taken]
    free = [
        _view(call.state, number, None)
        for number in (_FIRST_NUMBER, *call.state.lists.entries[INBOUND_NUMBERS].values())
        if number_id(number) not in ids
    ]
    found = sorted(
        [*free, *taken], key=lambda view: (view["updated_at"] is None, str(view["updated_at"]))
    )
    return enveloped([*found])


def get_available_inbound_sms_numbers(call: Call) -> Response:
    """List the numbers that a service can be given."""
    return enveloped([_view(call.state, number, None) for number in _free(call.state)])


def get_inbound_sms_number_for_service(call: Call) -> Response:
    """Show the number of a service, or an empty object."""
    service = service_entry(call.state, call.path["service_id"])
    number = next(iter(items(service, INBOUND_NUMBERS)), None)
    return enveloped({} if number is None else _view(call.state, number, service))


def add_inbound_number_to_service(call: Call) -> Response:
    """Return a service a number, and let its texts come from there."""
    given = call.json()
    if not isinstance(given, dict):
        raise AccidentalError("AttributeError", "the body must be an object")
    wanted = given.get("inbound_number_id")
    service = call.service()
    free = _free(call.state)
    if wanted is not None:
        wanted_id = as_id(wanted)
        free = [number for number in free if number["id"] == wanted_id]
    if not free:
        raise AccidentalError("IndexError", "there is no such free inbound number")
    if items(service, INBOUND_NUMBERS):
        raise AccidentalError("IntegrityError", "the service has an inbound number already")
    number: JsonObject = {**free[0], "updated_at": call.stamp()}
    senders = usable(items(service, SMS_SENDERS))
    sender: JsonObject = {
        "id": str(uuid4()),
        "archived": False,
        "created_at": call.stamp(),
    }
    if len(senders) == 1:
        sender = {**senders[0], "updated_at": call.stamp()}
    sender = {
        **sender,
        "sms_sender": number["number"],
        "inbound_number_id": number["id"],
        "is_default": True,
    }
    call.change_service(
        inbound_numbers=[number], sms_senders=with_default(items(service, SMS_SENDERS), sender)
    )
    return json(sms_senders.view(call.state, service, sender), 201)


def turn_inbound_number_off(call: Call) -> Response:
    """Stop a service's number from receiving texts."""
    service = call.service()
    call.change_service(
        inbound_numbers=[{**one, "active": False} for one in items(service, INBOUND_NUMBERS)]
    )
    return empty(media_type=JSON)


def take_back(call: Call, *, archive: bool) -> None:
    """Take a service's number from it, with the senders and the permission.

    Args:
        call: The request; its path names the service.
        archive: Whether no other service is to have the number.
    """
    service = call.service()
    kept: list[JsonValue] = [
        sender for sender in items(service, SMS_SENDERS) if not sender.get("inbound_number_id")
    ]
    granted = service.get("permissions")
    permissions: list[JsonValue] = [
        name for name in (granted if isinstance(granted, list) else []) if name != "inbound_sms"
    ]
    for number in items(service, INBOUND_NUMBERS):
        entry: JsonObject = {
            **number,
            "id": number_id(number),
            "active": not archive,
            "updated_at": call.stamp(),
        }
        call.state.put_entry(INBOUND_NUMBERS, entry)
    call.change_service(inbound_numbers=[], sms_senders=kept, permissions=permissions)


def number_id(number: JsonObject) -> str:
    """Return the id of a number; where a world file gives none, it follows from the number."""
    given = number.get("id")
    if isinstance(given, str):
        return given.lower()
    return derived_id("inbound-number", str(number["number"]))


def _free(state: State) -> list[JsonObject]:
    taken = {
        number_id(number)
        for service in state.lists.entries[SERVICES].values()
        for number in items(service, INBOUND_NUMBERS)
    }
    return [
        number
        for number in state.lists.entries[INBOUND_NUMBERS].values()
        if number.get("active", True) and number["id"] not in taken
    ]


def _view(state: State, number: JsonObject, service: JsonObject | None) -> JsonObject:
    return {
        "id": number_id(number),
        "number": number["number"],
        "provider": number.get("provider", "mmg"),
        "service": None if service is None else {"id": service["id"], "name": service["name"]},
        "active": number.get("active", True),
        "created_at": created(state, number),
        "updated_at": shown(state, number, "updated_at"),
    }


ROUTES: Routes = {
    "/inbound-number": {"GET": get_all_inbound_sms_number_service},
    "/inbound-number/available": {"GET": get_available_inbound_sms_numbers},
    "/inbound-number/service/{service_id:id}": {
        "GET": get_inbound_sms_number_for_service,
        "POST": add_inbound_number_to_service,
    },
    "/inbound-number/service/{service_id:id}/off": {"POST": turn_inbound_number_off},
}
