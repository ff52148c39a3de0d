"""Measures contenders in turns, so that a busy machine disturbs all of them alike."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Mapping
from statistics import median
from typing import NamedTuple


class Cost(NamedTuple):
    """What one operation took, in seconds."""

    wall: float
    cpu: float


Contender = Callable[[int], object]
"""Does an operation so many times."""


class Limits(NamedTuple):
    """When to stop: after so many rounds or, between two rounds, after so many seconds."""

    rounds: int
    seconds: float


class Comparison:
    """The costs of some contenders, round by round."""

    def __init__(self, costs: Mapping[str, list[Cost]]) -> None:
        self._costs = costs

    def wall(self, name: str) -> float:
        """Give the median time of an operation, in seconds."""
        return median(cost.wall for cost in self._costs[name])

    def cpu(self, name: str) -> float:
        """Give the median processor time of an operation, of this process alone, in seconds."""
        return median(cost.cpu for cost in self._costs[name])

    def wall_ratio(self, name: str, to: str) -> float:
        """Give the median, over the rounds, of how many times as long one took as the other."""
        pairs = zip(self._costs[name], self._costs[to], strict=True)
        return median(one.wall / other.wall for one, other in pairs)

    def cpu_ratio(self, name: str, to: str) -> float:
        """Give the same of the processor time."""
        pairs = zip(self._costs[name], self._costs[to], strict=True)
        return median(one.cpu / other.cpu for one, other in pairs)

    @property
    def rounds(self) -> int:
        """How many rounds there were."""
        return min(map(len, self._costs.values()))


Measure = Callable[[str], Cost]
"""Measures one contender, by its name."""


def in_turns(
    names: Iterable[str], measure: Measure, limits: Limits, tick: Callable[[], None]
) -> Comparison:
    """Measure every contender in every round; each round begins with another one.

    Args:
        names: The contenders.
        measure: Measures one of them; called once more for each at first, to warm up.
        limits: When to stop; there is one round at least.
        tick: Called after each round.
    """
    order = list(names)
    costs: dict[str, list[Cost]] = {name: [] for name in order}
    for name in order:
        measure(name)
    stop_at = time.monotonic() + limits.seconds
    for number in range(limits.rounds):
        first = number % len(order)
        for name in order[first:] + order[:first]:
            costs[name].append(measure(name))
        tick()
        if time.monotonic() > stop_at:
            break
    return Comparison(costs)


def in_process(contenders: Mapping[str, Contender], times: Mapping[str, int]) -> Measure:
    """Measure operations of this process.

    Args:
        contenders: The operations, by name.
        times: How often each is done in one turn.
    """

    def measure(name: str) -> Cost:
        gc.collect()
        wall, cpu = time.perf_counter(), time.process_time()
        contenders[name](times[name])
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        return Cost(wall / times[name], cpu / times[name])

    return measure
