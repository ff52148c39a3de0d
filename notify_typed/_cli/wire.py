"""Commands for those who write a client of their own: `token`, `request` and `doctor`."""

from __future__ import annotations

import click

from notify_typed._cli.options import Command, examples, yes_option
from notify_typed._cli.session import Session, pass_session

__all__ = ["doctor", "request", "token"]


@click.command(
    "token",
    cls=Command,
    epilog=examples(
        'curl -H "$(notify-typed token)" $NOTIFY_BASE_URL/v2/templates',
        "notify-typed token --explain",
    ),
)
@click.option("--explain", is_flag=True, help="Say what is in it, and how to make one.")
@pass_session
def token(session: Session, *, explain: bool) -> None:
    """Print a header that authorises requests for 30 seconds."""
    from notify_typed._cli.requesting import print_token  # noqa: PLC0415 - lazy

    print_token(session, explain=explain)


@click.command(
    "request",
    cls=Command,
    epilog=examples(
        "notify-typed request GET /v2/templates",
        "notify-typed request POST /v2/notifications/sms -d @body.json -i",
    ),
)
@click.argument("method")
@click.argument("path")
@click.option("-d", "--data", metavar="JSON|@FILE", help="The body; @- reads standard input.")
@click.option("-i", "--include", is_flag=True, help="Print status and headers before the body.")
@yes_option
@pass_session
def request(
    session: Session, *, method: str, path: str, data: str | None, include: bool, yes: bool
) -> None:
    """Make a signed request, and print the answer as it came.

    It is made once: nothing is tried again. The exit status is that of the answer, as
    "notify-typed --help" lists them.
    """
    from notify_typed._cli.requesting import make_request  # noqa: PLC0415 - lazy

    make_request(session, method.upper(), path, data, include=include, yes=yes)


@click.command(
    "doctor",
    cls=Command,
    epilog=examples("notify-typed doctor", "notify-typed doctor --json"),
)
@pass_session
def doctor(session: Session) -> None:
    """Check the key, the clock and the connection, and say what to do.

    It reads one page of templates and sends nothing.
    """
    from notify_typed._cli.doctor import examine  # noqa: PLC0415 - lazy

    examine(session)
