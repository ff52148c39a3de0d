"""Operations tagged `letter_branding`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_array, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import (
        BrandingName,
        BrandingUsesEnvelope,
        CreateLetterBrandingRequest,
        LetterBranding,
        UniqueLetterBrandingNameRequest,
        UpdateLetterBrandingRequest,
    )


class get_all_letter_branding:
    """List letter brandings: `GET /letter-branding`."""

    @staticmethod
    def request_kwargs() -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": "/letter-branding"}

    @staticmethod
    def parse(response: HTTPAnswer) -> list[LetterBranding]:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: [
                models.LetterBranding.from_dict(expect_object(_item, "the body"))
                for _item in expect_array(body, "the body")
            ],
            lambda: list[models.LetterBranding],
        )


class create_letter_branding:
    """Make a letter branding: `POST /letter-branding`."""

    @staticmethod
    def request_kwargs(*, body: CreateLetterBrandingRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "POST", "url": "/letter-branding", "json": body.to_dict()}

    @staticmethod
    def parse(response: HTTPAnswer) -> LetterBranding:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.LetterBranding.from_dict(expect_object(body, "the body")),
            lambda: models.LetterBranding,
            "id",
        )


class get_unique_name_for_letter_branding:
    """Find a name that is free: `POST /letter-branding/get-unique-name`."""

    @staticmethod
    def request_kwargs(*, body: UniqueLetterBrandingNameRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "POST", "url": "/letter-branding/get-unique-name", "json": body.to_dict()}

    @staticmethod
    def parse(response: HTTPAnswer) -> BrandingName:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.BrandingName.from_dict(expect_object(body, "the body")),
            lambda: models.BrandingName,
        )


class get_letter_branding:
    """Read a letter branding: `GET /letter-branding/{letter_branding_id}`."""

    @staticmethod
    def request_kwargs(letter_branding_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/letter-branding/{path_segment(letter_branding_id)}"}

    @staticmethod
    def parse(response: HTTPAnswer) -> LetterBranding:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.LetterBranding.from_dict(expect_object(body, "the body")),
            lambda: models.LetterBranding,
        )


class update_letter_branding:
    """Change a letter branding: `POST /letter-branding/{letter_branding_id}`."""

    @staticmethod
    def request_kwargs(
        letter_branding_id: UUID | str, *, body: UpdateLetterBrandingRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/letter-branding/{path_segment(letter_branding_id)}",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> LetterBranding:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.LetterBranding.from_dict(expect_object(body, "the body")),
            lambda: models.LetterBranding,
            "id",
        )


class get_orgs_and_services_of_letter_branding:
    """See who uses a letter branding: `GET /letter-branding/{letter_branding_id}/orgs_and_services`."""

    @staticmethod
    def request_kwargs(letter_branding_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/letter-branding/{path_segment(letter_branding_id)}/orgs_and_services",
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
