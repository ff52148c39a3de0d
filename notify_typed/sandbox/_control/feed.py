"""What happens in a sandbox, read bit by bit, and from any earlier point on.

Nothing is written for it: messages, callbacks and requests are numbered where they are kept, and a
message's statuses are known with their times. So a reader holds a position, readers do not know of
each other, and every worker of a sandbox gives the same events.
"""

from __future__ import annotations

import asyncio
import heapq
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Generic, Literal, TypeAlias, TypeVar
from uuid import UUID

from notify_typed.sandbox._clock import from_micros, timestamp, to_micros
from notify_typed.sandbox._control.requests import LoggedRequest, request_json, view_request
from notify_typed.sandbox._control.views import (
    Message,
    ReceivedMessage,
    attempt_json,
    message_json,
    text_json,
    view_message,
    view_text,
)
from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._service.presenting import shown_status
from notify_typed.sandbox._store.journal import DELETED, RESET, STATUS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._runtime import Runtime
    from notify_typed.sandbox._service.callback_queue import Attempt
    from notify_typed.sandbox._state.request_log import StoredRequest
    from notify_typed.sandbox._store.journal import Entry
    from notify_typed.sandbox._store.records import Notification

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
LOOK_AGAIN = 0.1
"""Seconds between two looks at what has happened, in a sandbox of one process."""
AT_ONCE = 500
"""How many events of a kind are read in one go."""
_MOST_PENDING = 50_000
_GAP_SECONDS = 1.0
_PARTS = 6


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


@dataclass(frozen=True, slots=True)
class Position:
    """How far a reader has come: the last of each kind that it has seen."""

    message: int
    journal: int
    callback: int
    request: int
    text: int
    moment: int

    def __str__(self) -> str:
        """Return the position as the id of an event."""
        numbers = (
            self.message,
            self.journal,
            self.callback,
            self.request,
            self.text,
            self.moment,
        )
        return "-".join(map(str, numbers))

    @classmethod
    def read(cls, given: str) -> Position:
        """Read the id of an event.

        Raises:
            SandboxError: It is not one.
        """
        parts = given.split("-")
        if len(parts) != _PARTS or not all(
            part.isascii() and part.isdecimal() and len(part) < 19 for part in parts
        ):
            raise SandboxError("that is not the id of an event")
        return cls(*map(int, parts))


_T = TypeVar("_T")


class _InOrder(Generic[_T]):
    """Lets numbered rows through in their order, where workers may commit them in another.

    Args:
        is_shared: Whether there are several workers.
    """

    def __init__(self, *, is_shared: bool) -> None:
        self._is_shared = is_shared
        self._gap_since: float | None = None

    def ready(self, rows: Iterable[tuple[int, _T]], last: int) -> list[tuple[int, _T]]:
        """Return the rows that nothing is missing before, or no longer."""
        found = [*rows]
        if not self._is_shared:
            return found
        now = time.monotonic()
        for place, (number, _) in enumerate(found):
            if number != last + 1 and last:
                self._gap_since = self._gap_since or now
                if now - self._gap_since < _GAP_SECONDS:
                    return found[:place]
            self._gap_since = None
            last = number
        return found


_Found: TypeAlias = "tuple[int, str, int, Event]"
"""When something happened, the part of the position that it moves, to where, and the event."""


