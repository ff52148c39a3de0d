"""Looks unknown rows up at Notify, once a late request could no longer turn up."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import define, field, frozen

from notify_typed.bulk._records import Moved
from notify_typed.bulk._states import after_look
from notify_typed.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notify_typed.bulk._messages import Messages
    from notify_typed.bulk._records import Claim
    from notify_typed.bulk._states import Doubt

__all__ = ["Found", "Looks"]

_Key: TypeAlias = tuple[int, int, int]

_AT_ONCE: Final = 5
_DAY: Final = 86_400.0
_REASONS: Final[dict[Doubt, str]] = {
    "other_key": "Notify does not show it to this key, and it was sent with another one",
    "too_old": "Notify does not have it, but may have deleted it by now",
    "late_server": "the server does not show it, but may store messages late",
    "ambiguous": "Notify has another message with its reference",
}


@frozen
class Found:
    """What looks have shown.

    Attributes:
        moved: What is known of rows now.
        explained: Rows that a person must decide on, and why.
        failed: What kept a look from being made; None where nothing did.
    """

    moved: list[Moved]
    explained: list[tuple[Claim, str]]
    failed: RequestError | None


@define
class Looks:
    """When this process first saw that rows are unknown, and which it has looked up in vain.

    Times are by the monotonic clock: a clock that is set could make a look too early to be proof.
    """

    _noticed: dict[_Key, float] = field(factory=dict[_Key, float])
    _in_vain: set[_Key] = field(factory=set[_Key])

    def notice(self, run: int, number: int, attempt: int) -> None:
        """Note that a row is unknown from now on."""
        self._noticed.setdefault((run, number, attempt), time.monotonic())

    def in_vain(self, run: int) -> int:
        """Count the rows of a run that were looked up in vain."""
        return sum(each[0] == run for each in self._in_vain)

    def pending(self, unknown: Sequence[Claim]) -> list[Claim]:
        """Give the rows that are still to be looked up."""
        for each in unknown:
            self.notice(each.run, each.number, each.attempt)
        return [each for each in unknown if _key(each) not in self._in_vain]

    def due(self, unknown: Sequence[Claim], settle: float) -> list[Claim]:
        """Give the rows whose messages could not turn up any more."""
        now = time.monotonic()
        return [each for each in self.pending(unknown) if now - self._noticed[_key(each)] >= settle]

    def soonest(self, pending: Sequence[Claim], settle: float) -> float:
        """Say in how many seconds the first row can be looked up."""
        now = time.monotonic()
        return max(0.0, min(self._noticed[_key(each)] for each in pending) + settle - now)

    async def look(
        self,
        messages: Messages,
        due: Sequence[Claim],
        api_key: str,
        *,
        is_prompt: bool,
        retention_days: float,
    ) -> Found:
        """Look rows up."""
        found = Found([], [], None)
        failures: list[RequestError] = []
        turns = asyncio.Semaphore(_AT_ONCE)

        async def one(claim: Claim) -> None:
            async with turns:
                if failures:
                    return
                try:
                    look, message = await messages.look(claim, api_key, is_prompt=is_prompt)
                except RequestError as error:
                    failures.append(error)
                    return
            result = after_look(look, retention_days * _DAY)
            if result == "find" or result == "miss":  # noqa: PLR1714 - as type checkers see it
                sent = None if message is None else str(message)
                found.moved.append(Moved(result, claim.run, claim.number, claim.attempt, sent))
            else:
                self._in_vain.add(_key(claim))
                found.explained.append((claim, _REASONS[result]))

        await asyncio.gather(*map(one, due))
        return Found(found.moved, found.explained, failures[0] if failures else None)


def _key(claim: Claim) -> tuple[int, int, int]:
    return claim.run, claim.number, claim.attempt
