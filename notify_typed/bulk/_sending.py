"""Works a run off: claims rows, has their messages sent, writes down what came of them."""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
import time
from collections import Counter
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from notify_typed._engine.telemetry import rows_moved
from notify_typed.bulk._caution import Caution
from notify_typed.bulk._claims import Claims
from notify_typed.bulk._course import Course, LedgerThread
from notify_typed.bulk._keys import fingerprint
from notify_typed.bulk._looking import Looks
from notify_typed.bulk._messages import Fence, Messages, shows_at_once
from notify_typed.bulk._pace import Bucket, Meter, limit_in, tokens_for
from notify_typed.bulk._results import Progress, Result
from notify_typed.bulk._senders import Senders
from notify_typed.bulk._settling import Settling
from notify_typed.bulk._speed import Speed
from notify_typed.bulk._states import MOVES, State
from notify_typed.errors import DailyLimitExceeded

if TYPE_CHECKING:
    from collections.abc import Callable

    from notify_typed import AsyncNotifyClient
    from notify_typed.bulk._claims import Turn
    from notify_typed.bulk._ledger import Ledger
    from notify_typed.bulk._records import RunInfo
    from notify_typed.bulk._settings import SendOptions
    from notify_typed.errors import RateLimited

__all__ = ["Sending"]

_LEASE: Final = 90.0
_TOGETHER: Final = 0.2
_DRAINED: Final = 1.0
_TICK: Final = 0.25
_CHECK_EVERY: Final = 500


