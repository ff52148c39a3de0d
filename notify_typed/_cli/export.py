"""`notify-typed export`: messages into a file."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import click

from notify_typed._cli.messages import TYPES
from notify_typed._cli.options import Command, examples
from notify_typed._cli.session import Session, pass_session

__all__ = ["command", "moment"]

_AGE = re.compile(r"(\d+)\s*([smhdw])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def moment(text: str) -> datetime:
    """Read a moment: an age such as `7d`, or a date or time in ISO 8601, in UTC unless it says so.

    Raises:
        ValueError: It is neither.
    """
    if age := _AGE.fullmatch(text.strip()):
        try:
            return datetime.now(UTC) - timedelta(**{_UNITS[age[2]]: int(age[1])})
        except OverflowError:
            raise ValueError("too long ago") from None
    found = datetime.fromisoformat(text.strip())
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _checked(ctx: click.Context, option: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        try:
            moment(value)
        except ValueError:
            raise click.BadParameter(
                f"must be an age such as 7d or 12h, or a date such as 2026-11-01, not {value!r}.",
                ctx,
                option,
            ) from None
    return value


@click.command(
    "export",
    cls=Command,
    epilog=examples(
        "notify-typed export --since 7d --format csv -o messages.csv",
        "notify-typed export --since 2026-11-01 --type sms --format ndjson > messages.ndjson",
    ),
)
@click.option(
    "--since",
    callback=_checked,
    metavar="AGE|TIME",
    help="Only messages from then on, as in 7d, 12h or 2026-11-01.",
)
@click.option("--until", callback=_checked, metavar="AGE|TIME", help="Only messages before then.")
@click.option("--type", "kind", type=click.Choice(TYPES), help="Only this type.")
@click.option("-s", "--status", multiple=True, metavar="STATUS", help="Only these statuses.")
@click.option("-r", "--reference", metavar="TEXT", help="Only this reference.")
@click.option("--include-jobs", is_flag=True, help="Also messages from uploaded spreadsheets.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "ndjson", "parquet"]),
    help="How it is written; as the file's name says, or JSON with --json, or CSV. Parquet needs"
    ' the extra "parquet".',
)
@click.option(
    "-o",
    "--output",
    "path",
    default="-",
    metavar="FILE",
    help="Where to write it; - is standard output, for CSV and NDJSON.",
)
@click.option("--fresh", is_flag=True, help="Begin anew where an export was stopped half-way.")
@pass_session
def command(session: Session, /, **options: Any) -> None:  # noqa: ANN401 - click's
    """Write messages into a file, newest first.

    CSV and Parquet have a column each for id, reference, type, status, recipient, template_id,
    template_version, created_at, sent_at, completed_at, postage, cost_in_pounds and
    created_by_name; contents are left out. NDJSON has messages whole, as the API gives them.

    An export into a file that was stopped goes on where it was when the same command is given
    again. A cell of CSV that a spreadsheet would calculate begins with an apostrophe.
    """
    from notify_typed._cli.exporting import export  # noqa: PLC0415 - lazy

    export(session, **options)
