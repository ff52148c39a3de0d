"""`notify-typed sandbox callbacks`: the requests that your service gets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from notify_typed._cli.options import examples
from notify_typed._cli.sandbox.control import Control, SandboxGroup
from notify_typed._cli.session import Session, pass_session
from notify_typed._cli.text import count

if TYPE_CHECKING:
    from uuid import UUID

__all__ = ["command"]

_COLUMNS: Final = ("at", "type", "subject_id", "url", "status", "problem", "will_retry")


@click.group("callbacks", cls=SandboxGroup)
def command() -> None:
    """Look at your service's callbacks."""


@command.command(
    "list",
    epilog=examples(
        "notify-typed sandbox callbacks list", "notify-typed sandbox callbacks list --json"
    ),
)
@pass_session
def list_(session: Session) -> None:
    """List the callbacks that were sent, and what your service answered."""
    answer = Control.found().get("/callbacks")
    session.output.many(answer["attempts"], columns=_COLUMNS, key="subject_id")
    if answer["waiting"]:
        session.output.note(f"{count(answer['waiting'], 'callback')} not done yet.")


@command.command(
    "replay",
    epilog=examples(
        "notify-typed sandbox callbacks replay $ID",
        "notify-typed sandbox callbacks replay $ID --json",
    ),
)
@click.argument("subject_id", metavar="ID", type=click.UUID)
@pass_session
def replay(session: Session, *, subject_id: UUID) -> None:
    """Send the callbacks about a message once more."""
    answer = Control.found().post("/callbacks/replay", {"id": str(subject_id)})
    session.output.done(f"{count(answer['count'], 'callback')} sent once more.", answer)


@command.command(
    "hold",
    epilog=examples(
        "notify-typed sandbox callbacks hold", "notify-typed sandbox callbacks hold --json"
    ),
)
@pass_session
def hold(session: Session) -> None:
    """Keep callbacks back, until they are released."""
    Control.found().post("/callbacks/hold")
    session.output.done("Callbacks are kept back.", {"held": True})


@command.command(
    "release",
    epilog=examples(
        "notify-typed sandbox callbacks release",
        "notify-typed sandbox callbacks release --newest-first",
    ),
)
@click.option("--newest-first", is_flag=True, help="In the wrong order, as can happen.")
@pass_session
def release(session: Session, *, newest_first: bool) -> None:
    """Send the callbacks that were kept back."""
    Control.found().post("/callbacks/release", {"newest_first": newest_first})
    session.output.done("Callbacks are sent again.", {"held": False})