class Sending:
    """Sends what is planned of one run.

    Args:
        ledger: The ledger.
        run: The run.
        client: The client to send with; its own retries are not used.
        options: How to send.
        alone: Whether nobody else can have the ledger open.
        are_over: Whether there may be claims whose time is over.
        tell: Told of progress, several times a second.
        looks: What this process knows of unknown rows; kept from one chunk to the next.
        speed: How fast it sends such messages; likewise.
        most: How many rows to claim at most.
        until: When to claim no more, by the monotonic clock.
    """

    def __init__(
        self,
        ledger: Ledger,
        run: RunInfo,
        client: AsyncNotifyClient,
        options: SendOptions,
        *,
        alone: bool,
        are_over: bool = True,
        tell: Callable[[Progress], None] | None = None,
        looks: Looks | None = None,
        speed: Speed | None = None,
        most: int | None = None,
        until: float | None = None,
    ) -> None:
        self._ledger = ledger
        self._run = run
        self._options = options
        self._alone = alone
        self._are_over = are_over
        self._tell = tell
        self._left = most
        self._until = until
        self._is_chunk = most is not None or until is not None
        api_key = fingerprint(client.api_key)
        owner = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
        self._claims = Claims(ledger.database, owner, api_key, _LEASE)
        self._bucket = f"{run.base_url} {run.service_id} {api_key}"
        self._rate = options.rate
        self._course = Course()
        self._thread = LedgerThread()
        self._caution = Caution(options)
        messages = Messages(client, run)
        known = looks if looks is not None else Looks()
        self._senders = Senders(
            self._course, messages, self._caution, known, options.in_flight, self._limited
        )
        trusted = options.trust_looks
        self._settling = Settling(
            run,
            self._course,
            ledger,
            self._claims,
            self._thread,
            messages,
            known,
            self._caution,
            options,
            shows_at_once(run.base_url) if trusted is None else trusted,
            self._say,
        )
        self._since_check = 0
        self._is_drained = False
        self._not_before = 0.0
        self._told = (0.0, 0)
        self._speed = speed if speed is not None else Speed()
        self._speed.begin()

    def stop(self) -> None:
        """Claim no more, and end after the messages in hand."""
        self._course.end("interrupted")

    async def run(self) -> Result:
        """Send until there is nothing left to do, or something stops it.

        Raises:
            BulkError: The ledger cannot be used, or is a copy.
            asyncio.CancelledError: It was cancelled; messages in hand are called unknown.
        """
        try:
            if self._are_over:
                expire = partial(self._claims.expire, self._run, everything=self._alone)
                await self._thread.do(expire)
            await self._count()
            self._senders.start()
            await self._turns()
        finally:
            await self._senders.stop()
            try:
                await self._write_rest()
                await self._count()
            finally:
                self._thread.close()
        course = self._course
        counts = {state: course.counts[state] for state in State}
        return Result(self._run.id, course.ending or "done", counts, course.error, course.sent)

    async def _count(self) -> None:
        """Count the run's rows, for a person: that takes long where there are very many."""
        if not self._is_chunk:
            await self._settling.count()

    async def _turns(self) -> None:
        course = self._course
        while True:
            if self._since_check <= 0 and course.ending is None:
                await self._settling.check_not_copied()
                self._since_check = _CHECK_EVERY
            wanted, waiting = self._wanted()
            turn = await self._turn(wanted)
            if turn.run.state == "paused" and course.ending is None:
                waiting = self._paused(turn)
            if course.outstanding or course.moved:
                self._say(waiting)
                # A message may have been answered during the turn, which was not waited for then.
                if not self._senders.need_turn:
                    await course.rest(_TOGETHER)
            elif course.ending is not None:
                return
            elif wanted > 0 and turn.is_drained:
                if not await self._settle():  # which says itself what it waits for
                    return
            else:
                self._say(waiting)
                await course.rest(1.0 if waiting else min(turn.wait, 1.0))

    async def _turn(self, wanted: int) -> Turn:
        moved, self._course.moved = self._course.moved, []
        fence = Fence.now()
        turning = asyncio.ensure_future(
            self._thread.do(partial(self._claims.turn, self._run, moved, wanted, self._meters()))
        )
        try:
            turn = await asyncio.shield(turning)
        except asyncio.CancelledError:
            # What it claims meanwhile is given back in the end.
            self._take(await turning, fence)
            raise
        except BaseException:
            self._course.moved = moved + self._course.moved  # another try is made in the end
            raise
        self._take(turn, fence)
        if wanted > 0:
            self._is_drained = turn.is_drained
        if moved:
            ends = Counter(MOVES[each.move][1].value for each in moved)
            rows_moved(self._run.template.kind, ends)
        return turn

    def _take(self, turn: Turn, fence: Fence) -> None:
        """Give the rows that were claimed to the senders."""
        claimed = len(turn.claims)
        if turn.is_drained:
            self._not_before = time.monotonic() + _DRAINED
        self._course.claimed(claimed)
        self._since_check -= claimed
        if self._left is not None:
            self._left -= claimed
        are_last = turn.is_drained or self._left == 0
        self._senders.give(turn.claims, fence, are_last=are_last)

    def _wanted(self) -> tuple[int, str | None]:
        """Say how many rows to claim, and if none, what is waited for."""
        course = self._course
        if course.ending is not None:
            return 0, None
        is_full = self._left is not None and self._left <= 0
        is_late = self._until is not None and time.monotonic() >= self._until
        if is_late or (is_full and not course.outstanding):  # an end gives back what has not left
            course.end("chunk")
        if is_late or is_full:
            return 0, None
        window = self._options.window
        opens = None if window is None else window.opens(datetime.now(UTC))
        if opens is not None:
            if self._is_chunk:
                course.end("chunk")
            return 0, f"messages may leave from {opens:%H:%M} UTC"
        if self._caution.pause:
            return 0, "Notify is not reached; trying again"
        if course.outstanding and time.monotonic() < self._not_before:
            return 0, None
        wanted = max(0, self._most_claimed() - course.outstanding)
        return (wanted if self._left is None else min(wanted, self._left)), None

    def _most_claimed(self) -> int:
        """Say how many rows to hold."""
        if self._caution.is_in_trouble:
            return 1
        in_flight = self._options.in_flight
        return in_flight + self._speed.ahead(in_flight, time.monotonic(), self._course.done)

    def _paused(self, turn: Turn) -> str | None:
        """Wait for a run that goes on without anybody's doing, or end."""
        if turn.run.resumes_at is None:
            self._course.end("paused")
            return None
        if not self._options.wait_for_limit or self._is_chunk:
            self._course.end("limit")
            return None
        at = datetime.fromtimestamp(turn.run.resumes_at, UTC)
        return f"{turn.run.pause_reason}; it goes on at {at:%H:%M} UTC on {at.day} {at:%B}"

    async def _settle(self) -> bool:
        """Do what is left when no row is planned; say whether there is more to be done."""
        if await self._settling.look_up(waits=not self._is_chunk):
            return True
        return not self._alone and not self._is_chunk and await self._settling.wait_for_others()

    def _limited(self, error: DailyLimitExceeded | RateLimited) -> None:
        """Take in that Notify lets nothing more through, today or at this moment."""
        if isinstance(error, DailyLimitExceeded):
            self._course.error = self._course.error or error
            pause = partial(
                self._ledger.set_state,
                self._run,
                "paused",
                resumes_at=error.resets_at.timestamp(),
                reason="the day's limit is used up",
            )
            self._thread.later(pause)
            return
        self._rate = limit_in(error.message) or self._rate
        self._thread.later(partial(self._claims.empty_bucket, self._server()))

    def _meters(self) -> list[Meter]:
        if self._is_drained:  # it most likely still is: no tokens are taken to see
            return []
        meters = [self._server()]
        if self._options.max_per_minute:
            even = partial(Bucket.even, self._options.max_per_minute)
            meters.append(Meter(self._run.id, even))
        return meters

    def _server(self) -> Meter:
        make = partial(Bucket.of_server, self._rate)
        return Meter(self._bucket, make, tokens_for(self._run.template.kind))

    async def _write_rest(self) -> None:
        """Write down what came of the last rows."""
        if self._course.moved:
            await asyncio.shield(self._turn(0))

    def _say(self, waiting: str | None) -> None:
        now = time.monotonic()
        at, sent = self._told
        if self._tell is None or now - at < _TICK:
            return
        rate = (self._course.sent - sent) / (now - at) if at else 0.0
        self._told = (now, self._course.sent)
        self._tell(Progress(dict(self._course.counts), rate, waiting))
