"""Operations tagged `api_keys`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_null, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import (
        ApiKeyListEnvelope,
        ApiKeySecretEnvelope,
        CreateApiKeyRequest,
        RevokeApiKeyRequest,
    )


class get_api_keys:
    """List a service's keys: `GET /service/{service_id}/api-keys`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/service/{path_segment(service_id)}/api-keys"}

    @staticmethod
    def parse(response: HTTPAnswer) -> ApiKeyListEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.ApiKeyListEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.ApiKeyListEnvelope,
        )


class get_api_key:
    """Read a key: `GET /service/{service_id}/api-keys/{key_id}`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, key_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/api-keys/{path_segment(key_id)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> ApiKeyListEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.ApiKeyListEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.ApiKeyListEnvelope,
        )


class create_api_key:
    """Make a key: `POST /service/{service_id}/api-key`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, *, body: CreateApiKeyRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/api-key",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> ApiKeySecretEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.ApiKeySecretEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.ApiKeySecretEnvelope,
        )


class revoke_api_key:
    """Revoke a key: `POST /service/{service_id}/api-key/revoke/{key_id}`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, key_id: UUID | str, *, body: RevokeApiKeyRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/api-key/revoke/{path_segment(key_id)}",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(response, 202, lambda body: expect_null(body, "the body"))
