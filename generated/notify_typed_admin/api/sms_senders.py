"""Operations tagged `sms_senders`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import (
    RequestKwargs,
    expect_array,
    expect_boolean,
    expect_object,
    path_segment,
)

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import AddSmsSenderRequest, SmsSender, SmsSenderEnvelope, UpdateSmsSenderRequest


class get_sms_senders:
    """List a service's text message senders: `GET /service/{service_id}/sms-sender`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/service/{path_segment(service_id)}/sms-sender"}

    @staticmethod
    def parse(response: HTTPAnswer) -> list[SmsSender]:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: [
                models.SmsSender.from_dict(expect_object(_item, "the body"))
                for _item in expect_array(body, "the body")
            ],
            lambda: list[models.SmsSender],
        )


class add_sms_sender:
    """Add a text message sender: `POST /service/{service_id}/sms-sender`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, *, body: AddSmsSenderRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/sms-sender",
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


class get_sms_sender:
    """Read a text message sender: `GET /service/{service_id}/sms-sender/{sms_sender_id}`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, sms_sender_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/sms-sender/{path_segment(sms_sender_id)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> SmsSender:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.SmsSender.from_dict(expect_object(body, "the body")),
            lambda: models.SmsSender,
        )


class update_sms_sender:
    """Change a text message sender: `POST /service/{service_id}/sms-sender/{sms_sender_id}`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, sms_sender_id: UUID | str, *, body: UpdateSmsSenderRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/sms-sender/{path_segment(sms_sender_id)}",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> SmsSender:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.SmsSender.from_dict(expect_object(body, "the body")),
            lambda: models.SmsSender,
        )


class delete_sms_sender:
    """Archive a text message sender: `POST /service/{service_id}/sms-sender/{sms_sender_id}/archive`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, sms_sender_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/sms-sender/{path_segment(sms_sender_id)}/archive",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> SmsSenderEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.SmsSenderEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.SmsSenderEnvelope,
        )


class get_check_sender_id:
    """Ask whether a sender is protected: `GET /protected-sender-id/check`."""

    @staticmethod
    def request_kwargs(*, sender_id: str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {"method": "GET", "url": "/protected-sender-id/check"}
        params: dict[str, str | list[str]] = {}
        params["sender_id"] = sender_id
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> bool:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(response, 200, lambda body: expect_boolean(body, "the body"))
