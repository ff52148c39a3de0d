"""Operations tagged `joining`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import CreatedRequestToJoin, CreateJoinRequest, RequestToJoin, UpdateJoinRequest


class create_service_join_request:
    """Ask to join a service: `POST /service/{service_id}/service-join-request`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, *, body: CreateJoinRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/service-join-request",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> CreatedRequestToJoin:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.CreatedRequestToJoin.from_dict(expect_object(body, "the body")),
            lambda: models.CreatedRequestToJoin,
        )


class get_service_join_request:
    """Read a request to join: `GET /service/{service_id}/service-join-request/{join_request_id}`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, join_request_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/service-join-request/{path_segment(join_request_id)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> RequestToJoin:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.RequestToJoin.from_dict(expect_object(body, "the body")),
            lambda: models.RequestToJoin,
        )


class update_service_join_request:
    """Decide on a request to join: `POST /service/{service_id}/service-join-
    request/{join_request_id}`.
    """

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, join_request_id: UUID | str, *, body: UpdateJoinRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/service-join-request/{path_segment(join_request_id)}",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> RequestToJoin:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.RequestToJoin.from_dict(expect_object(body, "the body")),
            lambda: models.RequestToJoin,
        )
