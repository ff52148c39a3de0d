"""Operations tagged `webauthn`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import (
        CompleteWebauthnLoginAttemptRequest,
        CreateWebauthnCredentialForUserRequest,
        UpdateWebauthnCredentialNameForUserRequest,
        WebauthnCredentialEnvelope,
        WebauthnCredentialListEnvelope,
    )


class get_webauthn_credentials_for_user:
    """List a person's security keys: `GET /user/{user_id}/webauthn`."""

    @staticmethod
    def request_kwargs(user_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/user/{path_segment(user_id)}/webauthn"}

    @staticmethod
    def parse(response: HTTPAnswer) -> WebauthnCredentialListEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.WebauthnCredentialListEnvelope.from_dict(
                expect_object(body, "the body")
            ),
            lambda: models.WebauthnCredentialListEnvelope,
        )


class create_webauthn_credential_for_user:
    """Register a security key: `POST /user/{user_id}/webauthn`."""

    @staticmethod
    def request_kwargs(
        user_id: UUID | str, *, body: CreateWebauthnCredentialForUserRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/user/{path_segment(user_id)}/webauthn",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> WebauthnCredentialEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.WebauthnCredentialEnvelope.from_dict(
                expect_object(body, "the body")
            ),
            lambda: models.WebauthnCredentialEnvelope,
        )


class update_webauthn_credential_name_for_user:
    """Rename a security key: `POST /user/{user_id}/webauthn/{credential_id}`."""

    @staticmethod
    def request_kwargs(
        user_id: UUID | str,
        credential_id: UUID | str,
        *,
        body: UpdateWebauthnCredentialNameForUserRequest,
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/user/{path_segment(user_id)}/webauthn/{path_segment(credential_id)}",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> WebauthnCredentialEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.WebauthnCredentialEnvelope.from_dict(
                expect_object(body, "the body")
            ),
            lambda: models.WebauthnCredentialEnvelope,
        )


class delete_webauthn_credential_for_user:
    """Delete a security key: `DELETE /user/{user_id}/webauthn/{credential_id}`."""

    @staticmethod
    def request_kwargs(user_id: UUID | str, credential_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "DELETE",
            "url": f"/user/{path_segment(user_id)}/webauthn/{path_segment(credential_id)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)


class complete_webauthn_login_attempt:
    """Say how signing in with a security key went: `POST /user/{user_id}/complete/webauthn-login`."""

    @staticmethod
    def request_kwargs(
        user_id: UUID | str, *, body: CompleteWebauthnLoginAttemptRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/user/{path_segment(user_id)}/complete/webauthn-login",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)
