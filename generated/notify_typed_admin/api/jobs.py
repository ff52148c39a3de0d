"""Operations tagged `jobs`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_integer, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import CreateJobRequest, JobEnvelope, JobPage, ScheduledJobStats


class get_jobs:
    """List a service's jobs: `GET /service/{service_id}/job`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str,
        *,
        page: int | None = None,
        limit_days: int | None = None,
        statuses: str | None = None,
        contact_list_id: UUID | str | None = None,
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/job",
        }
        params: dict[str, str | list[str]] = {}
        if page is not None:
            params["page"] = str(page)
        if limit_days is not None:
            params["limit_days"] = str(limit_days)
        if statuses is not None:
            params["statuses"] = statuses
        if contact_list_id is not None:
            params["contact_list_id"] = str(contact_list_id)
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> JobPage:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.JobPage.from_dict(expect_object(body, "the body")),
            lambda: models.JobPage,
        )


class create_job:
    """Send a message to each row of a spreadsheet: `POST /service/{service_id}/job`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, *, body: CreateJobRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/job",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> JobEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.JobEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.JobEnvelope,
        )


class get_scheduled_job_stats:
    """Count the jobs that wait for their time: `GET /service/{service_id}/job/scheduled-job-stats`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/job/scheduled-job-stats",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> ScheduledJobStats:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.ScheduledJobStats.from_dict(expect_object(body, "the body")),
            lambda: models.ScheduledJobStats,
        )


class get_job:
    """Read a job: `GET /service/{service_id}/job/{job_id}`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, job_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/job/{path_segment(job_id)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> JobEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.JobEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.JobEnvelope,
        )


class cancel_job:
    """Cancel a scheduled job: `POST /service/{service_id}/job/{job_id}/cancel`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, job_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/job/{path_segment(job_id)}/cancel",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> JobEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.JobEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.JobEnvelope,
        )


class cancel_letter_job:
    """Cancel the letters of a job: `POST /service/{service_id}/job/{job_id}/cancel-letter-job`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, job_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/job/{path_segment(job_id)}/cancel-letter-job",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> int:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(response, 200, lambda body: expect_integer(body, "the body"))
