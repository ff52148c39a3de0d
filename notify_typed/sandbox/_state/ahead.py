"""What one of several workers asks the database for a send: asked together, before it is looked at.

A send asks for the changes of other workers, a token of its bucket, how many were sent today, and a
stamp. Each question would be a way to the database and back, which costs more than all the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.sandbox._state.limits import DAY, taking

if TYPE_CHECKING:
    from notify_typed.sandbox._state.authentication import Caller
    from notify_typed.sandbox._state.shared_counters import SharedCounters
    from notify_typed.sandbox._state.worker_state import SharedTimekeeper, WorkerState


class Ahead:
    """Asks for a send, and holds the answers ready where they will be asked for.

    Args:
        shared: This worker's view of the shared state.
        clock: Its clock, which gives the stamp.
        counters: Its counters, which give the token and the day's sum.
    """

    def __init__(
        self, shared: WorkerState, clock: SharedTimekeeper, counters: SharedCounters
    ) -> None:
        self._shared = shared
        self._clock = clock
        self._counters = counters

    def ask(self, caller: Caller, kind: str) -> None:
        """Take over the changes of other workers and, where there are none, ask for a send.

        Args:
            caller: Who sends.
            kind: The kind of message.
        """
        if self._clock.is_frozen:
            # There each stamp moves the time on, so that only records may have one.
            self._shared.refresh()
            return
        now = self._clock.micros()
        numbers, drawn = self._counters.ask_ahead(
            taking(caller), now, kind, now // DAY, self._shared.version
        )
        self._shared.adopt(numbers)
        self._clock.hold(drawn)

    def forget(self) -> None:
        """Let go of the answers that nobody asked for."""
        self._clock.hold(None)
        self._counters.forget()