class Feed:
    """One reader of what happens.

    Args:
        runtime: The sandbox at work.
        begin: The id of the event after which to begin; empty for the beginning of everything, and
            None for now.
        kinds: The kinds of events that are wanted.

    Raises:
        SandboxError: It is not the id of an event.
    """

    def __init__(
        self, runtime: Runtime, begin: str | None = None, kinds: Collection[str] = KINDS
    ) -> None:
        self._runtime = runtime
        self._kinds = frozenset(kinds)
        self._state = runtime.state
        is_shared = self._state.worker_state is not None
        self._messages: _InOrder[Notification] = _InOrder(is_shared=is_shared)
        self._journal: _InOrder[Entry] = _InOrder(is_shared=is_shared)
        self._callbacks: _InOrder[Attempt] = _InOrder(is_shared=is_shared)
        self._requests: _InOrder[StoredRequest] = _InOrder(is_shared=is_shared)
        self._pending: list[tuple[int, str, str]] = []
        self._is_lost = False
        newest = self._newest()
        if begin is None:
            self._position = newest
        elif not begin:
            self._position = self._start()
        else:
            self._position = self._known(Position.read(begin), newest)
        self._wait_for_statuses()

    @property
    def position(self) -> str:
        """How far it has come, as the id of an event."""
        return str(self._position)

    def behind(self) -> int:
        """Return how many messages or requests it has not read yet, whichever are more."""
        return max(
            self._state.messages.last() - self._position.message,
            self._state.requests.last() - self._position.request,
        )

    def read(self) -> list[Event]:
        """Return what has happened since, oldest first; there may be more at once."""
        found: list[_Found] = []
        if self._is_lost:
            self._is_lost = False
            moment = self._state.loaded_at
            found.append(
                (moment, "journal", self._position.journal, Event("", "reset", from_micros(moment)))
            )
        found += self._read_journal()
        found += self._read_requests()
        found += self._read_messages()
        found += self._read_statuses()
        found += self._read_others()
        found.sort(key=_when)
        events: list[Event] = []
        for _, part, number, event in found:
            if number > getattr(self._position, part):
                self._position = replace(self._position, **{part: number})
            if event.kind in self._kinds:
                events.append(replace(event, id=str(self._position)))
        return events

    def _newest(self) -> Position:
        return Position(
            message=self._state.messages.last(),
            journal=self._state.journal.last(),
            callback=self._runtime.callbacks.last_attempt(),
            request=self._state.requests.last(),
            text=self._state.clock.micros(),
            moment=self._state.clock.micros(),
        )

    def _start(self) -> Position:
        loaded_at = self._state.loaded_at
        return Position(0, self._state.journal.last(), 0, 0, loaded_at, loaded_at)

    def _known(self, wanted: Position, newest: Position) -> Position:
        """Return a position to begin at, or the beginning if it is of another sandbox."""
        is_of_another = (
            wanted.moment < self._state.loaded_at
            or wanted.journal > newest.journal
            or (wanted.message > newest.message and not self._is_any_deleted())
        )
        if is_of_another:
            entries = self._state.journal.after(wanted.journal)
            if any(entry.kind == RESET for entry in entries):
                return wanted
            self._is_lost = True
            return self._start()
        return replace(
            wanted,
            request=min(wanted.request, newest.request),
            callback=min(wanted.callback, newest.callback),
        )

    def _is_any_deleted(self) -> bool:
        return any(entry.kind == DELETED for entry in self._state.journal.after(0))

    def _wait_for_statuses(self) -> None:
        position = self._position
        under_way = self._state.messages.changing_after(
            position.moment, up_to=position.message, limit=_MOST_PENDING
        )
        for message in under_way:
            self._expect(message, position.moment)

    def _expect(self, message: Notification, after: int) -> None:
        for at, status in (
            (message.at_1, message.status_1),
            (message.at_2, message.status_2),
            (message.at_3, message.status_3),
        ):
            if status and at > after:
                heapq.heappush(self._pending, (at, message.id, status))

    def _read_journal(self) -> list[_Found]:
        last = self._position.journal
        rows = ((entry.id, entry) for entry in self._state.journal.after(last))
        entries = self._journal.ready(rows, last)
        resets = [entry for _, entry in entries if entry.kind == RESET]
        if resets:
            # What was before is forgotten, and its numbers may be given again.
            self._pending.clear()
            self._position = replace(self._start(), journal=resets[-1].id)
            entries = [(number, entry) for number, entry in entries if number >= resets[-1].id]
        wanted = [entry.subject_id for _, entry in entries if entry.kind == STATUS]
        messages = {each.id: each for each in self._state.messages.of_ids([*dict.fromkeys(wanted)])}
        found: list[_Found] = []
        for number, entry in entries:
            message = messages.get(entry.subject_id)
            match entry.kind:
                case "status" if message is not None:
                    found.append(self._status(entry.at, "journal", number, message, entry.detail))
                case "deleted":
                    gone = UUID(entry.subject_id)
                    found.append(
                        (
                            entry.at,
                            "journal",
                            number,
                            Event("", "deleted", from_micros(entry.at), message_id=gone),
                        )
                    )
                case "reset":
                    found.append(
                        (entry.at, "journal", number, Event("", "reset", from_micros(entry.at)))
                    )
                case _:
                    # A message that was deleted since has no status any more.
                    self._position = replace(self._position, journal=number)
        return found

    def _read_messages(self) -> list[_Found]:
        last = self._position.message
        rows = self._state.messages.after(last, since=self._state.loaded_at, limit=AT_ONCE)
        now = self._state.clock.micros()
        found: list[_Found] = []
        for number, message in self._messages.ready(rows, last):
            self._expect(message, message.created_at)
            shown = view_message(message, now)
            event = (
                message.created_at,
                "message",
                number,
                Event(
                    "",
                    "message",
                    from_micros(message.created_at),
                    message=shown,
                    message_id=shown.id,
                ),
            )
            found.append(event)
        return found

    def _read_statuses(self) -> list[_Found]:
        now = self._state.clock.micros()
        due: list[tuple[int, str, str]] = []
        while self._pending and self._pending[0][0] <= now and len(due) < AT_ONCE:
            due.append(heapq.heappop(self._pending))
        ids = [*dict.fromkeys(message_id for _, message_id, _ in due)]
        messages = {each.id: each for each in self._state.messages.of_ids(ids)} if ids else {}
        return [
            self._status(at, "moment", at, messages[message_id], status)
            for at, message_id, status in due
            # By hand it may have been given another life, or none.
            if message_id in messages and (at, status) in messages[message_id].lived(now)
        ]

    def _read_requests(self) -> list[_Found]:
        if "request" not in self._kinds:
            # Who asks for them after all goes on from here.
            self._position = replace(self._position, request=self._state.requests.last())
            return []
        last = self._position.request
        stored = ((each.number, each) for each in self._state.requests.after(last, AT_ONCE))
        return [
            (
                each.at,
                "request",
                number,
                Event("", "request", from_micros(each.at), request=view_request(self._state, each)),
            )
            for number, each in self._requests.ready(stored, last)
        ]

    def _read_others(self) -> list[_Found]:
        position, state = self._position, self._state
        attempts = self._runtime.callbacks.attempts_after(position.callback, AT_ONCE)
        found = [
            (
                to_micros(each.at),
                "callback",
                number,
                Event("", "callback", from_micros(to_micros(each.at)), callback=each),
            )
            for number, each in self._callbacks.ready(attempts, position.callback)
        ]
        found += [
            (
                each.created_at,
                "text",
                each.created_at,
                Event(
                    "", "received_text", from_micros(each.created_at), received_text=view_text(each)
                ),
            )
            for each in state.received_texts.after(position.text, limit=AT_ONCE)
        ]
        return found

    def _status(
        self, at: int, part: str, number: int, message: Notification, status: str
    ) -> _Found:
        shown = view_message(message, self._state.clock.micros())
        return (
            at,
            part,
            number,
            Event(
                "",
                "status",
                from_micros(at),
                message=shown,
                message_id=shown.id,
                status=shown_status(message.type, status),
            ),
        )


def _when(found: _Found) -> tuple[bool, int]:
    # A reset is told first: what comes with it came after it.
    return found[3].kind != "reset", found[0]


async def read_soon(feed: Feed, stopping: asyncio.Event, timeout: float | None) -> list[Event]:
    """Return what has happened, as soon as something has.

    Args:
        feed: The reader.
        stopping: Set when there is nothing more to come.
        timeout: How many seconds to wait; nothing is returned when they are over.
    """
    loop = asyncio.get_running_loop()
    until = None if timeout is None else loop.time() + timeout
    while True:
        events = feed.read()
        left = None if until is None else until - loop.time()
        if events or stopping.is_set() or (left is not None and left <= 0):
            return events
        pause = LOOK_AGAIN if left is None else min(LOOK_AGAIN, left)
        with suppress(TimeoutError):
            async with asyncio.timeout(pause):
                await stopping.wait()
