"""The common steps of accepting any message: limits, template, content, storing."""

from __future__ import annotations

from dataclasses import dataclass
from os import urandom
from typing import TYPE_CHECKING
from uuid import UUID

from notify_typed._rules.placeholders import missing
from notify_typed.sandbox._errors import (
    AccidentalError,
    bad_request,
    error,
)
from notify_typed.sandbox._json import TooManyValues, parse_request, write_json
from notify_typed.sandbox._rendering.email import is_empty
from notify_typed.sandbox._service import files
from notify_typed.sandbox._state.apart import apart
from notify_typed.sandbox._state.turns import in_turn
from notify_typed.sandbox._store.records import Notification
from notify_typed.sandbox._world.content import Content, render, texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from notify_typed._rules.months import Rules
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.authentication import Caller
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._world.model import Service, Template, TemplateVersion

_ID_BYTES = 16
_VARIANTS = {digit: "89ab"[int(digit, 16) % 4] for digit in "0123456789abcdef"}
INVALID_JSON = "Invalid JSON supplied in POST data"


@dataclass(frozen=True, slots=True)
class Origin:
    """Who has a message sent, where it is not a key.

    Attributes:
        created_by_id: The person.
        created_by_name: The person's name.
        job_id: The job that has the row.
        job_row: The row's number, from 0 on.
        version: The template version, where that is not the current one.
    """

    created_by_id: str | None = None
    created_by_name: str | None = None
    job_id: str | None = None
    job_row: int | None = None
    version: int | None = None


BY_KEY = Origin()


@in_turn
def check_limits(state: State, caller: Caller, kind: str) -> None:
    """Count a request to send against the limits.

    Raises:
        ApiError: 429, the service sends too fast or has sent too much today.
    """
    state.limits.check_rate(caller)
    state.limits.check_day(caller, kind)


def read_body(data: bytes) -> JsonValue:
    """Decode the body of a request, whatever its Content-Type says.

    Raises:
        ApiError: It is not JSON, or has more values than any request needs.
    """
    try:
        return parse_request(data)
    except TooManyValues as problem:
        raise bad_request(str(problem)) from None
    except ValueError:
        raise bad_request(INVALID_JSON) from None


def find_template(service: Service, body: JsonObject, kind: str) -> Template:
    """Return the template that a request names.

    Raises:
        ApiError: It does not exist, is for another kind of message, or was deleted.
    """
    given = str(body["template_id"])
    template = service.templates.get(given) or service.templates.get(str(UUID(given)))
    if template is None or template.hidden:
        raise bad_request("Template not found")
    if template.type != kind:
        raise bad_request(f"{template.type} template is not suitable for {kind} notification")
    if template.archived:
        raise bad_request("Template has been deleted")
    return template


def check_content(
    template: Template,
    version: TemplateVersion,
    service: Service,
    values: Mapping[str, JsonValue],
) -> Content:
    """Render a template, after seeing that everything for it is there.

    Raises:
        ApiError: A QR code is too large, a value is missing, or nothing would be left to send.
    """
    parts = texts(template.type, version, service)
    return _checked(template.type, version, parts, values, service.rules)


@apart
def _checked(
    kind: str,
    version: TemplateVersion,
    parts: Sequence[str],
    values: Mapping[str, JsonValue],
    rules: Rules,
) -> Content:
    if kind == "letter":
        check_qr_codes(version, values)
    absent = missing(parts, values)
    if absent:
        raise bad_request(f"Missing personalisation: {', '.join(absent)}")
    content = render(kind, version, values, rules)
    if not content.body if kind == "sms" else is_empty(version.content, values):
        raise bad_request("Your message is empty.")
    return content


