"""How far a reader of what happens has come, and what it may be given next."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from notify_typed.sandbox._errors import SandboxError

if TYPE_CHECKING:
    from collections.abc import Iterable


_GAP_SECONDS = 1.0
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

    Args:
        is_shared: Whether there are several workers.
    """

    def __init__(self, *, is_shared: bool) -> None:
        self._is_shared = is_shared
        self._gap_since: float | None = None

    def ready(self, rows: Iterable[tuple[int, _T]], last: int) -> list[tuple[int, _T]]:
        """Return the rows that nothing is missing before, or no longer."""
        found = [*rows]
        if not self._is_shared:
            return found
        now = time.monotonic()
        for place, (number, _) in enumerate(found):
            if number != last + 1 and last:
                self._gap_since = self._gap_since or now
                if now - self._gap_since < _GAP_SECONDS:
                    return found[:place]
            self._gap_since = None
            last = number
        return found
