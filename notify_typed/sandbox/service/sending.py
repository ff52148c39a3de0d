"""Accepts text messages and emails: every check of the real server, in its order."""

from __future__ import annotations

import secrets
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid4

from notify_typed.sandbox.errors import AccidentalError, bad_request
from notify_typed.sandbox.formats import email_address
from notify_typed.sandbox.recipients.phone import parse_phone_number
from notify_typed.sandbox.rendering.sanitise import sanitise_values
from notify_typed.sandbox.rendering.sms import MAX_LENGTH, render_sms, sms_fragments, sms_length
from notify_typed.sandbox.service import files
from notify_typed.sandbox.service.accepting import (
    Accepted,
    answer,
    check_content,
    check_limits,
    check_no_files,
    find_template,
    read_body,
    reference_of,
    store,
)
from notify_typed.sandbox.service.outcomes import plan_email, plan_sms
from notify_typed.sandbox.service.permissions import (
    SIMULATED,
    check_may_send,
    check_number,
    check_recipient,
)
from notify_typed.sandbox.service.rendering import render

if TYPE_CHECKING:
    from notify_typed.sandbox.jsonvalues import JsonObject, JsonValue
    from notify_typed.sandbox.service.authentication import Caller
    from notify_typed.sandbox.state import State
    from notify_typed.sandbox.world import Sender, Service

MAX_EMAIL_BYTES: Final = 2_000_000


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
        sent = with_prefix(service, content.body)
        plan = plan_sms(
            created_at,
            state.speed,
            key_type=caller.key.type,
            number=number,
            units=sms_fragments(sent),
        )
        accepted = Accepted(
            id=notification_id,
            created_at=created_at,
            plan=plan,
            recipient=number.raw,
            normalised=number.normalised,
            reference=reference_of(body),
            content=content,
            values=values,
            sender=from_number,
            multiplier=float(number.multiplier),
            is_foreign=number.is_foreign,
        )
        store(state, caller, template, accepted)
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
        accepted = Accepted(
            id=notification_id,
            created_at=created_at,
            plan=plan,
            recipient=address.raw,
            normalised=address.normalised,
            reference=reference_of(body),
            content=content,
            values=values,
            sender=sender.text if sender else None,
            unsubscribe_url=stored_url,
        )
        store(state, caller, template, accepted)
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


def with_prefix(service: Service, body: str) -> str:
    """A text message as it is sent and charged for: with the service's name, where that is set."""
    if not service.prefix_sms:
        return body
    gap = "" if body.startswith((",", ".")) else " "
    return f"{_prefix(service.name)}{gap}{body}"


@lru_cache(maxsize=256)
def _prefix(name: str) -> str:
    return render_sms("", {}, prefix=name)


def sender_number(text: str) -> str:
    """A sender as recipients see it: phone numbers in their international form."""
    try:
        return parse_phone_number(text).normalised
    except ValueError:
        return text
