"""Texts that people send to services."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from notify_typed._rules.phone import PhoneError, parse_phone_number
from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._service.permissions import normalise
from notify_typed.sandbox._store.journal import RECEIVED
from notify_typed.sandbox._store.received_texts import ReceivedText

if TYPE_CHECKING:
    from notify_typed.sandbox._service.callbacks import Callbacks
    from notify_typed.sandbox._state.state import State


def receive(
    state: State, callbacks: Callbacks, content: str, *, sender: str, to: str | None
) -> ReceivedText:
    """Store a text that somebody sends to a service, and tell the service.

    Args:
        state: The sandbox.
        callbacks: Tells services what happens.
        content: What the text says.
        sender: The number that it comes from.
        to: The number that it goes to; that of any service when None.

    Raises:
        SandboxError: No service has that number, the service may not receive texts, or the sender
            is not a phone number.
    """
    try:
        user_number = parse_phone_number(sender).normalised
    except PhoneError as problem:
        raise SandboxError(f"the sender is not a phone number: {problem.message}") from None
    for service in state.world.services.values():
        numbers = [
            number
            for number in service.inbound_numbers
            if to is None or normalise(number) == normalise(to)
        ]
        if numbers:
            if "inbound_sms" not in service.permissions:
                raise SandboxError(f"the service {service.name!r} may not receive texts")
            received = ReceivedText(
                id=str(uuid4()),
                service_id=service.id,
                created_at=state.clock.stamp(),
                notify_number=numbers[0],
                user_number=user_number,
                content=content,
            )
            with state.storage.transaction():
                state.received_texts.add_all([received])
                state.journal.write(RECEIVED, received.created_at, subject_id=received.id)
            callbacks.text_received(received)
            return received
    raise SandboxError("no service has an inbound number" + (" like that" if to else ""))
