"""`notify-typed admin inbound-number`: numbers that people can text a service at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from notify_typed._cli.admin.forms import Noun, service_option
from notify_typed._cli.admin.session import Session, pass_session
from notify_typed._cli.options import confirm, examples, yes_option
from notify_typed._cli.outcomes import NotFound

if TYPE_CHECKING:
    from uuid import UUID

__all__ = ["command"]

_SHOWN: Final = ("id", "number", "provider", "active")


@click.group("inbound-number", cls=Noun)
def command() -> None:
    """Numbers that people can text a service at."""


@command.command(
    "list",
    epilog=examples(
        "notify-typed admin inbound-number list", "notify-typed admin inbound-number list --json"
    ),
)
@pass_session
def list_(session: Session) -> None:
    """List the numbers that no service has yet."""
    found = session.admin.inbound.get_available_inbound_sms_numbers()
    session.output.many([number.to_dict() for number in found], columns=_SHOWN)


@command.command(
    "show",
    epilog=examples(
        "notify-typed admin inbound-number show -s $SERVICE",
        "notify-typed admin inbound-number show -s $SERVICE --json",
    ),
)
@service_option
@pass_session
def show(session: Session, *, service_id: UUID) -> None:
    """Show the number of a service."""
    number = session.admin.inbound.get_inbound_sms_number_for_service(service_id)
    if number is None:
        raise NotFound("the service has no number that people can text.")
    session.output.one(number.to_dict(), fields=_SHOWN)


@command.command(
    "give",
    epilog=examples(
        "notify-typed admin inbound-number give -s $SERVICE",
        "notify-typed admin inbound-number give -s $SERVICE --json",
    ),
)
@service_option
@click.argument("number_id", metavar="[NUMBER]", type=click.UUID, required=False)
@pass_session
def give(session: Session, *, service_id: UUID, number_id: UUID | None) -> None:
    """Give a service a number, any free one unless you say which.

    The service may then receive texts, and its own texts can be from the number.
    """
    admin = session.acting()
    sender = admin.inbound.add_inbound_number_to_service(service_id, number_id)
    permissions = {str(each) for each in admin.services.get_service(service_id).permissions}
    admin.services.update_service(service_id, permissions=permissions | {"inbound_sms"})
    session.output.one(sender.to_dict(), fields=("id", "sms_sender", "inbound_number_id"))


@command.command(
    "remove",
    epilog=examples(
        "notify-typed admin inbound-number remove -s $SERVICE",
        "notify-typed admin inbound-number remove -s $SERVICE --yes",
    ),
)
@service_option
@yes_option
@pass_session
def remove(session: Session, *, service_id: UUID, yes: bool) -> None:
    """Take a service's number back, for others to have."""
    confirm("Take the service's number back?", yes=yes)
    session.acting().inbound.remove_service_inbound_sms(service_id, archive=False)
    session.output.done("The number is free.", {"service": str(service_id)})
