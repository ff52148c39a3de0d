"""What happens in a sandbox, read bit by bit, and from any earlier point on.

Nothing is written for it: messages, callbacks and requests are numbered where they are kept, and a
message's statuses are known with their times. So a reader holds a position, readers do not know of
each other, and every worker of a sandbox gives the same events.
"""

from __future__ import annotations

import asyncio
import heapq
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from notify_typed.sandbox._control.events import KINDS, Event
from notify_typed.sandbox._control.positions import InOrder, Position
from notify_typed.sandbox._control.requests import view_request
from notify_typed.sandbox._control.views import (
    view_message,
    view_text,
)
from notify_typed.sandbox._service.presenting import shown_status
from notify_typed.sandbox._store.journal import DELETED, RESET, STATUS
from notify_typed.sandbox._timekeeper import from_micros, to_micros

if TYPE_CHECKING:
    from collections.abc import Collection

    from notify_typed.sandbox._runtime import Runtime
    from notify_typed.sandbox._service.callback_queue import Attempt
    from notify_typed.sandbox._state.request_log import StoredRequest
    from notify_typed.sandbox._store.journal import Entry
    from notify_typed.sandbox._store.records import Notification
LOOK_AGAIN = 0.1
"""Seconds between two looks at what has happened, in a sandbox of one process."""
AT_ONCE = 500
"""How many events of a kind are read in one go."""
_MOST_PENDING = 50_000

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
        shared = None if self._state.worker_state is None else self._state.storage
        self._messages: InOrder[Notification] = InOrder(shared)
        self._journal: InOrder[Entry] = InOrder(shared)
        self._callbacks: InOrder[Attempt] = InOrder(shared)
        self._requests: InOrder[StoredRequest] = InOrder(shared)
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
            text=self._state.journal.last(),
            moment=self._state.clock.micros(),
        )

    def _start(self) -> Position:
        loaded_at = self._state.loaded_at
        return Position(0, self._state.journal.last(), 0, 0, 0, loaded_at)

    def _known(self, wanted: Position, newest: Position) -> Position:
        """Return a position to begin at, or the beginning if it is of another sandbox."""
        is_of_another = (
            # A test may freeze the time before the one at which the world was loaded.
            wanted.moment < min(self._state.loaded_at, newest.moment)
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
                    # A message that was deleted since has no status any more. Received texts are
                    # read by themselves, once the journal has come to them.
                    self._position = replace(self._position, journal=number)
        return found

    def _read_messages(self) -> list[_Found]:
        last = self._position.message
        rows = self._state.messages.after(last, self._state.is_sent(), limit=AT_ONCE)
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
                number,
                Event(
                    "", "received_text", from_micros(each.created_at), received_text=view_text(each)
                ),
            )
            for number, each in state.received_texts.after(
                position.text, up_to=position.journal, limit=AT_ONCE
            )
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
