"""The brandings that an organisation's services choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import list_of, uuid
from notify_typed._engine.operation import CacheEntry
from notify_typed.admin._groups_async.group import AsyncGroup
from notify_typed.admin._requests import change, data, read
from notify_typed_admin.api.branding_pools import (
    add_brandings_to_email_branding_pool,
    add_brandings_to_letter_branding_pool,
    get_email_branding_pool,
    get_letter_branding_pool,
    remove_email_branding_from_pool,
    remove_letter_branding_from_pool,
)
from notify_typed_admin.models import AddBrandingsRequest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from notify_typed_admin.models import EmailBranding, LetterBranding

__all__ = ["AsyncBrandingPools"]


class AsyncBrandingPools(AsyncGroup):
    """The brandings that an organisation's services choose from."""

    async def get_email_branding_pool(self, organisation_id: UUID | str) -> list[EmailBranding]:
        """List the email brandings of a pool.

        Args:
            organisation_id: The organisation.

        Returns:
            The brandings.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> pool = await admin.branding_pools.get_email_branding_pool(organisation_id)
            >>> [branding.name for branding in pool]
            ['Exampleton']
        """
        organisation = uuid("organisation_id", organisation_id)
        request = get_email_branding_pool.request_kwargs(organisation)
        entry = CacheEntry(f"organisation-{organisation}-email-branding-pool", part="data")
        return await self._send(data(read(get_email_branding_pool, request, cache=entry)))

    async def add_brandings_to_email_branding_pool(
        self, organisation_id: UUID | str, branding_ids: Iterable[UUID | str]
    ) -> None:
        """Add email brandings to a pool, all of them or none.

        Args:
            organisation_id: The organisation.
            branding_ids: The brandings, none of which is in the pool yet.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> await admin.branding_pools.add_brandings_to_email_branding_pool(
            ...     organisation_id, [email_branding_id]
            ... )
        """
        organisation = uuid("organisation_id", organisation_id)
        body = AddBrandingsRequest(branding_ids=list_of("branding_ids", branding_ids, uuid))
        request = add_brandings_to_email_branding_pool.request_kwargs(organisation, body=body)
        clears = [f"organisation-{organisation}-email-branding-pool"]
        await self._send(change(add_brandings_to_email_branding_pool, request, clears=clears))

    async def remove_email_branding_from_pool(
        self, organisation_id: UUID | str, branding_id: UUID | str
    ) -> None:
        """Take an email branding out of a pool. The organisation's own must stay.

        Args:
            organisation_id: The organisation.
            branding_id: The branding.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> await admin.branding_pools.remove_email_branding_from_pool(
            ...     organisation_id, email_branding_id
            ... )
        """
        organisation = uuid("organisation_id", organisation_id)
        request = remove_email_branding_from_pool.request_kwargs(
            organisation, uuid("branding_id", branding_id)
        )
        clears = [f"organisation-{organisation}-email-branding-pool"]
        await self._send(change(remove_email_branding_from_pool, request, clears=clears))

    async def get_letter_branding_pool(self, organisation_id: UUID | str) -> list[LetterBranding]:
        """List the letter brandings of a pool.

        Args:
            organisation_id: The organisation.

        Returns:
            The brandings.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> pool = await admin.branding_pools.get_letter_branding_pool(organisation_id)
            >>> [branding.name for branding in pool]
            ['Exampleton']
        """
        organisation = uuid("organisation_id", organisation_id)
        request = get_letter_branding_pool.request_kwargs(organisation)
        entry = CacheEntry(f"organisation-{organisation}-letter-branding-pool", part="data")
        return await self._send(data(read(get_letter_branding_pool, request, cache=entry)))

    async def add_brandings_to_letter_branding_pool(
        self, organisation_id: UUID | str, branding_ids: Iterable[UUID | str]
    ) -> None:
        """Add letter brandings to a pool, all of them or none.

        Args:
            organisation_id: The organisation.
            branding_ids: The brandings, none of which is in the pool yet.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> await admin.branding_pools.add_brandings_to_letter_branding_pool(
            ...     organisation_id, [letter_branding_id]
            ... )
        """
        organisation = uuid("organisation_id", organisation_id)
        body = AddBrandingsRequest(branding_ids=list_of("branding_ids", branding_ids, uuid))
        request = add_brandings_to_letter_branding_pool.request_kwargs(organisation, body=body)
        clears = [f"organisation-{organisation}-letter-branding-pool"]
        await self._send(change(add_brandings_to_letter_branding_pool, request, clears=clears))

    async def remove_letter_branding_from_pool(
        self, organisation_id: UUID | str, branding_id: UUID | str
    ) -> None:
        """Take a letter branding out of a pool. The organisation's own must stay.

        Args:
            organisation_id: The organisation.
            branding_id: The branding.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> await admin.branding_pools.remove_letter_branding_from_pool(
            ...     organisation_id, letter_branding_id
            ... )
        """
        organisation = uuid("organisation_id", organisation_id)
        request = remove_letter_branding_from_pool.request_kwargs(
            organisation, uuid("branding_id", branding_id)
        )
        clears = [f"organisation-{organisation}-letter-branding-pool"]
        await self._send(change(remove_letter_branding_from_pool, request, clears=clears))
