"""Follows messages and received texts."""

from __future__ import annotations

import time
from itertools import islice
from typing import TYPE_CHECKING, Final

from notify_typed._cli.listing import COLUMNS, RECEIVED_COLUMNS, row
from notify_typed._v2.waiting import FINAL_STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from notify_typed._cli.listing import Filters
    from notify_typed._cli.output import Item
    from notify_typed._cli.session import Session
    from notify_typed.models import Notification, ReceivedText

__all__ = ["follow_received", "watch_messages"]

_FARTHEST: Final = 5_000
"""How many messages a look goes back at most, for those whose status may still change."""
_REMEMBERED: Final = 100_000


def watch_messages(
    session: Session,
    filters: Filters,
    *,
    changes_only: bool,
    interval: float,
    duration: float | None,
) -> None:
    """Print messages as they come, and again when their status changes."""

    def changes() -> Iterator[Item]:
        known: dict[UUID, str] = {}
        first = True
        for _ in _looks(interval, duration):
            fresh = _look(session, filters, known)
            if not first or not changes_only:
                # Oldest first, as they came.
                yield from (each.to_dict() for each in reversed(fresh))
            first = False

    session.output.stream(changes(), columns=COLUMNS, shown=row)


def follow_received(session: Session, *, interval: float, duration: float | None) -> None:
    """Print received texts as they come; those that are there, first."""

    def texts() -> Iterator[Item]:
        last: UUID | None = None
        for _ in _looks(interval, duration):
            fresh: list[ReceivedText] = []
            for each in session.notify.get_received_texts_iterator():
                if each.id == last or len(fresh) == _FARTHEST:
                    break
                fresh.append(each)
            if fresh:
                last = fresh[0].id
            yield from (each.to_dict() for each in reversed(fresh))

    session.output.stream(texts(), columns=RECEIVED_COLUMNS)


def _look(session: Session, filters: Filters, known: dict[UUID, str]) -> list[Notification]:
    """Find what is new or has changed, newest first, and remember it.

    A look goes back until it has seen all messages whose status may still change, and one that was
    known.
    """
    changed: list[Notification] = []
    waiting = {each for each, status in known.items() if status not in FINAL_STATUSES}
    seen_known = False
    walk: Iterable[Notification] = session.notify.get_all_notifications_iterator(**filters)
    for number, each in enumerate(islice(walk, _FARTHEST)):
        status = each.status.value
        before = known.get(each.id)
        if before != status:
            changed.append(each)
        seen_known = seen_known or before is not None
        waiting.discard(each.id)
        if known and seen_known and not waiting:
            break
        if not known and number + 1 == _PAGE:
            break  # the first look is at the newest page
    for each in reversed(changed):
        known.pop(each.id, None)
        known[each.id] = each.status.value
    while len(known) > _REMEMBERED:
        del known[next(iter(known))]
    return changed


_PAGE: Final = 250


def _looks(interval: float, duration: float | None) -> Iterator[None]:
    """Pass once for each look, the last at the end of the time."""
    end = None if duration is None else time.monotonic() + duration
    while True:
        yield
        left = interval if end is None else min(interval, end - time.monotonic())
        if left <= 0:
            return
        time.sleep(left)
