"""What can happen in a sandbox, as events that tests and people see."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from notify_typed.sandbox._control.requests import LoggedRequest, request_json
from notify_typed.sandbox._control.views import (
    Message,
    ReceivedMessage,
    attempt_json,
    message_json,
    text_json,
)
from notify_typed.sandbox._timekeeper import timestamp, to_micros

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._service.callback_queue import Attempt

EventKind: TypeAlias = Literal[
    "message", "status", "request", "callback", "received_text", "deleted", "reset"
]
"""The kinds of events."""
KINDS: tuple[EventKind, ...] = (
    "message",
    "status",
    "request",
    "callback",
    "received_text",
    "deleted",
    "reset",
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in a sandbox.

    Attributes:
        id: Stands for this point; a reader that begins there gets all that came after.
        kind: `message` when one was accepted, `status` when it has got another status, `request`
            when one was answered or cut off, `callback` for each request to a callback address,
            `received_text`, `deleted` for a message, and `reset` when everything was forgotten.
        at: When, in UTC by the sandbox's clock.
        message: The message as it is now, of `message` and `status`.
        message_id: The message, of these and of `deleted`.
        status: The status that it got then, of `status`.
        request: The request, of `request`.
        callback: The request to the callback address, of `callback`.
        received_text: The text, of `received_text`.
    """

    id: str
    kind: EventKind
    at: datetime
    message: Message | None = field(default=None, repr=False)
    message_id: UUID | None = None
    status: str | None = None
    request: LoggedRequest | None = None
    callback: Attempt | None = None
    received_text: ReceivedMessage | None = None


def event_json(event: Event) -> JsonObject:
    """Write an event as the control API shows it, with what its kind has."""
    shown: JsonObject = {"kind": event.kind, "at": timestamp(to_micros(event.at))}
    if event.message is not None:
        shown["message"] = message_json(event.message)
    if event.message_id is not None:
        shown["message_id"] = str(event.message_id)
    if event.status is not None:
        shown["status"] = event.status
    if event.request is not None:
        shown["request"] = request_json(event.request)
    if event.callback is not None:
        shown["callback"] = attempt_json(event.callback)
    if event.received_text is not None:
        shown["received_text"] = text_json(event.received_text)
    return shown
