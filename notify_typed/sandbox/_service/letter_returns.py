"""Letters that come back undelivered."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notify_typed.sandbox._service.callbacks import Callbacks
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._store.records import Notification


def return_letter(state: State, callbacks: Callbacks, letter: Notification) -> None:
    """Let a letter come back, and tell its service."""
    now = state.clock.stamp()
    state.messages.finish(letter, "returned-letter", now)
    callbacks.letter_returned(letter, now)
