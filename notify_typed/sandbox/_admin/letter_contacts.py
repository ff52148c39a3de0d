"""Contact blocks that a service prints on its letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import uuid4

from notify_typed.sandbox._admin.dates import created, shown
from notify_typed.sandbox._admin.items import find, usable, with_default, with_item
from notify_typed.sandbox._admin.responses import enveloped, json
from notify_typed.sandbox._admin.service_views import items

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.endpoint import Call, Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State

CONTACTS: Final = "letter_contacts"


def get_letter_contacts(call: Call) -> Response:
    """All that are not archived."""
    service = call.service()
    return json([_view(call.state, service, item) for item in usable(items(service, CONTACTS))])


def get_letter_contact(call: Call) -> Response:
    """One of them."""
    service = call.service()
    return json(_view(call.state, service, _find(call, service)))


def add_letter_contact(call: Call) -> Response:
    """A new contact block; none has to be the default."""
    body = call.checked("AddLetterContactRequest")
    contact: JsonObject = {
        "id": str(uuid4()),
        "contact_block": body["contact_block"],
        "is_default": body["is_default"],
        "archived": False,
        "created_at": call.stamp(),
    }
    return enveloped(_keep(call, contact), 201)


def update_letter_contact(call: Call) -> Response:
    """Another text for a contact block, or another default."""
    body = call.checked("UpdateLetterContactRequest")
    changed = {
        **_find(call, call.service()),
        "contact_block": body["contact_block"],
        "is_default": body["is_default"],
        "updated_at": call.stamp(),
    }
    return enveloped(_keep(call, changed))


def delete_letter_contact(call: Call) -> Response:
    """Archive a contact block; templates that carry it carry none."""
    service = call.service()
    contact = _find(call, service)
    archived = {**contact, "archived": True, "is_default": False, "updated_at": call.stamp()}
    templates: list[JsonValue] = [_without(item, contact) for item in items(service, "templates")]
    contacts = with_item(items(service, CONTACTS), archived)
    call.change_service(letter_contacts=contacts, templates=templates)
    return enveloped(_view(call.state, service, archived))


def _without(template: JsonObject, contact: JsonObject) -> JsonObject:
    versions = items(template, "versions")
    if not versions or versions[-1].get("letter_contact_id") != contact["id"]:
        return template
    return {**template, "versions": [*versions[:-1], {**versions[-1], "letter_contact_id": None}]}


def _find(call: Call, service: JsonObject) -> JsonObject:
    return find(usable(items(service, CONTACTS)), call.path["letter_contact_id"])


def _keep(call: Call, contact: JsonObject) -> JsonObject:
    service = call.service()
    call.change_service(**{CONTACTS: with_default(items(service, CONTACTS), contact)})
    return _view(call.state, service, contact)


def _view(state: State, service: JsonObject, contact: JsonObject) -> JsonObject:
    return {
        "id": contact["id"],
        "service_id": service["id"],
        "contact_block": contact["contact_block"],
        "is_default": contact.get("is_default", False),
        "archived": contact.get("archived", False),
        "created_at": created(state, contact),
        "updated_at": shown(state, contact, "updated_at"),
    }


ROUTES: Final[Routes] = {
    "/service/{service_id:id}/letter-contact": {
        "GET": get_letter_contacts,
        "POST": add_letter_contact,
    },
    "/service/{service_id:id}/letter-contact/{letter_contact_id:id}": {
        "GET": get_letter_contact,
        "POST": update_letter_contact,
    },
    "/service/{service_id:id}/letter-contact/{letter_contact_id:id}/archive": {
        "POST": delete_letter_contact
    },
}
