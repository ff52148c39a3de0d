"""Operations tagged `invites`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import (
        CreateInviteRequest,
        InvitedUserEnvelope,
        InvitedUserListEnvelope,
        UpdateInviteRequest,
    )


class get_invites_for_service:
    """List a service's invitations: `GET /service/{service_id}/invite`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/service/{path_segment(service_id)}/invite"}

    @staticmethod
    def parse(response: HTTPAnswer) -> InvitedUserListEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.InvitedUserListEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.InvitedUserListEnvelope,
        )


class create_invite:
    """Invite somebody to a service's team: `POST /service/{service_id}/invite`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, *, body: CreateInviteRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/invite",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> InvitedUserEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.InvitedUserEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.InvitedUserEnvelope,
        )


class get_invited_user_for_service:
    """Read an invitation of a service: `GET /service/{service_id}/invite/{invited_user_id}`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, invited_user_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/invite/{path_segment(invited_user_id)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> InvitedUserEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.InvitedUserEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.InvitedUserEnvelope,
        )


class update_invite:
    """Accept, cancel or change an invitation: `POST /service/{service_id}/invite/{invited_user_id}`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, invited_user_id: UUID | str, *, body: UpdateInviteRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/invite/{path_segment(invited_user_id)}",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> InvitedUserEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.InvitedUserEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.InvitedUserEnvelope,
        )


class get_invited_user:
    """Read an invitation: `GET /invite/service/{invited_user_id}`."""

    @staticmethod
    def request_kwargs(invited_user_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/invite/service/{path_segment(invited_user_id)}"}

    @staticmethod
    def parse(response: HTTPAnswer) -> InvitedUserEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.InvitedUserEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.InvitedUserEnvelope,
        )


class check_token:
    """Look up the token of an invitation: `GET /invite/service/check/{token}`."""

    @staticmethod
    def request_kwargs(token: str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/invite/service/check/{path_segment(token)}"}

    @staticmethod
    def parse(response: HTTPAnswer) -> InvitedUserEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.InvitedUserEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.InvitedUserEnvelope,
        )
