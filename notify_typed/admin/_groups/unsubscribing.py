# Made from notify_typed/admin/_groups_async/unsubscribing.py by scripts/make_sync.py; edit that.
"""People who do not want a service's emails any more, and the reports of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import flag, uuid
from notify_typed._engine.operation import CacheEntry
from notify_typed.admin._groups.group import Group
from notify_typed.admin._inputs import small_number
from notify_typed.admin._requests import change, path_text, read, then
from notify_typed.admin._times import utc
from notify_typed_admin.api.unsubscribing import (
    create_unsubscribe_request_report,
    get_unsubscribe_reports_summary,
    get_unsubscribe_request_report,
    get_unsubscribe_request_statistics,
    process_unsubscribe_request_report,
    unsubscribe,
)
from notify_typed_admin.models import (
    CreateUnsubscribeRequestReportRequest,
    ProcessUnsubscribeRequestReportRequest,
    UnsubscribeRequestStatistics,
)

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from notify_typed_admin.models import EmptyObject, UnsubscribeReport, UnsubscribeReportSummary

__all__ = ["Unsubscribing"]


class Unsubscribing(Group):
    """People who do not want a service's emails any more, and the reports of them."""

    def unsubscribe(self, notification_id: UUID | str, *, token: str) -> None:
        """Take somebody off, by the link in an email.

        Args:
            notification_id: The email.
            token: The end of the link; no error shows it.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> admin.unsubscribing.unsubscribe(email_id, token=token)
        """
        request = unsubscribe.request_kwargs(
            uuid("notification_id", notification_id), path_text("token", token)
        )
        self._send(change(unsubscribe, request, hidden={"token": token}))

    def get_unsubscribe_request_statistics(
        self, service_id: UUID | str
    ) -> UnsubscribeRequestStatistics | None:
        """Tell how many people have unsubscribed.

        Args:
            service_id: The service.

        Returns:
            The number that is in no completed report; None if nobody ever has.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> counted = admin.unsubscribing.get_unsubscribe_request_statistics(service_id)
            >>> counted.unsubscribe_requests_count
            1
        """
        service = uuid("service_id", service_id)
        request = get_unsubscribe_request_statistics.request_kwargs(service)
        return self._send(
            then(
                read(
                    get_unsubscribe_request_statistics,
                    request,
                    cache=CacheEntry(f"service-{service}-unsubscribe-request-statistics"),
                ),
                _statistics,
            )
        )

    def get_unsubscribe_reports_summary(
        self, service_id: UUID | str
    ) -> list[UnsubscribeReportSummary]:
        """List the reports of people who unsubscribed.

        Args:
            service_id: The service.

        Returns:
            What is in no report yet, and then the reports, the newest first.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> summaries = admin.unsubscribing.get_unsubscribe_reports_summary(service_id)
            >>> [summary.count for summary in summaries]
            [1]
        """
        service = uuid("service_id", service_id)
        request = get_unsubscribe_reports_summary.request_kwargs(service)
        return self._send(
            read(
                get_unsubscribe_reports_summary,
                request,
                cache=CacheEntry(f"service-{service}-unsubscribe-request-reports-summary"),
            )
        )

    def create_unsubscribe_request_report(
        self,
        service_id: UUID | str,
        *,
        count: int,
        earliest_timestamp: datetime | str,
        latest_timestamp: datetime | str,
    ) -> UUID:
        """Make a report of people who unsubscribed in a period.

        Args:
            service_id: The service.
            count: How many they are, as the summary has it.
            earliest_timestamp: When the first of them did.
            latest_timestamp: When the last of them did.

        Returns:
            The id of the report.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> [waiting] = admin.unsubscribing.get_unsubscribe_reports_summary(service_id)
            >>> batch_id = admin.unsubscribing.create_unsubscribe_request_report(
            ...     service_id,
            ...     count=waiting.count,
            ...     earliest_timestamp=waiting.earliest_timestamp,
            ...     latest_timestamp=waiting.latest_timestamp,
            ... )
        """
        service = uuid("service_id", service_id)
        body = CreateUnsubscribeRequestReportRequest(
            count=small_number("count", count, least=0),
            earliest_timestamp=utc("earliest_timestamp", earliest_timestamp),
            latest_timestamp=utc("latest_timestamp", latest_timestamp),
        )
        request = create_unsubscribe_request_report.request_kwargs(service, body=body)
        return self._send(
            then(
                change(
                    create_unsubscribe_request_report,
                    request,
                    clears=[f"service-{service}-unsubscribe-request-reports-summary"],
                ),
                lambda answer: answer.report_id,
            )
        )

    def get_unsubscribe_request_report(
        self, service_id: UUID | str, batch_id: UUID | str
    ) -> UnsubscribeReport:
        """Read a report of people who unsubscribed.

        Args:
            service_id: The service.
            batch_id: The report.

        Returns:
            The report.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> report = admin.unsubscribing.get_unsubscribe_request_report(
            ...     service_id, batch_id
            ... )
            >>> [request.email_address for request in report.unsubscribe_requests]
            ['amala@example.com']
        """
        request = get_unsubscribe_request_report.request_kwargs(
            uuid("service_id", service_id), uuid("batch_id", batch_id)
        )
        return self._send(read(get_unsubscribe_request_report, request))

    def process_unsubscribe_request_report(
        self, service_id: UUID | str, batch_id: UUID | str, *, report_has_been_processed: bool
    ) -> None:
        """Say whether a report is dealt with.

        Args:
            service_id: The service.
            batch_id: The report.
            report_has_been_processed: Whether it is.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> admin.unsubscribing.process_unsubscribe_request_report(
            ...     service_id, batch_id, report_has_been_processed=True
            ... )
        """
        service = uuid("service_id", service_id)
        body = ProcessUnsubscribeRequestReportRequest(
            report_has_been_processed=flag("report_has_been_processed", report_has_been_processed),
        )
        request = process_unsubscribe_request_report.request_kwargs(
            service, uuid("batch_id", batch_id), body=body
        )
        self._send(
            change(
                process_unsubscribe_request_report,
                request,
                clears=[
                    f"service-{service}-unsubscribe-request-reports-summary",
                    f"service-{service}-unsubscribe-request-statistics",
                ],
            )
        )


def _statistics(
    answer: UnsubscribeRequestStatistics | EmptyObject,
) -> UnsubscribeRequestStatistics | None:
    return answer if isinstance(answer, UnsubscribeRequestStatistics) else None
