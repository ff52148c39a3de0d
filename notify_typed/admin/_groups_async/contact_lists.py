"""Spreadsheets of recipients that are kept for emergencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import text, uuid
from notify_typed.admin._groups_async.group import AsyncGroup
from notify_typed.admin._inputs import choice, small_number
from notify_typed.admin._requests import change, read
from notify_typed_admin.api.contact_lists import (
    create_contact_list,
    delete_contact_list,
    get_contact_list,
    get_contact_lists,
)
from notify_typed_admin.models import ContactListType, CreateContactListRequest

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_admin.models import ContactList

__all__ = ["AsyncContactLists"]


class AsyncContactLists(AsyncGroup):
    """Spreadsheets of recipients that are kept for emergencies."""

    async def create_contact_list(
        self,
        service_id: UUID | str,
        upload_id: UUID | str,
        *,
        original_file_name: str,
        row_count: int,
        template_type: ContactListType | str,
    ) -> ContactList:
        """Keep a contact list whose file is stored.

        Args:
            service_id: The service.
            upload_id: The id of the file, which the list takes.
            original_file_name: The name of the file.
            row_count: How many recipients it has.
            template_type: Whether they get text messages or emails.

        Returns:
            The list.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> contacts = await admin.contact_lists.create_contact_list(
            ...     service_id,
            ...     upload_id,
            ...     original_file_name="people.csv",
            ...     row_count=2,
            ...     template_type="sms",
            ... )
            >>> contacts.row_count
            2
        """
        body = CreateContactListRequest(
            id=uuid("upload_id", upload_id),
            original_file_name=text("original_file_name", original_file_name),
            row_count=small_number("row_count", row_count),
            template_type=choice(ContactListType)("template_type", template_type),
            created_by=self._actor,
        )
        request = create_contact_list.request_kwargs(uuid("service_id", service_id), body=body)
        return await self._send(change(create_contact_list, request))

    async def get_contact_lists(self, service_id: UUID | str) -> list[ContactList]:
        """List the contact lists of a service, the newest first.

        Args:
            service_id: The service.

        Returns:
            The lists.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> lists = await admin.contact_lists.get_contact_lists(service_id)
            >>> [contacts.original_file_name for contacts in lists]
            ['people.csv']
        """
        request = get_contact_lists.request_kwargs(uuid("service_id", service_id))
        return await self._send(read(get_contact_lists, request))

    async def get_contact_list(
        self, service_id: UUID | str, contact_list_id: UUID | str
    ) -> ContactList:
        """Read a contact list.

        Args:
            service_id: The service.
            contact_list_id: The contact list.

        Returns:
            The list.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> contacts = await admin.contact_lists.get_contact_list(service_id, contact_list_id)
            >>> contacts.original_file_name
            'people.csv'
        """
        request = get_contact_list.request_kwargs(
            uuid("service_id", service_id), uuid("contact_list_id", contact_list_id)
        )
        return await self._send(read(get_contact_list, request))

    async def delete_contact_list(
        self, service_id: UUID | str, contact_list_id: UUID | str
    ) -> None:
        """Archive a contact list, and delete its file.

        Args:
            service_id: The service.
            contact_list_id: The contact list.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> await admin.contact_lists.delete_contact_list(service_id, contact_list_id)
        """
        request = delete_contact_list.request_kwargs(
            uuid("service_id", service_id), uuid("contact_list_id", contact_list_id)
        )
        await self._send(change(delete_contact_list, request))
