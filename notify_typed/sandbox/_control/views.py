"""Messages, received texts and faults as tests see them."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from notify_typed.sandbox._json import parse_json
from notify_typed.sandbox._service.presenting import shown_status
from notify_typed.sandbox._timekeeper import from_micros, timestamp, to_micros

if TYPE_CHECKING:
    from datetime import datetime

    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._service.callback_queue import Attempt
    from notify_typed.sandbox._store.received_texts import ReceivedText
    from notify_typed.sandbox._store.records import Notification
    from notify_typed.sandbox.faults._rules import Rule


@dataclass(frozen=True, slots=True)
class Message:
    """A message that was sent.

    Attributes:
        id: Its id.
        type: `sms`, `email` or `letter`.
        status: The status that the API shows.
        recipient: The phone number or email address as it was given, or a letter's address lines.
        reference: The reference it was sent with.
        template_id: The template it was made from.
        template_version: That template's version.
        body: The rendered text.
        subject: The rendered subject; None for texts.
        personalisation: The values it was filled with.
        key_type: `normal` for a live key, `team` or `test`.
        service_id: Who sent it.
        created_at: When it was accepted, in UTC.
        sender: The sender or the reply-to address, if any.
    """

    id: UUID
    type: str
    status: str
    recipient: str = field(repr=False)
    reference: str | None
    template_id: UUID
    template_version: int
    body: str = field(repr=False)
    subject: str | None = field(repr=False)
    personalisation: JsonObject = field(repr=False)
    key_type: str
    service_id: UUID
    created_at: datetime
    sender: str | None


@dataclass(frozen=True, slots=True)
class ReceivedMessage:
    """A text message that somebody sent to a service.

    Attributes:
        id: Its id.
        service_id: Who received it.
        created_at: When, in UTC.
        notify_number: The service's number.
        user_number: The sender's number.
        content: The text.
    """

    id: UUID
    service_id: UUID
    created_at: datetime
    notify_number: str
    user_number: str = field(repr=False)
    content: str = field(repr=False)


def view_message(message: Notification, now: int) -> Message:
    """Return a stored message as tests see it."""
    content = parse_json(message.content)
    parts = content if isinstance(content, dict) else {}
    values = parse_json(message.personalisation)
    subject = parts.get("subject")
    return Message(
        id=UUID(message.id),
        type=message.type,
        status=shown_status(message.type, message.status(now)),
        recipient=message.recipient,
        reference=message.reference,
        template_id=UUID(message.template_id),
        template_version=message.template_version,
        body=str(parts.get("body", "")),
        subject=str(subject) if subject is not None else None,
        personalisation=values if isinstance(values, dict) else {},
        key_type=message.key_type,
        service_id=UUID(message.service_id),
        created_at=from_micros(message.created_at),
        sender=message.sender,
    )


def view_text(text: ReceivedText) -> ReceivedMessage:
    """Return a stored received text as tests see it."""
    return ReceivedMessage(
        id=UUID(text.id),
        service_id=UUID(text.service_id),
        created_at=from_micros(text.created_at),
        notify_number=text.notify_number,
        user_number=text.user_number,
        content=text.content,
    )


def message_json(message: Message) -> JsonObject:
    """Write a message as the control API shows it."""
    return {
        "id": str(message.id),
        "type": message.type,
        "status": message.status,
        "recipient": message.recipient,
        "reference": message.reference,
        "template_id": str(message.template_id),
        "template_version": message.template_version,
        "body": message.body,
        "subject": message.subject,
        "personalisation": message.personalisation,
        "key_type": message.key_type,
        "service_id": str(message.service_id),
        "created_at": timestamp(to_micros(message.created_at)),
        "sender": message.sender,
    }


def text_json(text: ReceivedMessage) -> JsonObject:
    """Write a received text as the control API shows it."""
    return {
        "id": str(text.id),
        "service_id": str(text.service_id),
        "created_at": timestamp(to_micros(text.created_at)),
        "notify_number": text.notify_number,
        "user_number": text.user_number,
        "content": text.content,
    }


def rule_json(rule: Rule) -> JsonObject:
    """Write a fault and its calls as the control API shows them."""
    return {
        "fault": type(rule.fault).__name__,
        "settings": asdict(rule.fault),
        "operation": rule.aim.operation,
        "recipient": rule.aim.recipient,
        "template_id": rule.aim.template_id,
        "reference": rule.aim.reference,
        "times": rule.times,
        "every": rule.every,
        "probability": rule.probability,
        "seed": rule.seed,
        "seen": rule.seen,
        "struck": rule.struck,
    }


def attempt_json(attempt: Attempt) -> JsonObject:
    """Write a request to a callback address as the control API shows it."""
    return {
        "type": attempt.type,
        "subject_id": str(attempt.subject_id),
        "url": attempt.url,
        "body": attempt.body,
        "at": timestamp(to_micros(attempt.at)),
        "status": attempt.status,
        "problem": attempt.problem,
        "will_retry": attempt.will_retry,
        "answer": attempt.answer,
    }
