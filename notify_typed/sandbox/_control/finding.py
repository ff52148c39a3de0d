"""Finding what a running sandbox was sent: messages and requests, by filters and by words."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import or_

from notify_typed.sandbox._arguments import Id, id_text, one_of, text, whole_number
from notify_typed.sandbox._control.message_search import SHOWN_STATUSES, search_messages
from notify_typed.sandbox._control.requests import LoggedRequest, search_requests
from notify_typed.sandbox._control.views import Message, view_message
from notify_typed.sandbox._description.reasons import find_reason
from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._service.permissions import normalise
from notify_typed.sandbox._service.presenting import shown_status
from notify_typed.sandbox._store.tables import notifications
from notify_typed.sandbox._world.model import NOTIFICATION_TYPES

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._store.records import Notification

# A test that fails by an error of this module shows its own line.
__tracebackhide__ = True

MAX_FOUND = 1_000


@dataclass(frozen=True, slots=True)
class Search:
    """A search for messages; a filter that is None lets all of them pass.

    Raises:
        SandboxError: The type or the status is unknown, the id is not a UUID, or another filter is
            not text.
    """

    recipient: str | None = field(default=None, repr=False)
    reference: str | None = None
    template_id: Id | None = None
    type: str | None = None
    status: str | None = None

    def __post_init__(self) -> None:
        for name in ("recipient", "reference"):
            value: object = getattr(self, name)
            if value is not None:
                text(value, name)
        if self.template_id is not None:
            object.__setattr__(self, "template_id", id_text(self.template_id, "template_id"))
        if self.type is not None:
            one_of(self.type, NOTIFICATION_TYPES, "type")
        if self.status is not None:
            one_of(self.status, SHOWN_STATUSES, "status")

    def __str__(self) -> str:
        """Return the filters as they are written; the recipient is not repeated."""
        said = ["that recipient"] if self.recipient is not None else []
        for name in ("reference", "template_id", "type", "status"):
            value: object = getattr(self, name)
            if value is not None:
                said.append(f"{name}={value!r}")
        return " and ".join(said)


def find_messages(state: State, search: Search, limit: int | None = MAX_FOUND) -> list[Message]:
    """Return the messages that fit a search, newest first; all of them where there is no limit."""
    table = notifications.c
    conditions: list[ColumnElement[bool]] = [state.is_sent()]
    if search.recipient is not None:
        written = table.recipient == search.recipient
        conditions.append(or_(table.normalised == normalise(search.recipient), written))
    if search.reference is not None:
        conditions.append(table.reference == search.reference)
    if search.template_id is not None:
        conditions.append(table.template_id == str(search.template_id))
    if search.type is not None:
        conditions.append(table.type == search.type)
    now = state.clock.micros()
    found = state.messages.newest(*conditions, limit=limit)
    return [
        view_message(message, now)
        for message in found
        if search.status is None or shown_status(message.type, message.status(now)) == search.status
    ]


def search(
    state: State, query: str, *, limit: int = MAX_FOUND, older_than: Id | None = None
) -> list[Message]:
    """Return the messages that fit a search in the search language, newest first.

    Raises:
        SandboxError: The search cannot be read, or there is no such message to begin at.
    """
    cursor = None if older_than is None else id_text(older_than, "older_than")
    text(query, "a search")
    if not 1 <= whole_number(limit, "limit") <= MAX_FOUND:
        raise SandboxError(f"limit must be between 1 and {MAX_FOUND}")
    now = state.clock.micros()
    found = search_messages(state, query, limit=limit, older_than=cursor)
    return [view_message(message, now) for message in found]


def requests(
    state: State, query: str, *, limit: int = MAX_FOUND, older_than: int | None = None
) -> list[LoggedRequest]:
    """Return the requests that fit a search in the search language, newest first.

    Raises:
        SandboxError: The search cannot be read.
    """
    text(query, "a search")
    if not 1 <= whole_number(limit, "limit") <= MAX_FOUND:
        raise SandboxError(f"limit must be between 1 and {MAX_FOUND}")
    if older_than is not None:
        whole_number(older_than, "older_than")
    return search_requests(state, query, limit=limit, older_than=older_than)


async def wait_for_message(state: State, search: Search, timeout: float) -> Message:
    """Return the newest message that fits a search, as soon as there is one.

    Raises:
        TimeoutError: None came in time.
    """
    arrived = asyncio.Event()

    def tell(_message: Notification) -> None:
        arrived.set()

    state.on_message.append(tell)
    try:
        async with asyncio.timeout(timeout):
            while True:
                arrived.clear()
                found = find_messages(state, search, 1 if search.status is None else MAX_FOUND)
                if found:
                    return found[0]
                # Statuses change without anything being stored, and other workers store messages
                # without a word: look again from time to time.
                is_told = search.status is None and state.worker_state is None
                pause = None if is_told else _LOOK_AGAIN
                with suppress(TimeoutError):
                    async with asyncio.timeout(pause):
                        await arrived.wait()
    except TimeoutError:
        raise TimeoutError(_in_vain(state, search, timeout)) from None
    finally:
        state.on_message.remove(tell)


_LOOK_AGAIN = 0.02


def _in_vain(state: State, search: Search, timeout: float) -> str:
    wanted = f" with {search}" if str(search) else ""
    found = find_messages(state, Search())
    others = f"{len(found)} messages were" if len(found) != 1 else "1 message was"
    text = f"no message{wanted} within {timeout:g} seconds; {others} sent so far"
    shown = _few([_in_short(message) for message in found], text)
    refused = [_refused_in_short(each) for each in requests(state, "is:refused")]
    if refused:
        count = "1 request was" if len(refused) == 1 else f"{len(refused)} requests were"
        shown += _few(refused, f"{count} refused")
    return "\n".join(shown)


_MOST_SHOWN = 5


def _few(lines: list[str], title: str) -> list[str]:
    """Give a list with its title, and say how many are left out at its end."""
    left = len(lines) - _MOST_SHOWN
    more = [f"  and {left} before these"] if left > 0 else []
    return [title + (":" if lines else ""), *(f"  {line}" for line in lines[:_MOST_SHOWN]), *more]


def _refused_in_short(request: LoggedRequest) -> str:
    """Say why a request was refused, without the values that it had."""
    known = [find_reason(refusal.message) for refusal in request.refusals]
    why = [reason.cause for reason in known if reason is not None]
    if request.fault is not None:
        why = [f"the fault {request.fault} struck it"]
    status = "no answer" if request.status is None else str(request.status)
    return ": ".join([f"{request.method} {request.path}, {status}", *dict.fromkeys(why)])


def _in_short(message: Message) -> str:
    """Name a message by what searches name, without its recipient."""
    return (
        f"type={message.type!r}, template_id={str(message.template_id)!r},"
        f" reference={message.reference!r}, status={message.status!r}"
    )
