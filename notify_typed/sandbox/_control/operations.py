"""The operations on a running sandbox that tests and the control API have in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from notify_typed.sandbox._arguments import Id, id_text, one_of, text
from notify_typed.sandbox._control.message_search import SHOWN_STATUSES
from notify_typed.sandbox._control.views import Message, ReceivedMessage, view_message, view_text
from notify_typed.sandbox._description.formats import is_uuid
from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._http.fault_middleware import OPERATIONS
from notify_typed.sandbox._service import inbound, letter_returns
from notify_typed.sandbox._service.permissions import normalise
from notify_typed.sandbox._service.presenting import LETTER_WORDS
from notify_typed.sandbox._world.callback_urls import check_url
from notify_typed.sandbox._world.model import CALLBACK_TYPES
from notify_typed.sandbox.faults._rules import READS, SENDS, Aim

if TYPE_CHECKING:
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._runtime import Runtime
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._store.records import Notification

SHORTEST_TOKEN = 10


@dataclass(frozen=True, slots=True)
class Target:
    """The calls that a fault is for, as people write them; None stands for all."""

    operation: str | None = None
    recipient: str | None = None
    template_id: Id | None = None
    reference: str | None = None


def aim(state: State, target: Target) -> Aim:
    """Return a target in the form in which calls are compared with it.

    Raises:
        SandboxError: The operation or the template does not exist, or a value is no text.
    """
    known = (SENDS, READS, *OPERATIONS)
    if target.operation is not None:
        _check_is_no_method(target.operation)
        one_of(target.operation, known, "operation")
    template_id = None
    if target.template_id is not None:
        template_id = id_text(target.template_id, "template_id")
        if not any(template_id in service.templates for service in state.world.services.values()):
            raise SandboxError("no service has a template with this id")
    recipient, reference = target.recipient, target.reference
    return Aim(
        operation=target.operation,
        recipient=None if recipient is None else normalise(text(recipient, "recipient")),
        template_id=template_id,
        reference=None if reference is None else text(reference, "reference"),
    )


# What those ask for who mean a method of a client.
_OPERATIONS_OF_METHODS = {
    "send_sms_notification": "send_sms",
    "send_email_notification": "send_email",
    "send_letter_notification": "send_letter",
    "send_precompiled_letter_notification": "send_letter",
    "get_notification_by_id": "get_notification",
    "get_all_notifications": "list_notifications",
    "get_all_notifications_iterator": "list_notifications",
    "get_pdf_for_letter": "get_letter_pdf",
    "get_received_texts": "list_received_texts",
    "get_received_texts_iterator": "list_received_texts",
    "get_all_templates": "list_templates",
    "post_template_preview": "preview_template",
}


def _check_is_no_method(operation: str) -> None:
    meant = _OPERATIONS_OF_METHODS.get(operation)
    if meant is not None:
        raise SandboxError(f"{operation} is a method of the client; its operation is {meant!r}")


def receive_text(runtime: Runtime, content: str, *, sender: str, to: str | None) -> ReceivedMessage:
    """Store a text that somebody sends to a service, and tell the service.

    Raises:
        SandboxError: No service has that number, the service may not receive texts, or the sender
            is not a phone number.
    """
    text(content, "the content of a text")
    text(sender, "the sender")
    if to is not None:
        text(to, "the number it goes to")
    received = inbound.receive(runtime.state, runtime.callbacks, content, sender=sender, to=to)
    return view_text(received)


def return_letter(runtime: Runtime, notification_id: Id) -> None:
    """Let a letter come back.

    Raises:
        SandboxError: The letter does not exist.
    """
    message = _find(runtime.state, notification_id)
    if message.type != "letter":
        raise SandboxError("only letters come back")
    letter_returns.return_letter(runtime.state, runtime.callbacks, message)


def set_status(runtime: Runtime, notification_id: Id, status: str) -> None:
    """Give a message its last status now.

    Raises:
        SandboxError: The message or the status does not exist.
    """
    word = one_of(status, SHOWN_STATUSES, "status")
    state = runtime.state
    message = _find(state, notification_id)
    if word in LETTER_WORDS and message.type != "letter":
        raise SandboxError(f"{status!r} is a status of letters")
    now = state.clock.stamp()
    state.messages.finish(message, LETTER_WORDS.get(word, word), now)
    changed = state.messages.get(message.id)
    if changed is not None and message.type != "letter":
        runtime.callbacks.status_set(changed, now)


async def move_clock(runtime: Runtime, *, freeze: bool | None, seconds: float) -> None:
    """Freeze the clock or let it run, move it on, and let everything happen that falls due.

    Args:
        runtime: The sandbox at work.
        freeze: Whether it is to stand still afterwards; as before when None.
        seconds: How far to move it on.
    """
    clock = runtime.state.clock
    with runtime.state.changing():
        if freeze is True:
            clock.freeze()
        if seconds:
            clock.advance(timedelta(seconds=seconds))
        if freeze is False:
            clock.resume()
    await runtime.settle()


def delete_message(runtime: Runtime, notification_id: Id) -> None:
    """Delete a message, with what was to be told of it; limits still count it.

    Raises:
        SandboxError: The message does not exist.
    """
    state = runtime.state
    state.messages.remove(_find(state, notification_id).id, state.clock.stamp())


def get_message(state: State, notification_id: Id) -> Message:
    """Return one message.

    Raises:
        SandboxError: The message does not exist.
    """
    return view_message(_find(state, notification_id), state.clock.micros())


def _find(state: State, notification_id: object) -> Notification:
    if not isinstance(notification_id, UUID | str):
        kind = type(notification_id).__name__
        raise SandboxError(f"notification_id must be a UUID or its text, not of type {kind}")
    wanted = str(notification_id)
    message = state.messages.get(str(UUID(wanted))) if is_uuid(wanted) else None
    if message is None:
        raise SandboxError("there is no message with this id")
    return message


def reset(runtime: Runtime) -> None:
    """Forget everything that happened."""
    runtime.faults.clear()
    runtime.state.reset()


def replace_world(runtime: Runtime, document: JsonObject) -> None:
    """Begin anew with another world.

    Raises:
        WorldError: It is not a usable one; nothing was changed.
    """
    runtime.state.replace_world(document)
    runtime.faults.clear()


def set_callback(
    runtime: Runtime,
    service_id: Id,
    kind: str,
    url: str | None,
    bearer_token: str | None,
) -> None:
    """Set or remove a service's callback.

    Raises:
        SandboxError: The service or the type does not exist, the address is not a URL, or the
            token is missing or too short.
    """
    one_of(kind, CALLBACK_TYPES, "callback")
    if url is not None:
        problem = check_url(text(url, "the callback's address"))
        if problem:
            raise SandboxError(f"the callback's address {problem}")
        if bearer_token is None or len(text(bearer_token, "bearer_token")) < SHORTEST_TOKEN:
            raise SandboxError(
                f"a callback needs a bearer token of at least {SHORTEST_TOKEN} characters"
            )
    state = runtime.state

    def change(service: JsonObject) -> JsonObject:
        listed = service.get("callbacks")
        kept: list[JsonValue] = [
            item
            for item in (listed if isinstance(listed, list) else [])
            if not (isinstance(item, dict) and item.get("type") == kind)
        ]
        if url is not None:
            kept.append({"type": kind, "url": url, "bearer_token": bearer_token})
        return {**service, "callbacks": kept}

    wanted = str(service_id).lower()
    state.change_service(wanted, change)
    runtime.callbacks.callback_set(wanted)
