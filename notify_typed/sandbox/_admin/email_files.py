"""Files that the text of an email template links to."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from notify_typed.sandbox._admin.body_fields import MISSING
from notify_typed.sandbox._admin.body_schemas import whole
from notify_typed.sandbox._admin.call import as_id
from notify_typed.sandbox._admin.dates import spaced, standard
from notify_typed.sandbox._admin.errors import field_errors, no_result, refusal
from notify_typed.sandbox._admin.items import with_item
from notify_typed.sandbox._admin.members import find_user
from notify_typed.sandbox._admin.responses import enveloped
from notify_typed.sandbox._admin.service_views import items
from notify_typed.sandbox._admin.template_versions import add_version, version_number
from notify_typed.sandbox._admin.template_views import template_entry
from notify_typed.sandbox._admin.templates import find_template
from notify_typed.sandbox._errors import AccidentalError, LegacyError
from notify_typed.sandbox._world.lists import SERVICES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue

FIELD = "email_files"
"""The field of services that has all files, and that of a template's version that has its own."""

_OF_TEMPLATES = (
    "id",
    "filename",
    "link_text",
    "retention_period",
    "validate_users_email",
    "pending",
)
_LACKING = (
    *("created_by", "filename", "retention_period", "template", "template_id"),
    *("template_version", "validate_users_email"),
)


def get_email_files(call: Call) -> Response:
    """List the files that are part of a template's text."""
    template_id = call.path["template_id"]
    return enveloped([_view(one) for one in _all(call) if _is_live(one, template_id)])


def create_email_file(call: Call) -> Response:
    """Keep a file, which waits to be made part of the text."""
    service = call.service()
    body = call.columns("CreateEmailFileRequest", others=("pending",))
    _, template = find_template(call, call.path["template_id"])
    if template.type != "email":
        raise refusal("Cannot add an email file to a non-email template")
    granted = service.get("permissions")
    if "email" not in (granted if isinstance(granted, list) else []):
        raise refusal("Updating email templates is not allowed")
    _check_name(call, None, str(body["filename"]))
    file_id = str(UUID(str(body["id"])))
    if find_user(call.state, body["created_by_id"]) is None:
        raise AccidentalError("IntegrityError", "created_by_id: there is no user with this id")
    services = call.state.lists.entries[SERVICES].values()
    if any(one["id"] == file_id for each in services for one in items(each, FIELD)):
        raise AccidentalError("IntegrityError", "id: there is a file with this id already")
    new: JsonObject = {
        "id": file_id,
        "filename": body["filename"],
        "link_text": body.get("link_text"),
        "retention_period": whole(body["retention_period"]),
        "validate_users_email": body["validate_users_email"],
        "pending": True,
        "template_id": call.path["template_id"],
        "template_version": template.current.version,
        "version": 0,
        "created_by_id": as_id(body["created_by_id"]),
        "created_at": call.stamp(),
        "updated_at": None,
        "archived_by": None,
        "archived_at": None,
    }
    _keep(call, new)
    return enveloped(_view(new), 201)


def get_email_file(call: Call) -> Response:
    """Show a file, if a pending or archived one."""
    return enveloped(_view(_file(call)))


def update_email_file(call: Call) -> Response:
    """Change a file, or make it part of the text."""
    body = call.checked("UpdateEmailFileRequest")
    before = _file(call)
    given = {name: body[name] for name in _OF_TEMPLATES if name in body}
    if "retention_period" in given:
        given["retention_period"] = whole(given["retention_period"])
    changed: JsonObject = {**before, **given}
    if changed == before:
        return enveloped(_view(before))
    if before["pending"] and not changed["pending"]:
        _check_name(call, str(before["id"]), str(before["filename"]))
        return enveloped(_view(_join(call, changed)))
    if changed["pending"]:
        changed["updated_at"] = call.stamp()
        _keep(call, changed)
        return enveloped(_view(changed))
    return enveloped(_view(_renew(call, changed)))


