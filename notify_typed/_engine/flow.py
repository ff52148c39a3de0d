"""The steps that a policy asks a driver for.

A policy is a generator in the manner of httpx's `auth_flow`: it yields a step, is told what came of
it, and returns the result. So it is written once for both kinds of clients, and tested without any
I/O.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

from attrs import frozen

if TYPE_CHECKING:
    from notify_typed._engine.operation import Operation
    from notify_typed._engine.timeouts import Timeouts
    from notify_typed_runtime.types import HTTPAnswer

__all__ = ["Answer", "Do", "Flight", "Flow", "Send", "Sleep", "Step", "Wait"]

T = TypeVar("T")


class Flight(Protocol):
    """A call that another caller in this process is making, and whose result others wait for."""

    def wait(self, seconds: float) -> object:
        """Wait for the result; None if it does not come in time."""
        ...

    async def wait_async(self, seconds: float) -> object:
        """Wait for the result without blocking; None if it does not come in time."""
        ...


# Nobody compares steps, and what attrs writes for it takes its time at each import.
@frozen(eq=False)
class Send:
    """Send a request; the answer is a response, or the exception that the network raised.

    Attributes:
        operation: What to send; the driver signs it anew each time.
        timeout: The time-outs of this attempt.
        seconds: The time for all of it; None for no limit.
    """

    operation: Operation[object]
    timeout: Timeouts
    seconds: float | None = None


@frozen(eq=False)
class Sleep:
    """Wait for a number of seconds."""

    seconds: float


@frozen(eq=False)
class Do:
    """Call this, and await its result if that can be awaited; the answer is the result."""

    run: Callable[[], Any]


@frozen(eq=False)
class Wait:
    """Wait for a flight, for so many seconds at most; the answer is its result or None."""

    flight: Flight
    seconds: float


Answer: TypeAlias = "HTTPAnswer | Exception | None"
"""What comes of a `Send`; None before the first step."""

Step: TypeAlias = Send | Sleep | Do | Wait
Flow: TypeAlias = Generator[Step, Any, T]
"""A policy at work. What a driver cannot answer is raised at the step that asked for it."""
