"""Templates: making, reading and filling them in."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from notify_typed._rules.placeholders import missing
from notify_typed._rules.sms import MAX_LENGTH, sms_length
from notify_typed.sandbox._admin.body_schemas import checked
from notify_typed.sandbox._admin.call import user_entry
from notify_typed.sandbox._admin.errors import field_errors, no_result, refusal
from notify_typed.sandbox._admin.notify_service import built_service, known_service
from notify_typed.sandbox._admin.responses import enveloped, json
from notify_typed.sandbox._admin.service_views import items
from notify_typed.sandbox._admin.services import check_author
from notify_typed.sandbox._admin.template_views import TemplateViews
from notify_typed.sandbox._errors import AccidentalError, ApiError, validation_error
from notify_typed.sandbox._rendering.qr_codes import find_oversized_qr
from notify_typed.sandbox._world.content import render, texts
from notify_typed.sandbox._world.model import UK_POSTAGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._world.model import Service, Template

ENGLISH = "english"
_WELSH_THEN_ENGLISH = "welsh_then_english"
_REQUIRED = " is a required property"
_WELSH = ("letter_welsh_subject", "letter_welsh_content")
_KNOWN = frozenset(
    (
        "name",
        "content",
        "template_type",
        "service",
        "created_by",
        "subject",
        "parent_folder_id",
        "postage",
        "has_unsubscribe_link",
        "letter_languages",
        "archived",
        "hidden",
        "reply_to",
        *_WELSH,
    )
)
_KINDS = {"sms": "text message", "email": "email", "letter": "letter"}


def create_service_template(call: Call) -> Response:
    """Create a template."""
    given = call.json()
    if not isinstance(given, dict):
        return enveloped(checked("CreateServiceTemplateRequest", given))
    body = _checked(given)
    service = call.service()
    kind = str(body["template_type"])
    folder = body.get("parent_folder_id")
    if folder is not None and not any(
        item["id"] == str(folder).lower() for item in items(service, "template_folders")
    ):
        raise refusal("parent_folder_id not found")
    check_permission(service, kind, "Creating")
    check_content(kind, body)
    unknown = sorted(set(given) - _KNOWN)
    if unknown:
        raise AccidentalError("TypeError", f"Unknown field name {unknown[0]}")
    if body.get("has_unsubscribe_link") and kind != "email":
        raise AccidentalError("IntegrityError", "has_unsubscribe_link is for emails only")
    check_author(call.state, body)
    author = user_entry(call.state, str(body["created_by"]))
    now = call.stamp()
    template: JsonObject = {
        "id": str(uuid4()),
        "type": kind,
        "archived": False,
        "hidden": False,
        "created_by": author["email_address"],
        "created_by_id": author["id"],
        "folder": None if folder is None else str(folder).lower(),
        "versions": [
            {
                "version": 1,
                "name": body["name"],
                "subject": body.get("subject"),
                "content": body["content"],
                "created_at": now,
                "created_by_id": author["id"],
                "archived": False,
                "has_unsubscribe_link": bool(body.get("has_unsubscribe_link")),
                "postage": body.get("postage") or ("second" if kind == "letter" else None),
                "letter_languages": body.get("letter_languages") or ENGLISH,
                "letter_welsh_subject": body.get("letter_welsh_subject"),
                "letter_welsh_content": body.get("letter_welsh_content"),
            }
        ],
    }
    call.change_service(templates=[*items(service, "templates"), template])
    built, found = find_template(call, str(template["id"]))
    return enveloped(TemplateViews(call.state, built).whole(found), 201)


def get_service_templates(call: Call) -> Response:
    """List the templates that are neither archived nor hidden, by name."""
    service = built_service(call.state, call.path["service_id"])
    if service is None:
        return enveloped([])
    views = TemplateViews(call.state, service)
    shown = [
        template
        for template in service.templates.values()
        if not (template.archived or template.hidden)
    ]
    shown.sort(key=lambda template: (template.current.name, template.type))
    return enveloped([views.listed(template) for template in shown])


def get_service_template(call: Call) -> Response:
    """Show one template."""
    service, template = find_template(call, call.path["template_id"])
    return enveloped(TemplateViews(call.state, service).whole(template))


def get_service_template_version(call: Call) -> Response:
    """Show one version of a template."""
    service, template = find_template(call, call.path["template_id"])
    version = template.version(int(call.path["version"]))
    if version is None:
        raise no_result()
    return enveloped(TemplateViews(call.state, service).version(template, version))


def get_service_template_versions(call: Call) -> Response:
    """List the versions of a template, newest first."""
    service = built_service(call.state, call.path["service_id"])
    template = service.templates.get(call.path["template_id"]) if service else None
    if service is None or template is None:
        return enveloped([])
    views = TemplateViews(call.state, service)
    return enveloped([views.version(template, version) for version in reversed(template.versions)])


def get_precompiled_template(call: Call) -> Response:
    """Show the hidden template that letters provided as PDF belong to."""
    service = known_service(call.state, call.path["service_id"])
    template = next(template for template in service.templates.values() if template.hidden)
    return json(TemplateViews(call.state, service).whole(template))


def preview_service_template(call: Call) -> Response:
    """Show a template with values from the query filled in."""
    service, template = find_template(call, call.path["template_id"])
    if template.type == "sms":
        raise AccidentalError("AttributeError", "only templates with a subject have a preview here")
    values = dict(call.query)
    version = template.current
    absent = missing(texts(template.type, version, service, welsh=True), values)
    if absent:
        raise field_errors({"template": [f"Missing personalisation: {', '.join(absent)}"]})
    content = render(template.type, version, values, service.rules)
    view = TemplateViews(call.state, service).whole(template)
    return json({**view, "subject": content.subject, "content": content.body})


def find_template(call: Call, template_id: str) -> tuple[Service, Template]:
    """Return a template, and the service that has it.

    Raises:
        LegacyError: 404, the service or the template does not exist.
    """
    service = known_service(call.state, call.path["service_id"])
    template = service.templates.get(template_id)
    if template is None:
        raise no_result()
    return service, template


def check_permission(service: JsonObject, kind: str, doing: str) -> None:
    """Check that a service sends a kind of message.

    Raises:
        LegacyError: 403, it does not.
    """
    granted = service.get("permissions")
    if kind not in (granted if isinstance(granted, list) else []):
        message = f"{doing} {_KINDS[kind]} templates is not allowed"
        raise field_errors({"template_type": [message]}, 403)


def check_content(kind: str, body: JsonObject) -> None:
    """Check that a template's content can be sent at all.

    Raises:
        LegacyError: 400, it is too long, or holds a QR code that nobody could read.
    """
    content = str(body["content"])
    if kind == "sms" and sms_length(content) > MAX_LENGTH:
        message = f"Content has a character count greater than the limit of {MAX_LENGTH}"
        raise field_errors({"content": [message]})
    if kind == "letter" and find_oversized_qr(content, {}) is not None:
        raise field_errors({"content": ["qr-code-too-long"]})


def language_problems(body: JsonObject) -> list[str]:
    """Say what is wrong with a letter's Welsh half: it must be there where it is wanted alone."""
    is_whole = all(name in body for name in _WELSH)
    halves = [body.get(name) for name in _WELSH]
    is_absent = all(half is None for half in halves)
    is_text = all(isinstance(half, str) for half in halves)
    if "letter_languages" not in body:
        fits = not is_whole or is_absent or is_text
    elif body["letter_languages"] == ENGLISH:
        fits = is_whole and is_absent
    else:
        fits = is_whole and is_text and body["letter_languages"] == _WELSH_THEN_ENGLISH
    return [] if fits else [f"{body} is not valid under any of the given schemas".replace("'", "")]


