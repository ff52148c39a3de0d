"""Operations tagged `data_retention`, each with `request_kwargs` and `parse`."""

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
        CreateServiceDataRetentionRequest,
        DataRetention,
        DataRetentionResult,
        EmptyObject,
        TemplateType,
        UpdateServiceDataRetentionRequest,
    )


class get_service_data_retention:
    """List how long a service's messages are kept: `GET /service/{service_id}/data-retention`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/service/{path_segment(service_id)}/data-retention"}

    @staticmethod
    def parse(response: HTTPAnswer) -> list[DataRetention]:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: [
                models.DataRetention.from_dict(expect_object(_item, "the body"))
                for _item in expect_array(body, "the body")
            ],
            lambda: list[models.DataRetention],
        )


class create_service_data_retention:
    """Set how long messages of a kind are kept: `POST /service/{service_id}/data-retention`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, *, body: CreateServiceDataRetentionRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/data-retention",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> DataRetentionResult:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.DataRetentionResult.from_dict(expect_object(body, "the body")),
            lambda: models.DataRetentionResult,
        )


class get_service_data_retention_by_id:
    """Read one rule: `GET /service/{service_id}/data-retention/{data_retention_id}`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, data_retention_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/data-retention/{path_segment(data_retention_id)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> DataRetention | EmptyObject:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: (
                models.DataRetention.from_dict(body)
                if is_object(body)
                and "id" in body
                and "service_id" in body
                and "service_name" in body
                and "notification_type" in body
                and "days_of_retention" in body
                and "created_at" in body
                and "updated_at" in body
                else models.EmptyObject.from_dict(expect_object(body, "the body"))
            ),
            lambda: models.DataRetention | models.EmptyObject,
        )


class update_service_data_retention:
    """Change how long messages are kept: `POST /service/{service_id}/data-
    retention/{data_retention_id}`.
    """

    @staticmethod
    def request_kwargs(
        service_id: UUID | str,
        data_retention_id: UUID | str,
        *,
        body: UpdateServiceDataRetentionRequest,
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/data-retention/{path_segment(data_retention_id)}",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)


class get_service_data_retention_by_type:
    """Read the rule for a kind of message: `GET /service/{service_id}/data-retention/notification-
    type/{notification_type}`.
    """

    @staticmethod
    def request_kwargs(service_id: UUID | str, notification_type: TemplateType) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/data-retention/notification-type/{path_segment(notification_type)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> DataRetention | EmptyObject:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: (
                models.DataRetention.from_dict(body)
                if is_object(body)
                and "id" in body
                and "service_id" in body
                and "service_name" in body
                and "notification_type" in body
                and "days_of_retention" in body
                and "created_at" in body
                and "updated_at" in body
                else models.EmptyObject.from_dict(expect_object(body, "the body"))
            ),
            lambda: models.DataRetention | models.EmptyObject,
        )
