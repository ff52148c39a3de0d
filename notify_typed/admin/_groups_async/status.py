"""What the server tells everybody of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.operation import CacheEntry
from notify_typed.admin._groups_async.group import AsyncGroup
from notify_typed.admin._requests import HOUR, read
from notify_typed_admin.api.status import get_count_of_live_services_and_organisations, get_status

if TYPE_CHECKING:
    from notify_typed_admin.models import LiveCounts, ServerStatus

__all__ = ["AsyncStatus"]


class AsyncStatus(AsyncGroup):
    """What the server tells everybody of itself."""

    async def get_status(self) -> ServerStatus:
        """Ask whether the server is there, and which version of it.

        Returns:
            The versions of its code and its database.

        Raises:
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> status = await admin.status.get_status()
            >>> status.status
            'ok'
        """
        return await self._send(read(get_status, get_status.request_kwargs()))

    async def get_count_of_live_services_and_organisations(self) -> LiveCounts:
        """Count the live services, and the organisations that have one.

        Returns:
            The numbers.

        Raises:
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> counts = await admin.status.get_count_of_live_services_and_organisations()
            >>> counts.services
            2
        """
        asked = read(
            get_count_of_live_services_and_organisations,
            get_count_of_live_services_and_organisations.request_kwargs(),
            cache=CacheEntry("live-service-and-organisation-counts", seconds=HOUR),
        )
        return await self._send(asked)