def check_postage(body: JsonObject, choices: Sequence[str], wording: str) -> None:
    """Check that letters can travel in the way that is wanted.

    Raises:
        ApiError: 400, the postage is unknown.
    """
    postage = body.get("postage")
    if isinstance(postage, str) and postage not in choices:
        raise validation_error([f"postage invalid. It must be {wording}."])


def _checked(body: JsonObject) -> JsonObject:
    """Check a new template's body; what is wrong comes in the real server's order."""
    check_postage(body, UK_POSTAGE, "either first, second or economy")
    known = {name: value for name, value in body.items() if name in _KNOWN}
    problems: list[str] = []
    try:
        checked("CreateServiceTemplateRequest", known)
    except ApiError as refused:
        found = (str(problem["message"]) for problem in refused.errors)
        # The real server words these two rules in its own ways.
        problems = [text for text in found if " is a dependency of " not in text]
    if body.get("template_type", "email") in ("email", "letter") and "subject" not in body:
        wrong = [text for text in problems if not text.endswith(_REQUIRED)]
        problems = [*wrong, f"subject{_REQUIRED}", *problems[len(wrong) :]]
    problems += language_problems(body)
    if problems:
        raise validation_error(problems)
    return known


ROUTES: Routes = {
    "/service/{service_id:id}/template": {
        "GET": get_service_templates,
        "POST": create_service_template,
    },
    "/service/{service_id:id}/template/precompiled": {"GET": get_precompiled_template},
    "/service/{service_id:id}/template/{template_id:id}": {"GET": get_service_template},
    "/service/{service_id:id}/template/{template_id:id}/version/{version:int}": {
        "GET": get_service_template_version
    },
    "/service/{service_id:id}/template/{template_id:id}/versions": {
        "GET": get_service_template_versions
    },
    "/service/{service_id:id}/template/{template_id:id}/preview": {"GET": preview_service_template},
}
