"""What is known of the message that is being sent, for when somebody stops the command."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notify_typed import RetryEvent

__all__ = ["Flight"]


class _Stage(Enum):
    NOTHING = "nothing was sent"
    LEAVING = "the message may have been sent, or not"
    TAKEN = "Notify took the message; its id was not read any more"
    SENT = "the message was sent"


class Flight:
    """Follows a message on its way to Notify."""

    def __init__(self) -> None:
        self._stage = _Stage.NOTHING
        self._id: str | None = None

    def leaving(self) -> None:
        """Say that a request is about to go out."""
        self._stage = _Stage.LEAVING

    def taken(self) -> None:
        """Say that Notify answered that it has the message."""
        self._stage = _Stage.TAKEN

    def sent(self, message_id: object) -> None:
        """Say which message it became."""
        self._id = str(message_id)
        self._stage = _Stage.SENT

    def back(self) -> None:
        """Say that the request certainly had no effect."""
        self._stage = _Stage.NOTHING

    def retried(self, event: RetryEvent) -> None:
        """Take in that an attempt failed, as a client's `on_retry`."""
        from notify_typed.errors import NotSent, RateLimited  # noqa: PLC0415 - lazy

        if isinstance(event.error, NotSent | RateLimited):
            self.back()

    @property
    def words(self) -> str:
        """What is known, in words."""
        named = "" if self._id is None else f": its id is {self._id}"
        return self._stage.value + named

    @property
    def facts(self) -> dict[str, object]:
        """What is known, for programs."""
        return {"message_state": self._stage.name.lower(), "id": self._id}
