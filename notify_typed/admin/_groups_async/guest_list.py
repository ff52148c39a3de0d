"""The guest list: whom a service in trial mode, and a team key, reach beside the team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import list_of, mapping_of, text, uuid
from notify_typed.admin._groups_async.group import AsyncGroup
from notify_typed.admin._requests import change, read
from notify_typed_admin.api.guest_list import get_guest_list, update_guest_list
from notify_typed_admin.models import UpdateGuestListRequest

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed.admin._attributes import GuestListEntries
    from notify_typed_admin.models import GuestList

__all__ = ["AsyncGuestLists"]


class AsyncGuestLists(AsyncGroup):
    """Whom a service in trial mode, and a team key, reach beside the team.

    Only the public API accepts them; `send_notification` does not.
    """

    async def get_guest_list(self, service_id: UUID | str) -> GuestList:
        """Read a service's guest list.

        Args:
            service_id: The service.

        Returns:
            The email addresses and phone numbers on it.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> guests = await admin.guest_list.get_guest_list(service_id)
            >>> guests.email_addresses, guests.phone_numbers
            (['guest@example.com'], ['07700900789'])
        """
        request = get_guest_list.request_kwargs(uuid("service_id", service_id))
        return await self._send(read(get_guest_list, request))

    async def update_guest_list(self, service_id: UUID | str, *, data: GuestListEntries) -> None:
        """Put another guest list in the place of a service's.

        Args:
            service_id: The service.
            data: All who are on it from now on: `email_addresses` and `phone_numbers`.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            BadRequest: One entry is neither; the old list stays. The message says which entry, not
                what it is.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> await admin.guest_list.update_guest_list(
            ...     service_id,
            ...     data={"email_addresses": ["jo@example.com"], "phone_numbers": ["07700 900999"]},
            ... )
        """
        service = uuid("service_id", service_id)
        entries = mapping_of("data", data, lambda _, entry: entry)
        body = UpdateGuestListRequest(
            email_addresses=list_of("email_addresses", entries.get("email_addresses"), text),
            phone_numbers=list_of("phone_numbers", entries.get("phone_numbers"), text),
        )
        request = update_guest_list.request_kwargs(service, body=body)
        hidden = {
            "email_addresses": body.email_addresses,
            "phone_numbers": body.phone_numbers,
        }
        await self._send(
            change(update_guest_list, request, hidden=hidden, clears=[f"service-{service}"])
        )
