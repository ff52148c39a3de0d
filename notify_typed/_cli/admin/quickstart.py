"""`notify-typed admin quickstart`: all that a sandbox needs to send, at once."""

from __future__ import annotations

import secrets
import shlex
from typing import TYPE_CHECKING, Final

import click

from notify_typed._cli.admin.forms import AdminCommand
from notify_typed._cli.admin.session import Session, pass_session
from notify_typed._cli.options import examples

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed.admin import AdminClient

__all__ = ["command"]

_LIMIT: Final = 250_000
_TEMPLATES: Final = (
    ("sms", "Text", None, "Hello ((name)), this is a text."),
    ("email", "Email", "Hello ((name))", "Hello ((name)), this is an email."),
    ("letter", "Letter", "Hello ((name))", "Hello ((name)), this is a letter."),
)


@click.command(
    "quickstart",
    cls=AdminCommand,
    epilog=examples(
        'eval "$(notify-typed admin quickstart)"',
        'notify-typed admin quickstart "Report a pothole" --email sam@example.gov.uk',
    ),
)
@click.argument("name", default="My service")
@click.option(
    "--email",
    default="you@example.gov.uk",
    show_default=True,
    metavar="EMAIL",
    help="Whose service it is. Somebody new, unless the sandbox knows the address.",
)
@click.option(
    "--key-type",
    type=click.Choice(["test", "team", "normal"]),
    default="test",
    show_default=True,
    help="What kind of key it gets.",
)
@pass_session
def command(session: Session, *, name: str, email: str, key_type: str) -> None:
    """Set a whole service up in a sandbox.

    Makes a person, a live service with a template of each type, and a key for it. Prints lines for
    a shell that have the client and these commands find it all. The key is shown this once.
    """
    from notify_typed._cli.admin.sandboxes import require_sandbox  # noqa: PLC0415 - only here

    require_sandbox(session.admin, "a whole service is made up at once")
    made = _set_up(session.admin, name, email, key_type)
    if session.output.mode == "json":
        session.output.one(made, key="NOTIFY_ADMIN_SERVICE")
        return
    for variable, value in made.items():
        click.echo(f"export {variable}={shlex.quote(value)}")
    session.output.note(f"{name} is ready.")


def _set_up(admin: AdminClient, name: str, email: str, key_type: str) -> dict[str, str]:
    user_id = _person(admin, email)
    admin = admin.acting_as(user_id)
    service_id = admin.services.create_service(
        service_name=name,
        organisation_type="central",
        email_message_limit=_LIMIT,
        international_sms_message_limit=_LIMIT,
        sms_message_limit=_LIMIT,
        letter_message_limit=_LIMIT,
        restricted=False,
        user_id=user_id,
    )
    admin.reply_to_emails.add_reply_to_email_address(
        service_id, email_address=email, is_default=True
    )
    templates = {
        f"{kind.upper()}_TEMPLATE_ID": admin.templates.create_service_template(
            service_id, type_=kind, name=title, subject=subject, content=content
        ).id
        for kind, title, subject, content in _TEMPLATES
    }
    key = admin.api_keys.create_api_key(service_id, key_name="Quickstart", key_type=key_type)
    return {
        "NOTIFY_BASE_URL": str(admin.base_url),
        "NOTIFY_API_KEY": key.key,
        "NOTIFY_ADMIN_USER": str(user_id),
        "NOTIFY_ADMIN_SERVICE": service_id,
        **{variable: str(template_id) for variable, template_id in templates.items()},
    }


def _person(admin: AdminClient, email: str) -> UUID:
    known = admin.users.get_user_by_email_or_none(email)
    if known is not None:
        return known.id
    made = admin.users.register_user(
        name="You",
        email_address=email,
        mobile_number=None,
        password=secrets.token_urlsafe(),
        auth_type="email_auth",
    )
    return admin.users.activate_user(made.id).id
