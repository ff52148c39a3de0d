"""Operations tagged `callbacks`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import (
        CallbackApiEnvelope,
        CallbackType,
        CreateServiceCallbackApiRequest,
        UpdateServiceCallbackApiRequest,
    )


class create_service_callback_api:
    """Set up a callback: `POST /service/{service_id}/callback-api`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, *, body: CreateServiceCallbackApiRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/callback-api",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> CallbackApiEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.CallbackApiEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.CallbackApiEnvelope,
        )


class get_service_callback_api:
    """Read a callback: `GET /service/{service_id}/callback-api/{callback_id}`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str,
        callback_id: UUID | str,
        *,
        callback_type: CallbackType | None = None,
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/callback-api/{path_segment(callback_id)}",
        }
        params: dict[str, str | list[str]] = {}
        if callback_type is not None:
            params["callback_type"] = str(callback_type)
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> CallbackApiEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.CallbackApiEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.CallbackApiEnvelope,
        )


class update_service_callback_api:
    """Change a callback: `POST /service/{service_id}/callback-api/{callback_id}`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, callback_id: UUID | str, *, body: UpdateServiceCallbackApiRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/callback-api/{path_segment(callback_id)}",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> CallbackApiEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.CallbackApiEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.CallbackApiEnvelope,
        )


class delete_service_callback_api:
    """Remove a callback: `DELETE /service/{service_id}/callback-api/{callback_id}`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str,
        callback_id: UUID | str,
        *,
        callback_type: CallbackType | None = None,
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {
            "method": "DELETE",
            "url": f"/service/{path_segment(service_id)}/callback-api/{path_segment(callback_id)}",
        }
        params: dict[str, str | list[str]] = {}
        if callback_type is not None:
            params["callback_type"] = str(callback_type)
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)
