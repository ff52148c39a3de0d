"""`notify-typed sandbox reply`, `move`, `clock` and `reset`."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import click

from notify_typed._cli.options import confirm, examples, yes_option
from notify_typed._cli.outcomes import WrongUse
from notify_typed._cli.sandbox.control import Control, SandboxCommand
from notify_typed._cli.session import Session, pass_session

if TYPE_CHECKING:
    from uuid import UUID

__all__ = ["clock", "move", "open_", "reply", "reset"]

_AGE: Final = re.compile(r"(\d+(?:\.\d+)?)\s*([smhdw])")
_PAGE: Final = "/outbox"
_UNITS: Final = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


@click.command(
    "reply",
    cls=SandboxCommand,
    epilog=examples(
        'notify-typed sandbox reply $ID "Yes, I will be there"',
        "notify-typed sandbox reply $ID STOP --json",
    ),
)
@click.argument("message_id", metavar="ID", type=click.UUID)
@click.argument("text")
@pass_session
def reply(session: Session, *, message_id: UUID, text: str) -> None:
    """Answer a text as the person who got it.

    The service receives it, and a callback if it has one.
    """
    control = Control.found()
    message = control.get(f"/messages/{message_id}")
    message = message.get("message", message)
    if message["type"] != "sms":
        raise WrongUse(f"only texts are answered, and this is of type {message['type']}.")
    body = {"content": text, "sender": message["recipient"]}
    session.output.one(control.post("/received-texts", body))


@click.command(
    "move",
    cls=SandboxCommand,
    epilog=examples(
        "notify-typed sandbox move $ID permanent-failure",
        "notify-typed sandbox move $ID delivered --json",
    ),
)
@click.argument("message_id", metavar="ID", type=click.UUID)
@click.argument("status")
@pass_session
def move(session: Session, *, message_id: UUID, status: str) -> None:
    """Give a message a status.

    It is the last one, and your service is told by a callback if it has one.
    """
    Control.found().post(f"/messages/{message_id}/status", {"status": status})
    session.output.done(
        f"The message {message_id} is {status}.", {"id": str(message_id), "status": status}
    )


@click.command(
    "clock",
    cls=SandboxCommand,
    epilog=examples("notify-typed sandbox clock", "notify-typed sandbox clock --advance 3d"),
)
@click.option("--advance", metavar="TIME", help="Move it on, as in 90s, 12h or 3d.")
@click.option("--freeze", is_flag=True, help="Stop it.")
@click.option("--resume", is_flag=True, help="Let it run again.")
@pass_session
def clock(session: Session, *, advance: str | None, freeze: bool, resume: bool) -> None:
    """Read the sandbox's clock, or change it."""
    if freeze and resume:
        raise WrongUse("give --freeze or --resume, not both.")
    control = Control.found()
    body: dict[str, object] = {}
    if advance is not None:
        body["advance"] = _seconds(advance)
    if freeze or resume:
        body["freeze"] = freeze
    session.output.one(control.post("/clock", body) if body else control.get("/clock"), key="now")


@click.command(
    "open",
    cls=SandboxCommand,
    epilog=examples("notify-typed sandbox open", "notify-typed sandbox open --quiet"),
)
@pass_session
def open_(session: Session) -> None:
    """Open the sandbox's page in a browser.

    Prints its address; where there is no browser, or with --quiet, that is all.
    """
    control = Control.found()
    control.get("/health")
    address = f"{control.url}{_PAGE}"
    session.output.text(address, {"url": address})
    if session.output.mode == "table":
        import webbrowser  # noqa: PLC0415 - for this alone

        webbrowser.open(address)


@click.command(
    "reset",
    cls=SandboxCommand,
    epilog=examples("notify-typed sandbox reset", "notify-typed sandbox reset --yes"),
)
@yes_option
@pass_session
def reset(session: Session, *, yes: bool) -> None:
    """Forget everything that happened.

    Messages, requests, faults and changes to services and templates are gone; the world is the one
    that the sandbox started with.
    """
    control = Control.found()
    confirm(f"Forget everything that happened in {control.url}?", yes=yes)
    control.post("/reset")
    session.output.done(f"{control.url} is as new.", {"base_url": control.url})


def _seconds(text: str) -> float:
    found = _AGE.fullmatch(text.strip())
    if found is None:
        raise WrongUse(f"a time must be written as in 90s, 12h or 3d, not {text!r}.")
    try:
        return timedelta(**{_UNITS[found[2]]: float(found[1])}).total_seconds()
    except OverflowError:
        raise WrongUse(f"{text} is too long.") from None
