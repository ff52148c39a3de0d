"""`notify-typed admin reply-to`: where replies to emails go."""

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
        return [
            each.to_dict()
            for each in admin.reply_to_emails.get_reply_to_email_addresses(service_id)
        ]

    def add(self, admin: AdminClient, service_id: UUID, value: str, *, default: bool) -> Item:
        return admin.reply_to_emails.add_reply_to_email_address(
            service_id, email_address=value, is_default=default
        ).to_dict()

    def change(
        self, admin: AdminClient, service_id: UUID, item_id: UUID, value: str, *, default: bool
    ) -> Item:
        changed = admin.reply_to_emails.update_reply_to_email_address(
            service_id, item_id, email_address=value, is_default=default
        )
        return changed.to_dict()

    def remove(self, admin: AdminClient, service_id: UUID, item_id: UUID) -> None:
        admin.reply_to_emails.delete_reply_to_email_address(service_id, item_id)


command = commands(
    Kind(
        noun="reply-to",
        help="Where replies to emails go. The first must be the default.",
        one="reply-to address",
        field="email_address",
        metavar="EMAIL",
        example="passes@example.gov.uk",
        calls=_Calls(),
    )
)
