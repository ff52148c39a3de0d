"""The command group `notify-typed admin`: its options, its nouns, and how its commands end."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any, Final

import click

from notify_typed._cli.admin.failures import INTERRUPTED, failure_of
from notify_typed._cli.admin.forms import common_options
from notify_typed._cli.admin.session import BASE_URL_VARIABLES, Session, pass_session
from notify_typed.errors import NotifyError

__all__ = ["admin"]

# Where each noun's commands are, in the order in which a newcomer meets them.
_NOUNS: Final = {
    "quickstart": "quickstart",
    "user": "users",
    "service": "services",
    "team": "team",
    "template": "templates",
    "key": "keys",
    "sms-sender": "sms_senders",
    "reply-to": "reply_tos",
    "letter-contact": "letter_contacts",
    "guest-list": "guest_list",
    "callback": "callbacks",
    "job": "jobs",
}


class _Nouns(click.Group):
    """A group whose parts are imported when they are needed, and whose failures are one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Give the names of the nouns."""
        return list(_NOUNS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Give a noun's commands."""
        home = _NOUNS.get(cmd_name)
        if home is None:
            return None
        found: object = import_module(f"notify_typed._cli.admin.{home}").command
        return found if isinstance(found, click.Command) else None

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Give the group's own options, and those that stand after any command too."""
        return [*super().get_params(ctx), *_COMMON]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options into a session of this run."""
        ctx.obj = Session()
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        """Run a command, and end well however it ends.

        Raises:
            Failure: The command did not do what it was asked for.
        """
        session = ctx.find_object(Session)
        try:
            return super().invoke(ctx)
        except NotifyError as error:
            raise failure_of(error, None if session is None else session.base_url) from None
        except KeyboardInterrupt:
            click.echo(
                "\nnotify-typed admin: stopped. A change that was under way may have been made, or"
                " not.",
                err=True,
            )
            sys.exit(INTERRUPTED)


_COMMON: Final = common_options(hidden=False)


@click.group("admin", cls=_Nouns, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--base-url",
    envvar=BASE_URL_VARIABLES,
    show_envvar=True,
    metavar="URL",
    help="Where Notify is. Beyond this machine it has to be https.",
)
@click.option(
    "--secret-file",
    metavar="FILE",
    help="A file with the admin API's secret; - reads a line from standard input. Without it, the"
    " secret is read from NOTIFY_ADMIN_SECRET. There is no option for the secret itself: the"
    " machine's other users could see it.",
)
@pass_session
@click.pass_context
def admin(
    ctx: click.Context, session: Session, *, base_url: str | None, secret_file: str | None
) -> None:
    """Set services up, with templates and keys.

    For a sandbox, or for those who run Notify: this is the API behind Notify's own website. Its
    secret allows everything.

    --as, --json and --quiet may stand after a command as well. Commands that take something away
    ask first, unless they are told --yes.

    The exit status is 1 when Notify refused, 2 when the command makes no sense or was not
    confirmed, and 3 when Notify was not reached, or nobody knows what it did.
    """
    session.base_url = base_url
    session.secret_file = secret_file
    ctx.call_on_close(session.close)
