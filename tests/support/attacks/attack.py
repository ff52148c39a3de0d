"""An attack: what it is to show, how long it goes on, and the figures that come of it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import TypeAlias

Figures: TypeAlias = Counter[str]
"""What an attack did and saw, by name, in the order of a sentence."""


class PromiseBroken(AssertionError):
    """Something happened that was promised not to."""


@dataclass
class Effort:
    """How long an attack goes on: some rounds, or as many as fit into a time.

    Attributes:
        seed: The start of all chance: the same seed makes the same requests.
        most: The number of rounds; None for as many as fit into the time.
        seconds: When the last round begins at the latest.
    """

    seed: int = 0
    most: int | None = None
    seconds: float = 30.0
    random: Random = field(init=False)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)  # noqa: S311 - to be repeated, not to be secret

    def rounds(self) -> Iterator[int]:
        """Count the rounds; there is at least one."""
        end = time.monotonic() + self.seconds
        number = 0
        while True:
            yield number
            number += 1
            is_over = time.monotonic() > end if self.most is None else number >= self.most
            if is_over:
                return


@dataclass(frozen=True)
class Attack:
    """One way to break a promise.

    Attributes:
        name: Its name on the command line.
        promise: The promise, in a sentence.
        method: What is done against it, in a sentence.
        run: Does it; raises `PromiseBroken` where the promise did not hold.
        short: How many rounds it has in `make test`.
        is_long: Whether it takes so long that `make faults` runs it only where it is named.
    """

    name: str
    promise: str
    method: str
    run: Callable[[Effort], Figures]
    short: int
    is_long: bool = False


def hold(is_so: object, problem: str) -> None:
    """See that something is so.

    Raises:
        PromiseBroken: It is not.
    """
    if not is_so:
        raise PromiseBroken(problem)
