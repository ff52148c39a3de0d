# Made from notify_typed/admin/_groups_async/billing.py by scripts/make_sync.py; edit that.
"""What a service has used in a financial year, what that costs, and the prices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import uuid
from notify_typed._engine.operation import CacheEntry
from notify_typed.admin._groups.group import Group
from notify_typed.admin._inputs import financial_year, small_number
from notify_typed.admin._requests import HOUR, change, read, then
from notify_typed_admin.api.billing import (
    create_or_update_free_sms_fragment_limit,
    get_annual_usage_for_service,
    get_free_sms_fragment_limit_for_year,
    get_letter_rates,
    get_monthly_usage_for_service,
    get_sms_rate,
)
from notify_typed_admin.models import CreateOrUpdateFreeSmsFragmentLimitRequest

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_admin.models import AnnualUsage, LetterRate, MonthlyUsage, SmsRate

__all__ = ["Billing"]


class Billing(Group):
    """What a service has used in a financial year, what that costs, and the prices."""

    def get_monthly_usage_for_service(
        self, service_id: UUID | str, *, year: int
    ) -> list[MonthlyUsage]:
        """Sum up what a service used in each month of a year, emails left out.

        Args:
            service_id: The service.
            year: The financial year, named by its first calendar year: 2026 is April
                2026 to March 2027.

        Returns:
            One item for each month, kind of message, price and postage, April first.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> usage = admin.billing.get_monthly_usage_for_service(service_id, year=2026)
            >>> [(each.month, each.notifications_sent) for each in usage]
            [('November', 1)]
        """
        request = get_monthly_usage_for_service.request_kwargs(
            uuid("service_id", service_id), year=financial_year("year", year)
        )
        return self._send(read(get_monthly_usage_for_service, request))

    def get_annual_usage_for_service(
        self, service_id: UUID | str, *, year: int
    ) -> list[AnnualUsage]:
        """Sum up what a service used in a year.

        Args:
            service_id: The service.
            year: The financial year, named by its first calendar year: 2026 is April
                2026 to March 2027.

        Returns:
            One item for each kind of message and price.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> usage = admin.billing.get_annual_usage_for_service(service_id, year=2026)
            >>> {each.notification_type.value: each.notifications_sent for each in usage}
            {'sms': 1}
        """
        request = get_annual_usage_for_service.request_kwargs(
            uuid("service_id", service_id), year=financial_year("year", year)
        )
        return self._send(read(get_annual_usage_for_service, request))

    def get_free_sms_fragment_limit_for_year(
        self, service_id: UUID | str, *, year: int | None = None
    ) -> int:
        """Read how many fragments of text messages a service has free in a year.

        Args:
            service_id: The service.
            year: The financial year, from 2016 on; the current one when left out.

        Returns:
            The number.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> admin.billing.get_free_sms_fragment_limit_for_year(service_id, year=2026)
            5000
        """
        request = get_free_sms_fragment_limit_for_year.request_kwargs(
            uuid("service_id", service_id),
            financial_year_start=None if year is None else financial_year("year", year, least=2016),
        )
        return self._send(
            then(
                read(get_free_sms_fragment_limit_for_year, request),
                lambda answer: answer.free_sms_fragment_limit,
            )
        )

    def create_or_update_free_sms_fragment_limit(
        self, service_id: UUID | str, *, free_sms_fragment_limit: int
    ) -> int:
        """Set how many fragments of text messages a service has free this year.

        Args:
            service_id: The service.
            free_sms_fragment_limit: The number.

        Returns:
            The number.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> admin.billing.create_or_update_free_sms_fragment_limit(
            ...     service_id, free_sms_fragment_limit=10_000
            ... )
            10000
        """
        body = CreateOrUpdateFreeSmsFragmentLimitRequest(
            free_sms_fragment_limit=small_number(
                "free_sms_fragment_limit", free_sms_fragment_limit, least=0
            ),
        )
        request = create_or_update_free_sms_fragment_limit.request_kwargs(
            uuid("service_id", service_id), body=body
        )
        return self._send(
            then(
                change(create_or_update_free_sms_fragment_limit, request),
                lambda answer: answer.free_sms_fragment_limit,
            )
        )

    def get_sms_rate(self) -> SmsRate:
        """Read what a fragment of a text message costs.

        Returns:
            The price in pounds, and since when.

        Raises:
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> rate = admin.billing.get_sms_rate()
            >>> rate.rate
            0.024
        """
        request = get_sms_rate.request_kwargs()
        return self._send(read(get_sms_rate, request, cache=CacheEntry("sms-rate", seconds=HOUR)))

    def get_letter_rates(self) -> list[LetterRate]:
        """List what letters cost.

        Returns:
            The price of each number of sheets and postage.

        Raises:
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> rates = admin.billing.get_letter_rates()
            >>> min(rate.sheet_count for rate in rates)
            1
        """
        request = get_letter_rates.request_kwargs()
        return self._send(
            read(get_letter_rates, request, cache=CacheEntry("letter-rates", seconds=HOUR))
        )
