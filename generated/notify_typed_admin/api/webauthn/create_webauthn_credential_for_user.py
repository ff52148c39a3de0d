"""POST /user/{user_id}/webauthn"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import (
    decode_json,
    expect_object,
    path_segment,
)

from ... import models

if TYPE_CHECKING:
    from uuid import UUID

    import httpx
    from notify_typed_runtime.types import RequestKwargs

    from ...models.create_webauthn_credential_for_user_request import (
        CreateWebauthnCredentialForUserRequest,
    )
    from ...models.webauthn_credential_envelope import WebauthnCredentialEnvelope


def request_kwargs(
    user_id: UUID | str,
    *,
    body: CreateWebauthnCredentialForUserRequest,
) -> RequestKwargs:
    """Register a security key

    Args:
        user_id: Goes into the path, quoted.
        body: Goes into the body as JSON.

    Returns:
        The arguments of `httpx.Client.build_request`.

    Raises:
        ValueError: If a part of the path is empty or consists of dots.
    """
    return {
        "method": "POST",
        "url": f"/user/{path_segment(user_id)}/webauthn",
        "json": body.to_dict(),
    }


def parse(response: httpx.Response) -> WebauthnCredentialEnvelope:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 201:
        try:
            return models.WebauthnCredentialEnvelope.from_dict(
                expect_object(decode_json(response.content), "the body")
            )
        except errors.UNDECODABLE as error:
            raise errors.DecodeError(response) from error
    raise errors.ErrorStatus(response)
