"""Works a run off: claims rows, sends their messages, writes down what came of them."""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, TypeVar

from attrs import frozen

from notify_typed.bulk._caution import Caution
from notify_typed.bulk._claims import Claims
from notify_typed.bulk._errors import LedgerCopied
from notify_typed.bulk._looking import Looks
from notify_typed.bulk._messages import Fence, Messages, shows_at_once
from notify_typed.bulk._pace import Bucket, limit_in
from notify_typed.bulk._records import Moved
from notify_typed.bulk._states import MOVES, State, after_error
from notify_typed.errors import DailyLimitExceeded, NotifyError, RateLimited, RequestError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from notify_typed import AsyncNotifyClient
    from notify_typed.bulk._claims import Turn
    from notify_typed.bulk._ledger import Ledger
    from notify_typed.bulk._records import Claim, RunInfo
    from notify_typed.bulk._settings import SendOptions
    from notify_typed.bulk._states import Move

__all__ = ["Ending", "Progress", "Result", "Sending"]

T = TypeVar("T")

Ending: TypeAlias = Literal["done", "paused", "limit", "interrupted", "stopped", "chunk"]
"""How sending ended.

* `done`: nothing is left to do, but for what a person must decide.
* `paused`: a person has paused the run.
* `limit`: the day's limit is used up.
* `interrupted`: it was asked to stop.
* `stopped`: an error stopped it, which the next row would meet as well.
* `chunk`: as much is done as was asked for.
"""

_LONGEST_CALL: Final = 75.0
_LEASE: Final = 90.0
_TOGETHER: Final = 0.02
_TICK: Final = 0.25
_CHECK_EVERY: Final = 500
_PAGE: Final = 1000


@frozen
class Progress:
    """How far a run is.

    Attributes:
        counts: How many rows there are in each state.
        rate: Messages a second that were sent of late.
        waiting: What it waits for; None while it sends.
    """

    counts: Mapping[State, int]
    rate: float = 0.0
    waiting: str | None = None


@frozen
class Result:
    """What came of sending.

    Attributes:
        run: The run's id.
        ending: How it ended.
        counts: How many rows there are in each state.
        error: What stopped it; None where nothing did.
        sent: How many messages this call has sent.
    """

    run: str
    ending: Ending
    counts: Mapping[State, int]
    error: NotifyError | None = None
    sent: int = 0


