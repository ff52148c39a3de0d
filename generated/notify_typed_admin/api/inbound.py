"""Operations tagged `inbound`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import (
        AddInboundNumberToServiceRequest,
        EmptyObject,
        GetInboundSmsRequest,
        InboundNumberEnvelope,
        InboundNumberListEnvelope,
        InboundNumberUsage,
        InboundSms,
        InboundSmsListEnvelope,
        InboundSmsPage,
        InboundSmsSummary,
        RemoveServiceInboundSmsRequest,
        SmsSender,
    )


class get_all_inbound_sms_number_service:
    """List all numbers that can be texted: `GET /inbound-number`."""

    @staticmethod
    def request_kwargs() -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": "/inbound-number"}

    @staticmethod
    def parse(response: HTTPAnswer) -> InboundNumberListEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.InboundNumberListEnvelope.from_dict(
                expect_object(body, "the body")
            ),
            lambda: models.InboundNumberListEnvelope,
        )


class get_available_inbound_sms_numbers:
    """List the free numbers: `GET /inbound-number/available`."""

    @staticmethod
    def request_kwargs() -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": "/inbound-number/available"}

    @staticmethod
    def parse(response: HTTPAnswer) -> InboundNumberListEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.InboundNumberListEnvelope.from_dict(
                expect_object(body, "the body")
            ),
            lambda: models.InboundNumberListEnvelope,
        )


class get_inbound_sms_number_for_service:
    """Read a service's number: `GET /inbound-number/service/{service_id}`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/inbound-number/service/{path_segment(service_id)}"}

    @staticmethod
    def parse(response: HTTPAnswer) -> InboundNumberEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.InboundNumberEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.InboundNumberEnvelope,
        )


class add_inbound_number_to_service:
    """Give a service a number: `POST /inbound-number/service/{service_id}`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, *, body: AddInboundNumberToServiceRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/inbound-number/service/{path_segment(service_id)}",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> SmsSender:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.SmsSender.from_dict(expect_object(body, "the body")),
            lambda: models.SmsSender,
            "id",
        )


class get_inbound_sms:
    """List received text messages: `POST /service/{service_id}/inbound-sms`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, *, body: GetInboundSmsRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/inbound-sms",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> InboundSmsListEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.InboundSmsListEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.InboundSmsListEnvelope,
        )


class get_most_recent_inbound_sms:
    """List the last text message of each sender: `GET /service/{service_id}/inbound-sms/most-recent`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, *, page: int | None = None) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/inbound-sms/most-recent",
        }
        params: dict[str, str | list[str]] = {}
        if page is not None:
            params["page"] = str(page)
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> InboundSmsPage:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.InboundSmsPage.from_dict(expect_object(body, "the body")),
            lambda: models.InboundSmsPage,
        )


class get_inbound_sms_summary:
    """Count received text messages: `GET /service/{service_id}/inbound-sms/summary`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/service/{path_segment(service_id)}/inbound-sms/summary"}

    @staticmethod
    def parse(response: HTTPAnswer) -> InboundSmsSummary:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.InboundSmsSummary.from_dict(expect_object(body, "the body")),
            lambda: models.InboundSmsSummary,
        )


class get_most_recent_inbound_number_usage_date:
    """Read when a service's number was last used: `GET /service/{service_id}/inbound-sms/most-recent-
    usage`.
    """

    @staticmethod
    def request_kwargs(service_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/inbound-sms/most-recent-usage",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> InboundNumberUsage:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.InboundNumberUsage.from_dict(expect_object(body, "the body")),
            lambda: models.InboundNumberUsage,
        )


class get_inbound_sms_by_id:
    """Read a received text message: `GET /service/{service_id}/inbound-sms/{inbound_sms_id}`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, inbound_sms_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/inbound-sms/{path_segment(inbound_sms_id)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> InboundSms:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.InboundSms.from_dict(expect_object(body, "the body")),
            lambda: models.InboundSms,
        )


class remove_service_inbound_sms:
    """Take a service's number away: `POST /service/{service_id}/inbound-sms/remove`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, *, body: RemoveServiceInboundSmsRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/inbound-sms/remove",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> EmptyObject:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.EmptyObject.from_dict(expect_object(body, "the body")),
            lambda: models.EmptyObject,
        )
