# Made from notify_typed/admin/_groups_async/letter_contacts.py by scripts/make_sync.py; edit that.
"""Addresses that letters are from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import flag, text, uuid
from notify_typed.admin._groups.group import Group
from notify_typed.admin._requests import change, data, read
from notify_typed_admin.api.letter_contacts import (
    add_letter_contact,
    delete_letter_contact,
    get_letter_contact,
    get_letter_contacts,
    update_letter_contact,
)
from notify_typed_admin.models import AddLetterContactRequest, UpdateLetterContactRequest

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_admin.models import LetterContact

__all__ = ["LetterContacts"]


class LetterContacts(Group):
    """Whom letters are from."""

    def get_letter_contacts(self, service_id: UUID | str) -> list[LetterContact]:
        """List a service's addresses, the default first.

        Args:
            service_id: The service.

        Returns:
            The addresses.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> [contact] = admin.letter_contacts.get_letter_contacts(service_id)
            >>> contact.contact_block.splitlines()[0]
            'Electoral services'
        """
        request = get_letter_contacts.request_kwargs(uuid("service_id", service_id))
        return self._send(read(get_letter_contacts, request))

    def get_letter_contact(
        self, service_id: UUID | str, letter_contact_id: UUID | str
    ) -> LetterContact:
        """Read one address.

        Args:
            service_id: The service.
            letter_contact_id: The address.

        Returns:
            The address.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> contact = admin.letter_contacts.get_letter_contact(
            ...     service_id, letter_contact_id
            ... )
            >>> contact.contact_block.splitlines()[0]
            'Electoral services'
        """
        request = get_letter_contact.request_kwargs(
            uuid("service_id", service_id), uuid("letter_contact_id", letter_contact_id)
        )
        return self._send(read(get_letter_contact, request))

    def add_letter_contact(
        self,
        service_id: UUID | str,
        *,
        contact_block: str,
        is_default: bool = False,
    ) -> LetterContact:
        """Add an address.

        Args:
            service_id: The service.
            contact_block: Its lines.
            is_default: Whether letters are from it unless their template says otherwise.

        Returns:
            The address.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> contact = admin.letter_contacts.add_letter_contact(
            ...     service_id, contact_block="Town Hall, Exampleton EX1 1AA"
            ... )
            >>> contact.is_default
            False
        """
        service = uuid("service_id", service_id)
        body = AddLetterContactRequest(
            contact_block=text("contact_block", contact_block),
            is_default=flag("is_default", is_default),
        )
        request = add_letter_contact.request_kwargs(service, body=body)
        added = change(
            add_letter_contact,
            request,
            hidden={"contact_block": contact_block},
            clears=_keys(service),
        )
        return self._send(data(added))

    def update_letter_contact(
        self,
        service_id: UUID | str,
        letter_contact_id: UUID | str,
        *,
        contact_block: str,
        is_default: bool = False,
    ) -> LetterContact:
        """Change an address.

        Args:
            service_id: The service.
            letter_contact_id: Which address.
            contact_block: Its lines from now on.
            is_default: Whether letters are from it unless their template says otherwise.

        Returns:
            The address as it is now.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> contact = admin.letter_contacts.update_letter_contact(
            ...     service_id,
            ...     letter_contact_id,
            ...     contact_block="Town Hall, Exampleton EX1 1AA",
            ...     is_default=True,
            ... )
            >>> contact.contact_block.splitlines()[0]
            'Town Hall, Exampleton EX1 1AA'
        """
        service = uuid("service_id", service_id)
        body = UpdateLetterContactRequest(
            contact_block=text("contact_block", contact_block),
            is_default=flag("is_default", is_default),
        )
        request = update_letter_contact.request_kwargs(
            service,
            uuid("letter_contact_id", letter_contact_id),
            body=body,
        )
        changed = change(
            update_letter_contact,
            request,
            hidden={"contact_block": contact_block},
            clears=_keys(service),
        )
        return self._send(data(changed))

    def delete_letter_contact(
        self, service_id: UUID | str, letter_contact_id: UUID | str
    ) -> LetterContact:
        """Archive an address, and take it off the templates that have it.

        Args:
            service_id: The service.
            letter_contact_id: The address.

        Returns:
            The address as it is now.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> contact = admin.letter_contacts.delete_letter_contact(
            ...     service_id, letter_contact_id
            ... )
            >>> contact.archived
            True
        """
        service = uuid("service_id", service_id)
        request = delete_letter_contact.request_kwargs(
            service, uuid("letter_contact_id", letter_contact_id)
        )
        return self._send(data(change(delete_letter_contact, request, clears=_keys(service))))


def _keys(service: UUID) -> list[str]:
    # A template shows whom its letters are from.
    return [f"service-{service}", f"service-{service}-template-*"]