def check_qr_codes(version: TemplateVersion, values: Mapping[str, JsonValue]) -> None:
    """Check that every QR code of a letter can be read.

    Raises:
        ApiError: One holds too much.
    """
    # Only letters have them.
    from notify_typed.sandbox._rendering.qr_codes import find_oversized_qr  # noqa: PLC0415

    oversized = find_oversized_qr(version.content, values)
    if oversized is not None:
        problem = error(
            400, "ValidationError", "Cannot create a usable QR code - the link is too long"
        )
        problem.errors[0] |= {
            "data": oversized.data,
            "num_bytes": oversized.num_bytes,
            "max_bytes": oversized.max_bytes,
        }
        raise problem


def check_no_files(values: Mapping[str, JsonValue]) -> None:
    """Check that no file is sent by anything but an email.

    Raises:
        ApiError: There is one.
    """
    if any(files.is_file(value) for value in values.values()):
        raise bad_request("Can only send a file by email")


def reference_of(body: JsonObject) -> str | None:
    """Return a request's reference.

    Raises:
        AccidentalError: It holds characters that the real server's database does not take.
    """
    reference = body.get("reference")
    if not isinstance(reference, str):
        return None
    if "\x00" in reference:
        raise AccidentalError("ValueError", "reference must not contain NUL characters")
    try:
        reference.encode()
    except UnicodeEncodeError:
        raise AccidentalError(
            "UnicodeEncodeError", "reference must not contain unpaired surrogates"
        ) from None
    return reference


def answer(
    service: Service, template: Template, body: JsonObject, notification_id: str, base: str
) -> JsonObject:
    """Return the part that the answers to all sends have in common."""
    return {
        "id": notification_id,
        "reference": body.get("reference"),
        "scheduled_for": None,
        "template": {
            "id": template.id,
            "uri": f"{base}/services/{service.id}/templates/{template.id}",
            "version": template.current.version,
        },
        "uri": f"{base}/v2/notifications/{notification_id}",
    }


def new_id() -> str:
    """Return a random UUID, in a third of the time that `uuid4` and `str` take."""
    text = urandom(_ID_BYTES).hex()
    return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-{_VARIANTS[text[16]]}{text[17:20]}-{text[20:]}"


def new_message(
    caller: Caller,
    template: Template,
    content: Content,
    values: Mapping[str, JsonValue],
    *,
    created_at: int,
    message_id: str | None = None,
    sender: str | None = None,
    reference: str | None = None,
    origin: Origin = BY_KEY,
) -> Notification:
    """Begin a message that passed its checks; its recipient and its life are still to be added.

    Args:
        caller: Who sends.
        template: The template.
        content: The rendered template.
        values: The personalisation, with addresses of downloads in the place of files.
        created_at: When it is accepted, in microseconds since 1970.
        message_id: Its id; a new one when left out.
        sender: The sender or the reply-to address.
        reference: The caller's reference.
        origin: Who has it sent, where it is not a key.
    """
    return Notification(
        id=message_id or new_id(),
        service_id=caller.service.id,
        type=template.type,
        template_id=template.id,
        template_version=origin.version or template.current.version,
        key_type=caller.key.type,
        created_at=created_at,
        content=f'{{"body":{write_json(content.body)},"subject":{write_json(content.subject)}}}',
        personalisation=write_json({**values}),
        reference=reference,
        is_job=origin.job_id is not None,
        job_row=origin.job_row,
        created_by_name=origin.created_by_name,
        sender=sender,
        api_key_id=caller.key.id or None,
        created_by_id=origin.created_by_id,
        job_id=origin.job_id,
    )


@in_turn
def stamp(state: State) -> int:
    """Return the time of a new message, later than all before."""
    return state.clock.stamp()


@in_turn
def store(state: State, caller: Caller, message: Notification, file: bytes | None = None) -> None:
    """Store an accepted message, count it, and tell everybody who waits for one.

    Args:
        state: The sandbox.
        caller: Who sends.
        message: The message.
        file: The PDF that a letter came as.

    Raises:
        ApiError: 429, others have used up today's limit since it was checked.
    """
    with state.storage.transaction():
        state.limits.count(caller, message.type, message.created_at)
        if message.is_foreign:
            state.limits.count(caller, "international_sms", message.created_at)
        state.messages.add(message, file)
        for listener in state.on_message:
            listener(message)
