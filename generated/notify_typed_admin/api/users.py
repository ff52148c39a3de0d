"""Operations tagged `users`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import (
        CheckVerifyCodeRequest,
        FindUsersByFullOrPartialEmailRequest,
        GetUserByEmailRequest,
        OrganisationsAndServices,
        RegisterUserRequest,
        SendAlreadyRegisteredEmailRequest,
        SendChangeEmailVerificationRequest,
        SendEmailCodeRequest,
        SendResetPasswordUrlRequest,
        SendSmsCodeRequest,
        SendVerifyEmailRequest,
        UpdatePasswordRequest,
        UpdateUserAttributeRequest,
        UserEnvelope,
        UserForListEnvelope,
        VerifyPasswordRequest,
    )


class register_user:
    """Register a person: `POST /user`."""

    @staticmethod
    def request_kwargs(*, body: RegisterUserRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "POST", "url": "/user", "json": body.to_dict()}

    @staticmethod
    def parse(response: HTTPAnswer) -> UserEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.UserEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.UserEnvelope,
        )


class get_user_by_email:
    """Find a person by email address: `POST /user/email`."""

    @staticmethod
    def request_kwargs(*, body: GetUserByEmailRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "POST", "url": "/user/email", "json": body.to_dict()}

    @staticmethod
    def parse(response: HTTPAnswer) -> UserEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.UserEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.UserEnvelope,
        )


class find_users_by_full_or_partial_email:
    """Find people by a part of their email address: `POST /user/find-users-by-email`."""

    @staticmethod
    def request_kwargs(*, body: FindUsersByFullOrPartialEmailRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "POST", "url": "/user/find-users-by-email", "json": body.to_dict()}

    @staticmethod
    def parse(response: HTTPAnswer) -> UserForListEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.UserForListEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.UserForListEnvelope,
        )


class send_reset_password_url:
    """Send a link for a new password: `POST /user/reset-password`."""

    @staticmethod
    def request_kwargs(*, body: SendResetPasswordUrlRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "POST", "url": "/user/reset-password", "json": body.to_dict()}

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)


class get_user:
    """Read a person: `GET /user/{user_id}`."""

    @staticmethod
    def request_kwargs(user_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/user/{path_segment(user_id)}"}

    @staticmethod
    def parse(response: HTTPAnswer) -> UserEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.UserEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.UserEnvelope,
        )


class update_user_attribute:
    """Change a person: `POST /user/{user_id}`."""

    @staticmethod
    def request_kwargs(user_id: UUID | str, *, body: UpdateUserAttributeRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "POST", "url": f"/user/{path_segment(user_id)}", "json": body.to_dict()}

    @staticmethod
    def parse(response: HTTPAnswer) -> UserEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.UserEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.UserEnvelope,
        )


class archive_user:
    """Archive a person: `POST /user/{user_id}/archive`."""

    @staticmethod
    def request_kwargs(user_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "POST", "url": f"/user/{path_segment(user_id)}/archive"}

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)


class send_sms_code:
    """Send a code by text message: `POST /user/{user_id}/sms-code`."""

    @staticmethod
    def request_kwargs(user_id: UUID | str, *, body: SendSmsCodeRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/user/{path_segment(user_id)}/sms-code",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)


class send_email_code:
    """Send a link for signing in by email: `POST /user/{user_id}/email-code`."""

    @staticmethod
    def request_kwargs(user_id: UUID | str, *, body: SendEmailCodeRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/user/{path_segment(user_id)}/email-code",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)


class check_verify_code:
    """Check a code: `POST /user/{user_id}/verify/code`."""

    @staticmethod
    def request_kwargs(user_id: UUID | str, *, body: CheckVerifyCodeRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/user/{path_segment(user_id)}/verify/code",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)


class verify_password:
    """Check a password: `POST /user/{user_id}/verify/password`."""

    @staticmethod
    def request_kwargs(user_id: UUID | str, *, body: VerifyPasswordRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/user/{path_segment(user_id)}/verify/password",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)


class update_password:
    """Set a password: `POST /user/{user_id}/update-password`."""

    @staticmethod
    def request_kwargs(user_id: UUID | str, *, body: UpdatePasswordRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/user/{path_segment(user_id)}/update-password",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> UserEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.UserEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.UserEnvelope,
        )


class activate_user:
    """Activate a person: `POST /user/{user_id}/activate`."""

    @staticmethod
    def request_kwargs(user_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "POST", "url": f"/user/{path_segment(user_id)}/activate"}

    @staticmethod
    def parse(response: HTTPAnswer) -> UserEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.UserEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.UserEnvelope,
        )


class reset_failed_login_count:
    """Forget a person's failures to sign in: `POST /user/{user_id}/reset-failed-login-count`."""

    @staticmethod
    def request_kwargs(user_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "POST", "url": f"/user/{path_segment(user_id)}/reset-failed-login-count"}

    @staticmethod
    def parse(response: HTTPAnswer) -> UserEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.UserEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.UserEnvelope,
        )


class send_verify_email:
    """Send a link that confirms a new account: `POST /user/{user_id}/email-verification`."""

    @staticmethod
    def request_kwargs(user_id: UUID | str, *, body: SendVerifyEmailRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/user/{path_segment(user_id)}/email-verification",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)


class send_already_registered_email:
    """Tell somebody that they have an account already: `POST /user/{user_id}/email-already-
    registered`.
    """

    @staticmethod
    def request_kwargs(
        user_id: UUID | str, *, body: SendAlreadyRegisteredEmailRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/user/{path_segment(user_id)}/email-already-registered",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)


class send_change_email_verification:
    """Send a link that confirms a new email address: `POST /user/{user_id}/change-email-verification`."""

    @staticmethod
    def request_kwargs(
        user_id: UUID | str, *, body: SendChangeEmailVerificationRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/user/{path_segment(user_id)}/change-email-verification",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)


class get_organisations_and_services_for_user:
    """List a person's organisations and services: `GET /user/{user_id}/organisations-and-services`."""

    @staticmethod
    def request_kwargs(user_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/user/{path_segment(user_id)}/organisations-and-services"}

    @staticmethod
    def parse(response: HTTPAnswer) -> OrganisationsAndServices:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.OrganisationsAndServices.from_dict(expect_object(body, "the body")),
            lambda: models.OrganisationsAndServices,
        )
