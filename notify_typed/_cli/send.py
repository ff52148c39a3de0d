"""`notify-typed send`: one message, from a template or a finished PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from notify_typed._cli.options import Group, examples, template_option, yes_option
from notify_typed._cli.session import Session, pass_session

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["command"]

AnyFunction = TypeVar("AnyFunction", bound="Callable[..., object]")


def _sending_options(command: AnyFunction) -> AnyFunction:
    """Let a command say how careful to be."""
    for option in (
        yes_option,
        click.option(
            "-n",
            "--dry-run",
            is_flag=True,
            help="Show what would be sent, filled in by Notify, and send nothing.",
        ),
        click.option(
            "--reconcile",
            is_flag=True,
            help="If the answer is lost, look for the message by its reference, and send it again"
            " only if it is not there. The reference must be used for no other message.",
        ),
        click.option(
            "-r",
            "--reference",
            metavar="TEXT",
            help="Your own name for the message, to find it again.",
        ),
    ):
        command = option(command)
    return command


def _template_options(command: AnyFunction) -> AnyFunction:
    """Let a command say what is sent."""
    for option in (
        click.option(
            "--personalisation",
            metavar="FILE",
            help="A JSON file with a value for each placeholder; - reads standard input.",
        ),
        click.option(
            "-p",
            "pairs",
            multiple=True,
            metavar="NAME=VALUE",
            help="A value for a placeholder. NAME=@FILE takes a file's text, or a list from a"
            " file that ends in .json; @@ stands for an @ at the beginning.",
        ),
        template_option(),
    ):
        command = option(command)
    return command


@click.group("send", cls=Group)
def command() -> None:
    """Send one message.

    With a key that could reach real people, this shows what would be sent and asks.
    """


@command.command(
    "sms",
    epilog=examples(
        'notify-typed send sms 07700900123 -t "Appointment reminder" -p name=Amala -p "date=1 May"',
        "notify-typed send sms 07700900123 -t $TEMPLATE --personalisation values.json -r case-17",
    ),
)
@click.argument("number")
@_template_options
@_sending_options
@click.option("--sender", metavar="ID", help="The text message sender to use.")
@pass_session
def sms(session: Session, /, *, number: str, **options: Any) -> None:  # noqa: ANN401 - click's
    """Send a text message."""
    from notify_typed._cli.sending import send_sms  # noqa: PLC0415 - lazy

    send_sms(session, number, **options)


@command.command(
    "email",
    epilog=examples(
        "notify-typed send email amala@example.com -t $EMAIL_TEMPLATE -p name=Bo -p reference=A17",
        "notify-typed send email amala@example.com -t $FILE_TEMPLATE -p name=Amala"
        " --file link_to_file=report.pdf --retention 4w",
    ),
)
@click.argument("address")
@_template_options
@click.option(
    "--file",
    "files",
    multiple=True,
    metavar="NAME=FILE",
    help="A file to link to in place of a placeholder, 2 MB at most.",
)
@click.option("--retention", metavar="WEEKS", help="How long files can be downloaded, as in 4w.")
@click.option(
    "--confirm-email/--no-confirm-email",
    default=None,
    help="Whether people type in their email address before they get a file.  [default: they do]",
)
@_sending_options
@click.option("--reply-to", metavar="ID", help="The reply-to address to use.")
@click.option("--unsubscribe-url", metavar="URL", help="Where one-click unsubscribes go.")
@click.option(
    "--sanitise",
    multiple=True,
    metavar="NAME",
    help="A placeholder whose value comes from the public: links are removed from it.",
)
@pass_session
def email(session: Session, /, *, address: str, **options: Any) -> None:  # noqa: ANN401 - click's
    """Send an email."""
    from notify_typed._cli.sending import send_email  # noqa: PLC0415 - lazy

    send_email(session, address, **options)


@command.command(
    "letter",
    epilog=examples(
        'notify-typed send letter -t "Confirmation letter" -p name=Amala -a "Amala Bird"'
        ' -a "1 High Street" -a "SW1A 1AA"',
        "notify-typed send letter -t $LETTER_TEMPLATE --personalisation letter.json --dry-run",
    ),
)
@_template_options
@click.option(
    "-a",
    "--address",
    "lines",
    multiple=True,
    metavar="LINE",
    help="A line of the address; give 3 to 7, or have them in the personalisation.",
)
@_sending_options
@pass_session
def letter(session: Session, /, **options: Any) -> None:  # noqa: ANN401 - click's
    """Send a letter from a template."""
    from notify_typed._cli.sending import send_letter  # noqa: PLC0415 - lazy

    send_letter(session, **options)


@command.command(
    "precompiled",
    epilog=examples(
        "notify-typed send precompiled letter.pdf -r case-17",
        "notify-typed send precompiled letter.pdf -r case-17 --postage first --dry-run",
    ),
)
@click.argument("file")
@click.option(
    "--postage",
    type=click.Choice(["first", "second", "economy"]),
    help="The postage; second class if left out.",
)
@_sending_options
@pass_session
def precompiled(session: Session, /, *, file: str, **options: Any) -> None:  # noqa: ANN401 - click's
    """Send a letter that is a finished PDF. It needs a --reference."""
    from notify_typed._cli.sending import send_precompiled  # noqa: PLC0415 - lazy

    send_precompiled(session, file, **options)
