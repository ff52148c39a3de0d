"""What one sending knows as it goes: what is on its way, what came of it, whether it is to end."""

from __future__ import annotations

import asyncio
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeVar

from attrs import define, field

from notify_typed.bulk._states import MOVES, State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from notify_typed.bulk._records import Moved
    from notify_typed.bulk._results import Ending
    from notify_typed.errors import NotifyError

__all__ = ["Course", "LedgerThread"]

T = TypeVar("T")

_COUNTED: Final = {
    move: (State.CLAIMED if State.CLAIMED in starts else State.UNKNOWN, end)
    for move, (starts, end) in MOVES.items()
}


class LedgerThread:
    """The one thread in which a sending works at its ledger."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(1, "notify-bulk-ledger")

    async def do(self, call: Callable[[], T]) -> T:
        """Do something there, and wait for it."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, call)

    def later(self, call: Callable[[], object]) -> None:
        """Have something done there before whatever is asked for next."""
        self._threads.submit(call)

    def close(self) -> None:
        """Let the thread end when it has done what it was told."""
        self._threads.shutdown(wait=False)


@define
class Course:
    """The course of one sending.

    Attributes:
        counts: How many rows there are in each state, as far as is known here.
        moved: What came of rows, and is not yet written down.
        outstanding: How many rows are claimed and not done.
        done: How many rows are done; one that is given back is not.
        sent: How many messages were sent.
        ending: How it ends, once that is known.
        error: What stops it.
    """

    counts: Counter[State] = field(factory=Counter[State])
    moved: list[Moved] = field(factory=list["Moved"])
    outstanding: int = 0
    done: int = 0
    sent: int = 0
    ending: Ending | None = None
    error: NotifyError | None = None
    _awake: asyncio.Event = field(init=False, factory=asyncio.Event)

    def claimed(self, count: int) -> None:
        """Take in that rows were claimed."""
        self.outstanding += count
        self.counts[State.PLANNED] -= count
        self.counts[State.CLAIMED] += count

    def finish(self, moved: Moved) -> None:
        """Take in what came of a row that was claimed."""
        self.outstanding -= 1
        self.done += moved.move != "release"
        self._note(moved)

    def note(self, moved: Sequence[Moved]) -> None:
        """Take in what is known of rows, to be written down."""
        for each in moved:
            self._note(each)

    def _note(self, moved: Moved) -> None:
        self.moved.append(moved)
        start, end = _COUNTED[moved.move]
        self.counts[start] -= 1
        self.counts[end] += 1

    def stop_for(self, error: NotifyError) -> None:
        """End, as the next row would meet the same error."""
        self.error = self.error or error
        self.end("stopped")

    def end(self, ending: Ending) -> None:
        """End, unless it ends already."""
        self.ending = self.ending or ending
        self.wake()

    def wake(self) -> None:
        """Have what is to be done looked at now."""
        self._awake.set()

    async def rest(self, seconds: float) -> None:
        """Wait until there is something to be done."""
        self._awake.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._awake.wait()
