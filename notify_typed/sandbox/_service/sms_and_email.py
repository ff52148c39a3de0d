"""Accepts text messages and emails: every check of the real server, in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import UUID

from notify_typed._rules.phone import parse_phone_number
from notify_typed.sandbox._description.formats import email_address, is_database_uuid
from notify_typed.sandbox._errors import AccidentalError, bad_request, not_a_database_id
from notify_typed.sandbox._rendering.sanitise import sanitise_values
from notify_typed.sandbox._service import files
from notify_typed.sandbox._service.acceptance import (
    answer,
    check_content,
    check_limits,
    check_no_files,
    find_template,
    new_id,
    new_message,
    read_body,
    reference_of,
    stamp,
    store,
)
from notify_typed.sandbox._service.composition import (
    check_email_length,
    check_text_length,
    make_email,
    make_text,
    refuse_half_characters,
    sender_number,
)
from notify_typed.sandbox._service.links import unsubscribe_link
from notify_typed.sandbox._service.permissions import (
    SIMULATED,
    check_may_send,
    check_number,
    check_recipient,
)
from notify_typed.sandbox._state.apart import apart
from notify_typed.sandbox._state.turns import in_turn
from notify_typed.sandbox._world.content import Content, render

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from notify_typed._rules.months import Rules
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.authentication import Caller
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._world.model import Sender, Service, TemplateVersion


def send_sms(state: State, caller: Caller, data: bytes, base: str) -> JsonObject:
    """Accept a text message.

    Args:
        state: The sandbox.
        caller: The service and key of the request's token.
        data: The request's body.
        base: Scheme and host that the answer's addresses begin with.

    Raises:
        ApiError: A check failed.
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
        in_turn(state.limits.check_day)(caller, "international_sms")
    refuse_half_characters(*values.values())
    check_text_length(content)
    from_number = sender_number(sender.text if sender else state.world.from_number)
    notification_id = new_id()
    if number.normalised not in SIMULATED:
        message = new_message(
            caller,
            template,
            content,
            values,
            created_at=stamp(state),
            message_id=notification_id,
            sender=from_number,
            reference=reference_of(body),
        )
        make_text(state.speed, service, message, number, content.body)
        store(state, caller, message)
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
    check_content(template, version, service, files.with_names(values, version))
    sender = _sender(service, service.reply_tos, body, "email_reply_to_id")
    address = email_address(str(body["email_address"]))
    check_recipient(caller, address.normalised)
    is_simulated = address.normalised in SIMULATED
    values = files.upload(
        state, service, values, base, recipient=address.normalised, is_simulated=is_simulated
    )
    values |= files.linked(state, service, version, base, address.normalised)
    content = _rendered(version, values, service.rules)
    check_email_length(content)
    notification_id = new_id()
    unsubscribe_url = body.get("one_click_unsubscribe_url")
    if not is_simulated:
        stored_url = str(unsubscribe_url) if unsubscribe_url is not None else None
        if stored_url is None and version.has_unsubscribe_link:
            stored_url = unsubscribe_link(state, base, notification_id, address.raw)
        message = new_message(
            caller,
            template,
            content,
            values,
            created_at=stamp(state),
            message_id=notification_id,
            sender=sender.text if sender else None,
            reference=reference_of(body),
        )
        make_email(state.speed, message, address, stored_url)
        store(state, caller, message)
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
    wanted = cast("list[JsonValue]", body.get("sanitise_content_for") or [])
    names = [name for name in wanted if isinstance(name, str)]
    # The real server reads the names once it has a value, and takes null for a name that none has.
    if values and len(names) < sum(name is not None for name in wanted):
        raise AccidentalError("TypeError", "sanitise_content_for takes names, as text")
    try:
        changed = _sanitised(values, names)
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


@apart
def _rendered(version: TemplateVersion, values: Mapping[str, JsonValue], rules: Rules) -> Content:
    return render("email", version, values, rules)


@apart
def _sanitised(values: Mapping[str, JsonValue], names: Sequence[str]) -> dict[str, tuple[str, str]]:
    return sanitise_values(values, names)[1]


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
    if not is_database_uuid(str(wanted)):
        raise not_a_database_id()
    wanted_id = str(UUID(str(wanted)))
    for sender in usable:
        if sender.id == wanted_id:
            return sender
    raise bad_request(f"{field} {wanted} does not exist in database for service id {service.id}")
