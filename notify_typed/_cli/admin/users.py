"""`notify-typed admin user`: the people who manage services."""

from __future__ import annotations

import secrets

import click

from notify_typed._cli.admin.forms import Noun, text_of
from notify_typed._cli.admin.session import Session, pass_session
from notify_typed._cli.options import confirm, examples, yes_option

__all__ = ["command"]

_SHOWN = ("id", "name", "email_address", "mobile_number", "auth_type", "state", "services")


@click.group("user", cls=Noun)
def command() -> None:
    """People who manage services."""


@command.command(
    "create",
    epilog=examples(
        'notify-typed admin user create "Amala Bird" amala@example.gov.uk',
        'SAM=$(notify-typed admin -q user create "Sam Lee" sam@example.gov.uk)',
    ),
)
@click.argument("name")
@click.argument("email")
@click.option(
    "--mobile", metavar="NUMBER", help="A mobile number, to which codes for signing in then go."
)
@click.option(
    "--password-file",
    metavar="FILE",
    help="A file with the password; - reads standard input. A random one, which nobody learns, when"
    " left out: nobody can sign in until it is reset.",
)
@pass_session
def create(
    session: Session, *, name: str, email: str, mobile: str | None, password_file: str | None
) -> None:
    """Register a user, and activate the account.

    Nobody is told, and the email address is not verified.
    """
    password = text_of(None, password_file, "")
    users = session.acting_if_told().users
    registered = users.register_user(
        name=name,
        email_address=email,
        mobile_number=mobile,
        password=secrets.token_urlsafe() if password is None else password.rstrip("\r\n"),
        auth_type="email_auth" if mobile is None else "sms_auth",
    )
    session.output.one(users.activate_user(registered.id).to_dict(), fields=_SHOWN)


@command.command(
    "show",
    epilog=examples(
        "notify-typed admin user show amala@example.gov.uk",
        "notify-typed admin user show amala@example.gov.uk --json",
    ),
)
@click.argument("who", metavar="EMAIL|ID")
@pass_session
def show(session: Session, *, who: str) -> None:
    """Show a user, found by email address or id."""
    user = session.admin.users.get_user(session.user_id(who))
    session.output.one(user.to_dict(), fields=_SHOWN)


@command.command(
    "find",
    epilog=examples(
        "notify-typed admin user find @example.gov.uk",
        "notify-typed admin user find @example.gov.uk --json",
    ),
)
@click.argument("text")
@pass_session
def find(session: Session, *, text: str) -> None:
    """List those who have TEXT in their email address."""
    found = session.admin.users.find_users_by_full_or_partial_email(email_address=text)
    session.output.many(
        [user.to_dict() for user in found],
        columns=("id", "name", "email_address", "mobile_number"),
    )


@command.command(
    "archive",
    epilog=examples(
        "notify-typed admin user archive sam@example.gov.uk",
        "notify-typed admin user archive sam@example.gov.uk --yes",
    ),
)
@click.argument("who", metavar="EMAIL|ID")
@yes_option
@pass_session
def archive(session: Session, *, who: str, yes: bool) -> None:
    """Archive a user's account, for good."""
    user_id = session.user_id(who)
    confirm(f"Archive the account of {who}?", yes=yes)
    session.acting_if_told().users.archive_user(user_id)
    session.output.done("The account is archived.", {"id": str(user_id)})
