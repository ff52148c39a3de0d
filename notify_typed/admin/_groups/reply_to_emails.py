# Made from notify_typed/admin/_groups_async/reply_to_emails.py by scripts/make_sync.py; edit that.
"""Addresses that replies to emails go to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import flag, text, uuid
from notify_typed.admin._groups.group import Group
from notify_typed.admin._requests import change, data, read, then
from notify_typed_admin.api.reply_to_emails import (
    add_reply_to_email_address,
    delete_reply_to_email_address,
    get_reply_to_email_address,
    get_reply_to_email_addresses,
    update_reply_to_email_address,
    verify_reply_to_email_address,
)
from notify_typed_admin.models import (
    AddReplyToEmailAddressRequest,
    UpdateReplyToEmailAddressRequest,
    VerifyReplyToEmailAddressRequest,
)

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_admin.models import ReplyTo

__all__ = ["ReplyToEmails"]


class ReplyToEmails(Group):
    """Where replies to emails go."""

    def get_reply_to_email_addresses(self, service_id: UUID | str) -> list[ReplyTo]:
        """List a service's addresses, the default first.

        Args:
            service_id: The service.

        Returns:
            The addresses.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> addresses = admin.reply_to_emails.get_reply_to_email_addresses(service_id)
            >>> [reply_to.email_address for reply_to in addresses]
            ['reply@example.gov.uk']
        """
        request = get_reply_to_email_addresses.request_kwargs(uuid("service_id", service_id))
        return self._send(read(get_reply_to_email_addresses, request))

    def get_reply_to_email_address(
        self, service_id: UUID | str, reply_to_email_id: UUID | str
    ) -> ReplyTo:
        """Read one address.

        Args:
            service_id: The service.
            reply_to_email_id: The address.

        Returns:
            The address.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> reply_to = admin.reply_to_emails.get_reply_to_email_address(
            ...     service_id, reply_to_id
            ... )
            >>> reply_to.email_address
            'reply@example.gov.uk'
        """
        request = get_reply_to_email_address.request_kwargs(
            uuid("service_id", service_id), uuid("reply_to_email_id", reply_to_email_id)
        )
        return self._send(read(get_reply_to_email_address, request))

    def verify_reply_to_email_address(self, service_id: UUID | str, *, email_address: str) -> UUID:
        """Send a message to an address, to see whether it arrives.

        Args:
            service_id: The service.
            email_address: The address.

        Returns:
            The message's id. It is a message of Notify's own service.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            Rejected: 409: the service has this address already.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> notification_id = admin.reply_to_emails.verify_reply_to_email_address(
            ...     service_id, email_address="help@example.gov.uk"
            ... )
        """
        body = VerifyReplyToEmailAddressRequest(email=text("email_address", email_address))
        request = verify_reply_to_email_address.request_kwargs(
            uuid("service_id", service_id), body=body
        )
        sent = change(
            verify_reply_to_email_address, request, hidden={"email_address": email_address}
        )
        return self._send(then(sent, lambda answer: answer.data.id))

    def add_reply_to_email_address(
        self,
        service_id: UUID | str,
        *,
        email_address: str,
        is_default: bool = False,
    ) -> ReplyTo:
        """Add an address.

        Args:
            service_id: The service.
            email_address: The address.
            is_default: Whether replies go there unless an email says otherwise. The first must be.

        Returns:
            The address.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            Rejected: 409: the service has this address already.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> reply_to = admin.reply_to_emails.add_reply_to_email_address(
            ...     service_id, email_address="help@example.gov.uk"
            ... )
            >>> reply_to.is_default
            False
        """
        service = uuid("service_id", service_id)
        body = AddReplyToEmailAddressRequest(
            email_address=text("email_address", email_address),
            is_default=flag("is_default", is_default),
        )
        request = add_reply_to_email_address.request_kwargs(service, body=body)
        added = change(
            add_reply_to_email_address,
            request,
            hidden={"email_address": email_address},
            clears=_keys(service),
        )
        return self._send(data(added))

    def update_reply_to_email_address(
        self,
        service_id: UUID | str,
        reply_to_email_id: UUID | str,
        *,
        email_address: str,
        is_default: bool = False,
    ) -> ReplyTo:
        """Change an address. The default stays it until another one becomes the default.

        Args:
            service_id: The service.
            reply_to_email_id: Which address.
            email_address: What it is from now on.
            is_default: Whether replies go there unless an email says otherwise.

        Returns:
            The address as it is now.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> reply_to = admin.reply_to_emails.update_reply_to_email_address(
            ...     service_id, reply_to_id, email_address="help@example.gov.uk", is_default=True
            ... )
            >>> reply_to.email_address
            'help@example.gov.uk'
        """
        service = uuid("service_id", service_id)
        body = UpdateReplyToEmailAddressRequest(
            email_address=text("email_address", email_address),
            is_default=flag("is_default", is_default),
        )
        request = update_reply_to_email_address.request_kwargs(
            service,
            uuid("reply_to_email_id", reply_to_email_id),
            body=body,
        )
        changed = change(
            update_reply_to_email_address,
            request,
            hidden={"email_address": email_address},
            clears=_keys(service),
        )
        return self._send(data(changed))

    def delete_reply_to_email_address(
        self, service_id: UUID | str, reply_to_email_id: UUID | str
    ) -> ReplyTo:
        """Archive an address.

        Args:
            service_id: The service.
            reply_to_email_id: The address.

        Returns:
            The address as it is now.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            BadRequest: It is the default.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> reply_to = admin.reply_to_emails.delete_reply_to_email_address(
            ...     service_id, spare_reply_to_id
            ... )
            >>> reply_to.archived
            True
        """
        service = uuid("service_id", service_id)
        request = delete_reply_to_email_address.request_kwargs(
            service, uuid("reply_to_email_id", reply_to_email_id)
        )
        return self._send(
            data(change(delete_reply_to_email_address, request, clears=_keys(service)))
        )


def _keys(service: UUID) -> list[str]:
    # A template shows where replies to its messages go.
    return [f"service-{service}", f"service-{service}-template-*"]
