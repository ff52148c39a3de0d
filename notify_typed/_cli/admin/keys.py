"""`notify-typed admin key`: with what a service's programs send."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from notify_typed._cli.admin.forms import Noun, service_option
from notify_typed._cli.admin.session import Session, pass_session
from notify_typed._cli.options import confirm, examples, yes_option

if TYPE_CHECKING:
    from uuid import UUID

__all__ = ["command"]


@click.group("key", cls=Noun)
def command() -> None:
    """Keys with which a service's programs send."""


@command.command(
    "create",
    epilog=examples(
        'notify-typed admin key create "For my tests"',
        "export NOTIFY_API_KEY=$(notify-typed admin -q key create Live --type normal)",
    ),
)
@service_option
@click.argument("name")
@click.option(
    "--type",
    "kind",
    type=click.Choice(["test", "team", "normal"]),
    default="test",
    show_default=True,
    help="Messages of test keys are only simulated; team keys reach the team and the guest list;"
    " normal ones reach everybody, once the service is live.",
)
@pass_session
def create(session: Session, *, service_id: UUID, name: str, kind: str) -> None:
    """Make a key, and print it. Nobody can read it again."""
    made = session.acting().api_keys.create_api_key(service_id, key_name=name, key_type=kind)
    session.output.one({"name": name, "key_type": kind, "key": made.key}, key="key")
    session.output.note("Keep the key: it is shown this once.")


@command.command(
    "list",
    epilog=examples(
        "notify-typed admin key list -s $SERVICE",
        "notify-typed admin key list -s $SERVICE --json",
    ),
)
@service_option
@pass_session
def list_(session: Session, *, service_id: UUID) -> None:
    """List a service's keys, without their secrets.

    Those that were revoked within the last week are there too, with the date.
    """
    session.output.many(
        [key.to_dict() for key in session.admin.api_keys.get_api_keys(service_id)],
        columns=("id", "name", "key_type", "created_at", "expiry_date"),
    )


@command.command(
    "revoke",
    epilog=examples(
        "notify-typed admin key revoke $KEY_ID",
        "notify-typed admin key revoke $KEY_ID --yes",
    ),
)
@service_option
@click.argument("key_id", metavar="KEY", type=click.UUID)
@yes_option
@pass_session
def revoke(session: Session, *, service_id: UUID, key_id: UUID, yes: bool) -> None:
    """Revoke a key, for good. "key list" shows its id."""
    admin = session.acting_if_told()
    name = admin.api_keys.get_api_key(service_id, key_id).name
    confirm(f"Revoke the key {name} ({key_id})?", yes=yes)
    admin.api_keys.revoke_api_key(service_id, key_id)
    session.output.done(f"The key {name} is revoked.", {"id": str(key_id)})
