"""Accepts text messages and emails: every check of the real server in its order, then storing."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid4

from notify_typed.sandbox.errors import (
    AccidentalError,
    LegacyError,
    NOT_FOUND,
    bad_request,
    error,
)
from notify_typed.sandbox.formats import email_address
from notify_typed.sandbox.jsonvalues import parse_json, write_json
from notify_typed.sandbox.recipients.phone import parse_phone_number
from notify_typed.sandbox.records import Notification
from notify_typed.sandbox.rendering.email import is_empty
from notify_typed.sandbox.rendering.letter import find_oversized_qr
from notify_typed.sandbox.rendering.placeholders import missing
from notify_typed.sandbox.rendering.sanitise import sanitise_values
from notify_typed.sandbox.rendering.sms import MAX_LENGTH, render_sms, sms_fragments, sms_length
from notify_typed.sandbox.service import files
from notify_typed.sandbox.service.outcomes import Plan, plan_email, plan_sms
from notify_typed.sandbox.service.permissions import (
    SIMULATED,
    check_may_send,
    check_number,
    check_recipient,
)
from notify_typed.sandbox.service.rendering import Content, render, texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notify_typed.sandbox.jsonvalues import JsonObject, JsonValue
    from notify_typed.sandbox.service.authentication import Caller
    from notify_typed.sandbox.state import State
    from notify_typed.sandbox.world import Sender, Service, Template, TemplateVersion

MAX_EMAIL_BYTES: Final = 2_000_000
INVALID_JSON: Final = "Invalid JSON supplied in POST data"


def check_limits(state: State, caller: Caller, kind: str) -> None:
    """Take a request into account that means to send.

    Raises:
        ApiError: 429, the service sends too fast or has sent too much today.
        AccidentalError: the path names no kind of message.
    """
    state.limits.check_rate(caller)
    if kind not in ("sms", "email", "letter"):
        if state.is_exact:
            raise AccidentalError("KeyError", kind)
        raise LegacyError(404, NOT_FOUND)
    state.limits.check_day(caller, kind)


def read_body(data: bytes) -> JsonValue:
    """Decode the body of a request, whatever its Content-Type says.

    Raises:
        ApiError: it is not JSON.
    """
    try:
        return parse_json(data)
    except ValueError:
        raise bad_request(INVALID_JSON) from None


def send_sms(state: State, caller: Caller, data: bytes, base: str) -> JsonObject:
    """Accept a text message.

    Args:
        state: the sandbox.
        caller: whose token it came with.
        data: the request's body.
        base: scheme and host that the answer's addresses begin with.

    Raises:
        ApiError: a check failed.
    """
    check_limits(state, caller, "sms")
    body = state.validator.body("SmsRequest", read_body(data))
    service = caller.service
    check_may_send(service, "sms")
    template = find_template(service, body, "sms")
    version = template.current
    values = _personalisation(body)
    content = check_content(template, version, service, values)
    check_no_files(values)
    sender = _sender(service, service.sms_senders, body, "sms_sender_id")
    number = parse_phone_number(str(body["phone_number"]))
    check_recipient(caller, number.normalised)
    check_number(service, number)
    if number.is_foreign:
        state.limits.check_day(caller, "international_sms")
    length = sms_length(content.body)
    if length > MAX_LENGTH:
        raise bad_request(
            f"Your message is too long. Text messages cannot be longer than {MAX_LENGTH} "
            f"characters. Your message is {length} characters long."
        )
    from_number = sender_number(sender.text if sender else state.world.from_number)
    notification_id = str(uuid4())
    if number.normalised not in SIMULATED:
        created_at = state.clock.stamp()
        sent = content.body
        if service.prefix_sms:
            sent = render_sms(version.content, values, prefix=service.name)
        plan = plan_sms(
            created_at,
            state.speed,
            key_type=caller.key.type,
            number=number,
            units=sms_fragments(sent),
        )
        store(
            state,
            caller,
            template,
            plan,
            notification_id=notification_id,
            created_at=created_at,
            recipient=(number.raw, number.normalised),
            reference=reference_of(body),
            content=content,
            values=values,
            sender=from_number,
            multiplier=float(number.multiplier),
            is_foreign=number.is_foreign,
        )
    return {
        **answer(service, template, body, notification_id, base),
        "content": {"body": content.body, "from_number": from_number},
    }


def send_email(state: State, caller: Caller, data: bytes, base: str) -> JsonObject:
    """Accept an email; arguments and errors as of `send_sms`."""
    check_limits(state, caller, "email")
    body = state.validator.body("EmailRequest", read_body(data))
    service = caller.service
    check_may_send(service, "email")
    values, sanitised = _sanitise(body)
    template = find_template(service, body, "email")
    version = template.current
    check_content(template, version, service, values)
    sender = _sender(service, service.reply_tos, body, "email_reply_to_id")
    address = email_address(str(body["email_address"]))
    check_recipient(caller, address.normalised)
    is_simulated = address.normalised in SIMULATED
    values = files.upload(
        state, service, values, base, recipient=address.normalised, is_simulated=is_simulated
    )
    content = render("email", version, values)
    size = len(content.body.encode(errors="surrogatepass"))
    if size > MAX_EMAIL_BYTES:
        raise bad_request(
            f"Your message is too long. Emails cannot be longer than {MAX_EMAIL_BYTES} bytes. "
            f"Your message is {size} bytes."
        )
    notification_id = str(uuid4())
    unsubscribe_url = body.get("one_click_unsubscribe_url")
    if not is_simulated:
        stored_url = str(unsubscribe_url) if unsubscribe_url is not None else None
        if stored_url is None and version.has_unsubscribe_link:
            stored_url = f"{base}/unsubscribe/{notification_id}/{secrets.token_urlsafe(32)}"
        created_at = state.clock.stamp()
        plan = plan_email(created_at, state.speed, key_type=caller.key.type, address=address.raw)
        store(
            state,
            caller,
            template,
            plan,
            notification_id=notification_id,
            created_at=created_at,
            recipient=(address.raw, address.normalised),
            reference=reference_of(body),
            content=content,
            values=values,
            sender=sender.text if sender else None,
            unsubscribe_url=stored_url,
        )
    return {
        **answer(service, template, body, notification_id, base),
        "content": {
            "body": content.body,
            "from_email": f"{service.email_local_part}@{state.world.email_domain}",
            "one_click_unsubscribe_url": unsubscribe_url,
            "subject": content.subject,
        },
        "sanitised_content": sanitised,
    }


def _sanitise(body: JsonObject) -> tuple[dict[str, JsonValue], JsonObject]:
    values = _personalisation(body)
    wanted = body.get("sanitise_content_for") or []
    if not isinstance(wanted, list):
        return values, {}
    names = [name for name in wanted if isinstance(name, str)]
    if len(names) < len(wanted):
        raise AccidentalError("AttributeError", "sanitise_content_for takes names, as text")
    try:
        changed = sanitise_values(values, names)[1]
    except TypeError:
        raise AccidentalError(
            "TypeError", "sanitise_content_for names a value that is not text"
        ) from None
    for name, (_, sanitised) in changed.items():
        values[name] = sanitised
    report: JsonObject = {
        name: {"sanitised": sanitised, "unsanitised": original}
        for name, (original, sanitised) in changed.items()
    }
    return values, report


def _personalisation(body: JsonObject) -> dict[str, JsonValue]:
    values = body.get("personalisation")
    return {**values} if isinstance(values, dict) else {}


def find_template(service: Service, body: JsonObject, kind: str) -> Template:
    """The template that a request names.

    Raises:
        ApiError: there is none, it is for another kind of message, or it was deleted.
    """
    template = service.templates.get(str(UUID(str(body["template_id"]))))
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
        ApiError: a QR code is too large, a value is missing, or nothing would be left to send.
    """
    if template.type == "letter":
        check_qr_codes(version, values)
    absent = missing(texts(template.type, version, service), values)
    if absent:
        raise bad_request(f"Missing personalisation: {', '.join(absent)}")
    content = render(template.type, version, values)
    if not content.body if template.type == "sms" else is_empty(version.content, values):
        raise bad_request("Your message is empty.")
    return content


