"""Being told to stop by the system, whatever event loop the system has."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def stop_on(numbers: tuple[signal.Signals, ...], stop: Callable[[], None]) -> None:
    """Let signals call a function of the running event loop."""
    loop = asyncio.get_running_loop()
    for number in numbers:
        try:
            loop.add_signal_handler(number, stop)
        except NotImplementedError:  # the event loops of Windows
            signal.signal(number, lambda _number, _frame: loop.call_soon_threadsafe(stop))
