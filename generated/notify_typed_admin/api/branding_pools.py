"""Operations tagged `branding_pools`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import AddBrandingsRequest, EmailBrandingPool, LetterBrandingPool


class get_email_branding_pool:
    """List the email brandings that an organisation's services choose from: `GET
    /organisations/{organisation_id}/email-branding-pool`.
    """

    @staticmethod
    def request_kwargs(organisation_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/organisations/{path_segment(organisation_id)}/email-branding-pool",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> EmailBrandingPool:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.EmailBrandingPool.from_dict(expect_object(body, "the body")),
            lambda: models.EmailBrandingPool,
        )


class add_brandings_to_email_branding_pool:
    """Let an organisation's services choose from more email brandings: `POST
    /organisations/{organisation_id}/email-branding-pool`.
    """

    @staticmethod
    def request_kwargs(organisation_id: UUID | str, *, body: AddBrandingsRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/organisations/{path_segment(organisation_id)}/email-branding-pool",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)


class remove_email_branding_from_pool:
    """Take an email branding out of the pool: `DELETE /organisations/{organisation_id}/email-branding-
    pool/{email_branding_id}`.
    """

    @staticmethod
    def request_kwargs(organisation_id: UUID | str, email_branding_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "DELETE",
            "url": f"/organisations/{path_segment(organisation_id)}/email-branding-pool/{path_segment(email_branding_id)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)


class get_letter_branding_pool:
    """List the letter brandings that an organisation's services choose from: `GET
    /organisations/{organisation_id}/letter-branding-pool`.
    """

    @staticmethod
    def request_kwargs(organisation_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/organisations/{path_segment(organisation_id)}/letter-branding-pool",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> LetterBrandingPool:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.LetterBrandingPool.from_dict(expect_object(body, "the body")),
            lambda: models.LetterBrandingPool,
        )


class add_brandings_to_letter_branding_pool:
    """Let an organisation's services choose from more letter brandings: `POST
    /organisations/{organisation_id}/letter-branding-pool`.
    """

    @staticmethod
    def request_kwargs(organisation_id: UUID | str, *, body: AddBrandingsRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/organisations/{path_segment(organisation_id)}/letter-branding-pool",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)


class remove_letter_branding_from_pool:
    """Take a letter branding out of the pool: `DELETE /organisations/{organisation_id}/letter-
    branding-pool/{letter_branding_id}`.
    """

    @staticmethod
    def request_kwargs(
        organisation_id: UUID | str, letter_branding_id: UUID | str
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "DELETE",
            "url": f"/organisations/{path_segment(organisation_id)}/letter-branding-pool/{path_segment(letter_branding_id)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)