def check_qr_codes(version: TemplateVersion, values: Mapping[str, JsonValue]) -> None:
    """See that every QR code of a letter can be read.

    Raises:
        ApiError: one holds too much.
    """
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
    """See that no file is sent by anything but an email.

    Raises:
        ApiError: there is one.
    """
    if any(files.is_file(value) for value in values.values()):
        raise bad_request("Can only send a file by email")


def _sender(
    service: Service, senders: tuple[Sender, ...], body: JsonObject, field: str
) -> Sender | None:
    wanted = body.get(field)
    usable = [sender for sender in senders if not sender.archived]
    if wanted is None:
        return next((sender for sender in usable if sender.is_default), None)
    wanted_id = str(UUID(str(wanted)))
    for sender in usable:
        if sender.id == wanted_id:
            return sender
    raise bad_request(f"{field} {wanted} does not exist in database for service id {service.id}")


def sender_number(text: str) -> str:
    """A sender as recipients see it: phone numbers in their international form."""
    try:
        return parse_phone_number(text).normalised
    except ValueError:
        return text


def reference_of(body: JsonObject) -> str | None:
    """A request's reference.

    Raises:
        AccidentalError: it holds characters that the real server's database does not take.
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
    """What the answers to all sends have in common."""
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


def store(
    state: State,
    caller: Caller,
    template: Template,
    plan: Plan,
    *,
    notification_id: str,
    created_at: int,
    recipient: tuple[str, str],
    reference: str | None,
    content: Content,
    values: Mapping[str, JsonValue],
    sender: str | None = None,
    multiplier: float = 1.0,
    is_foreign: bool = False,
    postage: str | None = None,
    unsubscribe_url: str | None = None,
    file: bytes | None = None,
) -> Notification:
    """Keep an accepted message, count it, and tell whoever waits for one."""
    (at_1, status_1), (at_2, status_2), (at_3, status_3) = plan.padded()
    message = Notification(
        id=notification_id,
        service_id=caller.service.id,
        type=template.type,
        template_id=template.id,
        template_version=template.current.version,
        key_type=caller.key.type,
        recipient=recipient[0],
        normalised=recipient[1],
        reference=reference,
        created_at=created_at,
        content=write_json({"body": content.body, "subject": content.subject}),
        personalisation=write_json({**values}),
        status_0=plan.first,
        at_1=at_1,
        status_1=status_1,
        at_2=at_2,
        status_2=status_2,
        at_3=at_3,
        status_3=status_3,
        updated_at=plan.updated_at,
        sent_at=plan.sent_at,
        ready_at=plan.ready_at,
        units=plan.units,
        multiplier=multiplier,
        is_foreign=is_foreign,
        postage=postage,
        is_job=False,
        job_row=None,
        created_by_name=None,
        sender=sender,
        unsubscribe_url=unsubscribe_url,
    )
    state.messages.add(message, file)
    state.limits.count(caller.service, caller.key.type, template.type, created_at)
    if is_foreign:
        state.limits.count(caller.service, caller.key.type, "international_sms", created_at)
    for listener in state.on_message:
        listener(message)
    return message
