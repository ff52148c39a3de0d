"""An order of tests in which no worker has something long left when the others are done."""

from __future__ import annotations

from typing import TypeVar

__all__ = ["dealt"]

_Item = TypeVar("_Item")


def dealt(long: list[_Item], short: list[_Item], hands: int) -> list[_Item]:
    """Put tests into an order for some workers.

    pytest-xdist cuts the list into a part of equal length for each worker, and a worker that has
    finished takes from the ends of the others' parts. So each part has its long tests first.

    Args:
        long: Tests that may take long, those of a module together.
        short: The others.
        hands: How many workers there are.
    """
    order: list[_Item] = []
    left = [*long], [*short]
    for hand in range(hands, 0, -1):
        size = (len(left[0]) + len(left[1])) // hand
        first = min(len(left[0]) // hand, size)
        for pile, count in zip(left, (first, size - first), strict=True):
            order += pile[:count]
            del pile[:count]
    return order
