"""What a send asks of the database that several workers share, noted instead of asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from notify_typed.sandbox._store.json_rows import written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notify_typed.sandbox._state.counters import Taking

Counting: TypeAlias = "tuple[str, str, int, int]"
"""A service, a kind of message, a day, and how many may be sent on it."""


class Asked:
    """What was asked of the counters.

    Attributes:
        takings: The buckets that a token was taken of.
        countings: What was counted.
    """

    def __init__(self) -> None:
        self.takings: list[Taking] = []
        self.countings: list[Counting] = []


class Note(NamedTuple):
    """A send.

    Attributes:
        taking: The bucket that it takes a token of.
        countings: What counts it: nothing, or one limit, or two where it goes abroad.
        stamp: The time of its message, if no other worker is given that.
        id: The message's id.
        row: The message, in JSON.
    """

    taking: Taking
    countings: tuple[Counting, ...]
    stamp: int
    id: str
    row: str


def noted(asked: Asked, stamp: int, rows: list[Mapping[str, Any]]) -> Note:
    """Make a note of a send that takes one token and stores one message.

    Raises:
        ValueError: It is not such a one.
        UnicodeEncodeError: Its message holds half a character.
    """
    (taking,), (row,) = asked.takings, rows
    text = written(row)
    text.encode()
    return Note(taking, (*asked.countings,), stamp, row["id"], text)
