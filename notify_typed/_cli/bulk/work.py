"""`notify-typed bulk work`: whatever is planned in a ledger leaves, with others."""

from __future__ import annotations

from typing import Any, Final

import click

from notify_typed._cli.bulk.command import ledger_option, open_ledger
from notify_typed._cli.bulk.sending import interruptible, named, sending_of, sending_options
from notify_typed._cli.options import Command, examples
from notify_typed._cli.outcomes import Exit, Failure
from notify_typed._cli.session import Session, pass_session
from notify_typed._cli.text import count

__all__ = ["work"]

_IDLE: Final = 2.0


@click.command(
    "work",
    cls=Command,
    epilog=examples(
        "notify-typed bulk work --ledger $DATABASE_URL", "notify-typed bulk work --until-done"
    ),
)
@click.option("--until-done", is_flag=True, help="End when nothing is left to be sent.")
@ledger_option
@sending_options
@pass_session
def work(
    session: Session,
    /,
    *,
    until_done: bool,
    ledger: str,
    **options: Any,  # noqa: ANN401 - as click gives them
) -> None:
    """Send whatever is planned in a ledger, now and later.

    Any number of workers can share a ledger in PostgreSQL, on any machines.
    """
    import asyncio  # noqa: PLC0415 - takes a while

    sending = sending_of(options)
    with open_ledger(ledger, session, create=True) as bulk:
        sent = 0
        is_done = False

        async def go_on() -> None:
            nonlocal sent, is_done
            async with bulk:  # which keeps its connections
                while not bulk.is_stopped:
                    worked = await bulk.work(sending)
                    sent += worked.sent
                    is_done = not worked.left
                    if until_done and is_done:
                        return
                    if not worked.sent and not bulk.is_stopped:
                        await asyncio.sleep(_IDLE)

        try:
            interruptible(bulk, go_on())
        except asyncio.CancelledError:
            raise Failure("stopped at once", Exit.INTERRUPTED) from None
        if until_done and not is_done:
            raise Failure(
                f"interrupted after {count(sent, 'message')}, and some are left;"
                " the same command goes on",
                Exit.INTERRUPTED,
                facts={"sent": sent},
            )
        for run in bulk.runs():
            is_paused = run.state == "paused" and run.resumes_at is None
            if is_paused and named(bulk.counts(run.id))["planned"]:
                session.output.note(f"{run.id} is not sent: {run.pause_reason}")
        session.output.done(f"Sent {count(sent, 'message')}.", {"sent": sent})
