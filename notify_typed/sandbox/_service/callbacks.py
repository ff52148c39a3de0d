"""Tells services of receipts, received texts and returned letters; retries as Notify does."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from notify_typed.sandbox._service.callback_bodies import (
    receipt_due,
    received_text_body,
    returned_letter_body,
    write_body,
)
from notify_typed.sandbox._service.callback_queue import Attempt, CallbackQueue
from notify_typed.sandbox._service.callback_receivers import Receivers
from notify_typed.sandbox._service.outcomes import RECEIPT_STATUSES

if TYPE_CHECKING:
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._store.received_texts import ReceivedText
    from notify_typed.sandbox._store.records import Notification
    from notify_typed.sandbox._world.model import Callback


class Callbacks:
    """Sends callbacks when they are due; the database keeps them until they are done.

    Args:
        state: The sandbox.
    """

    def __init__(self, state: State) -> None:
        self._state = state
        self._queue = CallbackQueue(state.storage)
        self._receivers = Receivers(state, self._queue)
        state.on_message.append(self._message_stored)
        state.on_final.append(self._message_final)

    # Planning

    def _message_stored(self, message: Notification) -> None:
        if message.type == "letter" or not self._callback(message.service_id, "delivery_status"):
            return
        due_at = receipt_due(message)
        if due_at is not None:
            self.schedule(message.service_id, "delivery_status", message.id, due_at)

    def _message_final(self, message: Notification, at: int) -> None:
        if message.type != "letter" and self._callback(message.service_id, "delivery_status"):
            self.schedule(message.service_id, "delivery_status", message.id, at)

    def status_set(self, message: Notification, at: int) -> None:
        """Tell a service of a status that a message was given by hand, and of no other."""
        self._queue.drop(message.id)
        if message.status_0 in RECEIPT_STATUSES:
            self._message_final(message, at)

    def text_received(self, text: ReceivedText) -> None:
        """Tell a service of a text it received."""
        if self._callback(text.service_id, "inbound_sms"):
            body = write_body(received_text_body(text))
            self.schedule(text.service_id, "inbound_sms", text.id, text.created_at, body)

    def letter_returned(self, message: Notification, at: int) -> None:
        """Tell a service of a letter that came back."""
        if self._callback(message.service_id, "returned_letter"):
            body = write_body(returned_letter_body(self._state, message))
            self.schedule(message.service_id, "returned_letter", message.id, at, body)

    def callback_set(self, service_id: str) -> None:
        """Take up receipts of messages still on their way when a service sets a callback."""
        if not self._callback(service_id, "delivery_status"):
            return
        planned = self._queue.subjects()
        now = self._state.clock.micros()
        for message in self._state.messages.under_way(service_id, now):
            due_at = receipt_due(message)
            if message.type != "letter" and due_at is not None and message.id not in planned:
                self.schedule(service_id, "delivery_status", message.id, due_at)

    def schedule(
        self, service_id: str, kind: str, subject_id: str, due_at: int, body: str | None = None
    ) -> None:
        """Plan a callback; a delivery receipt's body is written when it is due."""
        self._queue.add(service_id, kind, subject_id, due_at, body)
        self._receivers.changed.set()

    def attempts(self, subject_id: str | None = None) -> list[Attempt]:
        """Return every request made so far, or those about one thing, oldest first."""
        return self._queue.attempts(subject_id)

    def attempts_after(self, number: int, limit: int) -> list[tuple[int, Attempt]]:
        """Return the requests made after one, with their numbers, oldest first."""
        return self._queue.attempts_after(number, limit)

    def last_attempt(self) -> int:
        """Return the number of the newest request, or 0."""
        return self._queue.last_attempt()

    def waiting(self) -> int:
        """Count the callbacks that are not done yet."""
        return self._queue.waiting()

    def replay(self, subject_id: str) -> int:
        """Send all callbacks about a message or a received text once more; return their number.

        Those that were sent by this method before are alike, and count once.
        """
        sent = self._queue.sent_about(subject_id)
        for service_id, kind, body in sent:
            self.schedule(service_id, kind, subject_id, self._state.clock.micros(), body)
        return len(sent)

    # Sending

    async def run(self) -> None:
        """Send callbacks as they fall due, until cancelled."""
        self._state.clock.on_change(WakeUp(asyncio.get_running_loop(), self._receivers.changed))
        await self._receivers.run()

    async def send_due(self) -> None:
        """Send everything that is due, and everything that falls due by that, in order of time.

        Receivers that do not answer are not waited for: see `Receivers.settle`.
        """
        await self._receivers.settle()

    def hold(self) -> None:
        """Keep callbacks back until they are released."""
        self._state.hold(is_holding=True)

    async def release(self, *, newest_first: bool = False) -> None:
        """Send the callbacks that were kept back, and go on as usual.

        Args:
            newest_first: Whether to send it one by one in the wrong order.
        """
        if newest_first:
            await self._receivers.settle(newest_first=True)
        self._state.hold(is_holding=False)
        await self._receivers.settle()

    def _callback(self, service_id: str, kind: str) -> Callback | None:
        return self._state.world.callback(service_id, kind)


class WakeUp:
    """Sets an event of an event loop from any thread.

    Args:
        loop: The loop.
        event: Its event.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, event: asyncio.Event) -> None:
        self._loop = loop
        self._event = event

    def __call__(self) -> None:
        """Wake the task that waits for the event."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._event.set)
