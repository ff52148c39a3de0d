"""`notify-typed admin team`: who belongs to a service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from notify_typed._cli.admin.forms import Noun, service_option
from notify_typed._cli.admin.session import Session, pass_session
from notify_typed._cli.options import confirm, examples, yes_option

if TYPE_CHECKING:
    from uuid import UUID

__all__ = ["command"]

_PERMISSIONS: Final = (
    "send_messages",
    "manage_service",
    "manage_templates",
    "manage_api_keys",
    "view_activity",
)


@click.group("team", cls=Noun)
def command() -> None:
    """Who belongs to a service.

    In trial mode, only they and its guests are reached.
    """


@command.command(
    "list",
    epilog=examples(
        "notify-typed admin team list -s $SERVICE",
        "notify-typed admin team list -s $SERVICE --json",
    ),
)
@service_option
@pass_session
def list_(session: Session, *, service_id: UUID) -> None:
    """List a service's members."""
    members = [user.to_dict() for user in session.admin.team.get_users_for_service(service_id)]
    for member in members:
        member["may"] = member["permissions"].get(str(service_id), [])
    session.output.many(members, columns=("id", "name", "email_address", "mobile_number", "may"))


@command.command(
    "add",
    epilog=examples(
        "notify-typed admin team add -s $SERVICE sam@example.gov.uk",
        "notify-typed admin team add -s $SERVICE sam@example.gov.uk --may view_activity",
    ),
)
@service_option
@click.argument("who", metavar="EMAIL|ID")
@click.option(
    "--may",
    type=click.Choice(_PERMISSIONS),
    multiple=True,
    help="What the member may do there; can be given several times. All of it if left out.",
)
@pass_session
def add(session: Session, *, service_id: UUID, who: str, may: tuple[str, ...]) -> None:
    """Add a user to a service."""
    user_id = session.user_id(who)
    team = session.acting_if_told().team
    team.add_user_to_service(service_id, user_id, permissions=may or _PERMISSIONS)
    session.output.done(f"{who} belongs to the service.", {"id": str(user_id)})


@command.command(
    "remove",
    epilog=examples(
        "notify-typed admin team remove -s $SERVICE sam@example.gov.uk",
        "notify-typed admin team remove -s $SERVICE sam@example.gov.uk --yes",
    ),
)
@service_option
@click.argument("who", metavar="EMAIL|ID")
@yes_option
@pass_session
def remove(session: Session, *, service_id: UUID, who: str, yes: bool) -> None:
    """Remove a member from a service."""
    user_id = session.user_id(who)
    confirm(f"Remove {who} from the service?", yes=yes)
    session.acting_if_told().team.remove_user_from_service(service_id, user_id)
    session.output.done(f"{who} does not belong to the service any more.", {"id": str(user_id)})
