"""Operations tagged `email_branding`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import (
        BrandingName,
        BrandingUsesEnvelope,
        CreateEmailBrandingRequest,
        EmailBrandingAltTextRequest,
        EmailBrandingData,
        EmailBrandingEnvelope,
        EmailBrandingListEnvelope,
        UpdateEmailBrandingRequest,
    )


class get_all_email_branding:
    """List email brandings: `GET /email-branding`."""

    @staticmethod
    def request_kwargs() -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": "/email-branding"}

    @staticmethod
    def parse(response: HTTPAnswer) -> EmailBrandingListEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.EmailBrandingListEnvelope.from_dict(
                expect_object(body, "the body")
            ),
            lambda: models.EmailBrandingListEnvelope,
        )


class create_email_branding:
    """Make an email branding: `POST /email-branding`."""

    @staticmethod
    def request_kwargs(*, body: CreateEmailBrandingRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "POST", "url": "/email-branding", "json": body.to_dict()}

    @staticmethod
    def parse(response: HTTPAnswer) -> EmailBrandingData:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.EmailBrandingData.from_dict(expect_object(body, "the body")),
            lambda: models.EmailBrandingData,
        )


class get_email_branding_name_for_alt_text:
    """Find a name that is free: `POST /email-branding/get-name-for-alt-text`."""

    @staticmethod
    def request_kwargs(*, body: EmailBrandingAltTextRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": "/email-branding/get-name-for-alt-text",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> BrandingName:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.BrandingName.from_dict(expect_object(body, "the body")),
            lambda: models.BrandingName,
        )


class get_email_branding:
    """Read an email branding: `GET /email-branding/{email_branding_id}`."""

    @staticmethod
    def request_kwargs(email_branding_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/email-branding/{path_segment(email_branding_id)}"}

    @staticmethod
    def parse(response: HTTPAnswer) -> EmailBrandingEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.EmailBrandingEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.EmailBrandingEnvelope,
        )


class update_email_branding:
    """Change an email branding: `POST /email-branding/{email_branding_id}`."""

    @staticmethod
    def request_kwargs(
        email_branding_id: UUID | str, *, body: UpdateEmailBrandingRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/email-branding/{path_segment(email_branding_id)}",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> EmailBrandingData:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.EmailBrandingData.from_dict(expect_object(body, "the body")),
            lambda: models.EmailBrandingData,
        )


class get_orgs_and_services_of_email_branding:
    """See who uses an email branding: `GET /email-branding/{email_branding_id}/orgs_and_services`."""

    @staticmethod
    def request_kwargs(email_branding_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/email-branding/{path_segment(email_branding_id)}/orgs_and_services",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> BrandingUsesEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.BrandingUsesEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.BrandingUsesEnvelope,
        )


class archive_email_branding:
    """Archive an email branding: `POST /email-branding/{email_branding_id}/archive`."""

    @staticmethod
    def request_kwargs(email_branding_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/email-branding/{path_segment(email_branding_id)}/archive",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)
