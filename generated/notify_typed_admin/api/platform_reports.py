"""Operations tagged `platform_reports`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_array, expect_integer, expect_object

from .. import models

if TYPE_CHECKING:
    from notify_typed_runtime.types import HTTPAnswer

    from ..models import (
        BillingReportRow,
        DailyProviderVolumes,
        DailyVolumes,
        PlatformStats,
        PostedLetters,
        ServiceVolumes,
    )


class get_platform_stats:
    """Count the messages of all services: `GET /platform-stats`."""

    @staticmethod
    def request_kwargs(
        *, start_date: str | None = None, end_date: str | None = None
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {"method": "GET", "url": "/platform-stats"}
        params: dict[str, str | list[str]] = {}
        if start_date is not None:
            params["start_date"] = start_date
        if end_date is not None:
            params["end_date"] = end_date
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> PlatformStats:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.PlatformStats.from_dict(expect_object(body, "the body")),
            lambda: models.PlatformStats,
        )


class get_data_for_billing_report:
    """List what services must pay for: `GET /platform-stats/data-for-billing-report`."""

    @staticmethod
    def request_kwargs(*, start_date: str, end_date: str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {"method": "GET", "url": "/platform-stats/data-for-billing-report"}
        params: dict[str, str | list[str]] = {}
        params["start_date"] = start_date
        params["end_date"] = end_date
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> list[BillingReportRow]:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: [
                models.BillingReportRow.from_dict(expect_object(_item, "the body"))
                for _item in expect_array(body, "the body")
            ],
            lambda: list[models.BillingReportRow],
        )


class get_data_for_dvla_billing_report:
    """List the letters that were posted, by day: `GET /platform-stats/data-for-dvla-billing-report`."""

    @staticmethod
    def request_kwargs(*, start_date: str, end_date: str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {
            "method": "GET",
            "url": "/platform-stats/data-for-dvla-billing-report",
        }
        params: dict[str, str | list[str]] = {}
        params["start_date"] = start_date
        params["end_date"] = end_date
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> list[PostedLetters]:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: [
                models.PostedLetters.from_dict(expect_object(_item, "the body"))
                for _item in expect_array(body, "the body")
            ],
            lambda: list[models.PostedLetters],
        )


class get_data_for_daily_volumes_report:
    """List how much all services sent, by day: `GET /platform-stats/daily-volumes-report`."""

    @staticmethod
    def request_kwargs(*, start_date: str, end_date: str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {"method": "GET", "url": "/platform-stats/daily-volumes-report"}
        params: dict[str, str | list[str]] = {}
        params["start_date"] = start_date
        params["end_date"] = end_date
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> list[DailyVolumes]:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: [
                models.DailyVolumes.from_dict(expect_object(_item, "the body"))
                for _item in expect_array(body, "the body")
            ],
            lambda: list[models.DailyVolumes],
        )


class get_data_for_daily_sms_provider_volumes_report:
    """List how many text messages each provider sent, by day: `GET /platform-stats/daily-sms-provider-
    volumes-report`.
    """

    @staticmethod
    def request_kwargs(*, start_date: str, end_date: str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {
            "method": "GET",
            "url": "/platform-stats/daily-sms-provider-volumes-report",
        }
        params: dict[str, str | list[str]] = {}
        params["start_date"] = start_date
        params["end_date"] = end_date
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> list[DailyProviderVolumes]:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: [
                models.DailyProviderVolumes.from_dict(expect_object(_item, "the body"))
                for _item in expect_array(body, "the body")
            ],
            lambda: list[models.DailyProviderVolumes],
        )


class get_data_for_volumes_by_service_report:
    """List how much each live service sent: `GET /platform-stats/volumes-by-service`."""

    @staticmethod
    def request_kwargs(*, start_date: str, end_date: str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {"method": "GET", "url": "/platform-stats/volumes-by-service"}
        params: dict[str, str | list[str]] = {}
        params["start_date"] = start_date
        params["end_date"] = end_date
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> list[ServiceVolumes]:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: [
                models.ServiceVolumes.from_dict(expect_object(_item, "the body"))
                for _item in expect_array(body, "the body")
            ],
            lambda: list[models.ServiceVolumes],
        )


class get_notification_status_by_service:
    """Count the messages of each live service, by month and kind: `GET /service/monthly-data-by-
    service`.
    """

    @staticmethod
    def request_kwargs(*, start_date: str, end_date: str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {"method": "GET", "url": "/service/monthly-data-by-service"}
        params: dict[str, str | list[str]] = {}
        params["start_date"] = start_date
        params["end_date"] = end_date
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> list[list[int | str]]:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: [
                [
                    _item if isinstance(_item, str) else expect_integer(_item, "the body")
                    for _item in expect_array(_item, "the body")
                ]
                for _item in expect_array(body, "the body")
            ],
        )
