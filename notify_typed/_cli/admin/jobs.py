"""`notify-typed admin job`: spreadsheets, of which each row becomes a message."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import uuid4

import click

from notify_typed._cli.admin.forms import Noun, service_option
from notify_typed._cli.admin.session import Session, pass_session
from notify_typed._cli.options import confirm, examples, yes_option
from notify_typed._cli.outcomes import Refused, WrongUse
from notify_typed._cli.text import count, safe

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed._cli.output import Item
    from notify_typed.admin.models import Job

__all__ = ["command"]

_SHOWN: Final = (
    "id",
    "original_file_name",
    "template_name",
    "job_status",
    "notification_count",
    "messages",
    "created_at",
    "scheduled_for",
)


@click.group("job", cls=Noun)
def command() -> None:
    """Spreadsheets whose rows become messages."""


@command.command(
    "start",
    epilog=examples(
        "notify-typed admin job start recipients.csv --template $TEMPLATE",
        "notify-typed admin job start recipients.csv --template $TEMPLATE --at 2030-01-31T09:00",
    ),
)
@service_option
@click.argument("file", metavar="FILE.csv", type=click.Path(path_type=Path))
@click.option(
    "--template",
    "template_id",
    type=click.UUID,
    metavar="ID",
    required=True,
    help="What its messages are made of.",
)
@click.option(
    "--sender",
    "sender_id",
    type=click.UUID,
    metavar="ID",
    help="The sender of texts or the reply-to address to use instead of the default.",
)
@click.option(
    "--at",
    metavar="TIME",
    help="When to begin, at most 7 days ahead: in ISO 8601, and in UTC unless it says otherwise."
    " Now if left out.",
)
@pass_session
def start(
    session: Session,
    *,
    service_id: UUID,
    file: Path,
    template_id: UUID,
    sender_id: UUID | None,
    at: str | None,
) -> None:
    """Upload a spreadsheet to a sandbox, and send its messages.

    The file is CSV in UTF-8. Its first row names the columns: "phone number", "email address" or
    "address line 1" and so on, and the template's placeholders.

    Nothing is sent if there is anything wrong with the file. A real Notify takes spreadsheets from
    a store of its own, to which this command does not upload.
    """
    from notify_typed._cli.admin.sandboxes import (  # noqa: PLC0415 - only here
        require_sandbox,
        upload_spreadsheet,
    )

    try:
        content = file.read_bytes()
    except OSError:
        raise WrongUse(f"{file} cannot be read.") from None
    admin = session.acting()
    require_sandbox(admin, "spreadsheets can be uploaded")
    job_id = uuid4()
    query = {"template_id": str(template_id), "original_file_name": file.name}
    if sender_id is not None:
        query["sender_id"] = str(sender_id)
    findings = upload_spreadsheet(admin, service_id, job_id, content, query)
    if findings.problem_count:
        for problem in findings.problems:
            click.echo(safe(problem), err=True)
        raise Refused(
            f"the file has {count(findings.problem_count, 'problem')}, and no message was made."
        )
    job = admin.jobs.create_job(job_id, service_id, scheduled_for=at)
    session.output.one(_item(job), fields=_SHOWN)


@command.command(
    "list",
    epilog=examples(
        "notify-typed admin job list -s $SERVICE",
        "notify-typed admin job list -s $SERVICE --json",
    ),
)
@service_option
@pass_session
def list_(session: Session, *, service_id: UUID) -> None:
    """List a service's newest jobs."""
    jobs = session.admin.jobs.get_jobs(service_id)
    session.output.many([_item(job) for job in jobs], columns=_SHOWN)


@command.command(
    "show",
    epilog=examples(
        "notify-typed admin job show $JOB",
        "notify-typed admin job show $JOB --json",
    ),
)
@service_option
@click.argument("job_id", metavar="JOB", type=click.UUID)
@pass_session
def show(session: Session, *, service_id: UUID, job_id: UUID) -> None:
    """Show a job, and what happened to its messages."""
    session.output.one(_item(session.admin.jobs.get_job(service_id, job_id)), fields=_SHOWN)


@command.command(
    "cancel",
    epilog=examples(
        "notify-typed admin job cancel $JOB",
        "notify-typed admin job cancel $JOB --yes",
    ),
)
@service_option
@click.argument("job_id", metavar="JOB", type=click.UUID)
@yes_option
@pass_session
def cancel(session: Session, *, service_id: UUID, job_id: UUID, yes: bool) -> None:
    """Cancel a job that waits for its time."""
    name = session.admin.jobs.get_job(service_id, job_id).original_file_name
    confirm(f"Cancel the job of {name}?", yes=yes)
    cancelled = session.acting_if_told().jobs.cancel_job(service_id, job_id)
    session.output.one(_item(cancelled), fields=_SHOWN)


def _item(job: Job) -> Item:
    messages = [f"{each.count} {each.status}" for each in job.statistics]
    return {**job.to_dict(), "messages": messages or None}
