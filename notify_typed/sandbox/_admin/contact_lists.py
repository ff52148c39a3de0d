"""Contact lists: spreadsheets of recipients that are kept for emergencies."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import func, select

from notify_typed.sandbox._admin.body_schemas import whole
from notify_typed.sandbox._admin.call import as_id
from notify_typed.sandbox._admin.dates import created
from notify_typed.sandbox._admin.errors import no_result
from notify_typed.sandbox._admin.items import with_item
from notify_typed.sandbox._admin.members import find_user
from notify_typed.sandbox._admin.responses import empty, json
from notify_typed.sandbox._admin.service_views import items
from notify_typed.sandbox._errors import AccidentalError, LegacyError
from notify_typed.sandbox._service.messages import kept_since
from notify_typed.sandbox._store.objects import CONTACT_LISTS, Objects, spreadsheet_key
from notify_typed.sandbox._store.tables import jobs

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._state.state import State

_FIELD = "contact_lists"


def get_contact_lists(call: Call) -> Response:
    """List a service's contact lists, the newest first."""
    try:
        service = call.service()
    except LegacyError:
        return json([])
    listed = [one for one in items(service, _FIELD) if not one.get("archived")]
    return json([_view(call, service, one) for one in reversed(listed)])


def create_contact_list(call: Call) -> Response:
    """Keep a contact list whose file is stored."""
    body = call.columns("CreateContactListRequest")
    list_id = str(UUID(str(body["id"])))
    try:
        service = call.service()
    except LegacyError:
        raise AccidentalError("IntegrityError", "there is no service with this id") from None
    if find_user(call.state, body["created_by"]) is None:
        raise AccidentalError("IntegrityError", "created_by: there is no user with this id")
    if known_contact_list(call.state, list_id):
        raise AccidentalError("IntegrityError", "id: there is a contact list with this id already")
    contact_list: JsonObject = {
        "id": list_id,
        "original_file_name": body["original_file_name"],
        "row_count": whole(body["row_count"]),
        "template_type": body["template_type"],
        "created_by": as_id(body["created_by"]),
        "created_at": call.stamp(),
    }
    changed = call.change_service(contact_lists=with_item(items(service, _FIELD), contact_list))
    return json(_view(call, changed, contact_list), 201)


def get_contact_list(call: Call) -> Response:
    """Show a contact list."""
    service = call.service()
    return json(_view(call, service, _find(service, call.path["contact_list_id"])))


def delete_contact_list(call: Call) -> Response:
    """Archive a contact list, and delete its file."""
    service = call.service()
    found = _find(service, call.path["contact_list_id"])
    archived: JsonObject = {**found, "archived": True}
    call.change_service(contact_lists=with_item(items(service, _FIELD), archived))
    key = spreadsheet_key(str(service["id"]), str(found["id"]))
    Objects(call.state.storage).delete(CONTACT_LISTS, key)
    return empty()


def known_contact_list(state: State, list_id: str) -> bool:
    """Return whether a service has a contact list with an id, if an archived one."""
    services = state.lists.entries["services"].values()
    return any(one["id"] == list_id for service in services for one in items(service, _FIELD))


def _find(service: JsonObject, list_id: str) -> JsonObject:
    for one in items(service, _FIELD):
        if one["id"] == list_id and not one.get("archived"):
            return one
    raise no_result()


def _view(call: Call, service: JsonObject, contact_list: JsonObject) -> JsonObject:
    state = call.state
    user = find_user(state, contact_list["created_by"])
    kind = str(contact_list["template_type"])
    since = kept_since(state, state.world.services[str(service["id"])], kind)
    of_list = jobs.c.contact_list_id == contact_list["id"]
    count = select(func.count()).select_from(jobs)
    reader = state.storage.reader
    recent: int = reader.execute(count.where(of_list, jobs.c.created_at >= since)).scalar_one()
    ever: int = reader.execute(count.where(of_list)).scalar_one()
    return {
        "id": contact_list["id"],
        "service_id": service["id"],
        "original_file_name": contact_list["original_file_name"],
        "row_count": contact_list["row_count"],
        "template_type": kind,
        "recent_job_count": recent,
        "has_jobs": ever > 0,
        "created_by": user["name"] if user else "",
        "created_at": created(state, contact_list),
    }


_AT = "/service/{service_id:id}/contact-list"
ROUTES: Routes = {
    _AT: {"GET": get_contact_lists, "POST": create_contact_list},
    f"{_AT}/{{contact_list_id:id}}": {"GET": get_contact_list, "DELETE": delete_contact_list},
}
