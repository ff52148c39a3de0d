"""`notify-typed bulk report`: the input again, with what happened to each row."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from notify_typed._cli.bulk.command import ledger_option, open_ledger
from notify_typed._cli.files import unwritable_status
from notify_typed._cli.options import Command, examples
from notify_typed._cli.outcomes import Failure, WrongUse
from notify_typed._cli.session import Session, pass_session
from notify_typed._cli.text import count

if TYPE_CHECKING:
    from notify_typed._cli.output import Mode
    from notify_typed.bulk import Format, Only

__all__ = ["report"]

_ONLY = ("sent", "delivered", "failed", "refused", "unknown", "bad", "planned")


@click.command(
    "report",
    cls=Command,
    epilog=examples(
        "notify-typed bulk report run-k3v9q2m7xabc --format csv -o out.csv",
        "notify-typed bulk report run-k3v9q2m7xabc --only failed -o again.csv",
    ),
)
@click.argument("run", metavar="RUN")
@click.option(
    "--format",
    "form",
    type=click.Choice(("csv", "xlsx", "ndjson")),
    help="How to write it; as the file's name says, or JSON with --json, or CSV.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where to write it; standard output if left out.",
)
@click.option("--only", type=click.Choice(_ONLY), help="Only these rows.")
@click.option("--offline", is_flag=True, help="Write what the ledger knows, without asking Notify.")
@ledger_option
@pass_session
def report(
    session: Session,
    *,
    run: str,
    form: Format | None,
    output: Path | None,
    only: Only | None,
    offline: bool,
    ledger: str,
) -> None:
    """Write the input again, row for row, with what happened to each message.

    Statuses are read from Notify in lists. `--only failed` gives what the next run can read.
    """
    import asyncio  # noqa: PLC0415 - takes a while

    from notify_typed.bulk import BulkError  # noqa: PLC0415 - likewise

    form = form or _form_of(output, session.output.mode)
    if form == "xlsx" and output is None:
        raise WrongUse("a workbook needs a file: say -o FILE.xlsx")
    with open_ledger(ledger, None if offline else session) as bulk:
        bulk.run(run)
        if not offline:
            with session.output.progress("Reading statuses"):
                asyncio.run(bulk.refresh(run))
        try:
            number = bulk.report(run, form=form, path=output, only=only)
        except BulkError as problem:
            if isinstance(cause := problem.__cause__, OSError):
                raise Failure(str(problem), unwritable_status(cause)) from problem
            raise
        if output is not None:
            session.output.done(
                f"{output}: {count(number, 'row')}.", {"file": str(output), "rows": number}
            )


def _form_of(path: Path | None, mode: Mode) -> Format:
    if path is None:
        return "ndjson" if mode == "json" else "csv"
    match path.suffix.lower():
        case ".xlsx":
            return "xlsx"
        case ".ndjson" | ".jsonl":
            return "ndjson"
        case _:
            return "csv"
