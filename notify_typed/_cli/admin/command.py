"""The command group `notify-typed admin`: its options and its nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from notify_typed._cli.admin.forms import common_options
from notify_typed._cli.admin.session import BASE_URL_VARIABLES, Session, pass_session
from notify_typed._cli.lazy import CONTEXT_SETTINGS, Entry, LazyGroup
from notify_typed._cli.options import version_option
from notify_typed._cli.outcomes import Exit, Failure, Refused, failure_of
from notify_typed._cli.program import is_ours
from notify_typed._cli.session import Session as Run

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["admin"]

_HERE: Final = "notify_typed._cli.admin"


class _Nouns(LazyGroup):
    """A group whose commands share a session."""

    entries: Mapping[str, Entry] = {
        "quickstart": Entry(f"{_HERE}.quickstart:command", "Set a whole service up in a sandbox."),
        "user": Entry(f"{_HERE}.users:command", "People who manage services."),
        "service": Entry(f"{_HERE}.services:command", "Services: what teams use Notify for."),
        "team": Entry(f"{_HERE}.team:command", "Who belongs to a service."),
        "template": Entry(f"{_HERE}.templates:command", "What messages are made of."),
        "key": Entry(f"{_HERE}.keys:command", "Keys with which a service's programs send."),
        "sms-sender": Entry(f"{_HERE}.sms_senders:command", "Who text messages are from."),
        "reply-to": Entry(f"{_HERE}.reply_tos:command", "Where replies to emails go."),
        "letter-contact": Entry(f"{_HERE}.letter_contacts:command", "Who letters are from."),
        "inbound-number": Entry(
            f"{_HERE}.inbound_numbers:command",
            "Numbers that people can text a service at.",
        ),
        "guest-list": Entry(
            f"{_HERE}.guest_list:command", "Who a service in trial mode can also reach."
        ),
        "callback": Entry(
            f"{_HERE}.callbacks:command", "Where Notify tells programs what happened."
        ),
        "job": Entry(f"{_HERE}.jobs:command", "Spreadsheets whose rows become messages."),
    }

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Give the group's own options, and those that stand after any command too."""
        return [*super().get_params(ctx), *_COMMON]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options into a session of this run."""
        run = ctx.find_object(Run)
        ctx.obj = Session(None if run is None else run.output)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        """Run a command, and say what its end means here.

        Raises:
            Failure: The command did not do what it was asked for.
        """
        session = ctx.find_object(Session)
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise Failure(
                "stopped. A change that was under way may have been made, or not.",
                Exit.INTERRUPTED,
            ) from None
        except Exception as error:
            if not is_ours(error):
                raise
            if type(error).__name__ == "AuthenticationFailed":
                raise Refused(
                    f"Notify refused the secret: {error}. Check NOTIFY_ADMIN_SECRET."
                ) from None
            raise failure_of(error, None if session is None else session.base_url) from None


_COMMON: Final = common_options(hidden=False)


@click.group("admin", cls=_Nouns, context_settings=CONTEXT_SETTINGS)
@click.option(
    "--base-url",
    envvar=BASE_URL_VARIABLES,
    show_envvar=True,
    metavar="URL",
    help="Where Notify is. It must be https unless it is on this machine.",
)
@click.option(
    "--secret-file",
    metavar="FILE",
    help="A file with the admin API's secret; - reads a line from standard input. Without it, the"
    " secret is read from NOTIFY_ADMIN_SECRET. There is no option for the secret itself: the"
    " machine's other users could see it.",
)
@version_option
@pass_session
@click.pass_context
def admin(
    ctx: click.Context, session: Session, *, base_url: str | None, secret_file: str | None
) -> None:
    """Set up services, templates and keys.

    For a sandbox, or for those who run Notify: this is the API behind Notify's own website. Its
    secret allows everything.

    --as, --json and --quiet may stand after a command as well. Commands that take something away
    ask first, unless they are told --yes.

    The exit status says what is known, as "notify-typed --help" lists it.
    """
    session.base_url = base_url
    session.secret_file = secret_file
    ctx.call_on_close(session.close)
