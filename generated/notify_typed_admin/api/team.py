"""Operations tagged `team`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import (
        AddUserToServiceRequest,
        RemoveUserFromServiceRequest,
        ServiceEnvelope,
        SetUserPermissionsRequest,
        UserListEnvelope,
    )


class get_users_for_service:
    """List the members of a service: `GET /service/{service_id}/users`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/service/{path_segment(service_id)}/users"}

    @staticmethod
    def parse(response: HTTPAnswer) -> UserListEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.UserListEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.UserListEnvelope,
        )


class add_user_to_service:
    """Add somebody to a service: `POST /service/{service_id}/users/{user_id}`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, user_id: UUID | str, *, body: AddUserToServiceRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/users/{path_segment(user_id)}",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> ServiceEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.ServiceEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.ServiceEnvelope,
        )


class remove_user_from_service:
    """Remove somebody from a service: `DELETE /service/{service_id}/users/{user_id}`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str,
        user_id: UUID | str,
        *,
        body: RemoveUserFromServiceRequest | None = None,
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {
            "method": "DELETE",
            "url": f"/service/{path_segment(service_id)}/users/{path_segment(user_id)}",
        }
        if body is not None:
            request["json"] = body.to_dict()
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)


class set_user_permissions:
    """Set what a member may do: `POST /user/{user_id}/service/{service_id}/permission`."""

    @staticmethod
    def request_kwargs(
        user_id: UUID | str, service_id: UUID | str, *, body: SetUserPermissionsRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/user/{path_segment(user_id)}/service/{path_segment(service_id)}/permission",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)
