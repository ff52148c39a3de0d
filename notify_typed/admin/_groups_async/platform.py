"""What platform administrators of Notify look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import flag, positive_integer, text, uuid
from notify_typed.admin._groups_async.group import AsyncGroup
from notify_typed.admin._inputs import optional, present, small_number, string
from notify_typed.admin._requests import change, data, read, then
from notify_typed.admin._times import day
from notify_typed_admin.api.platform import (
    fetch_users_list,
    find_by_uuid,
    get_all_complaints,
    get_all_providers,
    get_complaint_count,
    get_live_services_data,
    get_provider_by_id,
    get_provider_versions,
    update_provider,
)
from notify_typed_admin.models import (
    FindByUuidRequest,
    ProviderVersion,
    UpdateProviderRequest,
    UsersListRequest,
)

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from notify_typed_admin.models import Complaint, FoundByUuid, ListedUser, LiveService, Provider

__all__ = ["AsyncPlatform"]


class AsyncPlatform(AsyncGroup):
    """What platform administrators of Notify look at."""

    async def get_all_providers(self) -> list[Provider]:
        """List the companies that messages travel through.

        Returns:
            The providers.

        Raises:
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> providers = await admin.platform.get_all_providers()
            >>> [provider.display_name for provider in providers]
            ['AWS SES', 'MMG', 'Firetext', 'DVLA']
        """
        asked = read(get_all_providers, get_all_providers.request_kwargs())
        return await self._send(then(asked, lambda answer: answer.provider_details))

    async def get_provider_by_id(self, provider_id: UUID | str) -> ProviderVersion | None:
        """Read a provider.

        Args:
            provider_id: The provider.

        Returns:
            The provider; None if it is unknown.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> provider = await admin.platform.get_provider_by_id(provider_id)
            >>> provider.display_name
            'AWS SES'
        """
        request = get_provider_by_id.request_kwargs(uuid("provider_id", provider_id))
        asked = then(read(get_provider_by_id, request), lambda answer: answer.provider_details)
        found = await self._send(asked)
        return found if isinstance(found, ProviderVersion) else None

    async def get_provider_versions(self, provider_id: UUID | str) -> list[ProviderVersion]:
        """List the versions of a provider, the newest first.

        Args:
            provider_id: The provider.

        Returns:
            The versions.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> versions = await admin.platform.get_provider_versions(provider_id)
            >>> [provider.version for provider in versions]
            [1]
        """
        request = get_provider_versions.request_kwargs(uuid("provider_id", provider_id))
        return await self._send(data(read(get_provider_versions, request)))

    async def update_provider(
        self, provider_id: UUID | str, *, priority: int, reason: str | None = None
    ) -> ProviderVersion:
        """Say how many messages go through a provider, as the acting user.

        Args:
            provider_id: The provider.
            priority: Of a hundred messages, about how many.
            reason: Why.

        Returns:
            The provider as it is now.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> provider = await admin.platform.update_provider(
            ...     provider_id, priority=40, reason="Slow today"
            ... )
            >>> provider.priority
            40
        """
        body = UpdateProviderRequest(
            priority=small_number("priority", priority),
            reason=optional(string)("reason", reason),
            created_by=self._actor,
        )
        request = update_provider.request_kwargs(uuid("provider_id", provider_id), body=body)
        changed = change(update_provider, request)
        return await self._send(then(changed, lambda answer: answer.provider_details))

    async def get_all_complaints(self, *, page: int = 1) -> list[Complaint]:
        """List complaints about emails, the newest first.

        Args:
            page: The page.

        Returns:
            The complaints.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> await admin.platform.get_all_complaints()
            []
        """
        request = get_all_complaints.request_kwargs(page=positive_integer("page", page))
        asked = read(get_all_complaints, request)
        return await self._send(then(asked, lambda answer: answer.complaints))

    async def get_complaint_count(
        self, *, start_date: date | str | None = None, end_date: date | str | None = None
    ) -> int:
        """Count complaints about emails.

        Args:
            start_date: The first day; today if left out.
            end_date: The last day; today if left out.

        Returns:
            How many there are.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> await admin.platform.get_complaint_count(
            ...     start_date="2026-11-01", end_date="2026-11-30"
            ... )
            0
        """
        days = present(start_date=start_date, end_date=end_date)
        given = {name: day(name, value) for name, value in days.items()}
        return await self._send(
            read(get_complaint_count, get_complaint_count.request_kwargs(**given))
        )

    async def get_live_services_data(self) -> list[LiveService]:
        """List what live services mean to send, and have sent this financial year.

        Returns:
            The services.

        Raises:
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> services = await admin.platform.get_live_services_data()
            >>> [service.service_name for service in services]
            ['GOV.UK Notify', 'Register to vote']
        """
        asked = read(get_live_services_data, get_live_services_data.request_kwargs())
        return await self._send(data(asked))

    async def fetch_users_list(
        self,
        *,
        created_from_date: date | str | None = None,
        created_to_date: date | str | None = None,
        logged_from_date: date | str | None = None,
        logged_to_date: date | str | None = None,
        take_part_in_research: bool | None = None,
    ) -> list[ListedUser]:
        """List active people, of all or some conditions.

        Args:
            created_from_date: The first day, of UTC, on which they registered.
            created_to_date: The last of these days.
            logged_from_date: The first day, of UTC, on which they last signed in.
            logged_to_date: The last of these days.
            take_part_in_research: Whether they agreed to take part in research.

        Returns:
            The people, with the names of their services.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> users = await admin.platform.fetch_users_list(created_from_date="2026-11-01")
            >>> [user.name for user in users]
            ['GOV.UK Notify', 'Sam Example']
        """
        body = UsersListRequest(
            created_start=optional(day)("created_from_date", created_from_date),
            created_end=optional(day)("created_to_date", created_to_date),
            logged_in_start=optional(day)("logged_from_date", logged_from_date),
            logged_in_end=optional(day)("logged_to_date", logged_to_date),
            take_part_in_research=optional(flag)("take_part_in_research", take_part_in_research),
        )
        return await self._send(
            data(read(fetch_users_list, fetch_users_list.request_kwargs(body=body)))
        )

    async def find_by_uuid(self, uuid_: UUID | str) -> FoundByUuid:
        """Find what has an id, whatever kind of thing it is.

        Args:
            uuid_: The id.

        Returns:
            The kind of thing, and the service that has it.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> found = await admin.platform.find_by_uuid(template_id)
            >>> print(found.type_)
            template
        """
        body = FindByUuidRequest(uuid=text("uuid_", str(uuid("uuid_", uuid_))))
        return await self._send(read(find_by_uuid, find_by_uuid.request_kwargs(body=body)))
