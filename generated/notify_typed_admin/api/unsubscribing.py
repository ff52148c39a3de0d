"""Operations tagged `unsubscribing`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import (
    RequestKwargs,
    expect_array,
    expect_object,
    is_object,
    path_segment,
)

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import (
        CreatedUnsubscribeReport,
        CreateUnsubscribeRequestReportRequest,
        EmptyObject,
        ProcessUnsubscribeRequestReportRequest,
        UnsubscribeReport,
        UnsubscribeReportSummary,
        UnsubscribeRequestStatistics,
        UnsubscribeResult,
    )


class unsubscribe:
    """Unsubscribe from emails: `POST /unsubscribe/{notification_id}/{token}`."""

    @staticmethod
    def request_kwargs(notification_id: UUID | str, token: str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/unsubscribe/{path_segment(notification_id)}/{path_segment(token)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> UnsubscribeResult:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.UnsubscribeResult.from_dict(expect_object(body, "the body")),
            lambda: models.UnsubscribeResult,
        )


class get_unsubscribe_request_statistics:
    """Tell how many people have unsubscribed: `GET /service/{service_id}/unsubscribe-request-
    statistics`.
    """

    @staticmethod
    def request_kwargs(service_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/unsubscribe-request-statistics",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> EmptyObject | UnsubscribeRequestStatistics:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: (
                models.UnsubscribeRequestStatistics.from_dict(body)
                if is_object(body)
                and "unsubscribe_requests_count" in body
                and "datetime_of_latest_unsubscribe_request" in body
                else models.EmptyObject.from_dict(expect_object(body, "the body"))
            ),
            lambda: models.UnsubscribeRequestStatistics | models.EmptyObject,
        )


class get_unsubscribe_reports_summary:
    """List the reports of people who unsubscribed: `GET /service/{service_id}/unsubscribe-request-
    reports-summary`.
    """

    @staticmethod
    def request_kwargs(service_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/unsubscribe-request-reports-summary",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> list[UnsubscribeReportSummary]:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: [
                models.UnsubscribeReportSummary.from_dict(expect_object(_item, "the body"))
                for _item in expect_array(body, "the body")
            ],
            lambda: list[models.UnsubscribeReportSummary],
        )


class create_unsubscribe_request_report:
    """Make a report of people who unsubscribed: `POST /service/{service_id}/create-unsubscribe-
    request-report`.
    """

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, *, body: CreateUnsubscribeRequestReportRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/create-unsubscribe-request-report",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> CreatedUnsubscribeReport:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.CreatedUnsubscribeReport.from_dict(expect_object(body, "the body")),
            lambda: models.CreatedUnsubscribeReport,
        )


class get_unsubscribe_request_report:
    """Read a report of people who unsubscribed: `GET /service/{service_id}/unsubscribe-request-
    report/{batch_id}`.
    """

    @staticmethod
    def request_kwargs(service_id: UUID | str, batch_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/unsubscribe-request-report/{path_segment(batch_id)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> UnsubscribeReport:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.UnsubscribeReport.from_dict(expect_object(body, "the body")),
            lambda: models.UnsubscribeReport,
        )


class process_unsubscribe_request_report:
    """Say whether a report is dealt with: `POST /service/{service_id}/process-unsubscribe-request-
    report/{batch_id}`.
    """

    @staticmethod
    def request_kwargs(
        service_id: UUID | str,
        batch_id: UUID | str,
        *,
        body: ProcessUnsubscribeRequestReportRequest,
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/process-unsubscribe-request-report/{path_segment(batch_id)}",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)
