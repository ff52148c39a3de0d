"""Waits for a socket, and says how long a connection is kept that waits for its next request.

What has not been asked has nothing to say but that it is over.
"""

from __future__ import annotations

import select
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["KEEP_ALIVE", "MOST_CONNECTIONS", "watch"]

KEEP_ALIVE = 5.0
"""Seconds that a connection waits for its next request before it is closed."""

MOST_CONNECTIONS = 100


def watch(number: int, *, for_room: bool = False) -> Callable[[float], bool]:
    """Give a function that waits until something can be read from a socket, for so many seconds.

    Args:
        number: The socket's file number.
        for_room: Whether it waits until something can be written instead.
    """
    if sys.platform == "win32" or not hasattr(select, "poll"):
        reads, writes = ([], [number]) if for_room else ([number], [])
        return lambda seconds: any(select.select(reads, writes, [], seconds))
    poll = select.poll()
    poll.register(number, select.POLLOUT if for_room else select.POLLIN)
    return lambda seconds: bool(poll.poll(seconds * 1000))
