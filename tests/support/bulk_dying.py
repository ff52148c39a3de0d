"""Sends a run, and kills its own process at a named point of the state machine."""

from __future__ import annotations

import asyncio
import functools
import json
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from notify_typed.bulk import AsyncBulk, SendOptions, _claims
from notify_typed.bulk._claims import Claims
from notify_typed.bulk._messages import Messages
from notify_typed.bulk._sending import Sending

FAST = SendOptions(rate=10_000_000, in_flight=10, settle=0.5, give_up_after=20.0)

# In an order in which one run can meet them all.
POINTS = (
    "before a claim is written",
    "while a claim is written",
    "when a claim is written",
    "before a message leaves",
    "when a message was answered",
    "before an answer is written",
    "while an answer is written",
    "when an answer is written",
    "before an expired claim is written",
    "when an expired claim is written",
    "before a look",
    "when a look was answered",
    "while a look is written",
    "before the last turn",
)


def main() -> None:
    """Send in a child of its own for each line that asks for it, and tell how the child ended.

    Children that are forked begin at once, with everything imported.
    """
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _send(*json.loads(line))
            os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        sys.stdout.write(f"{status}\n")
        sys.stdout.flush()


def _send(ledger: str, run: str, point: str, nth: int) -> None:
    """Send, with a death in wait."""
    death = _Death(nth)
    _lie_in_wait(point, death)

    async def send() -> None:
        async with AsyncBulk(ledger, create=False) as bulk:
            if run:
                await bulk.send(run, FAST)
            else:
                await bulk.work(FAST, max_rows=10_000, max_seconds=60.0)

    asyncio.run(send())


class _Death:
    """Comes at the nth time that it is met."""

    def __init__(self, nth: int) -> None:
        self._left = nth

    def __call__(self, *, here: bool = True) -> None:
        if here:
            self._left -= 1
            if self._left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)


def _lie_in_wait(point: str, death: _Death) -> None:  # noqa: C901 - a table of places
    if point == "":
        return
    turn, send, look = Claims.turn, Messages.send, Messages.look
    if point in {"before a claim is written", "before an answer is written"}:
        of_answers = "answer" in point

        def before(self: Claims, run: Any, moved: Any, wanted: int, meters: Any) -> Any:
            death(here=bool(moved) if of_answers else wanted > 0)
            return turn(self, run, moved, wanted, meters)

        Claims.turn = before  # type: ignore[method-assign]
    elif point in {"when a claim is written", "when an answer is written"}:
        of_answers = "answer" in point

        def after(self: Claims, run: Any, moved: Any, wanted: int, meters: Any) -> Any:
            done = turn(self, run, moved, wanted, meters)
            death(here=bool(moved) if of_answers else bool(done.claims))
            return done

        Claims.turn = after  # type: ignore[method-assign]
    elif point == "while a claim is written":
        claim = Claims._claim

        def during(self: Claims, *args: Any) -> Any:
            claimed = claim(self, *args)
            death(here=bool(claimed))  # written, and not committed
            return claimed

        Claims._claim = during  # type: ignore[method-assign]
    elif point in {"while an answer is written", "while a look is written"}:
        apply = _claims.apply_moves
        moves = {"accept"} if "answer" in point else {"find", "miss"}

        def apply_and_die(connection: Any, moved: Any, now: float) -> None:
            apply(connection, moved, now)
            death(here=any(each.move in moves for each in moved))

        _claims.apply_moves = apply_and_die
    elif point in {"before a message leaves", "when a message was answered"}:
        Messages.send = _around(send, death, before="leaves" in point)  # type: ignore[method-assign]
    elif point in {"before a look", "when a look was answered"}:
        Messages.look = _around(look, death, before="before" in point)  # type: ignore[method-assign]
    elif "expired" in point:
        expire = Claims.expire

        def expiring(self: Claims, run: Any, *, everything: bool) -> int:
            death(here="before" in point)
            count = expire(self, run, everything=everything)
            death(here="when" in point)
            return count

        Claims.expire = expiring  # type: ignore[method-assign]
    elif point == "before the last turn":
        rest = Sending._write_rest
        Sending._write_rest = _around(rest, death, before=True)  # type: ignore[method-assign]
    else:
        raise SystemExit(f"there is no point {point!r}")


def _around(
    call: Callable[..., Awaitable[Any]], death: _Death, *, before: bool
) -> Callable[..., Awaitable[Any]]:
    @functools.wraps(call)
    async def around(*args: Any, **options: Any) -> Any:
        death(here=before)
        done = await call(*args, **options)
        death(here=not before)
        return done

    return around


if __name__ == "__main__":
    main()
