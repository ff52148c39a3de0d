"""A client that tells of the messages that leave, for when somebody stops the command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed import NotifyClient
from notify_typed._engine._sync.sender import sender
from notify_typed._engine.connection import Connection

if TYPE_CHECKING:
    from notify_typed._cli.flight import Flight
    from notify_typed._engine._sync.sender import Sender
    from notify_typed._engine.answers import Answer
    from notify_typed._engine.flow import Send

__all__ = ["WatchedClient"]


class WatchedClient(NotifyClient):
    """A client that tells of the messages that leave."""

    def watched_by(self, flight: Flight) -> None:
        """Tell a flight from now on."""
        requests = self._requests
        self._connection = Connection(lambda: _WatchedSender(sender(requests, None), flight), None)


class _WatchedSender:
    """Tells when a message leaves, and when Notify has it."""

    def __init__(self, inner: Sender, flight: Flight) -> None:
        self._inner = inner
        self._flight = flight

    def send(self, step: Send) -> Answer:
        if step.operation.idempotent:
            return self._inner.send(step)
        self._flight.leaving()
        answer = self._inner.send(step)
        if answer.is_success:
            self._flight.taken()
        return answer

    def close(self) -> None:
        self._inner.close()
