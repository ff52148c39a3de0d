"""`notify-typed bulk status`, `pause`, `resume`, `retry` and `forget`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from notify_typed._cli.bulk.command import ledger_option, open_ledger
from notify_typed._cli.options import Command, confirm, examples, yes_option
from notify_typed._cli.outcomes import NotFound
from notify_typed._cli.session import Session, pass_session
from notify_typed._cli.text import count

if TYPE_CHECKING:
    from notify_typed._cli.output import Item
    from notify_typed.bulk import AsyncBulk

__all__ = ["forget", "pause", "resume", "retry", "status"]


@click.command(
    "status",
    cls=Command,
    epilog=examples("notify-typed bulk status", "notify-typed bulk status run-k3v9q2m7xabc --json"),
)
@click.argument("run", metavar="[RUN]", required=False)
@ledger_option
@pass_session
def status(session: Session, *, run: str | None, ledger: str) -> None:
    """Show the progress of a run, or of all runs, even while one is sent."""
    with open_ledger(ledger) as bulk:
        if run is not None:
            session.output.one(_item(bulk, run), key="run")
            return
        runs = [_item(bulk, each.id) for each in bulk.runs()]
        columns = ["run", "state", "source", "template", "planned", "sent", "refused", "unknown"]
        session.output.many(runs, columns=columns, key="run")


def _item(bulk: AsyncBulk, run: str) -> Item:
    info = bulk.run(run)
    counts = {str(state): number for state, number in bulk.counts(run).items()}

    resumes = info.resumes_at
    return {
        "run": info.id,
        "state": info.state,
        "source": info.source,
        "template": info.template.name,
        "service_id": info.service_id,
        "base_url": info.base_url,
        "created_at": datetime.fromtimestamp(info.created_at, UTC).isoformat(timespec="seconds"),
        "pause_reason": info.pause_reason,
        "resumes_at": None
        if resumes is None
        else datetime.fromtimestamp(resumes, UTC).isoformat(timespec="seconds"),
        "rows": sum(counts.values()),
        **counts,
    }


@click.command(
    "pause",
    cls=Command,
    epilog=examples(
        "notify-typed bulk pause run-k3v9q2m7xabc",
        "notify-typed bulk pause run-k3v9q2m7xabc --ledger council-tax.db",
    ),
)
@click.argument("run", metavar="RUN")
@ledger_option
@pass_session
def pause(session: Session, *, run: str, ledger: str) -> None:
    """Tell the process that sends a run to claim no more of it; messages in hand are still sent."""
    with open_ledger(ledger) as bulk:
        bulk.pause(run)
        session.output.done(f"{run} is paused.", {"run": run, "state": "paused"})


@click.command(
    "resume",
    cls=Command,
    epilog=examples(
        "notify-typed bulk resume run-k3v9q2m7xabc",
        "notify-typed bulk resume run-k3v9q2m7xabc --ledger council-tax.db",
    ),
)
@click.argument("run", metavar="RUN")
@ledger_option
@pass_session
def resume(session: Session, *, run: str, ledger: str) -> None:
    """Let a paused run be sent again; `send` sends it."""
    with open_ledger(ledger) as bulk:
        bulk.resume(run)
        session.output.done(f"{run} can be sent.", {"run": run, "state": bulk.run(run).state})


@click.command(
    "retry",
    cls=Command,
    epilog=examples(
        "notify-typed bulk retry run-k3v9q2m7xabc --not-sent --row 3",
        "notify-typed bulk retry run-k3v9q2m7xabc --refused",
    ),
)
@click.argument("run", metavar="RUN")
@click.option("--sent", is_flag=True, help="The unknown rows were sent: do not send them.")
@click.option("--not-sent", is_flag=True, help="They were not: send them the next time.")
@click.option("--refused", is_flag=True, help="Send refused rows again the next time.")
@click.option("--check", is_flag=True, help="Look each planned row up before it is sent.")
@click.option(
    "--row",
    "rows",
    type=int,
    multiple=True,
    metavar="N",
    help="Only this row; can be given several times. All if left out.",
)
@ledger_option
@yes_option
@pass_session
def retry(
    session: Session,
    /,
    *,
    run: str,
    rows: tuple[int, ...],
    ledger: str,
    yes: bool,
    **decisions: bool,
) -> None:
    """Decide on rows, where a person knows more than the ledger."""
    if sum(decisions.values()) != 1:
        raise click.UsageError(
            "say what you know: one of --sent, --not-sent, --refused or --check."
        )
    with open_ledger(ledger) as bulk:
        bulk.run(run)
        which = rows or None
        if which is not None:
            start = "refused" if decisions["refused"] else "unknown"
            _look_at(session, bulk, run, {*rows}, "planned" if decisions["check"] else start)
        if decisions["not_sent"]:
            confirm(
                "If any of these rows was sent after all, its message arrives twice. Go on?",
                yes=yes,
            )
        if decisions["refused"]:
            number = bulk.retry_refused(run, which)
        elif decisions["check"]:
            number = bulk.check_before_sending(run, which)
        else:
            number = bulk.declare(run, sent=decisions["sent"], rows=which)
        session.output.done(f"{count(number, 'row')} changed.", {"run": run, "changed": number})


def _look_at(session: Session, bulk: AsyncBulk, run: str, numbers: set[int], start: str) -> None:
    """Say which of the rows that are named stay as they are."""
    states = {row.number: str(row.state) for row in bulk.rows(run) if row.number in numbers}
    for number in sorted(numbers):
        state = states.get(number)
        if state is None:
            raise NotFound(f"{run} does not have a row {number}. Nothing was changed.")
        if state != start:
            session.output.note(f"Row {number} is {state}, not {start}: it stays as it is.")


@click.command(
    "forget",
    cls=Command,
    epilog=examples(
        "notify-typed bulk forget run-k3v9q2m7xabc",
        "notify-typed bulk forget run-k3v9q2m7xabc --ledger council-tax.db",
    ),
)
@click.argument("run", metavar="RUN")
@ledger_option
@pass_session
def forget(session: Session, *, run: str, ledger: str) -> None:
    """Delete recipients and values of all rows that nothing is to be done with any more.

    Counts, states and the ids of messages stay. A run that was not planned to its end is deleted.
    """
    with open_ledger(ledger) as bulk:
        number = bulk.forget(run)
        session.output.done(f"{count(number, 'row')} forgotten.", {"run": run, "changed": number})
