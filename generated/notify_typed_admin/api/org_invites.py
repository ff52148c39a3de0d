"""Operations tagged `org_invites`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import (
        CreateOrgInviteRequest,
        OrganisationInviteEnvelope,
        OrganisationInviteListEnvelope,
        UpdateOrgInviteRequest,
    )


class get_invites_for_organisation:
    """List the invitations to an organisation: `GET /organisation/{organisation_id}/invite`."""

    @staticmethod
    def request_kwargs(organisation_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/organisation/{path_segment(organisation_id)}/invite"}

    @staticmethod
    def parse(response: HTTPAnswer) -> OrganisationInviteListEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.OrganisationInviteListEnvelope.from_dict(
                expect_object(body, "the body")
            ),
            lambda: models.OrganisationInviteListEnvelope,
        )


class create_org_invite:
    """Invite somebody to an organisation: `POST /organisation/{organisation_id}/invite`."""

    @staticmethod
    def request_kwargs(
        organisation_id: UUID | str, *, body: CreateOrgInviteRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/organisation/{path_segment(organisation_id)}/invite",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> OrganisationInviteEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.OrganisationInviteEnvelope.from_dict(
                expect_object(body, "the body")
            ),
            lambda: models.OrganisationInviteEnvelope,
        )


class get_invited_user_for_org:
    """Read an invitation to an organisation: `GET /organisation/{organisation_id}/invite/{invite_id}`."""

    @staticmethod
    def request_kwargs(organisation_id: UUID | str, invite_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/organisation/{path_segment(organisation_id)}/invite/{path_segment(invite_id)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> OrganisationInviteEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.OrganisationInviteEnvelope.from_dict(
                expect_object(body, "the body")
            ),
            lambda: models.OrganisationInviteEnvelope,
        )


class update_org_invite:
    """Accept or cancel an invitation to an organisation: `POST
    /organisation/{organisation_id}/invite/{invite_id}`.
    """

    @staticmethod
    def request_kwargs(
        organisation_id: UUID | str, invite_id: UUID | str, *, body: UpdateOrgInviteRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/organisation/{path_segment(organisation_id)}/invite/{path_segment(invite_id)}",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> OrganisationInviteEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.OrganisationInviteEnvelope.from_dict(
                expect_object(body, "the body")
            ),
            lambda: models.OrganisationInviteEnvelope,
        )


class get_invited_org_user:
    """Read an invitation to any organisation: `GET /invite/organisation/{invite_id}`."""

    @staticmethod
    def request_kwargs(invite_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/invite/organisation/{path_segment(invite_id)}"}

    @staticmethod
    def parse(response: HTTPAnswer) -> OrganisationInviteEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.OrganisationInviteEnvelope.from_dict(
                expect_object(body, "the body")
            ),
            lambda: models.OrganisationInviteEnvelope,
        )


class check_org_invite_token:
    """Read the invitation that a link is for: `GET /invite/organisation/check/{token}`."""

    @staticmethod
    def request_kwargs(token: str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/invite/organisation/check/{path_segment(token)}"}

    @staticmethod
    def parse(response: HTTPAnswer) -> OrganisationInviteEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.OrganisationInviteEnvelope.from_dict(
                expect_object(body, "the body")
            ),
            lambda: models.OrganisationInviteEnvelope,
        )
