"""Shows templates, their versions, and previews with values filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._rules.placeholders import missing
from notify_typed.sandbox._description.formats import is_uuid
from notify_typed.sandbox._errors import (
    AccidentalError,
    ApiError,
    bad_request,
    no_result,
    validation_error,
)
from notify_typed.sandbox._service.acceptance import read_body
from notify_typed.sandbox._service.messages import read_id
from notify_typed.sandbox._state.apart import apart
from notify_typed.sandbox._timekeeper import timestamp
from notify_typed.sandbox._world.content import Content, names, render, texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from notify_typed._rules.months import Rules
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.authentication import Caller
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._world.model import Service, Template, TemplateVersion


def list_templates(state: State, caller: Caller, pairs: Sequence[tuple[str, str]]) -> JsonObject:
    """Return the service's templates, without those deleted or hidden.

    Raises:
        ApiError: The query is not one the operation knows.
    """
    wanted = state.validator.query("/v2/templates", pairs).get("type")
    shown = [
        template
        for template in caller.service.templates.values()
        if not (template.archived or template.hidden)
        and (wanted is None or template.type in wanted)
    ]
    shown.sort(key=lambda template: (template.current.name, template.type))
    return {
        "templates": [_present(template, template.current, caller.service) for template in shown]
    }


def get_template(caller: Caller, text: str, version: int = 0) -> JsonObject:
    """Return a template, in one of its versions; 0 stands for the current one.

    Raises:
        ApiError: The id is not a UUID, or the template or the version does not exist.
    """
    template = _find(caller.service, text)
    found = template.version(version) if version else template.current
    if found is None:
        raise no_result()
    return _present(template, found, caller.service)


def preview(state: State, caller: Caller, text: str, data: bytes) -> JsonObject:
    """Return a template with values filled in.

    Raises:
        ApiError: The id or the body is wrong, the template does not exist, or a value is missing.
        AccidentalError: The body is something other than an object.
    """
    given: JsonValue = (read_body(data) if data else None) or {}
    if not isinstance(given, dict) and state.is_exact:
        raise AccidentalError("TypeError", "the body is not an object")
    problems = [] if is_uuid(text) else ["id is not a valid UUID"]
    body: JsonObject = {}
    try:
        body = state.validator.body("TemplatePreviewRequest", given)
    except ApiError as refusal:
        problems += [str(problem["message"]) for problem in refusal.errors]
    if problems:
        raise validation_error(problems)
    template = _find(caller.service, text)
    version = template.current
    values = body.get("personalisation")
    filled = values if isinstance(values, dict) else {}
    parts = texts(template.type, version, caller.service, welsh=True)
    content, html = _filled(template.type, version, parts, filled, caller.service.rules)
    return {
        "body": content.body,
        "html": html,
        "id": template.id,
        "postage": version.postage,
        "subject": content.subject,
        "type": template.type,
        "version": version.version,
    }


@apart
def _filled(
    kind: str,
    version: TemplateVersion,
    parts: Sequence[str],
    values: Mapping[str, JsonValue],
    rules: Rules,
) -> tuple[Content, str | None]:
    absent = missing(parts, values)
    if absent:
        raise bad_request(f"Missing personalisation: {', '.join(absent)}")
    content = render(kind, version, values, rules)
    if kind != "email":
        return content, None
    # Few ask for it.
    from notify_typed.sandbox._rendering.markdown import email_html  # noqa: PLC0415

    return content, email_html(version.content, values)


def _find(service: Service, text: str) -> Template:
    template = service.templates.get(read_id(text, "id"))
    if template is None or template.hidden:
        raise no_result()
    return template


def _present(template: Template, version: TemplateVersion, service: Service) -> JsonObject:
    required: JsonObject = {
        name: {"required": True} for name in names(template.type, version, service)
    }
    return {
        "body": version.content,
        "created_at": timestamp(version.created_at),
        "created_by": template.created_by,
        "id": template.id,
        "letter_contact_block": (
            service.contact_block(version) if template.type == "letter" else None
        ),
        "name": version.name,
        "personalisation": required,
        "postage": version.postage,
        "subject": None if template.type == "sms" else version.subject,
        "type": template.type,
        "updated_at": timestamp(version.updated_at) if version.updated_at is not None else None,
        "version": version.version,
    }
