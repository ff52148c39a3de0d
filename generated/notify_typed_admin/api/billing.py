"""Operations tagged `billing`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_array, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import (
        AnnualUsage,
        CreateOrUpdateFreeSmsFragmentLimitRequest,
        FreeSmsFragmentLimit,
        LetterRate,
        MonthlyUsage,
        SmsRate,
        UpdatedFreeSmsFragmentLimit,
    )


class get_free_sms_fragment_limit_for_year:
    """Read how many text messages are free: `GET /service/{service_id}/billing/free-sms-fragment-
    limit`.
    """

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, *, financial_year_start: int | None = None
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/billing/free-sms-fragment-limit",
        }
        params: dict[str, str | list[str]] = {}
        if financial_year_start is not None:
            params["financial_year_start"] = str(financial_year_start)
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> FreeSmsFragmentLimit:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.FreeSmsFragmentLimit.from_dict(expect_object(body, "the body")),
            lambda: models.FreeSmsFragmentLimit,
        )


class create_or_update_free_sms_fragment_limit:
    """Set how many text messages are free: `POST /service/{service_id}/billing/free-sms-fragment-
    limit`.
    """

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, *, body: CreateOrUpdateFreeSmsFragmentLimitRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/billing/free-sms-fragment-limit",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> UpdatedFreeSmsFragmentLimit:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.UpdatedFreeSmsFragmentLimit.from_dict(
                expect_object(body, "the body")
            ),
            lambda: models.UpdatedFreeSmsFragmentLimit,
        )


class get_annual_usage_for_service:
    """Sum up what a service used in a year: `GET /service/{service_id}/billing/yearly-usage-summary`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, *, year: int) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/billing/yearly-usage-summary",
        }
        params: dict[str, str | list[str]] = {}
        params["year"] = str(year)
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> list[AnnualUsage]:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: [
                models.AnnualUsage.from_dict(expect_object(_item, "the body"))
                for _item in expect_array(body, "the body")
            ],
            lambda: list[models.AnnualUsage],
        )


class get_monthly_usage_for_service:
    """Sum up what a service used in each month: `GET /service/{service_id}/billing/monthly-usage`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, *, year: int) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/billing/monthly-usage",
        }
        params: dict[str, str | list[str]] = {}
        params["year"] = str(year)
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> list[MonthlyUsage]:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: [
                models.MonthlyUsage.from_dict(expect_object(_item, "the body"))
                for _item in expect_array(body, "the body")
            ],
            lambda: list[models.MonthlyUsage],
        )


class get_sms_rate:
    """Read the price of text messages: `GET /sms-rate`."""

    @staticmethod
    def request_kwargs() -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": "/sms-rate"}

    @staticmethod
    def parse(response: HTTPAnswer) -> SmsRate:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.SmsRate.from_dict(expect_object(body, "the body")),
            lambda: models.SmsRate,
        )


class get_letter_rates:
    """List the prices of letters: `GET /letter-rates`."""

    @staticmethod
    def request_kwargs() -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": "/letter-rates"}

    @staticmethod
    def parse(response: HTTPAnswer) -> list[LetterRate]:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: [
                models.LetterRate.from_dict(expect_object(_item, "the body"))
                for _item in expect_array(body, "the body")
            ],
            lambda: list[models.LetterRate],
        )
