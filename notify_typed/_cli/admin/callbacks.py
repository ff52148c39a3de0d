"""`notify-typed admin callback`: where Notify tells a service's programs what happened."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import click

from notify_typed._cli.admin.forms import Noun, service_option, text_of
from notify_typed._cli.admin.session import Session, pass_session
from notify_typed._cli.options import confirm, examples, yes_option
from notify_typed._cli.outcomes import NotFound, WrongUse

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed.admin import AdminClient

__all__ = ["command"]

_TYPES: Final = ("delivery_status", "inbound_sms", "returned_letter", "complaint")
_TOKEN_VARIABLE: Final = "NOTIFY_CALLBACK_TOKEN"  # noqa: S105 - a name
_SHOWN: Final = ("id", "callback_type", "url", "updated_at")

_type_option = click.option(
    "--type",
    "kind",
    type=click.Choice(_TYPES),
    default="delivery_status",
    show_default=True,
    help="What it tells of.",
)


@click.group("callback", cls=Noun)
def command() -> None:
    """Where Notify tells programs what happened.

    A service has one callback of each type.
    """


@command.command(
    "set",
    epilog=examples(
        "notify-typed admin callback set -s $SERVICE https://example.gov.uk/notify"
        " --token-file token",
        "notify-typed admin callback set https://a.gov.uk/in --type inbound_sms --token-file -",
    ),
)
@service_option
@click.argument("url")
@_type_option
@click.option(
    "--token-file",
    metavar="FILE",
    help="A file with the token that Notify is to show, of 10 characters or more; - reads standard"
    f" input. Without it, the token is read from {_TOKEN_VARIABLE}.",
)
@pass_session
def set_(
    session: Session, *, service_id: UUID, url: str, kind: str, token_file: str | None
) -> None:
    """Have Notify post to URL, instead of the URL that was set for the type.

    The URL must be https. A sandbox posts to http on your own machine too.
    """
    token = text_of(None, token_file, "") or os.environ.get(_TOKEN_VARIABLE)
    if not token:
        raise WrongUse(f"the token is missing: give --token-file, or set {_TOKEN_VARIABLE}.")
    token = token.strip()
    admin = session.acting()
    callbacks = admin.callbacks
    present = _ids(admin, service_id).get(kind)
    if present is None:
        made = callbacks.create_service_callback_api(
            service_id, url=url, bearer_token=token, callback_type=kind
        )
    else:
        made = callbacks.update_service_callback_api(
            service_id, present, callback_type=kind, url=url, bearer_token=token
        )
    session.output.one({**made.to_dict(), "callback_type": kind}, fields=_SHOWN)


@command.command(
    "list",
    epilog=examples(
        "notify-typed admin callback list -s $SERVICE",
        "notify-typed admin callback list -s $SERVICE --json",
    ),
)
@service_option
@pass_session
def list_(session: Session, *, service_id: UUID) -> None:
    """List a service's callbacks, without their tokens."""
    callbacks = session.admin.callbacks
    session.output.many(
        [
            {
                **callbacks.get_service_callback_api(
                    service_id, each, callback_type=kind
                ).to_dict(),
                "callback_type": kind,
            }
            for kind, each in _ids(session.admin, service_id).items()
        ],
        columns=_SHOWN,
    )


@command.command(
    "remove",
    epilog=examples(
        "notify-typed admin callback remove -s $SERVICE --type inbound_sms",
        "notify-typed admin callback remove -s $SERVICE --type inbound_sms --yes",
    ),
)
@service_option
@_type_option
@yes_option
@pass_session
def remove(session: Session, *, service_id: UUID, kind: str, yes: bool) -> None:
    """Remove a callback."""
    admin = session.acting_if_told()
    present = _ids(admin, service_id).get(kind)
    if present is None:
        raise NotFound(f"the service has no callback for {kind}.")
    confirm(f"Remove the callback for {kind}?", yes=yes)
    admin.callbacks.delete_service_callback_api(service_id, present, callback_type=kind)
    session.output.done(f"The callback for {kind} is removed.", {"id": str(present)})


def _ids(admin: AdminClient, service_id: UUID) -> dict[str, UUID]:
    """List the service's callbacks by type; one without a type cannot be read or changed."""
    listed = admin.services.get_service(service_id).service_callback_api
    return {
        str(each.callback_type): each.callback_id
        for each in listed
        if each.callback_type is not None
    }
