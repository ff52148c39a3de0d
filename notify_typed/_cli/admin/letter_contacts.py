"""`notify-typed admin letter-contact`: whom letters are from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._cli.admin.default_lists import Kind, commands

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from notify_typed._cli.output import Item
    from notify_typed.admin import AdminClient

__all__ = ["command"]


class _Calls:
    def all(self, admin: AdminClient, service_id: UUID) -> Sequence[Item]:
        return [each.to_dict() for each in admin.letter_contacts.get_letter_contacts(service_id)]

    def add(self, admin: AdminClient, service_id: UUID, value: str, *, default: bool) -> Item:
        return admin.letter_contacts.add_letter_contact(
            service_id, contact_block=value, is_default=default
        ).to_dict()

    def change(
        self, admin: AdminClient, service_id: UUID, item_id: UUID, value: str, *, default: bool
    ) -> Item:
        changed = admin.letter_contacts.update_letter_contact(
            service_id, item_id, contact_block=value, is_default=default
        )
        return changed.to_dict()

    def remove(self, admin: AdminClient, service_id: UUID, item_id: UUID) -> None:
        admin.letter_contacts.delete_letter_contact(service_id, item_id)


command = commands(
    Kind(
        noun="letter-contact",
        help="Who letters are from.",
        one="letter contact",
        field="contact_block",
        metavar="LINE...",
        example='"1 High Street" "London" "SW1A 1AA"',
        is_lines=True,
        calls=_Calls(),
    )
)
