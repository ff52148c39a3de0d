"""What the commands that send have in common: their options, and an end by Ctrl-C that is safe."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Any, TypeVar

import click

from notify_typed._cli.options import Number
from notify_typed._cli.text import say

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from notify_typed.bulk import AsyncBulk, SendOptions, State

__all__ = ["interruptible", "named", "sending_of", "sending_options"]

T = TypeVar("T")
AnyFunction = TypeVar("AnyFunction", bound="Callable[..., object]")


def sending_options(command: AnyFunction) -> AnyFunction:
    """Let a command say how messages leave."""
    for option in (
        click.option(
            "--trust-looks/--no-trust-looks",
            default=None,
            help="Whether a message that the server does not show was not sent. Notify and a"
            " sandbox on this machine are trusted; other servers may store messages late.",
        ),
        click.option(
            "--settle",
            type=Number(min=0),
            metavar="SECONDS",
            help="How long a late request may still take before a message is looked up.",
        ),
        click.option(
            "--retention-days",
            type=Number(min=0, min_open=True),
            metavar="DAYS",
            help="For how long the service certainly keeps messages; 3 if left out.",
        ),
        click.option(
            "--window",
            metavar="HOURS",
            help="Send only in these hours, such as '08:00-20:00 Europe/London'.",
        ),
        click.option(
            "--max-per-minute",
            type=click.IntRange(min=1),
            metavar="N",
            help="Send no more than this.",
        ),
        click.option(
            "--rate",
            type=click.IntRange(min=1),
            metavar="N",
            help="Messages a minute that the service may send; 3,000 if left out.",
        ),
        click.option(
            "--in-flight",
            type=click.IntRange(1, 1000),
            metavar="N",
            help="How many messages to send at once; 50 if left out.",
        ),
    ):
        command = option(command)
    return command


def sending_of(options: dict[str, Any], *, wait_for_limit: bool = True) -> SendOptions:
    """Make of a command's options what the sender takes."""
    from notify_typed.bulk import SendOptions, Window  # noqa: PLC0415 - takes a while

    given = {
        name: options[name]
        for name in (
            "in_flight",
            "rate",
            "max_per_minute",
            "settle",
            "retention_days",
            "trust_looks",
        )
        if options[name] is not None
    }
    window = options["window"]
    if window is not None:
        given["window"] = Window.parse(window)
    return SendOptions(wait_for_limit=wait_for_limit, **given)


def named(counts: Mapping[State, int]) -> dict[str, int]:
    """Give how many rows are in each state by the states' names."""
    return {str(state): number for state, number in counts.items()}


def interruptible(bulk: AsyncBulk, call: Coroutine[Any, Any, T]) -> T:
    """Run a call that the first Ctrl-C ends after the messages in hand, and the second at once."""
    import asyncio  # noqa: PLC0415 - takes a while

    async def run() -> T:
        loop = asyncio.get_running_loop()
        task = asyncio.ensure_future(call)
        asked = 0

        def handle(*_: object) -> None:
            nonlocal asked
            asked += 1
            if asked == 1:
                say(
                    "ending after the messages in hand; Ctrl-C once more ends at once",
                    to_error=True,
                )
                loop.call_soon_threadsafe(bulk.stop)
            else:
                loop.call_soon_threadsafe(task.cancel)

        before = [
            (number, signal.signal(number, handle)) for number in (signal.SIGINT, signal.SIGTERM)
        ]
        try:
            return await task
        finally:
            for number, handler in before:
                signal.signal(number, handler)

    return asyncio.run(run())
