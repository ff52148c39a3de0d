"""`notify-typed bulk plan`: what a spreadsheet would send, before anything leaves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from notify_typed._cli.bulk.command import ledger_option, open_ledger
from notify_typed._cli.options import Command, Number, examples, template_option
from notify_typed._cli.session import Session, pass_session
from notify_typed._cli.text import count, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from notify_typed.bulk import AsyncBulk, Plan

__all__ = ["input_options", "make", "plan", "show", "template_named"]

AnyFunction = TypeVar("AnyFunction", bound="Callable[..., object]")


def input_options(command: AnyFunction) -> AnyFunction:
    """Let a command say how its input is read, and what is set for the run."""
    for option in (
        click.option(
            "--forget-after",
            type=Number(min=0, min_open=True),
            metavar="DAYS",
            help="Delete recipients and values from the ledger so long after; never if left out.",
        ),
        click.option(
            "--file",
            "files",
            multiple=True,
            metavar="PLACEHOLDER",
            help="A placeholder whose cells hold the path of a file to send.",
        ),
        click.option(
            "--reply-to", type=click.UUID, metavar="ID", help="The reply-to address of emails."
        ),
        click.option("--sender", type=click.UUID, metavar="ID", help="The sender of texts."),
        click.option("--query", metavar="SQL", help="What to ask a database for."),
        click.option(
            "--sheet",
            metavar="NAME",
            help="A sheet of a workbook; the first that is shown if left out.",
        ),
        click.option(
            "--delimiter",
            metavar="CHARACTER",
            help="What stands between the columns of a CSV file.",
        ),
        click.option("--encoding", metavar="NAME", help="How a CSV file's characters are written."),
    ):
        command = option(command)
    return command


@click.command(
    "plan",
    cls=Command,
    epilog=examples(
        "notify-typed bulk plan people.csv --template $TEMPLATE",
        "notify-typed bulk plan people.xlsx --template $TEMPLATE --sheet Letters --json",
    ),
)
@click.argument("source", metavar="FILE|URL|-")
@template_option()
@ledger_option
@input_options
@pass_session
def plan(
    session: Session,
    /,
    *,
    source: str,
    template: str,
    ledger: str,
    **options: Any,  # noqa: ANN401 - as click gives them
) -> None:
    """Read and check every row, write the run into the ledger, and send nothing.

    What the run would do goes to standard error, and the run's id to standard output.
    """
    with open_ledger(ledger, session, create=True) as bulk:
        made = make(session, bulk, source, template_named(session, template), options)
        show(session, made)
        if session.output.mode == "json":
            session.output.one(made.as_dict(), key="run")
        else:
            say(made.run)


def template_named(session: Session, template: str) -> str:
    """Find the id of a template by its id or its name.

    Raises:
        Failure: No template has the name, or several have it.
    """
    from notify_typed._cli.templates import find_template  # noqa: PLC0415 - takes a while

    return str(find_template(session.notify, template))


def make(
    session: Session, bulk: AsyncBulk, source: str, template_id: str, options: dict[str, Any]
) -> Plan:
    """Plan a run by a command's options."""
    import asyncio  # noqa: PLC0415 - takes a while

    from notify_typed.bulk import Reading  # noqa: PLC0415 - likewise

    given = Path(source) if "://" not in source and source != "-" else source
    with session.output.progress("Checking"):
        return asyncio.run(
            bulk.plan(
                given,
                template_id=template_id,
                reading=Reading(
                    encoding=options["encoding"],
                    delimiter=options["delimiter"],
                    sheet=options["sheet"],
                    query=options["query"],
                ),
                sms_sender_id=_text(options["sender"]),
                email_reply_to_id=_text(options["reply_to"]),
                files=options["files"],
                forget_after_days=options["forget_after"],
            )
        )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def show(session: Session, made: Plan) -> None:
    """Tell a person what a run would do."""
    session.output.note(
        f"{made.source} with the template {made.template}: {count(made.good, 'message')}"
    )
    lines = [*made.notes, *_doubts(made), *_amounts(made), *_limits(session.key.kind)]
    for line in [*lines, _time(made)]:
        session.output.note(line)


def _doubts(made: Plan) -> Iterator[str]:
    if made.bad:
        yield f"{count(made.bad, 'row')} cannot be sent, and will not be:"
        yield from (f"  {problem}" for problem in made.problems)
        if made.bad > len(made.problems):
            yield f"  … all of them: notify-typed bulk report {made.run} --only bad"
    if made.repeated:
        rows = ", ".join(map(str, made.repeated_rows))
        more = " …" if made.repeated > len(made.repeated_rows) else ""
        have = "has" if made.repeated == 1 else "have"
        rows_are = f"{count(made.repeated, 'row')} {have} the recipient of an earlier row"
        yield f"{rows_are}: row {rows}{more}"
    if made.shared_references:
        shared = count(made.shared_references, "row")
        yield f"{shared} share a reference, and get one of the run's own"
    if made.unused:
        yield f"Columns that the template does not use: {', '.join(made.unused)}"


def _amounts(made: Plan) -> Iterator[str]:
    for name, where in made.destinations.items():
        fragments = f", {count(where.fragments, 'fragment')}" if where.fragments else ""
        cost = f", £{where.cost:,.2f}" if where.cost else ""
        yield f"  {name}: {count(where.messages, 'message')}{fragments}{cost}"
    if made.cost:
        yield f"It costs about £{made.cost:,.2f}, less what is left of the free allowance."
    for number, preview in enumerate(made.previews, 1):
        yield f"Message {number}:"
        subject = [] if preview.subject is None else [preview.subject]
        yield from (f"  | {line}" for line in [*subject, *preview.body.splitlines()])


def _limits(kind: str | None) -> Iterator[str]:
    """Say what Notify may refuse that no check can know of: its API does not tell."""
    if kind == "test":
        return
    refuses = "Notify refuses letters, and recipients outside the team and the guest list"
    if kind == "team":
        yield f"{refuses}: this is a team key. A plan cannot check who is on the list."
    else:
        yield f"{refuses}, if the service is in trial mode. A plan cannot check that."


def _time(made: Plan) -> str:
    days = "" if made.days <= 1 else f", on {made.days} days by the usual daily limit"
    return f"Sending takes {duration(made.seconds)} at the usual rate{days}."


def duration(seconds: float) -> str:
    """Write a time as a person would."""
    if seconds < 90:
        return count(max(1, round(seconds)), "second")
    if seconds < 5400:
        return count(round(seconds / 60), "minute")
    return count(round(seconds / 3600), "hour")