def archive_email_file(call: Call) -> Response:
    """Take a file off its template."""
    body = call.checked("ArchiveEmailFileRequest")
    try:
        before = _file(call)
    except LegacyError:
        raise field_errors({name: [MISSING] for name in _LACKING}) from None
    if find_user(call.state, body["archived_by_id"]) is None:
        raise AccidentalError("IntegrityError", "archived_by_id: there is no user with this id")
    now = call.state.clock.stamp()
    gone: JsonObject = {"archived_by": as_id(body["archived_by_id"]), "archived_at": standard(now)}
    _renew(call, {**before, **gone})
    return enveloped({**_view(before), **gone, "archived_at": spaced(now)})


def archive_files(call: Call, file_ids: Iterable[JsonValue], person: JsonValue) -> None:
    """Take files off the template in the path, whose newest version has them no more."""
    gone = {str(one).lower() for one in file_ids}
    number = version_number(items(_template(call), "versions")[-1])
    for file in _all(call):
        if file["id"] in gone and file["archived_at"] is None:
            archived: JsonObject = {"archived_by": person, "archived_at": call.stamp()}
            _keep(call, {**file, **archived, "template_version": number})


def without_files(version: JsonObject, file_ids: Iterable[JsonValue]) -> list[JsonValue]:
    """Return the files of a template's version but some."""
    gone = {str(one).lower() for one in file_ids}
    return [one for one in items(version, FIELD) if one["id"] not in gone]


def _view(file: JsonObject) -> JsonObject:
    template_id, author = file["template_id"], file["created_by_id"]
    return {**file, "template": template_id, "created_by": author}


def _all(call: Call) -> list[JsonObject]:
    try:
        return items(call.service(), FIELD)
    except LegacyError:
        return []


def _is_live(file: JsonObject, template_id: str) -> bool:
    is_waiting = file["pending"] or file["archived_at"] is not None
    return file["template_id"] == template_id and not is_waiting


def _file(call: Call) -> JsonObject:
    for file in _all(call):
        if file["id"] == call.path["file_id"]:
            return file
    raise no_result()


def _template(call: Call) -> JsonObject:
    entry = template_entry(call.state, call.path["service_id"], call.path["template_id"])
    if entry is None:
        raise no_result()
    return entry


def _check_name(call: Call, own_id: str | None, name: str) -> None:
    template_id = call.path["template_id"]
    others = [
        str(one["filename"]).lower()
        for one in _all(call)
        if one["id"] != own_id and _is_live(one, template_id)
    ]
    if name.lower() in others:
        raise refusal(f"File named {name} already exists for template id {template_id}")


def _join(call: Call, file: JsonObject) -> JsonObject:
    """Make a file part of the version that a template has already."""
    entry = _template(call)
    *before, current = items(entry, "versions")
    joined: JsonObject = {
        **file,
        "version": 1,
        "template_version": version_number(current),
        "updated_at": call.stamp(),
    }
    _keep(call, joined)
    files: list[JsonValue] = [*items(current, FIELD), _in_template(joined)]
    renewed: JsonObject = {**current, FIELD: files}
    versions: list[JsonValue] = [*before, renewed]
    changed: JsonObject = {**entry, "versions": versions}
    call.change_service(templates=with_item(items(call.service(), "templates"), changed))
    return joined


def _renew(call: Call, file: JsonObject) -> JsonObject:
    """Give a template a version that has a file as it is now, or no more."""
    entry = _template(call)
    current = items(entry, "versions")[-1]
    number = file["version"]
    renewed: JsonObject = {
        **file,
        "version": (number if isinstance(number, int) else 0) + 1,
        "template_version": version_number(current) + 1,
        "updated_at": call.stamp(),
    }
    _keep(call, renewed)
    files = without_files(current, [file["id"]])
    if file["archived_at"] is None:
        files.append(_in_template(renewed))
    add_version(call, call.path["service_id"], _template(call), {FIELD: files})
    return renewed


def _in_template(file: JsonObject) -> JsonObject:
    return {name: file[name] for name in _OF_TEMPLATES}


def _keep(call: Call, file: JsonObject) -> None:
    kept = with_item(items(call.service(), FIELD), file)
    call.change_service(**{FIELD: kept})


_AT = "/service/{service_id:id}/templates/{template_id:id}/template_email_files"
_ONE = f"{_AT}/{{file_id:id}}"
ROUTES: Routes = {
    _AT: {"GET": get_email_files, "POST": create_email_file},
    _ONE: {"GET": get_email_file, "POST": update_email_file},
    f"{_ONE}/archive": {"POST": archive_email_file},
}
