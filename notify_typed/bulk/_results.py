"""What sending tells: how far it is, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notify_typed.bulk._states import State
    from notify_typed.errors import NotifyError

__all__ = ["Ending", "Progress", "Result"]

Ending: TypeAlias = Literal["done", "paused", "limit", "interrupted", "stopped", "chunk"]
"""How sending ended.

* `done`: nothing is left to do, but for what a person must decide.
* `paused`: a person has paused the run.
* `limit`: the day's limit is used up.
* `interrupted`: it was asked to stop.
* `stopped`: an error stopped it, which the next row would meet as well.
* `chunk`: as much is done as was asked for.
"""


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
