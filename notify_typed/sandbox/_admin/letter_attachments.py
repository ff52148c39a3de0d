"""PDFs that are printed behind the letters of a template."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from notify_typed.sandbox._admin.body_schemas import whole
from notify_typed.sandbox._admin.call import as_id, service_entry
from notify_typed.sandbox._admin.errors import no_result, refusal
from notify_typed.sandbox._admin.items import with_item
from notify_typed.sandbox._admin.members import find_user
from notify_typed.sandbox._admin.responses import empty, json
from notify_typed.sandbox._admin.service_views import items
from notify_typed.sandbox._admin.template_versions import add_version
from notify_typed.sandbox._admin.template_views import template_entry
from notify_typed.sandbox._errors import NOT_FOUND, AccidentalError, LegacyError
from notify_typed.sandbox._world.lists import SERVICES

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._state.state import State

_FIELD = "letter_attachments"
_SHOWN = "letter_attachment"
_SECOND = "template-already-has-attachment"
_AGAIN = "letter-attachment-already-archived"


def create_letter_attachment(call: Call) -> Response:
    """Attach a PDF to a template."""
    body = call.checked("CreateLetterAttachmentRequest")
    attachment_id = str(UUID(str(body["upload_id"])))
    template_id = as_id(body["template_id"])
    service_id = _service_with(call.state, template_id)
    entry = template_entry(call.state, service_id, template_id) or {}
    if items(entry, "versions")[-1].get(_SHOWN):
        raise refusal(_SECOND)
    if entry.get("type") != "letter":
        raise AccidentalError("IntegrityError", "template_id: the template is not one of letters")
    if find_user(call.state, body["created_by_id"]) is None:
        raise AccidentalError("IntegrityError", "created_by_id: there is no user with this id")
    if _find(call.state, attachment_id) is not None:
        raise AccidentalError("IntegrityError", "upload_id: there is such an attachment already")
    attachment: JsonObject = {
        "id": attachment_id,
        "original_filename": body["original_filename"],
        "page_count": whole(body["page_count"]),
        "created_by_id": as_id(body["created_by_id"]),
        "created_at": call.stamp(),
        "archived_at": None,
        "archived_by_id": None,
    }
    add_version(call, service_id, entry, {_SHOWN: attachment})
    _keep(call, service_id, {**attachment, "template_id": template_id})
    return json(attachment, 201)


def get_letter_attachment(call: Call) -> Response:
    """Show an attachment."""
    _, attachment = _known(call)
    return json({name: value for name, value in attachment.items() if name != "template_id"})


def archive_letter_attachment(call: Call) -> Response:
    """Take an attachment off its template."""
    body = call.checked("ArchiveLetterAttachmentRequest")
    service_id, attachment = _known(call)
    if attachment["archived_at"] is not None:
        raise refusal(_AGAIN)
    if find_user(call.state, body["archived_by"]) is None:
        raise AccidentalError("IntegrityError", "archived_by: there is no user with this id")
    entry = template_entry(call.state, service_id, str(attachment["template_id"])) or {}
    add_version(call, service_id, entry, {_SHOWN: None})
    archived: JsonObject = {
        **attachment,
        "archived_at": call.stamp(),
        "archived_by_id": as_id(body["archived_by"]),
    }
    _keep(call, service_id, archived)
    return empty()


def _service_with(state: State, template_id: str) -> str:
    for service in state.world.services.values():
        if template_id in service.templates and template_entry(state, service.id, template_id):
            return service.id
    raise no_result()


def _find(state: State, attachment_id: str) -> tuple[str, JsonObject] | None:
    for service_id, service in state.lists.entries[SERVICES].items():
        for attachment in items(service, _FIELD):
            if attachment["id"] == attachment_id:
                return service_id, attachment
    return None


def _known(call: Call) -> tuple[str, JsonObject]:
    found = _find(call.state, call.path["attachment_id"])
    if found is None:
        raise LegacyError(404, NOT_FOUND)
    return found


def _keep(call: Call, service_id: str, attachment: JsonObject) -> None:
    service = service_entry(call.state, service_id)
    kept = with_item(items(service, _FIELD), attachment)
    call.state.put_entry(SERVICES, {**service, _FIELD: kept})


_ONE = "/letter-attachment/{attachment_id:id}"
ROUTES: Routes = {
    "/letter-attachment": {"POST": create_letter_attachment},
    _ONE: {"GET": get_letter_attachment},
    f"{_ONE}/archive": {"POST": archive_letter_attachment},
}
