"""A listening socket that several workers share, and how connections spread over them."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_TURNS = 4


class SharedListener(socket.socket):
    """Leaves a new connection to workers with fewer of them, for some turns of the event loop.

    All workers learn of a connection at once. Each lets as many turns go by as it has connections,
    so that one with fewer is there first; else the first to be awake would get all of a client's.

    Args:
        listener: The socket, which this takes over.
        connections: How many connections this worker has.
    """

    def __init__(self, listener: socket.socket, connections: Callable[[], int]) -> None:
        family, kind, proto = listener.family, listener.type, listener.proto
        super().__init__(family, kind, proto, listener.detach())
        self._connections = connections
        self._turns = 0

    def accept(self) -> tuple[socket.socket, object]:
        """Accept a connection.

        Raises:
            BlockingIOError: Not in this turn.
        """
        if self._turns < min(self._connections(), _MOST_TURNS):
            self._turns += 1
            raise BlockingIOError
        accepted = super().accept()
        # The event loop asks for more in the same turn, and does not count this one yet.
        self._turns = -1
        return accepted
