"""Sends the callbacks that are due; each receiver has a queue, so that none waits for another."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from notify_typed.sandbox._service.callback_bodies import receipt_body, write_body
from notify_typed.sandbox._service.callback_posting import Answer, Poster
from notify_typed.sandbox._service.callback_queue import AT_ONCE, LOOK_AGAIN, LOOK_OUT, RETRY_AFTER
from notify_typed.sandbox._timekeeper import MICROSECONDS

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from notify_typed.sandbox._service.callback_queue import CallbackQueue, PlannedCallback
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._world.model import Callback

MAX_RETRIES = 5
LONGEST_WAIT = 30.0
"""How many seconds are waited at most for the answers to all callbacks that are due."""
_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 60.0
_LONGEST_ROW = 10
_LOGGER = logging.getLogger("notify_typed.sandbox")


@dataclass(eq=False, slots=True)
class _Receiver:
    """A receiver that is being told what is due.

    Attributes:
        url: Its address; None for callbacks that nobody wants any more.
        newest_first: Whether it is told one by one in the wrong order.
        under_way: The ids of the callbacks that it is being told.
        news: Set when there may be more to tell it.
        settled: Set when it has been told everything, or gives no answer in good time.
        answers: What came of callbacks and could not be stored yet.
        problems: What went wrong, in the sandbox itself.
        failures: How often that happened in a row.
    """

    url: str | None
    newest_first: bool
    under_way: set[int] = field(default_factory=set[int])
    news: asyncio.Event = field(default_factory=asyncio.Event)
    settled: asyncio.Event = field(default_factory=asyncio.Event)
    answers: dict[tuple[int, int], Answer] = field(default_factory=dict[tuple[int, int], Answer])
    problems: list[Exception] = field(default_factory=list[Exception])
    failures: int = 0


class Receivers:
    """The addresses that callbacks go to, and the work of telling them.

    Args:
        state: The sandbox.
        queue: The callbacks that are planned.
    """

    def __init__(self, state: State, queue: CallbackQueue) -> None:
        self._state = state
        self._queue = queue
        self._poster = Poster()
        self._active: dict[str | None, _Receiver] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self.changed = asyncio.Event()
        """Set when a callback was planned, or the time moved."""

    async def run(self) -> None:
        """Send callbacks as they fall due, until cancelled."""
        failures = 0
        try:
            while True:
                self.changed.clear()
                try:
                    self._state.refresh()
                    self._begin()
                    wait = self._seconds_until_next()
                    failures = 0
                except Exception as problem:  # noqa: BLE001 - one failure must not end all callbacks
                    wait = _pause_after(problem, failures)
                    failures += 1
                try:
                    async with asyncio.timeout(wait):
                        await self.changed.wait()
                except TimeoutError:
                    continue
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            await self._poster.close()

    async def settle(self, *, newest_first: bool = False) -> None:
        """Send everything that is due, and everything that falls due by that.

        Returns when the receivers have answered. One that gives no answer in good time is told the
        rest while nobody waits for it, and after 30 seconds so are all.

        Args:
            newest_first: Whether to send it one by one in the wrong order, even what is held back.
        """
        loop = asyncio.get_running_loop()
        end = loop.time() + LONGEST_WAIT
        while (newest_first or not self._state.is_holding) and loop.time() < end:
            self._begin(newest_first=newest_first)
            waiting = [
                one.settled.wait() for one in self._active.values() if not one.settled.is_set()
            ]
            if waiting:
                try:
                    async with asyncio.timeout_at(end):
                        await asyncio.gather(*waiting)
                except TimeoutError:
                    return
            elif self._are_others_sending():
                await asyncio.sleep(LOOK_AGAIN)
            else:
                return

    def _begin(self, *, newest_first: bool = False) -> None:
        """Set to work on the receivers that something is due for, and that nobody is at."""
        if self._state.is_holding and not newest_first:
            return
        for pair in self._queue.due_pairs(self._now(), only_free=not self._is_alone):
            url = self._url(pair)
            if url in self._active:
                self._active[url].news.set()
            else:
                self._active[url] = _Receiver(url, newest_first)
                self._run_beside(self._tell(self._active[url]))

    def _run_beside(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _tell(self, receiver: _Receiver) -> None:
        """Send what is due for a receiver until nothing is."""
        try:
            while True:
                receiver.news.clear()
                try:
                    for planned in self._take(receiver):
                        receiver.under_way.add(planned.id)
                        self._run_beside(self._attempt_safely(receiver, planned))
                except Exception as problem:  # noqa: BLE001 - one failure must not end all callbacks
                    receiver.problems.append(problem)
                if receiver.problems:
                    await self._rest(receiver)
                elif receiver.under_way:
                    await receiver.news.wait()
                else:
                    return
        finally:
            del self._active[receiver.url]
            receiver.settled.set()
            if self._is_alone:
                # It may have planned to try again; several workers look anyway.
                self.changed.set()

    async def _rest(self, receiver: _Receiver) -> None:
        """Wait a while after a failure, longer each time."""
        pause = _pause_after(receiver.problems[0], receiver.failures)
        receiver.problems.clear()
        receiver.failures += 1
        receiver.settled.set()
        await asyncio.sleep(pause)

    def _take(self, receiver: _Receiver) -> list[PlannedCallback]:
        """Choose what is told next, as much as a receiver gets at once."""
        free = (1 if receiver.newest_first else AT_ONCE) - len(receiver.under_way)
        if free <= 0 or (self._state.is_holding and not receiver.newest_first):
            return []
        now = self._now()
        pairs = [pair for pair in self._queue.due_pairs(now) if self._url(pair) == receiver.url]
        if not pairs:
            return []
        if not self._is_alone:
            return self._queue.take_due(now, pairs, free, newest_first=receiver.newest_first)
        most = free + len(receiver.under_way)
        due = self._queue.due(now, pairs, most, newest_first=receiver.newest_first)
        return [one for one in due if one.id not in receiver.under_way][:free]

    async def _attempt_safely(self, receiver: _Receiver, planned: PlannedCallback) -> None:
        try:
            await self._attempt(receiver, planned)
            receiver.failures = 0
        except Exception as problem:  # noqa: BLE001 - one failure must not end all callbacks
            receiver.problems.append(problem)
        finally:
            receiver.under_way.discard(planned.id)
            receiver.news.set()

    async def _attempt(self, receiver: _Receiver, planned: PlannedCallback) -> None:
        callback = self._callback((planned.service_id, planned.type))
        body = planned.body or self._receipt_body(planned.subject_id)
        if callback is None or body is None:
            self._queue.finish(planned, "dropped")
            return
        number = (planned.id, planned.attempts)
        answer = receiver.answers.get(number) or await self._poster.post(callback, body)
        if answer.is_late:
            receiver.settled.set()
        # Kept until it is stored, or the same would be sent once more.
        receiver.answers[number] = answer
        self._store(planned, callback, body, answer)
        del receiver.answers[number]

    def _store(
        self, planned: PlannedCallback, callback: Callback, body: str, answer: Answer
    ) -> None:
        # A reset while it was under way has forgotten it, with all that came of it.
        if not self._queue.is_known(planned):
            return
        will_retry = answer.is_passing and planned.attempts < MAX_RETRIES
        with self._state.storage.transaction():
            self._queue.log(
                planned,
                url=callback.url,
                body=body,
                status=answer.status,
                problem=answer.problem,
                will_retry=will_retry,
                answer=answer.text,
            )
            if will_retry:
                self._queue.finish(planned, "waiting", planned.due_at + RETRY_AFTER)
            else:
                self._queue.finish(planned, "failed" if answer.is_passing else "done")

    def _seconds_until_next(self) -> float | None:
        # The work of other workers is noticed by looking: they may have ended in the middle of it.
        longest = None if self._is_alone else LOOK_OUT
        due_at = self._queue.next_due(self._now())
        if due_at is None or self._state.is_holding or self._state.clock.is_frozen:
            return longest
        wait = max(0.0, (due_at - self._now()) / MICROSECONDS)
        return wait if longest is None else min(wait, longest)

    def _are_others_sending(self) -> bool:
        if self._is_alone:
            return False
        # What this worker sends to a receiver that does not answer is not waited for.
        return any(
            self._url(pair) not in self._active for pair in self._queue.due_pairs(self._now())
        )

    @property
    def _is_alone(self) -> bool:
        return self._state.worker_state is None

    def _now(self) -> int:
        return self._state.clock.micros()

    def _url(self, pair: tuple[str, str]) -> str | None:
        callback = self._callback(pair)
        return None if callback is None else callback.url

    def _callback(self, pair: tuple[str, str]) -> Callback | None:
        return self._state.world.callback(*pair)

    def _receipt_body(self, notification_id: str) -> str | None:
        message = self._state.messages.get(notification_id)
        return None if message is None else write_body(receipt_body(message, self._now()))


def _pause_after(problem: Exception, failures: int) -> float:
    """Return how long to wait after a failure; the first of a row is told."""
    if not failures:
        # Its text may hold what was to be sent.
        _LOGGER.error("callbacks could not be sent: %s", type(problem).__name__)
    return float(min(_FIRST_PAUSE * 2 ** min(failures, _LONGEST_ROW), _LONGEST_PAUSE))
