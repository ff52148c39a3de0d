"""Chooses whom a message is from: a service's default, or one of its others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.sandbox._service.composition import sender_number

if TYPE_CHECKING:
    from notify_typed.sandbox._world.model import Sender, Service, World


def find_sender(service: Service, kind: str, sender_id: str | None) -> Sender | None:
    """A sender or a reply-to address of a service that is not archived.

    Args:
        service: the service.
        kind: `sms` or `email`; letters have no sender.
        sender_id: its id, or None for the default.
    """
    listed = {"sms": service.sms_senders, "email": service.reply_tos}.get(kind, ())
    for sender in listed:
        is_wanted = sender.is_default if sender_id is None else sender.id == sender_id
        if is_wanted and not sender.archived:
            return sender
    return None


def sender_text(world: World, kind: str, sender: Sender | None) -> str | None:
    """A sender as it is kept with a message."""
    if kind == "sms":
        return sender_number(sender.text if sender else world.from_number)
    return sender.text if sender else None


def choose_sender(world: World, service: Service, kind: str, sender_id: str | None) -> str | None:
    """Whom a job's messages are from: the default where the one that was chosen is gone."""
    sender = find_sender(service, kind, sender_id) or find_sender(service, kind, None)
    return sender_text(world, kind, sender)
