"""Tells open pages that something has changed; they fetch themselves anew when they want to.

So a page is told of a thousand messages in the same few bytes as of one, whatever it shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.sandbox._control.event_stream import EventStream
from notify_typed.sandbox._timekeeper import MICROSECONDS

if TYPE_CHECKING:
    from notify_typed.sandbox._runtime import Runtime

_LOOK_AGAIN = 0.5
_NEAR = 1_000
_LOOK_FAR = 20
_LEAP = 5 * MICROSECONDS


class Watch:
    """Notices what has changed since it last looked.

    Args:
        runtime: The sandbox at work.
    """

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._looks = 0
        self._seen = self._marks()
        self._moment = runtime.state.clock.micros()

    def look(self) -> bytes:
        """Return an event with the kinds of what has changed, or nothing."""
        marks = self._marks()
        changed = [kind for kind, mark in marks.items() if mark != self._seen[kind]]
        self._seen = marks
        if self._is_any_status_new():
            changed.append("status")
        return f"event: changed\ndata: {' '.join(changed)}\n\n".encode() if changed else b""

    def _marks(self) -> dict[str, object]:
        state = self._runtime.state
        return {
            "message": state.messages.last(),
            "done": state.journal.last(),
            "callback": self._runtime.callbacks.last_attempt(),
            "request": state.requests.last(),
            "text": state.received_texts.newest(limit=1),
            "clock": state.clock.is_frozen,
            "world": state.world,
        }

    def _is_any_status_new(self) -> bool:
        """Return whether time has changed a status: of any message, or most times of a late one."""
        state = self._runtime.state
        before, self._moment = self._moment, state.clock.micros()
        self._looks += 1
        is_far = self._moment - before > _LEAP or self._looks % _LOOK_FAR == 0
        last = state.messages.last()
        begin = before - _LOOK_FAR * MICROSECONDS if is_far else before
        return state.messages.is_any_changed(
            begin, self._moment, after=0 if is_far else last - _NEAR
        )


def page_stream(runtime: Runtime) -> EventStream:
    """Make the answer that tells a page of changes."""
    watch = Watch(runtime)
    waiting = [b"retry: 1000\nevent: ready\ndata: \n\n"]

    def look() -> bytes:
        return waiting.pop() if waiting else watch.look()

    return EventStream(runtime, look, _LOOK_AGAIN)
