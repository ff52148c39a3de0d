"""`notify-typed sandbox fault`: what goes wrong with requests."""

from __future__ import annotations

from typing import Any, Final

import click

from notify_typed._cli.options import Number, examples
from notify_typed._cli.sandbox.control import Control, SandboxGroup
from notify_typed._cli.session import Session, pass_session

__all__ = ["command"]

_COLUMNS: Final = ("fault", "operation", "times", "every", "probability", "seen", "struck")
_SETTINGS: Final = ("status", "message", "seconds")


@click.group("fault", cls=SandboxGroup)
def command() -> None:
    """Make requests fail."""


@command.command(
    "add",
    epilog=examples(
        "notify-typed sandbox fault add RateLimitError --operation sends --times 3",
        "notify-typed sandbox fault add Delay --seconds 2 --every 10",
    ),
)
@click.argument("fault", metavar="NAME")
@click.option("--operation", metavar="NAME", help="Only this, such as send_sms, sends or reads.")
@click.option("--recipient", metavar="TEXT", help="Only messages to this number or address.")
@click.option("--template", "template_id", metavar="ID", help="Only messages from this template.")
@click.option("-r", "--reference", metavar="TEXT", help="Only messages with this reference.")
@click.option("--times", type=click.IntRange(min=1), metavar="N", help="Only so many requests.")
@click.option("--every", type=click.IntRange(min=1), metavar="N", help="Every N-th request.")
@click.option(
    "--probability",
    type=Number(0, 1),
    metavar="P",
    help="The probability that a request fails.",
)
@click.option("--seed", type=int, metavar="N", help="The seed of the random choice.")
@click.option("--status", type=int, metavar="N", help="The status of an error.")
@click.option("--message", metavar="TEXT", help="The text of an error.")
@click.option("--seconds", type=Number(), metavar="N", help="How long a Delay or ClockSkew is.")
@pass_session
def add(session: Session, /, **options: Any) -> None:  # noqa: ANN401 - click's
    """Add a fault, and list all that are set.

    NAME is one of AuthError, BadRequestError, ClockSkew, Delay, NotifyError, PDFNotReadyError,
    RateLimitError, ResetAfterCommit, ResetBeforeRead, RouterPage, ServerError, ServerTimeout,
    TooManyRequestsError, TruncatedBody and ValidationError.
    """
    body = {name: value for name, value in options.items() if value is not None}
    settings = {name: body.pop(name) for name in _SETTINGS if name in body}
    if settings:
        body["settings"] = settings
    _show(session, Control.found().post("/faults", body))


@command.command(
    "list",
    epilog=examples("notify-typed sandbox fault list", "notify-typed sandbox fault list --json"),
)
@pass_session
def list_(session: Session) -> None:
    """List the faults that are set, and how often they struck."""
    _show(session, Control.found().get("/faults"))


@command.command(
    "clear",
    epilog=examples(
        "notify-typed sandbox fault clear",
        "notify-typed sandbox fault clear --sandbox $NOTIFY_BASE_URL",
    ),
)
@pass_session
def clear(session: Session) -> None:
    """Remove all faults."""
    Control.found().delete("/faults")
    session.output.done("No fault is set.", {"faults": 0})


def _show(session: Session, answer: dict[str, Any]) -> None:
    session.output.many(answer["faults"], columns=_COLUMNS, key="fault")
