"""Makes texts and emails of what passed its checks, whoever has them sent."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from notify_typed.sandbox._errors import bad_request
from notify_typed.sandbox._recipients.phone import parse_phone_number
from notify_typed.sandbox._rendering.sms import MAX_LENGTH, render_sms, sms_fragments, sms_length
from notify_typed.sandbox._service.acceptance import Accepted
from notify_typed.sandbox._service.outcomes import plan_email, plan_sms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notify_typed.sandbox._json import JsonValue
    from notify_typed.sandbox._recipients.email import EmailAddress
    from notify_typed.sandbox._recipients.phone import PhoneNumber
    from notify_typed.sandbox._state.authentication import Caller
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._world.content import Content
    from notify_typed.sandbox._world.model import Service

MAX_EMAIL_BYTES: Final = 2_000_000


@dataclass(slots=True)
class Draft:
    """What is to be sent.

    Attributes:
        id: the id of the message it becomes.
        created_at: when it is accepted, in microseconds since 1970.
        content: what was rendered.
        values: the personalisation.
        sender: the sender or the reply-to address.
        reference: the caller's reference.
    """

    id: str
    created_at: int
    content: Content
    values: Mapping[str, JsonValue]
    sender: str | None = None
    reference: str | None = None


def compose_text(state: State, caller: Caller, number: PhoneNumber, draft: Draft) -> Accepted:
    """Make a text message."""
    sent = with_prefix(caller.service, draft.content.body)
    plan = plan_sms(
        draft.created_at,
        state.speed,
        key_type=caller.key.type,
        number=number,
        units=sms_fragments(sent),
    )
    return Accepted(
        id=draft.id,
        created_at=draft.created_at,
        plan=plan,
        recipient=number.raw,
        normalised=number.normalised,
        reference=draft.reference,
        content=draft.content,
        values=draft.values,
        sender=draft.sender,
        multiplier=float(number.multiplier),
        is_foreign=number.is_foreign,
    )


def compose_email(
    state: State, caller: Caller, address: EmailAddress, draft: Draft, unsubscribe_url: str | None
) -> Accepted:
    """Make an email."""
    plan = plan_email(draft.created_at, state.speed, key_type=caller.key.type, address=address.raw)
    return Accepted(
        id=draft.id,
        created_at=draft.created_at,
        plan=plan,
        recipient=address.raw,
        normalised=address.normalised,
        reference=draft.reference,
        content=draft.content,
        values=draft.values,
        sender=draft.sender,
        unsubscribe_url=unsubscribe_url,
    )


def unsubscribe_link(base: str, notification_id: str) -> str:
    """A new address by which the recipient of an email unsubscribes."""
    return f"{base}/unsubscribe/{notification_id}/{secrets.token_urlsafe(32)}"


def check_text_length(content: Content) -> None:
    """See that a text message is not too long.

    Raises:
        ApiError: it is.
    """
    length = sms_length(content.body)
    if length > MAX_LENGTH:
        raise bad_request(
            f"Your message is too long. Text messages cannot be longer than {MAX_LENGTH} "
            f"characters. Your message is {length} characters long."
        )


def check_email_length(content: Content) -> None:
    """See that an email is not too long.

    Raises:
        ApiError: it is.
    """
    size = len(content.body.encode(errors="surrogatepass"))
    if size > MAX_EMAIL_BYTES:
        raise bad_request(
            f"Your message is too long. Emails cannot be longer than {MAX_EMAIL_BYTES} bytes. "
            f"Your message is {size} bytes."
        )


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
