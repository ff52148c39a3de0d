"""Senders of text messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import flag, text, uuid
from notify_typed.admin._groups_async.group import AsyncGroup
from notify_typed.admin._requests import change, data, read
from notify_typed_admin.api.sms_senders import (
    add_sms_sender,
    delete_sms_sender,
    get_check_sender_id,
    get_sms_sender,
    get_sms_senders,
    update_sms_sender,
)
from notify_typed_admin.models import AddSmsSenderRequest, UpdateSmsSenderRequest

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_admin.models import SmsSender

__all__ = ["AsyncSmsSenders"]


class AsyncSmsSenders(AsyncGroup):
    """Whom text messages are from."""

    async def get_sms_senders(self, service_id: UUID | str) -> list[SmsSender]:
        """List a service's senders, the default first.

        Args:
            service_id: The service.

        Returns:
            The senders.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> senders = await admin.sms_senders.get_sms_senders(service_id)
            >>> [sender.sms_sender for sender in senders]
            ['GOVUK', '07700900456']
        """
        request = get_sms_senders.request_kwargs(uuid("service_id", service_id))
        return await self._send(read(get_sms_senders, request))

    async def get_sms_sender(self, service_id: UUID | str, sms_sender_id: UUID | str) -> SmsSender:
        """Read one sender.

        Args:
            service_id: The service.
            sms_sender_id: The sender.

        Returns:
            The sender.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> sender = await admin.sms_senders.get_sms_sender(service_id, sms_sender_id)
            >>> sender.sms_sender
            'GOVUK'
        """
        request = get_sms_sender.request_kwargs(
            uuid("service_id", service_id), uuid("sms_sender_id", sms_sender_id)
        )
        return await self._send(read(get_sms_sender, request))

    async def get_check_sender_id(self, *, sender_id: str) -> bool:
        """Ask whether a sender is protected: kept for its owner, such as a bank.

        Args:
            sender_id: The name that text messages would be from; space and case do not matter.

        Returns:
            Whether it is.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> await admin.sms_senders.get_check_sender_id(sender_id="GOVUK")
            False
        """
        request = get_check_sender_id.request_kwargs(sender_id=text("sender_id", sender_id))
        return await self._send(read(get_check_sender_id, request))

    async def add_sms_sender(
        self,
        service_id: UUID | str,
        *,
        sms_sender: str,
        is_default: bool = False,
    ) -> SmsSender:
        """Add a sender.

        Args:
            service_id: The service.
            sms_sender: The name that phones show, of at most 11 characters.
            is_default: Whether texts are from it unless they say otherwise.

        Returns:
            The sender.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> sender = await admin.sms_senders.add_sms_sender(service_id, sms_sender="Council")
            >>> sender.is_default
            False
        """
        service = uuid("service_id", service_id)
        body = AddSmsSenderRequest(
            sms_sender=text("sms_sender", sms_sender), is_default=flag("is_default", is_default)
        )
        request = add_sms_sender.request_kwargs(service, body=body)
        return await self._send(change(add_sms_sender, request, clears=_keys(service)))

    async def update_sms_sender(
        self,
        service_id: UUID | str,
        sms_sender_id: UUID | str,
        *,
        sms_sender: str,
        is_default: bool = False,
    ) -> SmsSender:
        """Change a sender. The default stays it until another one becomes the default.

        Args:
            service_id: The service.
            sms_sender_id: The sender.
            sms_sender: The name that phones show, of at most 11 characters.
            is_default: Whether texts are from it unless they say otherwise.

        Returns:
            The sender as it is now.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> sender = await admin.sms_senders.update_sms_sender(
            ...     service_id, sms_sender_id, sms_sender="Council", is_default=True
            ... )
            >>> sender.sms_sender
            'Council'
        """
        service = uuid("service_id", service_id)
        body = UpdateSmsSenderRequest(
            sms_sender=text("sms_sender", sms_sender), is_default=flag("is_default", is_default)
        )
        request = update_sms_sender.request_kwargs(
            service,
            uuid("sms_sender_id", sms_sender_id),
            body=body,
        )
        return await self._send(change(update_sms_sender, request, clears=_keys(service)))

    async def delete_sms_sender(
        self, service_id: UUID | str, sms_sender_id: UUID | str
    ) -> SmsSender:
        """Archive a sender.

        Args:
            service_id: The service.
            sms_sender_id: The sender.

        Returns:
            The sender as it is now.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            BadRequest: It is the default, or a number that people can text to.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> sender = await admin.sms_senders.delete_sms_sender(service_id, spare_sms_sender_id)
            >>> sender.archived
            True
        """
        service = uuid("service_id", service_id)
        request = delete_sms_sender.request_kwargs(service, uuid("sms_sender_id", sms_sender_id))
        return await self._send(data(change(delete_sms_sender, request, clears=_keys(service))))


def _keys(service: UUID) -> list[str]:
    # A template shows whom its messages are from.
    return [f"service-{service}", f"service-{service}-template-*"]
