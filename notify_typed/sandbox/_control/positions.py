"""How far a reader of what happens has come, and what it may be given next."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from notify_typed.sandbox._errors import SandboxError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from notify_typed.sandbox._store.database import Storage

_LONGEST = 10.0
_PARTS = 6


@dataclass(frozen=True, slots=True)
class Position:
    """How far a reader has come: the last of each kind that it has seen."""

    message: int
    journal: int
    callback: int
    request: int
    text: int
    moment: int

    def __str__(self) -> str:
        """Return the position as the id of an event."""
        numbers = (
            self.message,
            self.journal,
            self.callback,
            self.request,
            self.text,
            self.moment,
        )
        return "-".join(map(str, numbers))

    @classmethod
    def read(cls, given: str) -> Position:
        """Read the id of an event.

        Raises:
            SandboxError: It is not one.
        """
        parts = given.split("-")
        if len(parts) != _PARTS or not all(
            part.isascii() and part.isdecimal() and len(part) < 19 for part in parts
        ):
            raise SandboxError("that is not the id of an event")
        return cls(*map(int, parts))


_T = TypeVar("_T")


class InOrder(Generic[_T]):
    """Lets numbered rows through in their order, where workers may commit them in another.

    A number is given up when no transaction is under way any more that was when it was missed. No
    number is waited for longer than ten seconds: others may use the database too.

    Args:
        storage: The database that several workers share; None for one worker.
    """

    def __init__(self, storage: Storage | None) -> None:
        self._storage = storage
        self._gap: _Gap | None = None

    def ready(self, rows: Iterable[tuple[int, _T]], last: int) -> list[tuple[int, _T]]:
        """Return the rows that nothing is missing before, or no longer."""
        found = [*rows]
        if self._storage is None:
            return found
        for place, (number, _) in enumerate(found):
            if number != last + 1 and last and self._is_open(last, self._storage):
                return found[:place]
            last = number
        return found

    def _is_open(self, last: int, storage: Storage) -> bool:
        """Return whether what is missing after a number may still come."""
        now = time.monotonic()
        gap = self._gap
        if gap is None or gap.after != last:
            self._gap = _Gap(last, storage.transactions()[1], now)
            return True
        if gap.is_over or now - gap.since > _LONGEST:
            return False
        # These rows were read before: one that was committed meanwhile is among the next.
        gap.is_over = storage.transactions()[0] >= gap.until
        return True


@dataclass(slots=True)
class _Gap:
    """Numbers that are missing.

    Attributes:
        after: The number before them.
        until: The transaction before which those began that may have taken them.
        since: When they were missed, by the machine's clock.
        is_over: Whether all those transactions have ended.
    """

    after: int
    until: int
    since: float
    is_over: bool = False
