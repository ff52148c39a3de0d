"""Texts and emails: completing messages, choosing senders, limits of length."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from notify_typed._rules.phone import parse_phone_number
from notify_typed._rules.sms import MAX_LENGTH, render_sms, sms_fragments, sms_length
from notify_typed.sandbox._errors import AccidentalError, bad_request
from notify_typed.sandbox._service.outcomes import plan_email, plan_sms

if TYPE_CHECKING:
    from notify_typed._rules.email import EmailAddress
    from notify_typed._rules.months import Rules
    from notify_typed._rules.phone import PhoneNumber
    from notify_typed.sandbox._settings import Speed
    from notify_typed.sandbox._store.records import Notification
    from notify_typed.sandbox._world.content import Content
    from notify_typed.sandbox._world.model import Sender, Service, World

MAX_EMAIL_BYTES = 2_000_000


_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def make_text(
    speed: Speed, service: Service, message: Notification, number: PhoneNumber, body: str
) -> None:
    """Make a text of a message that passed its checks.

    Args:
        speed: How long things take.
        service: Who sends.
        message: The message, which is completed.
        number: Where it goes.
        body: The rendered template.
    """
    plan_sms(
        message.created_at,
        speed,
        key_type=message.key_type,
        number=number,
        units=sms_fragments(with_prefix(service, body)),
    ).give(message)
    message.recipient = number.raw
    message.normalised = number.normalised
    message.multiplier = float(number.multiplier)
    message.is_foreign = number.is_foreign


def make_email(
    speed: Speed, message: Notification, address: EmailAddress, unsubscribe_url: str | None
) -> None:
    """Make an email of a message that passed its checks.

    Args:
        speed: How long things take.
        message: The message, which is completed.
        address: Where it goes.
        unsubscribe_url: Where its recipient unsubscribes.
    """
    plan_email(message.created_at, speed, key_type=message.key_type, address=address.raw).give(
        message
    )
    message.recipient = address.raw
    message.normalised = address.normalised
    message.unsubscribe_url = unsubscribe_url


def check_text_length(content: Content) -> None:
    """Check that a text message is not too long.

    Raises:
        ApiError: It is.
    """
    length = sms_length(content.body)
    if length > MAX_LENGTH:
        raise bad_request(
            f"Your message is too long. Text messages cannot be longer than {MAX_LENGTH} "
            f"characters. Your message is {length} characters long."
        )


def check_email_length(content: Content) -> None:
    """Check that an email is not too long.

    Raises:
        ApiError: It is.
        AccidentalError: It holds half a character.
    """
    refuse_half_characters(content.body)
    size = len(content.body.encode())
    if size > MAX_EMAIL_BYTES:
        raise bad_request(
            f"Your message is too long. Emails cannot be longer than {MAX_EMAIL_BYTES} bytes. "
            f"Your message is {size} bytes."
        )


def refuse_half_characters(*texts: object) -> None:
    """Fail as the real server does when it measures a text that is not Unicode.

    Raises:
        AccidentalError: A text holds half a character.
    """
    for text in texts:
        if isinstance(text, str) and _HALF_CHARACTER.search(text):
            raise AccidentalError("UnicodeEncodeError", "a value holds half a character")


def with_prefix(service: Service, body: str) -> str:
    """Return a text as it is sent and charged for: with the service's name, where that is set."""
    if not service.prefix_sms:
        return body
    gap = "" if body.startswith((",", ".")) else " "
    return f"{_prefix(service.name, service.rules)}{gap}{body}"


@lru_cache(maxsize=256)
def _prefix(name: str, rules: Rules) -> str:
    return render_sms("", {}, rules, prefix=name)


@lru_cache(maxsize=256)
def sender_number(text: str) -> str:
    """Return a sender as recipients see it: phone numbers in their international form."""
    try:
        return parse_phone_number(text).normalised
    except ValueError:
        return text


def find_sender(service: Service, kind: str, sender_id: str | None) -> Sender | None:
    """Return a sender or a reply-to address of a service that is not archived.

    Args:
        service: The service.
        kind: `sms` or `email`; letters have no sender.
        sender_id: Its id, or None for the default.
    """
    listed = {"sms": service.sms_senders, "email": service.reply_tos}.get(kind, ())
    for sender in listed:
        is_wanted = sender.is_default if sender_id is None else sender.id == sender_id
        if is_wanted and not sender.archived:
            return sender
    return None


def sender_text(world: World, kind: str, sender: Sender | None) -> str | None:
    """Return a sender as it is kept with a message."""
    if kind == "sms":
        return sender_number(sender.text if sender else world.from_number)
    return sender.text if sender else None


def choose_sender(world: World, service: Service, kind: str, sender_id: str | None) -> str | None:
    """Choose a job's sender: the default where the one that was chosen is gone."""
    sender = find_sender(service, kind, sender_id) or find_sender(service, kind, None)
    return sender_text(world, kind, sender)
