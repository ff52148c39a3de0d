"""How often the templates of a service are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import uuid
from notify_typed.admin._groups_async.group import AsyncGroup
from notify_typed.admin._inputs import days_back, financial_year
from notify_typed.admin._requests import data, read, then
from notify_typed_admin.api.template_usage import (
    get_last_used_date_for_template,
    get_monthly_template_usage_for_service,
    get_template_statistics_for_service,
)

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from notify_typed_admin.models import MonthlyTemplateUsage, TemplateStatistic

__all__ = ["AsyncTemplateUsage"]


class AsyncTemplateUsage(AsyncGroup):
    """How often the templates of a service are used."""

    async def get_template_statistics_for_service(
        self, service_id: UUID | str, *, whole_days: int
    ) -> list[TemplateStatistic]:
        """Count the messages of the last days by template and status.

        Args:
            service_id: The service.
            whole_days: How many days to count besides today, 7 at most.

        Returns:
            One item for each template and status.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> [statistic] = await admin.template_usage.get_template_statistics_for_service(
            ...     service_id, whole_days=7
            ... )
            >>> statistic.template_name, statistic.count
            ('Appointment reminder', 1)
        """
        request = get_template_statistics_for_service.request_kwargs(
            uuid("service_id", service_id), whole_days=days_back("whole_days", whole_days)
        )
        return await self._send(data(read(get_template_statistics_for_service, request)))

    async def get_monthly_template_usage_for_service(
        self, service_id: UUID | str, *, year: int
    ) -> list[MonthlyTemplateUsage]:
        """Count the messages of each template by month.

        Args:
            service_id: The service.
            year: The financial year, named by its first calendar year: 2026 is April
                2026 to March 2027.

        Returns:
            One item for each month and template.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> [usage] = await admin.template_usage.get_monthly_template_usage_for_service(
            ...     service_id, year=2026
            ... )
            >>> usage.name, usage.month, usage.count
            ('Appointment reminder', 11, 1)
        """
        request = get_monthly_template_usage_for_service.request_kwargs(
            uuid("service_id", service_id), year=financial_year("year", year)
        )
        return await self._send(
            then(read(get_monthly_template_usage_for_service, request), lambda answer: answer.stats)
        )

    async def get_last_used_date_for_template(
        self, service_id: UUID | str, template_id: UUID | str
    ) -> datetime | None:
        """Tell when a template was used last.

        Args:
            service_id: The service.
            template_id: The template.

        Returns:
            The time, or None if never.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> used = await admin.template_usage.get_last_used_date_for_template(
            ...     service_id, template_id
            ... )
            >>> used.date().isoformat()
            '2026-11-29'
        """
        request = get_last_used_date_for_template.request_kwargs(
            uuid("service_id", service_id), uuid("template_id", template_id)
        )
        return await self._send(
            then(
                read(get_last_used_date_for_template, request), lambda answer: answer.last_date_used
            )
        )
