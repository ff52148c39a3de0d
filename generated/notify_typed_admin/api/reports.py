"""Operations tagged `reports`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import CreateReportRequest, ReportEnvelope


class create_report_request:
    """Ask for a report: `POST /service/{service_id}/report-request`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, *, body: CreateReportRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/report-request",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> ReportEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 200:
            return errors.decode_body(
                response,
                200,
                lambda body: models.ReportEnvelope.from_dict(expect_object(body, "the body")),
                lambda: models.ReportEnvelope,
            )
        if response.status_code == 201:
            return errors.decode_body(
                response,
                201,
                lambda body: models.ReportEnvelope.from_dict(expect_object(body, "the body")),
                lambda: models.ReportEnvelope,
            )
        raise errors.ErrorStatus(response)


class get_report_request:
    """Read how far a report is: `GET /service/{service_id}/report-request/{report_id}`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, report_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/report-request/{path_segment(report_id)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> ReportEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.ReportEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.ReportEnvelope,
        )
