"""Operations tagged `services`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import (
        AnyServiceEnvelope,
        CreateServiceRequest,
        FoundServiceListEnvelope,
        MonthlyStatisticsEnvelope,
        ServiceEnvelope,
        ServiceHistoryEnvelope,
        ServiceListEnvelope,
        StatisticsEnvelope,
        UpdateServiceRequest,
    )


class get_services:
    """List services: `GET /service`."""

    @staticmethod
    def request_kwargs(
        *,
        only_active: Literal["True"] | None = None,
        user_id: UUID | str | None = None,
        detailed: Literal["True"] | None = None,
        include_from_test_key: Literal["False"] | None = None,
        start_date: str | None = None,
        end_date: str | None = None,
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {"method": "GET", "url": "/service"}
        params: dict[str, str | list[str]] = {}
        if only_active is not None:
            params["only_active"] = only_active
        if user_id is not None:
            params["user_id"] = str(user_id)
        if detailed is not None:
            params["detailed"] = detailed
        if include_from_test_key is not None:
            params["include_from_test_key"] = include_from_test_key
        if start_date is not None:
            params["start_date"] = start_date
        if end_date is not None:
            params["end_date"] = end_date
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> ServiceListEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.ServiceListEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.ServiceListEnvelope,
        )


class create_service:
    """Make a service: `POST /service`."""

    @staticmethod
    def request_kwargs(*, body: CreateServiceRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "POST", "url": "/service", "json": body.to_dict()}

    @staticmethod
    def parse(response: HTTPAnswer) -> ServiceEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.ServiceEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.ServiceEnvelope,
        )


class find_services_by_name:
    """Find services by a part of their name: `GET /service/find-services-by-name`."""

    @staticmethod
    def request_kwargs(*, service_name: str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {"method": "GET", "url": "/service/find-services-by-name"}
        params: dict[str, str | list[str]] = {}
        params["service_name"] = service_name
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> FoundServiceListEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.FoundServiceListEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.FoundServiceListEnvelope,
        )


class get_service:
    """Read a service: `GET /service/{service_id}`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str,
        *,
        detailed: Literal["True"] | None = None,
        today_only: Literal["True"] | None = None,
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {"method": "GET", "url": f"/service/{path_segment(service_id)}"}
        params: dict[str, str | list[str]] = {}
        if detailed is not None:
            params["detailed"] = detailed
        if today_only is not None:
            params["today_only"] = today_only
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> AnyServiceEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.AnyServiceEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.AnyServiceEnvelope,
        )


class update_service:
    """Change a service: `POST /service/{service_id}`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, *, body: UpdateServiceRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> ServiceEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.ServiceEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.ServiceEnvelope,
        )


class archive_service:
    """Archive a service: `POST /service/{service_id}/archive`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "POST", "url": f"/service/{path_segment(service_id)}/archive"}

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)


class get_service_statistics:
    """Count a service's messages: `GET /service/{service_id}/statistics`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str,
        *,
        limit_days: int | None = None,
        today_only: Literal["True"] | None = None,
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/statistics",
        }
        params: dict[str, str | list[str]] = {}
        if limit_days is not None:
            params["limit_days"] = str(limit_days)
        if today_only is not None:
            params["today_only"] = today_only
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> StatisticsEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.StatisticsEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.StatisticsEnvelope,
        )


class get_service_history:
    """Read how a service and its keys have changed: `GET /service/{service_id}/history`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/service/{path_segment(service_id)}/history"}

    @staticmethod
    def parse(response: HTTPAnswer) -> ServiceHistoryEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.ServiceHistoryEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.ServiceHistoryEnvelope,
        )


class get_monthly_notification_stats:
    """Count a service's messages by month: `GET /service/{service_id}/notifications/monthly`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, *, year: int) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/notifications/monthly",
        }
        params: dict[str, str | list[str]] = {}
        params["year"] = str(year)
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> MonthlyStatisticsEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.MonthlyStatisticsEnvelope.from_dict(
                expect_object(body, "the body")
            ),
            lambda: models.MonthlyStatisticsEnvelope,
        )
