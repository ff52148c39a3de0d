"""Operations tagged `reply_to_emails`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_array, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import (
        AddReplyToEmailAddressRequest,
        ReplyTo,
        ReplyToEnvelope,
        UpdateReplyToEmailAddressRequest,
        VerificationEnvelope,
        VerifyReplyToEmailAddressRequest,
    )


class get_reply_to_email_addresses:
    """List a service's reply-to addresses: `GET /service/{service_id}/email-reply-to`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/service/{path_segment(service_id)}/email-reply-to"}

    @staticmethod
    def parse(response: HTTPAnswer) -> list[ReplyTo]:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: [
                models.ReplyTo.from_dict(expect_object(_item, "the body"))
                for _item in expect_array(body, "the body")
            ],
            lambda: list[models.ReplyTo],
        )


class add_reply_to_email_address:
    """Add a reply-to address: `POST /service/{service_id}/email-reply-to`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, *, body: AddReplyToEmailAddressRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/email-reply-to",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> ReplyToEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.ReplyToEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.ReplyToEnvelope,
        )


class verify_reply_to_email_address:
    """Try out a reply-to address: `POST /service/{service_id}/email-reply-to/verify`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, *, body: VerifyReplyToEmailAddressRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/email-reply-to/verify",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> VerificationEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.VerificationEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.VerificationEnvelope,
        )


class get_reply_to_email_address:
    """Read a reply-to address: `GET /service/{service_id}/email-reply-to/{reply_to_id}`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, reply_to_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/email-reply-to/{path_segment(reply_to_id)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> ReplyTo:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.ReplyTo.from_dict(expect_object(body, "the body")),
            lambda: models.ReplyTo,
        )


class update_reply_to_email_address:
    """Change a reply-to address: `POST /service/{service_id}/email-reply-to/{reply_to_id}`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, reply_to_id: UUID | str, *, body: UpdateReplyToEmailAddressRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/email-reply-to/{path_segment(reply_to_id)}",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> ReplyToEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.ReplyToEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.ReplyToEnvelope,
        )


class delete_reply_to_email_address:
    """Archive a reply-to address: `POST /service/{service_id}/email-reply-to/{reply_to_id}/archive`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, reply_to_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/email-reply-to/{path_segment(reply_to_id)}/archive",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> ReplyToEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.ReplyToEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.ReplyToEnvelope,
        )
