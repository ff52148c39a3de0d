"""GET /user/{user_id}/webauthn"""

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

    from ...models.webauthn_credential_list_envelope import WebauthnCredentialListEnvelope


def request_kwargs(
    user_id: UUID | str,
) -> RequestKwargs:
    """List a person's security keys

    Args:
        user_id: Goes into the path, quoted.

    Returns:
        The arguments of `httpx.Client.build_request`.

    Raises:
        ValueError: If a part of the path is empty or consists of dots.
    """
    return {
        "method": "GET",
        "url": f"/user/{path_segment(user_id)}/webauthn",
    }


def parse(response: httpx.Response) -> WebauthnCredentialListEnvelope:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 200:
        try:
            return models.WebauthnCredentialListEnvelope.from_dict(
                expect_object(decode_json(response.content), "the body")
            )
        except errors.UNDECODABLE as error:
            raise errors.DecodeError(response) from error
    raise errors.ErrorStatus(response)
