"""`notify-typed admin guest-list`: whom a service in trial mode reaches beside its team."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from notify_typed._cli.admin.forms import Noun, service_option
from notify_typed._cli.admin.session import Session, pass_session
from notify_typed._cli.options import confirm, examples, yes_option
from notify_typed._cli.outcomes import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from notify_typed.admin import AdminClient

__all__ = ["command"]


@click.group("guest-list", cls=Noun)
def command() -> None:
    """Who a service in trial mode can also reach.

    So does a team key. Others than these and the team are refused.
    """


@command.command(
    "list",
    epilog=examples(
        "notify-typed admin guest-list list -s $SERVICE",
        "notify-typed admin guest-list list -s $SERVICE --json",
    ),
)
@service_option
@pass_session
def list_(session: Session, *, service_id: UUID) -> None:
    """List a service's guests."""
    _print(session, _guests(session.admin, service_id))


@command.command(
    "add",
    epilog=examples(
        "notify-typed admin guest-list add -s $SERVICE bo@example.com 07700900456",
        "notify-typed admin guest-list add -s $SERVICE bo@example.com 07700900456 --json",
    ),
)
@service_option
@click.argument("recipients", metavar="EMAIL|NUMBER...", nargs=-1, required=True)
@pass_session
def add(session: Session, *, service_id: UUID, recipients: tuple[str, ...]) -> None:
    """Add guests."""
    admin = session.acting_if_told()
    before = _guests(admin, service_id)
    after = [*before, *dict.fromkeys(each for each in recipients if each not in before)]
    _put(admin, service_id, after)
    _print(session, after)


@command.command(
    "remove",
    epilog=examples(
        "notify-typed admin guest-list remove -s $SERVICE bo@example.com",
        "notify-typed admin guest-list remove -s $SERVICE bo@example.com --yes",
    ),
)
@service_option
@click.argument("recipients", metavar="EMAIL|NUMBER...", nargs=-1, required=True)
@yes_option
@pass_session
def remove(session: Session, *, service_id: UUID, recipients: tuple[str, ...], yes: bool) -> None:
    """Remove guests, written as the list has them."""
    admin = session.acting_if_told()
    before = _guests(admin, service_id)
    if absent := [each for each in recipients if each not in before]:
        raise NotFound(f"not on the guest list: {', '.join(absent)}")
    confirm(f"Remove {', '.join(recipients)} from the guest list?", yes=yes)
    after = [each for each in before if each not in recipients]
    _put(admin, service_id, after)
    _print(session, after)


def _guests(admin: AdminClient, service_id: UUID) -> list[str]:
    found = admin.guest_list.get_guest_list(service_id)
    return [*found.email_addresses, *found.phone_numbers]


def _put(admin: AdminClient, service_id: UUID, recipients: Iterable[str]) -> None:
    """Set the whole list anew, as Notify takes no part of it."""
    listed = list(recipients)
    admin.guest_list.update_guest_list(
        service_id,
        data={
            "email_addresses": [each for each in listed if "@" in each],
            "phone_numbers": [each for each in listed if "@" not in each],
        },
    )


def _print(session: Session, recipients: Iterable[str]) -> None:
    session.output.many(
        [{"recipient": each, "type": "email" if "@" in each else "sms"} for each in recipients],
        columns=("recipient", "type"),
        key="recipient",
    )
