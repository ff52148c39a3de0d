"""`notify-typed sandbox messages` and `requests`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from notify_typed._cli.options import Number, examples
from notify_typed._cli.sandbox.control import Control, SandboxCommand
from notify_typed._cli.session import Session, pass_session

if TYPE_CHECKING:
    from collections.abc import Callable

    from notify_typed._cli.output import Item

__all__ = ["messages", "requests"]

AnyFunction = TypeVar("AnyFunction", bound="Callable[..., object]")

_USUAL: Final = 50
_MOST: Final = 1000
_MESSAGES: Final = ("id", "created_at", "type", "status", "recipient", "reference", "body")
_REQUESTS: Final = ("id", "at", "method", "path", "status", "why")


def _looking_options(command: AnyFunction) -> AnyFunction:
    for option in (
        click.option(
            "--for",
            "duration",
            type=Number(min=0, min_open=True),
            metavar="SECONDS",
            help="With --follow: stop after so long; without it, Ctrl-C does.",
        ),
        click.option("--follow", is_flag=True, help="Print what comes from now on."),
        click.option(
            "--limit",
            type=click.IntRange(1, _MOST),
            default=_USUAL,
            show_default=True,
            metavar="N",
            help="How many to list.",
        ),
        click.argument("search", nargs=-1),
    ):
        command = option(command)
    return command


@click.command(
    "messages",
    cls=SandboxCommand,
    epilog=examples(
        "notify-typed sandbox messages status:delivered type:sms",
        "notify-typed sandbox messages --follow --json --for 1",
    ),
)
@_looking_options
@pass_session
def messages(
    session: Session, *, search: tuple[str, ...], limit: int, follow: bool, duration: float | None
) -> None:
    """List the messages that were sent.

    SEARCH is made of words that are looked for anywhere, and of to:, template:, reference:,
    status:, type:, key:, service:, before: and after: with a value. --follow prints each message
    again when its status changes.
    """
    control = Control.found()
    if follow:
        happened = control.events("message,status", duration)
        found = (
            {**event["message"], "status": event.get("status", event["message"]["status"])}
            for event in happened
            if "message" in event
        )
        session.output.stream(found, columns=_MESSAGES)
    else:
        found = control.get("/messages", q=" ".join(search) or None, limit=limit)["messages"]
        session.output.many(found, columns=_MESSAGES)


@click.command(
    "requests",
    cls=SandboxCommand,
    epilog=examples(
        "notify-typed sandbox requests status:4xx",
        "notify-typed sandbox requests is:refused --limit 1 --json",
    ),
)
@_looking_options
@pass_session
def requests(
    session: Session, *, search: tuple[str, ...], limit: int, follow: bool, duration: float | None
) -> None:
    """List the requests that came, refused ones too.

    SEARCH knows the filters of "messages", where status: is that of the answer, such as status:4xx,
    and is:refused, is:accepted and is:fault.
    """
    control = Control.found()
    if follow:
        happened = control.events("request", duration)
        found = (event["request"] for event in happened if "request" in event)
        session.output.stream(found, columns=_REQUESTS, shown=_request)
    else:
        found = control.get("/requests", q=" ".join(search) or None, limit=limit)["requests"]
        session.output.many(found, columns=_REQUESTS, shown=_request)


def _request(item: Item) -> Item:
    refusals: Any = item.get("refusals")
    return {**item, "why": refusals[0]["message"] if refusals else None}
