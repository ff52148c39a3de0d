"""Commands for what a service has several of, one being the default: senders and addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

import click

from notify_typed._cli.admin.forms import Noun, service_option
from notify_typed._cli.admin.session import Session, pass_session
from notify_typed._cli.options import confirm, examples, yes_option
from notify_typed._cli.outcomes import NotFound

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from notify_typed._cli.output import Item
    from notify_typed.admin import AdminClient

__all__ = ["Calls", "Kind", "commands"]


class Calls(Protocol):
    """What can be done with a kind of thing, by way of a client."""

    def all(self, admin: AdminClient, service_id: UUID) -> Sequence[Item]:
        """List them."""
        ...

    def add(self, admin: AdminClient, service_id: UUID, value: str, *, default: bool) -> Item:
        """Add one."""
        ...

    def change(
        self, admin: AdminClient, service_id: UUID, item_id: UUID, value: str, *, default: bool
    ) -> Item:
        """Give one another value, and say whether it is the default."""
        ...

    def remove(self, admin: AdminClient, service_id: UUID, item_id: UUID) -> None:
        """Archive one."""
        ...


class Kind(NamedTuple):
    """A kind of thing.

    Attributes:
        noun: Its name on the command line.
        help: What all of them are, in a sentence.
        one: What one of them is called in a sentence.
        field: The name of what it consists of.
        metavar: The same, in usages.
        example: The same, as a shell has it.
        calls: What can be done with them.
        is_lines: Whether each argument is one of its lines.
    """

    noun: str
    help: str
    one: str
    field: str
    metavar: str
    example: str
    calls: Calls
    is_lines: bool = False


def commands(kind: Kind) -> click.Group:
    """Make the commands for a kind of thing."""
    calls = kind.calls
    shown = ("id", kind.field, "is_default")
    group = Noun(kind.noun, help=kind.help)
    value_argument = click.argument(
        "value", metavar=kind.metavar, nargs=-1 if kind.is_lines else 1, required=True
    )
    item_argument = click.argument("item_id", metavar="ID", type=click.UUID)
    start = f"notify-typed admin {kind.noun}"

    def find(admin: AdminClient, service_id: UUID, item_id: UUID) -> Item:
        for item in calls.all(admin, service_id):
            if item["id"] == str(item_id):
                return item
        raise NotFound(f"the service has no {kind.one} with this id.")

    @group.command(
        "list",
        help="List them.",
        epilog=examples(
            f"{start} list -s $SERVICE",
            f"{start} list -s $SERVICE --json",
        ),
    )
    @service_option
    @pass_session
    def list_(session: Session, *, service_id: UUID) -> None:
        session.output.many(calls.all(session.admin, service_id), columns=shown)

    @group.command(
        "add",
        help=f"Add a {kind.one}.",
        epilog=examples(
            f"{start} add {kind.example} --default",
            f"{start} add {kind.example} --default --json",
        ),
    )
    @service_option
    @value_argument
    @click.option("--default", is_flag=True, help="Use it unless a message says otherwise.")
    @pass_session
    def add(
        session: Session, *, service_id: UUID, value: str | tuple[str, ...], default: bool
    ) -> None:
        admin = session.acting_if_told()
        made = calls.add(admin, service_id, _joined(value), default=default)
        session.output.one(made, fields=shown)

    @group.command(
        "change",
        help=f"Put something else in the place of a {kind.one}.",
        epilog=examples(
            f"{start} change $ID {kind.example}",
            f"{start} change $ID {kind.example} --json",
        ),
    )
    @service_option
    @item_argument
    @value_argument
    @pass_session
    def change(
        session: Session, *, service_id: UUID, item_id: UUID, value: str | tuple[str, ...]
    ) -> None:
        admin = session.acting_if_told()
        is_default = bool(find(admin, service_id, item_id)["is_default"])
        changed = calls.change(admin, service_id, item_id, _joined(value), default=is_default)
        session.output.one(changed, fields=shown)

    @group.command(
        "make-default",
        help=f"Use a {kind.one} unless a message says otherwise.",
        epilog=examples(
            f"{start} make-default $ID",
            f"{start} make-default $ID --json",
        ),
    )
    @service_option
    @item_argument
    @pass_session
    def make_default(session: Session, *, service_id: UUID, item_id: UUID) -> None:
        admin = session.acting_if_told()
        value = str(find(admin, service_id, item_id)[kind.field])
        session.output.one(
            calls.change(admin, service_id, item_id, value, default=True), fields=shown
        )

    @group.command(
        "remove",
        help=f"Remove a {kind.one}.",
        epilog=examples(
            f"{start} remove $ID",
            f"{start} remove $ID --yes",
        ),
    )
    @service_option
    @item_argument
    @yes_option
    @pass_session
    def remove(session: Session, *, service_id: UUID, item_id: UUID, yes: bool) -> None:
        admin = session.acting_if_told()
        value = find(admin, service_id, item_id)[kind.field]
        confirm(f"Remove the {kind.one} {value}?", yes=yes)
        calls.remove(admin, service_id, item_id)
        session.output.done(f"The {kind.one} is removed.", {"id": str(item_id)})

    # click keeps them; naming them says that they are meant to be here.
    _ = (list_, add, change, make_default, remove)
    return group


def _joined(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "\n".join(value)
