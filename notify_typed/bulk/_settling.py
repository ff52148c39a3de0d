"""Settles what a sending does not know of a run: unknown rows, others' rows, copies of a ledger."""

from __future__ import annotations

import time
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final

from attrs import frozen

from notify_typed.bulk._errors import LedgerCopied
from notify_typed.bulk._states import State
from notify_typed.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Callable

    from notify_typed.bulk._caution import Caution
    from notify_typed.bulk._claims import Claims
    from notify_typed.bulk._course import Course, LedgerThread
    from notify_typed.bulk._ledger import Ledger
    from notify_typed.bulk._looking import Looks
    from notify_typed.bulk._messages import Messages
    from notify_typed.bulk._records import Claim, RunInfo
    from notify_typed.bulk._settings import SendOptions

__all__ = ["Settling"]

_PAGE: Final = 1000


@frozen
class Settling:
    """Finds out what is not known of a run's rows.

    Attributes:
        run: The run.
        course: What is known of the sending.
        ledger: The ledger.
        claims: Its claims.
        thread: Where it is worked at.
        messages: Looks a message up.
        looks: What this process knows of unknown rows.
        caution: Follows what comes of looks.
        options: How to send.
        is_prompt: Whether the server shows each message as soon as it has taken it.
        say: Tells a person what is waited for.
    """

    run: RunInfo
    course: Course
    ledger: Ledger
    claims: Claims
    thread: LedgerThread
    messages: Messages
    looks: Looks
    caution: Caution
    options: SendOptions
    is_prompt: bool
    say: Callable[[str], None]

    async def look_up(self, *, waits: bool) -> bool:
        """Look unknown rows up whose time has come.

        Args:
            waits: Whether to wait where that is for none of them.

        Returns:
            Whether there is more to be done.
        """
        settle = self.options.settle
        pending = await self._pending()
        due = self.looks.due(pending, settle)
        if not due:
            if not pending or not waits:
                return False
            soonest = self.looks.soonest(pending, settle)
            self.say(f"{len(pending)} unknown, which can be looked up in {soonest:.0f} s")
            await self.course.rest(min(soonest, 1.0))
            return True
        self.say(f"looking up {len(due)} unknown")
        found = await self.looks.look(
            self.messages,
            due,
            self.claims.api_key,
            is_prompt=self.is_prompt,
            retention_days=self.options.retention_days,
        )
        for claim, problem in found.explained:
            await self.thread.do(partial(self.claims.explain, claim, problem))
        self.course.note(found.moved)
        if found.failed is not None:
            if self.caution.failed(time.monotonic()):
                self.course.stop_for(found.failed)
            await self.course.rest(min(self.caution.pause, 5.0))
        return True

    async def _pending(self) -> list[Claim]:
        """Give unknown rows that were not looked up in vain."""
        last = -1
        while True:
            page = await self.thread.do(partial(self.claims.unknown, self.run, _PAGE, last))
            pending = self.looks.pending(page)
            if pending or len(page) < _PAGE:
                return pending
            last = page[-1].number

    async def wait_for_others(self) -> bool:
        """Wait for rows that others hold, who may have gone; say whether there is more to do."""
        expired = await self.thread.do(partial(self.claims.expire, self.run, everything=False))
        await self.count()
        held = self.course.counts[State.CLAIMED]
        if held:
            self.say(f"another process holds {held}")
            await self.course.rest(1.0)
        return expired > 0 or held > 0 or self.course.counts[State.PLANNED] > 0

    async def count(self) -> None:
        """Count the run's rows anew."""
        self.course.counts = Counter(await self.thread.do(partial(self.ledger.counts, self.run)))

    async def check_not_copied(self) -> None:
        """See that the next row is not at Notify: then others have sent from a copy.

        Raises:
            LedgerCopied: It is there.
        """
        claim = await self.thread.do(partial(self.claims.next_planned, self.run))
        if claim is None or self.run.state == "outbox":
            return
        key = self.claims.api_key
        try:
            look, _ = await self.messages.look(claim, key, is_prompt=self.is_prompt)
        except RequestError:
            return  # the next message shows what is wrong
        if not look.found:
            return
        again = await self.thread.do(partial(self.claims.next_planned, self.run, claim.number))
        if again is not None and again.attempt == claim.attempt:
            raise LedgerCopied(
                f"row {claim.number} of {self.run.id} was not sent according to the ledger, but"
                " Notify has its message: the ledger is a copy, or an old backup, of one that was"
                " sent from. Go on with the other one; or have each row looked up before it is"
                f" sent: notify-typed bulk retry {self.run.id} --check"
            )
