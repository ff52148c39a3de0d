"""Commands that read messages: `show`, `wait`, `list`, `watch`, `pdf` and `received`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

from notify_typed._cli import completing
from notify_typed._cli.options import Command, Number, examples
from notify_typed._cli.session import Session, pass_session

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from notify_typed._cli.listing import Filters
    from notify_typed.models import StatusWord, TypeWord

__all__ = [
    "TYPES",
    "filter_options",
    "list_",
    "pdf",
    "received",
    "show",
    "wait",
    "watch",
]

AnyFunction = TypeVar("AnyFunction", bound="Callable[..., object]")

TYPES = ("sms", "email", "letter")
_USUAL = 50


def filter_options(command: AnyFunction) -> AnyFunction:
    """Let a command say which messages it is about."""
    for option in (
        click.option(
            "--include-jobs", is_flag=True, help="Also messages from uploaded spreadsheets."
        ),
        click.option(
            "--older-than", metavar="ID", type=click.UUID, help="Only messages older than this one."
        ),
        click.option(
            "-r",
            "--reference",
            metavar="TEXT",
            shell_complete=completing.references,
            help="Only messages with exactly this reference.",
        ),
        click.option(
            "-s",
            "--status",
            multiple=True,
            metavar="STATUS",
            help="Only messages with this status, such as delivered; can be given several times.",
        ),
        click.option("--type", "kind", type=click.Choice(TYPES), help="Only this type."),
    ):
        command = option(command)
    return command


@click.command(
    "show",
    cls=Command,
    epilog=examples("notify-typed show $ID", "notify-typed show --reference case-17 --json"),
)
@click.argument("message_id", metavar="[ID]", type=click.UUID, required=False)
@click.option(
    "-r",
    "--reference",
    metavar="TEXT",
    shell_complete=completing.references,
    help="Show all messages with this reference.",
)
@pass_session
def show(session: Session, *, message_id: UUID | None, reference: str | None) -> None:
    """Show a message: its status, content, times and cost."""
    from notify_typed._cli.listing import show_message, show_reference  # noqa: PLC0415 - lazy

    if message_id is not None and reference is None:
        show_message(session, session.notify.get_notification_by_id(message_id))
    elif reference is not None and message_id is None:
        show_reference(session, reference)
    else:
        raise click.UsageError("give either an ID or a --reference.")


@click.command(
    "wait",
    cls=Command,
    epilog=examples(
        "notify-typed wait $ID --until delivered --timeout 60",
        "notify-typed wait $ID --json",
    ),
)
@click.argument("message_id", metavar="ID", type=click.UUID)
@click.option(
    "--until",
    multiple=True,
    metavar="STATUS",
    help="The status to wait for; can be given several times. Any final one if left out.",
)
@click.option(
    "--timeout",
    type=Number(min=0, min_open=True),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait.",
)
@pass_session
def wait(
    session: Session, *, message_id: UUID, until: tuple[StatusWord, ...], timeout: float
) -> None:
    """Wait for a message to have a status.

    Ends with 8 when the status does not come in time, or cannot come any more.
    """
    from notify_typed._cli.listing import show_message  # noqa: PLC0415 - lazy

    with session.output.progress("Waiting"):
        found = session.notify.wait_for_status(message_id, until or None, timeout=timeout)
    show_message(session, found)


@click.command(
    "list",
    cls=Command,
    epilog=examples(
        "notify-typed list --type sms --status permanent-failure --limit 10",
        "notify-typed list --all --json > messages.ndjson",
    ),
)
@filter_options
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=_USUAL,
    show_default=True,
    metavar="N",
    help="How many to list.",
)
@click.option("--all", "everything", is_flag=True, help="List all; Notify keeps them for 7 days.")
@pass_session
def list_(
    session: Session,
    *,
    kind: TypeWord | None,
    status: tuple[StatusWord, ...],
    reference: str | None,
    older_than: UUID | None,
    include_jobs: bool,
    limit: int,
    everything: bool,
) -> None:
    """List messages, newest first, that were sent with the same type of key."""
    from notify_typed._cli.listing import list_messages  # noqa: PLC0415 - lazy

    chosen = _filters(kind, status, reference, older_than, include_jobs=include_jobs)
    list_messages(session, chosen, None if everything else limit)


@click.command(
    "watch",
    cls=Command,
    epilog=examples(
        "notify-typed watch --type sms --for 10",
        "notify-typed watch --changes-only --json --for 10",
    ),
)
@filter_options
@click.option(
    "--changes-only", is_flag=True, help="Leave out what is there at the start, and print changes."
)
@click.option(
    "--interval",
    type=Number(min=0.1),
    default=5.0,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait between two looks.",
)
@click.option(
    "--for",
    "duration",
    type=Number(min=0),
    metavar="SECONDS",
    help="Stop after so long; without it, Ctrl-C does.",
)
@pass_session
def watch(
    session: Session,
    *,
    kind: TypeWord | None,
    status: tuple[StatusWord, ...],
    reference: str | None,
    older_than: UUID | None,
    include_jobs: bool,
    changes_only: bool,
    interval: float,
    duration: float | None,
) -> None:
    """Print messages as they come, and again when their status changes."""
    from notify_typed._cli.watching import watch_messages  # noqa: PLC0415 - lazy

    chosen = _filters(kind, status, reference, older_than, include_jobs=include_jobs)
    watch_messages(session, chosen, changes_only=changes_only, interval=interval, duration=duration)


@click.command(
    "pdf",
    cls=Command,
    epilog=examples(
        "notify-typed pdf $LETTER -o letter.pdf --timeout 60",
        "notify-typed pdf $LETTER > letter.pdf",
    ),
)
@click.argument("message_id", metavar="ID", type=click.UUID)
@click.option(
    "-o",
    "--output",
    "path",
    default="-",
    metavar="FILE",
    help="Where to write it; - is standard output, which must not be a terminal.",
)
@click.option(
    "--timeout",
    type=Number(min=0, min_open=True),
    metavar="SECONDS",
    help="Wait so long for the PDF to exist.",
)
@pass_session
def pdf(session: Session, *, message_id: UUID, path: str, timeout: float | None) -> None:
    """Fetch a letter as it will be printed."""
    from notify_typed._cli.listing import write_bytes  # noqa: PLC0415 - lazy

    with session.output.progress("Fetching the PDF"), write_bytes(path) as write:
        if timeout is None:
            write(session.notify.get_pdf_for_letter(message_id))
        else:
            write(session.notify.wait_for_pdf(message_id, timeout=timeout))


@click.command(
    "received",
    cls=Command,
    epilog=examples(
        "notify-typed received --limit 10", "notify-typed received --follow --json --for 10"
    ),
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=_USUAL,
    show_default=True,
    metavar="N",
    help="How many to list.",
)
@click.option("--all", "everything", is_flag=True, help="List all; Notify keeps them for 7 days.")
@click.option("--follow", is_flag=True, help="Go on, and print texts as they come.")
@click.option(
    "--interval",
    type=Number(min=0.1),
    default=5.0,
    show_default=True,
    metavar="SECONDS",
    help="With --follow: how long to wait between two looks.",
)
@click.option(
    "--for",
    "duration",
    type=Number(min=0),
    metavar="SECONDS",
    help="With --follow: stop after so long; without it, Ctrl-C does.",
)
@pass_session
def received(
    session: Session,
    *,
    limit: int,
    everything: bool,
    follow: bool,
    interval: float,
    duration: float | None,
) -> None:
    """List the texts that people sent in, newest first."""
    from notify_typed._cli.listing import list_received  # noqa: PLC0415 - lazy
    from notify_typed._cli.watching import follow_received  # noqa: PLC0415 - lazy

    if follow:
        follow_received(session, interval=interval, duration=duration)
    else:
        list_received(session, None if everything else limit)


def _filters(
    kind: TypeWord | None,
    status: tuple[StatusWord, ...],
    reference: str | None,
    older_than: UUID | None,
    *,
    include_jobs: bool,
) -> Filters:
    from notify_typed._cli.listing import Filters  # noqa: PLC0415 - lazy

    return Filters(
        template_type=kind,
        status=status or None,
        reference=reference,
        older_than=older_than,
        include_jobs=include_jobs or None,
    )
