"""Tells services of receipts, received texts and returned letters; retries as Notify does."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from notify_typed.sandbox._clock import MICROSECONDS
from notify_typed.sandbox._service.callback_bodies import (
    receipt_body,
    receipt_due,
    received_text_body,
    returned_letter_body,
    write_body,
)
from notify_typed.sandbox._service.callback_queue import (
    LOOK_AGAIN,
    LOOK_OUT,
    RETRY_AFTER,
    Attempt,
    CallbackQueue,
    PlannedCallback,
)
from notify_typed.sandbox._service.outcomes import RECEIPT_STATUSES

if TYPE_CHECKING:
    import httpx

    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._store.received_texts import ReceivedText
    from notify_typed.sandbox._store.records import Notification
    from notify_typed.sandbox._world.model import Callback

TIMEOUT_SECONDS = 5.0
KEPT_OF_ANSWER = 2_000
"""How many characters of an answer are kept."""
MAX_RETRIES = 5
_TOO_MANY_REQUESTS = 429
_SERVER_ERROR = 500
_PAUSE_AFTER_FAILURE = 1.0
_LOGGER = logging.getLogger("notify_typed.sandbox")


class Callbacks:
    """Sends callbacks when they are due; the database keeps them until they are done.

    Args:
        state: The sandbox.
    """

    def __init__(self, state: State) -> None:
        self._state = state
        self._queue = CallbackQueue(state.storage)
        self._changed = asyncio.Event()
        self._turn = asyncio.Lock()
        self._client: httpx.AsyncClient | None = None
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
        self._changed.set()

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
        self._state.clock.on_change(self._wake_from_anywhere(asyncio.get_running_loop()))
        try:
            while True:
                self._changed.clear()
                try:
                    self._state.refresh()
                    await self.send_due()
                    wait = self._seconds_until(self._queue.next_due())
                except Exception as problem:  # noqa: BLE001 - one failure must not end all callbacks
                    # Its text may hold what was to be sent.
                    _LOGGER.error("callbacks could not be sent: %s", type(problem).__name__)  # noqa: TRY400 - likewise
                    wait = _PAUSE_AFTER_FAILURE
                try:
                    await asyncio.wait_for(self._changed.wait(), wait)
                except TimeoutError:
                    continue
        finally:
            if self._client is not None:
                await self._client.aclose()

    async def send_due(self) -> None:
        """Send everything that is due, and everything that falls due by that, in order of time."""
        async with self._turn:
            while not self._state.is_holding:
                if jobs := self._due():
                    await asyncio.gather(*map(self._attempt, jobs))
                elif self._are_others_sending():
                    await asyncio.sleep(LOOK_AGAIN)
                else:
                    break

    def hold(self) -> None:
        """Keep callbacks back until they are released."""
        self._state.hold(is_holding=True)

    async def release(self, *, newest_first: bool = False) -> None:
        """Send the callbacks that were kept back, and go on as usual.

        Args:
            newest_first: Whether to send it one by one in the wrong order.
        """
        async with self._turn:
            while newest_first and (jobs := self._due()):
                for job in reversed(jobs):
                    await self._attempt(job)
            self._state.hold(is_holding=False)
        await self.send_due()

    def _wake_from_anywhere(self, loop: asyncio.AbstractEventLoop) -> WakeUp:
        return WakeUp(loop, self._changed)

    def _seconds_until(self, due_at: int | None) -> float | None:
        # The work of other workers is noticed by looking: they may have ended in the middle of it.
        longest = None if self._state.worker_state is None else LOOK_OUT
        if due_at is None or self._state.is_holding or self._state.clock.is_frozen:
            return longest
        wait = max(0.0, (due_at - self._state.clock.micros()) / MICROSECONDS)
        return wait if longest is None else min(wait or LOOK_AGAIN, longest)

    def _are_others_sending(self) -> bool:
        return self._state.worker_state is not None and self._queue.is_any_due(
            self._state.clock.micros()
        )

    def _due(self) -> list[PlannedCallback]:
        now = self._state.clock.micros()
        is_alone = self._state.worker_state is None
        return self._queue.due(now) if is_alone else self._queue.take_due(now)

    async def _attempt(self, planned: PlannedCallback) -> None:
        callback = self._callback(planned.service_id, planned.type)
        body = planned.body or self._receipt_body(planned.subject_id)
        if callback is None or body is None:
            self._queue.finish(planned, "dropped")
            return
        status, problem, answer = await self._post(callback, body)
        is_passing = status is None or status == _TOO_MANY_REQUESTS or status >= _SERVER_ERROR
        will_retry = is_passing and planned.attempts < MAX_RETRIES
        # A reset while it was under way has forgotten it, with all that came of it.
        if not self._queue.is_known(planned):
            return
        self._queue.log(
            planned,
            url=callback.url,
            body=body,
            status=status,
            problem=problem,
            will_retry=will_retry,
            answer=answer,
        )
        if will_retry:
            self._queue.finish(planned, "waiting", planned.due_at + RETRY_AFTER)
        else:
            self._queue.finish(planned, "failed" if is_passing else "done")

    async def _post(self, callback: Callback, body: str) -> tuple[int | None, str | None, str]:
        import httpx  # noqa: PLC0415 - slow to import, and only needed by those who set callbacks

        if self._client is None:
            self._client = httpx.AsyncClient(
                timeout=TIMEOUT_SECONDS, follow_redirects=True, trust_env=False
            )
        headers = {
            "Content-Type": "application/json",
            "Authorization": f"Bearer {callback.bearer_token}",
            "Accept": "*/*",
            "User-Agent": "notify-typed-sandbox",
        }
        try:
            async with asyncio.timeout(TIMEOUT_SECONDS):
                response = await self._client.post(callback.url, content=body, headers=headers)
        except TimeoutError:
            return None, f"no answer within {TIMEOUT_SECONDS:g} seconds", ""
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as problem:
            return None, f"{type(problem).__name__}: {problem}", ""
        return response.status_code, None, response.text[:KEPT_OF_ANSWER]

    def _callback(self, service_id: str, kind: str) -> Callback | None:
        service = self._state.world.services.get(service_id)
        return service.callbacks.get(kind) if service else None

    def _receipt_body(self, notification_id: str) -> str | None:
        message = self._state.messages.get(notification_id)
        if message is None:
            return None
        return write_body(receipt_body(message, self._state.clock.micros()))


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


def check_url(url: str) -> str | None:
    """Return the problem with a callback address, if any: it must be absolute, by HTTP."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "is not a URL"
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return "must begin with http:// or https:// and name a host"
    return None
