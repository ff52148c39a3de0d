"""Operations tagged `letter_contacts`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_array, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import (
        AddLetterContactRequest,
        LetterContact,
        LetterContactEnvelope,
        UpdateLetterContactRequest,
    )


class get_letter_contacts:
    """List a service's letter contacts: `GET /service/{service_id}/letter-contact`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/service/{path_segment(service_id)}/letter-contact"}

    @staticmethod
    def parse(response: HTTPAnswer) -> list[LetterContact]:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: [
                models.LetterContact.from_dict(expect_object(_item, "the body"))
                for _item in expect_array(body, "the body")
            ],
            lambda: list[models.LetterContact],
        )


class add_letter_contact:
    """Add a letter contact: `POST /service/{service_id}/letter-contact`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, *, body: AddLetterContactRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/letter-contact",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> LetterContactEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.LetterContactEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.LetterContactEnvelope,
        )


class get_letter_contact:
    """Read a letter contact: `GET /service/{service_id}/letter-contact/{letter_contact_id}`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, letter_contact_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/letter-contact/{path_segment(letter_contact_id)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> LetterContact:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.LetterContact.from_dict(expect_object(body, "the body")),
            lambda: models.LetterContact,
        )


class update_letter_contact:
    """Change a letter contact: `POST /service/{service_id}/letter-contact/{letter_contact_id}`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, letter_contact_id: UUID | str, *, body: UpdateLetterContactRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/letter-contact/{path_segment(letter_contact_id)}",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> LetterContactEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.LetterContactEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.LetterContactEnvelope,
        )


class delete_letter_contact:
    """Archive a letter contact: `POST /service/{service_id}/letter-
    contact/{letter_contact_id}/archive`.
    """

    @staticmethod
    def request_kwargs(service_id: UUID | str, letter_contact_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/letter-contact/{path_segment(letter_contact_id)}/archive",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> LetterContactEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.LetterContactEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.LetterContactEnvelope,
        )
