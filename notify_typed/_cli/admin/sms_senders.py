"""`notify-typed admin sms-sender`: whom text messages are from."""

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
        return [each.to_dict() for each in admin.sms_senders.get_sms_senders(service_id)]

    def add(self, admin: AdminClient, service_id: UUID, value: str, *, default: bool) -> Item:
        return admin.sms_senders.add_sms_sender(
            service_id, sms_sender=value, is_default=default
        ).to_dict()

    def change(
        self, admin: AdminClient, service_id: UUID, item_id: UUID, value: str, *, default: bool
    ) -> Item:
        changed = admin.sms_senders.update_sms_sender(
            service_id, item_id, sms_sender=value, is_default=default
        )
        return changed.to_dict()

    def remove(self, admin: AdminClient, service_id: UUID, item_id: UUID) -> None:
        admin.sms_senders.delete_sms_sender(service_id, item_id)


command = commands(
    Kind(
        noun="sms-sender",
        help="Who text messages are from.",
        one="sender of texts",
        field="sms_sender",
        metavar="NAME",
        example="PASSES",
        calls=_Calls(),
    )
)
