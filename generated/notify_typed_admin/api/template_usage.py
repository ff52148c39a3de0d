"""Operations tagged `template_usage`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import LastUsed, MonthlyTemplateUsages, TemplateStatisticListEnvelope


class get_template_statistics_for_service:
    """Count the messages of each template: `GET /service/{service_id}/template-statistics`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, *, whole_days: int) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/template-statistics",
        }
        params: dict[str, str | list[str]] = {}
        params["whole_days"] = str(whole_days)
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> TemplateStatisticListEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.TemplateStatisticListEnvelope.from_dict(
                expect_object(body, "the body")
            ),
            lambda: models.TemplateStatisticListEnvelope,
        )


class get_last_used_date_for_template:
    """Tell when a template was used last: `GET /service/{service_id}/template-statistics/last-
    used/{template_id}`.
    """

    @staticmethod
    def request_kwargs(service_id: UUID | str, template_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/template-statistics/last-used/{path_segment(template_id)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> LastUsed:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.LastUsed.from_dict(expect_object(body, "the body")),
            lambda: models.LastUsed,
        )


class get_monthly_template_usage_for_service:
    """Count the messages of each template by month: `GET
    /service/{service_id}/notifications/templates_usage/monthly`.
    """

    @staticmethod
    def request_kwargs(service_id: UUID | str, *, year: int) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/notifications/templates_usage/monthly",
        }
        params: dict[str, str | list[str]] = {}
        params["year"] = str(year)
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> MonthlyTemplateUsages:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.MonthlyTemplateUsages.from_dict(expect_object(body, "the body")),
            lambda: models.MonthlyTemplateUsages,
        )
