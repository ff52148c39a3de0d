"""Changes to templates: new versions, archiving, contact blocks, redaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.sandbox._admin.call import as_id, user_entry
from notify_typed.sandbox._admin.email_files import FIELD, archive_files, without_files
from notify_typed.sandbox._admin.errors import field_errors, no_result, refusal
from notify_typed.sandbox._admin.items import with_item
from notify_typed.sandbox._admin.responses import enveloped, json
from notify_typed.sandbox._admin.service_views import items
from notify_typed.sandbox._admin.services import check_author
from notify_typed.sandbox._admin.template_versions import next_version
from notify_typed.sandbox._admin.template_views import TemplateViews, template_entry
from notify_typed.sandbox._admin.templates import (
    ENGLISH,
    check_content,
    check_permission,
    check_postage,
    find_template,
    language_problems,
)
from notify_typed.sandbox._errors import AccidentalError, validation_error
from notify_typed.sandbox._http.endpoint import HTML
from notify_typed.sandbox._world.model import UK_POSTAGE

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue

_CHANGED = (
    "name",
    "content",
    "subject",
    "postage",
    "has_unsubscribe_link",
    "letter_languages",
    "letter_welsh_subject",
    "letter_welsh_content",
)
_NOT_COMPARED = frozenset(
    ("created_by", "archived", "archive_email_file_ids", "template_type", *_CHANGED)
)
_REQUIRED = "Field is required"


def update_service_template(call: Call) -> Response:
    """Save a new version, archive the template, redact it, or change its contact block."""
    _, template = find_template(call, call.path["template_id"])
    check_permission(call.service(), template.type, "Updating")
    given = call.json()
    if isinstance(given, dict):
        check_postage(given, UK_POSTAGE, "either first, second or economy")
        if problems := language_problems(given):
            raise validation_error(problems)
    body = call.checked("UpdateServiceTemplateRequest")
    entry = template_entry(call.state, call.path["service_id"], template.id)
    if entry is None:
        raise no_result()
    if body.get("redact_personalisation") is True:
        return _redact(call, entry, body)
    if "reply_to" in body:
        return _set_contact(call, entry, body)
    return _update(call, entry, body)


def _update(call: Call, entry: JsonObject, body: JsonObject) -> Response:
    kind = str(body.get("template_type", entry["type"]))
    current = items(entry, "versions")[-1]
    given: JsonObject = {name: body[name] for name in _CHANGED if name in body}
    if given.get("has_unsubscribe_link", False) is None:
        given["has_unsubscribe_link"] = False
    if given.get("has_unsubscribe_link") and kind != "email":
        raise AccidentalError("IntegrityError", "has_unsubscribe_link is for emails only")
    changed: JsonObject = {**current, **given}
    check_content(str(entry["type"]), changed)
    if kind != "sms" and not str(changed.get("subject") or "").strip():
        raise field_errors({"subject": ["Invalid template subject"]})
    author = _author(call, body)
    is_archiving = body.get("archived") is True and not entry.get("archived")
    before = {**_usual(kind), **current}
    is_same = (
        all(before.get(name) == value for name, value in given.items())
        and ("created_by" not in body or author == _last_author(call, entry))
        and not is_archiving
        and kind == entry["type"]
        and not set(body) - _NOT_COMPARED
    )
    if is_same:
        return _shown(call, entry)
    file_ids = body.get("archive_email_file_ids")
    gone = file_ids if isinstance(file_ids, list) else []
    if is_archiving:
        gone = [one["id"] for one in items(current, FIELD)]
    if gone:
        changed[FIELD] = without_files(current, gone)
    version = next_version(call, current, changed, author)
    template: JsonObject = {
        **entry,
        "type": kind,
        "versions": [*items(entry, "versions"), version],
        "created_by_id": author,
    }
    if is_archiving:
        version["archived"] = True
        template = {**template, "archived": True, "folder": None}
        template["versions"] = [{"archived": False, **one} for one in items(template, "versions")]
    answer = _keep(call, template)
    archive_files(call, gone, author)
    return answer


def _set_contact(call: Call, entry: JsonObject, body: JsonObject) -> Response:
    wanted = body["reply_to"]
    service = call.service()
    contact_id = None if wanted is None else as_id(wanted)
    known = [item["id"] for item in items(service, "letter_contacts") if not item.get("archived")]
    if contact_id is not None and contact_id not in known:
        raise refusal(
            f"letter_contact_id {wanted} does not exist in database for service id {service['id']}"
        )
    current = items(entry, "versions")[-1]
    author = _author(call, body)
    changed: JsonObject = {**current, "letter_contact_id": contact_id}
    version = next_version(call, current, changed, author)
    versions: list[JsonValue] = [*items(entry, "versions"), version]
    return _keep(call, {**entry, "versions": versions, "created_by_id": author})


def _redact(call: Call, entry: JsonObject, body: JsonObject) -> Response:
    if not body.get("created_by"):
        raise field_errors({"created_by": [_REQUIRED]})
    check_author(call.state, body)
    listed = items(call.service(), "templates")
    call.change_service(templates=with_item(listed, {**entry, "redact_personalisation": True}))
    return json(None, media_type=HTML)


def _usual(kind: str) -> JsonObject:
    return {
        "has_unsubscribe_link": False,
        "postage": "second" if kind == "letter" else None,
        "letter_languages": ENGLISH if kind == "letter" else None,
    }


def _author(call: Call, body: JsonObject) -> JsonValue:
    if body.get("created_by") is None:
        return _last_author_id(call)
    check_author(call.state, body)
    return user_entry(call.state, str(body["created_by"]))["id"]


def _last_author_id(call: Call) -> JsonValue:
    service, template = find_template(call, call.path["template_id"])
    return TemplateViews(call.state, service).whole(template)["created_by"]


def _last_author(call: Call, entry: JsonObject) -> JsonValue:
    return entry.get("created_by_id") or _last_author_id(call)


def _keep(call: Call, template: JsonObject) -> Response:
    call.change_service(templates=with_item(items(call.service(), "templates"), template))
    return _shown(call, template)


def _shown(call: Call, entry: JsonObject) -> Response:
    service, template = find_template(call, str(entry["id"]).lower())
    return enveloped(TemplateViews(call.state, service).whole(template))


ROUTES: Routes = {
    "/service/{service_id:id}/template/{template_id:id}": {"POST": update_service_template}
}
