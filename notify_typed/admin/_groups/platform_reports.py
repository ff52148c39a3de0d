# Made from notify_typed/admin/_groups_async/platform_reports.py by scripts/make_sync.py; edit that.
"""What all services have sent and must pay for, as platform administrators see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from notify_typed.admin._groups.group import Group
from notify_typed.admin._inputs import present
from notify_typed.admin._requests import read, then
from notify_typed.admin._results import ServiceMonth
from notify_typed.admin._times import day
from notify_typed_admin.api.platform_reports import (
    get_data_for_billing_report,
    get_data_for_daily_sms_provider_volumes_report,
    get_data_for_daily_volumes_report,
    get_data_for_dvla_billing_report,
    get_data_for_volumes_by_service_report,
    get_notification_status_by_service,
    get_platform_stats,
)

if TYPE_CHECKING:
    from datetime import date

    from notify_typed_admin.models import (
        BillingReportRow,
        DailyProviderVolumes,
        DailyVolumes,
        PlatformStats,
        PostedLetters,
        ServiceVolumes,
    )

__all__ = ["PlatformReports"]


class Days(TypedDict):
    """The two days of a report, as they are written."""

    start_date: str
    end_date: str


class PlatformReports(Group):
    """What all services have sent and must pay for, as platform administrators see it."""

    def get_platform_stats(
        self, *, start_date: date | str | None = None, end_date: date | str | None = None
    ) -> PlatformStats:
        """Count the messages of all services.

        Args:
            start_date: The first day; today if left out.
            end_date: The last day; today if left out.

        Returns:
            The numbers.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> stats = admin.platform_reports.get_platform_stats(
            ...     start_date="2026-11-01", end_date="2026-11-30"
            ... )
            >>> stats.sms.total
            1
        """
        days = present(start_date=start_date, end_date=end_date)
        given = {name: day(name, value) for name, value in days.items()}
        return self._send(read(get_platform_stats, get_platform_stats.request_kwargs(**given)))

    def get_data_for_billing_report(
        self, *, start_date: date | str, end_date: date | str
    ) -> list[BillingReportRow]:
        """List what services must pay for.

        Both days are of one financial year, which begins in April.

        Args:
            start_date: The first day.
            end_date: The last day.

        Returns:
            The services that must pay for something.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> rows = admin.platform_reports.get_data_for_billing_report(
            ...     start_date="2026-11-01", end_date="2026-11-30"
            ... )
            >>> [(row.service_name, row.letter_cost) for row in rows]
            [('Register to vote', 0.73)]
        """
        days = _days(start_date, end_date)
        return self._send(
            read(get_data_for_billing_report, get_data_for_billing_report.request_kwargs(**days))
        )

    def get_data_for_dvla_billing_report(
        self, *, start_date: date | str, end_date: date | str
    ) -> list[PostedLetters]:
        """List the letters that were posted, by day and price.

        Both days are of one financial year, which begins in April.

        Args:
            start_date: The first day.
            end_date: The last day.

        Returns:
            The letters of each day and price.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> rows = admin.platform_reports.get_data_for_dvla_billing_report(
            ...     start_date="2026-11-01", end_date="2026-12-01"
            ... )
            >>> [(row.postage, row.letters) for row in rows]
            [('second', 1)]
        """
        days = _days(start_date, end_date)
        return self._send(
            read(
                get_data_for_dvla_billing_report,
                get_data_for_dvla_billing_report.request_kwargs(**days),
            )
        )

    def get_data_for_volumes_by_service_report(
        self, *, start_date: date | str, end_date: date | str
    ) -> list[ServiceVolumes]:
        """List how much each live service sent.

        Args:
            start_date: The first day.
            end_date: The last day.

        Returns:
            The services.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> rows = admin.platform_reports.get_data_for_volumes_by_service_report(
            ...     start_date="2026-11-01", end_date="2026-11-30"
            ... )
            >>> [(row.service_name, row.sms_notifications) for row in rows]
            [('GOV.UK Notify', 0), ('Register to vote', 1)]
        """
        days = _days(start_date, end_date)
        return self._send(
            read(
                get_data_for_volumes_by_service_report,
                get_data_for_volumes_by_service_report.request_kwargs(**days),
            )
        )

    def get_data_for_daily_volumes_report(
        self, *, start_date: date | str, end_date: date | str
    ) -> list[DailyVolumes]:
        """List how much all services sent, by day.

        Args:
            start_date: The first day.
            end_date: The last day.

        Returns:
            The days on which something was sent.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> rows = admin.platform_reports.get_data_for_daily_volumes_report(
            ...     start_date="2026-11-01", end_date="2026-11-30"
            ... )
            >>> [(str(row.day), row.sms_totals, row.letter_totals) for row in rows]
            [('2026-11-29', 1, 0), ('2026-11-30', 0, 1)]
        """
        days = _days(start_date, end_date)
        return self._send(
            read(
                get_data_for_daily_volumes_report,
                get_data_for_daily_volumes_report.request_kwargs(**days),
            )
        )

    def get_data_for_daily_sms_provider_volumes_report(
        self, *, start_date: date | str, end_date: date | str
    ) -> list[DailyProviderVolumes]:
        """List how many text messages each provider sent, by day.

        Args:
            start_date: The first day.
            end_date: The last day.

        Returns:
            The days and providers by which something was sent.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> [row] = admin.platform_reports.get_data_for_daily_sms_provider_volumes_report(
            ...     start_date="2026-11-01", end_date="2026-11-30"
            ... )
            >>> print(row.day, row.provider, row.sms_totals)
            2026-11-29 mmg 1
        """
        days = _days(start_date, end_date)
        return self._send(
            read(
                get_data_for_daily_sms_provider_volumes_report,
                get_data_for_daily_sms_provider_volumes_report.request_kwargs(**days),
            )
        )

    def get_notification_status_by_service(
        self, *, start_date: date | str, end_date: date | str
    ) -> list[ServiceMonth]:
        """Count the messages of each live service, by month and kind.

        Args:
            start_date: The first day.
            end_date: The last day.

        Returns:
            The numbers of each month, service and kind.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> months = admin.platform_reports.get_notification_status_by_service(
            ...     start_date="2026-11-01", end_date="2026-11-30"
            ... )
            >>> [(month.notification_type, month.delivered) for month in months]
            [('letter', 1), ('sms', 1)]
        """
        days = _days(start_date, end_date)
        asked = read(
            get_notification_status_by_service,
            get_notification_status_by_service.request_kwargs(**days),
        )
        return self._send(then(asked, lambda rows: [ServiceMonth.of(row) for row in rows]))


def _days(start_date: date | str, end_date: date | str) -> Days:
    return {"start_date": day("start_date", start_date), "end_date": day("end_date", end_date)}
