# Made from notify_typed/admin/_groups_async/reports.py by scripts/make_sync.py; edit that.
"""Spreadsheets of a service's messages, made in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import uuid
from notify_typed.admin._groups.group import Group
from notify_typed.admin._inputs import choice
from notify_typed.admin._requests import change, data, read
from notify_typed_admin.api.reports import create_report_request, get_report_request
from notify_typed_admin.models import CreateReportRequest, ReportedStatus, TemplateType
from notify_typed_runtime.types import UNSET

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_admin.models import Report

__all__ = ["Reports"]


class Reports(Group):
    """Spreadsheets of a service's messages, made in the background."""

    def create_report_request(
        self,
        service_id: UUID | str,
        user_id: UUID | str,
        *,
        notification_type: TemplateType | str | None = None,
        notification_status: ReportedStatus | str = "all",
    ) -> Report:
        """Ask for a spreadsheet of messages.

        A report that was asked for and is not there yet is given again.

        Args:
            service_id: The service.
            user_id: Who asks.
            notification_type: Which kind of message.
            notification_status: Which of them.

        Returns:
            The report, which is there once its status is `stored`.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> report = admin.reports.create_report_request(
            ...     service_id, user_id, notification_type="sms", notification_status="delivered"
            ... )
            >>> print(report.status)
            pending
        """
        body = CreateReportRequest(
            user_id=uuid("user_id", user_id),
            report_type="notifications_report",
            notification_type=UNSET
            if notification_type is None
            else choice(TemplateType)("notification_type", notification_type),
            notification_status=choice(ReportedStatus)("notification_status", notification_status),
        )
        request = create_report_request.request_kwargs(uuid("service_id", service_id), body=body)
        return self._send(data(change(create_report_request, request)))

    def get_report_request(self, service_id: UUID | str, report_id: UUID | str) -> Report:
        """Read how far a report is.

        Args:
            service_id: The service.
            report_id: The report.

        Returns:
            The report.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> report = admin.reports.get_report_request(service_id, report_id)
            >>> print(report.status)
            stored
        """
        request = get_report_request.request_kwargs(
            uuid("service_id", service_id), uuid("report_id", report_id)
        )
        return self._send(data(read(get_report_request, request)))