class Sending:
    """Sends what is planned of one run.

    Args:
        ledger: The ledger.
        run: The run.
        client: The client to send with; its own retries are not used.
        options: How to send.
        alone: Whether nobody else can have the ledger open.
        tell: Told of progress, several times a second.
        looks: What this process knows of unknown rows; kept from one chunk to the next.
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
        tell: Callable[[Progress], None] | None = None,
        looks: Looks | None = None,
        most: int | None = None,
        until: float | None = None,
    ) -> None:
        self._ledger = ledger
        self._run = run
        self._options = options
        self._alone = alone
        self._tell = tell
        self._looks = looks if looks is not None else Looks()
        self._left = most
        self._until = until
        self._is_chunk = most is not None or until is not None
        self._messages = Messages(client, run)
        key = client.api_key.secret.encode()
        self._api_key = blake2b(key, digest_size=8, person=b"notify-bulk").hexdigest()
        owner = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
        self._claims = Claims(ledger.database, owner, self._api_key, _LEASE)
        self._bucket = f"{run.base_url} {run.service_id} {self._api_key}"
        trusted = options.trust_looks
        self._is_prompt = shows_at_once(run.base_url) if trusted is None else trusted
        self._rate = options.rate
        self._caution = Caution(options)
        self._thread = ThreadPoolExecutor(1, "notify-bulk-ledger")
        self._queue: asyncio.Queue[tuple[Claim, Fence]] = asyncio.Queue()
        self._moved: list[Moved] = []
        self._wake = asyncio.Event()
        self._outstanding = 0
        self._counts: Counter[State] = Counter()
        self._sent = 0
        self._since_check = 0
        self._ending: Ending | None = None
        self._error: NotifyError | None = None
        self._told = (0.0, 0)

    def stop(self) -> None:
        """Claim no more, and end after the messages in hand."""
        self._end("interrupted")

    async def run(self) -> Result:
        """Send until there is nothing left to do, or something stops it.

        Raises:
            BulkError: The ledger cannot be used, or is a copy.
            asyncio.CancelledError: It was cancelled; messages in hand are called unknown.
        """
        senders: list[asyncio.Task[None]] = []
        try:
            await self._in_thread(partial(self._claims.expire, self._run, everything=self._alone))
            self._counts = Counter(await self._in_thread(partial(self._ledger.counts, self._run)))
            senders = [asyncio.create_task(self._send_on()) for _ in range(self._options.in_flight)]
            await self._turns()
        finally:
            for sender in senders:
                sender.cancel()
            await asyncio.gather(*senders, return_exceptions=True)
            try:
                await self._write_rest()
                self._counts = Counter(
                    await self._in_thread(partial(self._ledger.counts, self._run))
                )
            finally:
                self._thread.shutdown(wait=False)
        counts = {state: self._counts[state] for state in State}
        return Result(self._run.id, self._ending or "done", counts, self._error, self._sent)

    # Turns at the ledger

    async def _turns(self) -> None:
        while True:
            if self._since_check <= 0 and self._ending is None:
                await self._check_not_copied()
                self._since_check = _CHECK_EVERY
            wanted, waiting = self._wanted()
            turn = await self._turn(wanted)
            if turn.run.state == "paused" and self._ending is None:
                waiting = self._paused(turn)
            self._say(waiting)
            if self._outstanding or self._moved:
                # Answers are written down in groups: each transaction waits for the disk.
                await self._sleep(_TOGETHER)
            elif self._ending is not None:
                return
            elif wanted > 0 and turn.is_drained:
                if not await self._look_up() and not await self._wait_for_others():
                    return
            else:
                await self._sleep(1.0 if waiting else min(turn.wait, 1.0))

    async def _turn(self, wanted: int) -> Turn:
        moved, self._moved = self._moved, []
        buckets: list[tuple[str, Callable[[float], Bucket]]] = [
            (self._bucket, partial(Bucket.of_server, self._rate))
        ]
        if self._options.max_per_minute:
            buckets.append((self._run.id, partial(Bucket.even, self._options.max_per_minute)))
        fence = Fence.now()
        turning = asyncio.ensure_future(
            self._in_thread(partial(self._claims.turn, self._run, moved, wanted, buckets))
        )
        try:
            turn = await asyncio.shield(turning)
        except asyncio.CancelledError:
            # What it claims meanwhile is given back in the end.
            self._take(await turning, fence)
            raise
        except BaseException:
            self._moved = moved + self._moved  # another try is made in the end
            raise
        self._take(turn, fence)
        return turn

    def _take(self, turn: Turn, fence: Fence) -> None:
        """Give the rows that were claimed to the senders."""
        for claim in turn.claims:
            self._queue.put_nowait((claim, fence))
        claimed = len(turn.claims)
        self._outstanding += claimed
        self._since_check -= claimed
        self._counts[State.PLANNED] -= claimed
        self._counts[State.CLAIMED] += claimed
        if self._left is not None:
            self._left -= claimed

    def _wanted(self) -> tuple[int, str | None]:
        """Say how many rows to claim, and if none, what is waited for."""
        if self._ending is not None:
            return 0, None
        is_full = self._left is not None and self._left <= 0
        if is_full or (self._until is not None and time.monotonic() >= self._until):
            self._end("chunk")
            return 0, None
        window = self._options.window
        opens = None if window is None else window.opens(datetime.now(UTC))
        if opens is not None:
            if self._is_chunk:
                self._end("chunk")
            return 0, f"messages may leave from {opens:%H:%M} UTC"
        if self._caution.pause:
            return 0, "Notify is not reached; trying again"
        # As many rows wait for a free sender as are on their way: a turn takes a moment.
        most = 1 if self._caution.is_in_trouble else 2 * self._options.in_flight
        wanted = max(0, most - self._outstanding)
        return (wanted if self._left is None else min(wanted, self._left)), None

    def _paused(self, turn: Turn) -> str | None:
        """Wait for a run that goes on without anybody's doing, or end."""
        if turn.run.resumes_at is None:
            self._end("paused")
            return None
        if not self._options.wait_for_limit or self._is_chunk:
            self._end("limit")
            return None
        at = datetime.fromtimestamp(turn.run.resumes_at, UTC)
        return f"{turn.run.pause_reason}; it goes on at {at:%H:%M} UTC on {at.day} {at:%B}"

    # Looking up

    async def _look_up(self) -> bool:
        """Look unknown rows up whose time has come; say whether there is more to be done."""
        pending = await self._pending()
        due = self._looks.due(pending, self._options.settle)
        if not pending or (self._is_chunk and not due):
            return False
        if not due:
            soonest = self._looks.soonest(pending, self._options.settle)
            self._say(f"{len(pending)} unknown, which can be looked up in {soonest:.0f} s")
            await self._sleep(min(soonest, 1.0))
            return True
        self._say(f"looking up {len(due)} unknown")
        found = await self._looks.look(
            self._messages,
            due,
            self._api_key,
            is_prompt=self._is_prompt,
            retention_days=self._options.retention_days,
        )
        for claim, problem in found.explained:
            await self._in_thread(partial(self._claims.explain, claim, problem))
        self._moved += found.moved
        self._count(found.moved)
        if found.failed is not None:
            if self._caution.failed(time.monotonic()):
                self._stop_for(found.failed)
            await self._sleep(min(self._caution.pause, 5.0))
        return True

    async def _pending(self) -> list[Claim]:
        """Give unknown rows that were not looked up in vain."""
        last = -1
        while True:
            page = await self._in_thread(partial(self._claims.unknown, self._run, _PAGE, last))
            pending = self._looks.pending(page)
            if pending or len(page) < _PAGE:
                return pending
            last = page[-1].number

    async def _wait_for_others(self) -> bool:
        """Wait for rows that others hold, who may have gone; say whether there are any."""
        if self._alone or self._is_chunk:
            return False
        await self._in_thread(partial(self._claims.expire, self._run, everything=False))
        self._counts = Counter(await self._in_thread(partial(self._ledger.counts, self._run)))
        held = self._counts[State.CLAIMED]
        if held:
            self._say(f"another process holds {held}")
            await self._sleep(1.0)
        return held > 0 or self._counts[State.PLANNED] > 0

    async def _check_not_copied(self) -> None:
        """See that the next row is not at Notify: then others have sent from a copy."""
        claim = await self._in_thread(partial(self._claims.next_planned, self._run))
        if claim is None or self._run.state == "outbox":
            return
        try:
            look, _ = await self._messages.look(claim, self._api_key, is_prompt=self._is_prompt)
        except RequestError:
            return  # the next message shows what is wrong
        if not look.found:
            return
        again = await self._in_thread(partial(self._claims.next_planned, self._run, claim.number))
        if again is not None and again.attempt == claim.attempt:
            raise LedgerCopied(
                f"row {claim.number} of {self._run.id} was not sent according to the ledger, but"
                " Notify has its message: the ledger is a copy, or an old backup, of one that was"
                " sent from. Go on with the other one; or have each row looked up before it is"
                f" sent: notify-typed bulk retry {self._run.id} --check"
            )

    # Senders

    async def _send_on(self) -> None:
        while True:
            claim, fence = await self._queue.get()
            try:
                moved = await self._send(claim, fence)
            except asyncio.CancelledError:
                self._done(_moved("doubt", claim, problem="interrupted"))
                raise
            self._done(moved)

    async def _send(self, claim: Claim, fence: Fence) -> Moved:
        if self._ending is not None or self._caution.pause:
            return _moved("release", claim)
        begun = time.monotonic()
        try:
            async with asyncio.timeout(_LONGEST_CALL):
                message = await self._messages.send(claim, fence)
        except TimeoutError:
            return _moved("doubt", claim, problem="no answer in time")
        except NotifyError as error:
            return self._failed(claim, error, begun)
        self._caution.arrived()
        self._sent += 1
        return _moved("accept", claim, message=str(message))

    def _failed(self, claim: Claim, error: NotifyError, begun: float) -> Moved:
        move, stops = after_error(error)
        if stops:
            self._stop_for(error)
        elif isinstance(error, DailyLimitExceeded):
            self._limit(error)
        elif isinstance(error, RateLimited) and move == "release":
            self._rate = limit_in(error.message) or self._rate
            make = partial(Bucket.of_server, self._rate)
            self._thread.submit(self._claims.empty_bucket, self._bucket, make)
        elif self._caution.refused() if move == "refuse" else self._caution.failed(begun):
            self._stop_for(error)
        if move == "release":
            return _moved(move, claim)
        return _moved(move, claim, problem=_reason(error))

    def _limit(self, error: DailyLimitExceeded) -> None:
        self._error = self._error or error
        self._thread.submit(
            self._ledger.set_state,
            self._run,
            "paused",
            resumes_at=error.resets_at.timestamp(),
            reason="the day's limit is used up",
        )

    def _done(self, moved: Moved) -> None:
        self._moved.append(moved)
        self._outstanding -= 1
        self._count([moved])
        if moved.move == "doubt":
            self._looks.notice(moved.run, moved.number, moved.attempt)
        if len(self._moved) >= self._options.in_flight // 2 or not self._outstanding:
            self._wake.set()

    def _count(self, moved: Sequence[Moved]) -> None:
        for each in moved:
            starts, end = MOVES[each.move]
            self._counts[State.CLAIMED if State.CLAIMED in starts else State.UNKNOWN] -= 1
            self._counts[end] += 1

    # Waiting, and the end

    def _stop_for(self, error: NotifyError) -> None:
        self._error = self._error or error
        self._end("stopped")

    def _end(self, ending: Ending) -> None:
        self._ending = self._ending or ending
        self._wake.set()

    async def _sleep(self, seconds: float) -> None:
        """Wait until there is something to be done."""
        self._wake.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._wake.wait()

    async def _write_rest(self) -> None:
        """Write down what came of the last rows, and give back those that were not begun."""
        while not self._queue.empty():
            claim, _ = self._queue.get_nowait()
            self._done(_moved("release", claim))
        if self._moved:
            await asyncio.shield(self._turn(0))

    def _say(self, waiting: str | None) -> None:
        now = time.monotonic()
        at, sent = self._told
        if self._tell is None or now - at < _TICK:
            return
        rate = (self._sent - sent) / (now - at) if at else 0.0
        self._told = (now, self._sent)
        self._tell(Progress(dict(self._counts), rate, waiting))

    async def _in_thread(self, call: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, call)


def _moved(
    move: Move, claim: Claim, *, message: str | None = None, problem: str | None = None
) -> Moved:
    return Moved(move, claim.run, claim.number, claim.attempt, message, problem)


def _reason(error: NotifyError) -> str:
    """Say what went wrong in Notify's own words, where it gave any."""
    if not isinstance(error, RequestError):
        return str(error)
    return "; ".join(each.message for each in error.errors) or error.message
