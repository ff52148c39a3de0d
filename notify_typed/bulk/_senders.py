"""Sends the messages of rows that are claimed, many at once, and says what came of each."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from notify_typed.bulk._messages import TooLate
from notify_typed.bulk._records import Moved
from notify_typed.bulk._states import after_error
from notify_typed.errors import DailyLimitExceeded, NotifyError, RateLimited, RequestError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from notify_typed.bulk._caution import Caution
    from notify_typed.bulk._course import Course
    from notify_typed.bulk._looking import Looks
    from notify_typed.bulk._messages import Fence, Messages
    from notify_typed.bulk._records import Claim
    from notify_typed.bulk._states import Move

__all__ = ["Senders"]


class Senders:
    """Sends the messages of claimed rows.

    Args:
        course: What is known of the sending.
        messages: Sends one message.
        caution: Follows what comes of them.
        looks: Is told of each row that is unknown from now on.
        count: How many messages are on their way at once.
        on_limit: Called when the service may send no more, or no more for now.
    """

    def __init__(
        self,
        course: Course,
        messages: Messages,
        caution: Caution,
        looks: Looks,
        count: int,
        on_limit: Callable[[DailyLimitExceeded | RateLimited], None],
    ) -> None:
        self._course = course
        self._messages = messages
        self._caution = caution
        self._looks = looks
        self._count = count
        self._on_limit = on_limit
        self._group = count // 2
        self._few = count
        self._queue: asyncio.Queue[tuple[Claim, Fence]] = asyncio.Queue()
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def need_turn(self) -> bool:
        """Whether answers are to be written down, and rows claimed, without a rest.

        That is done in groups, and before there is nothing more to send.
        """
        course = self._course
        is_group = len(course.moved) >= self._group and self._queue.qsize() < self._few
        return is_group or not course.outstanding

    def start(self) -> None:
        """Begin to send what is given."""
        self._tasks = [asyncio.create_task(self._send_on()) for _ in range(self._count)]

    def give(self, claims: Sequence[Claim], fence: Fence, *, are_last: bool) -> None:
        """Give rows that were claimed; they are sent in this order.

        Args:
            claims: The rows.
            fence: The moment of their claim.
            are_last: Whether there are no more for now: their answers are written down together.
        """
        for claim in claims:
            self._queue.put_nowait((claim, fence))
        self._few = 0 if are_last else max(self._count, self._queue.qsize() // 2)

    async def stop(self) -> None:
        """End at once: what is on its way is unknown, and what was not begun is given back."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        while not self._queue.empty():
            claim, _ = self._queue.get_nowait()
            self._finish(_moved("release", claim))

    async def _send_on(self) -> None:
        while True:
            claim, fence = await self._queue.get()
            try:
                moved = await self._send(claim, fence)
            except asyncio.CancelledError:
                self._finish(_moved("doubt", claim, problem="interrupted"))
                raise
            self._finish(moved)

    async def _send(self, claim: Claim, fence: Fence) -> Moved:
        if self._course.ending is not None or self._caution.pause:
            return _moved("release", claim)
        begun = time.monotonic()
        try:
            message = await self._messages.send(claim, fence)
        except NotifyError as error:
            return self._failed(claim, error, begun)
        self._caution.arrived()
        self._course.sent += 1
        return _moved("accept", claim, message=str(message))

    def _failed(self, claim: Claim, error: NotifyError, begun: float) -> Moved:
        move, stops = after_error(error)
        if stops:
            self._course.stop_for(error)
        elif isinstance(error, DailyLimitExceeded) or (
            isinstance(error, RateLimited) and move == "release"
        ):
            self._on_limit(error)
        elif self._is_enough(error, move, begun):
            self._course.stop_for(error)
        if move == "release":
            return _moved(move, claim)
        return _moved(move, claim, problem=_reason(error))

    def _is_enough(self, error: NotifyError, move: Move, begun: float) -> bool:
        """Take in what went wrong with a message; say whether sending should end."""
        if isinstance(error, TooLate):
            return self._caution.was_late()
        return self._caution.refused() if move == "refuse" else self._caution.failed(begun)

    def _finish(self, moved: Moved) -> None:
        self._course.finish(moved)
        if moved.move == "doubt":
            self._looks.notice(moved.run, moved.number, moved.attempt)
        if self.need_turn:
            self._course.wake()


def _moved(
    move: Move, claim: Claim, *, message: str | None = None, problem: str | None = None
) -> Moved:
    return Moved(move, claim.run, claim.number, claim.attempt, message, problem)


def _reason(error: NotifyError) -> str:
    """Say what went wrong in Notify's own words, where it gave any."""
    if not isinstance(error, RequestError):
        return str(error)
    return "; ".join(each.message for each in error.errors) or error.message
