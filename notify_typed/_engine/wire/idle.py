"""Tells whether a connection that waits for its next request has anything to say.

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


def watch(number: int) -> Callable[[], bool]:
    """Give a function that tells whether something can be read from a socket, without waiting.

    Args:
        number: The socket's file number.
    """
    if sys.platform == "win32" or not hasattr(select, "poll"):
        return lambda: bool(select.select([number], [], [], 0)[0])
    poll = select.poll()
    poll.register(number, select.POLLIN)
    return lambda: bool(poll.poll(0))
