"""POST /user/email"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import (
    decode_json,
    expect_object,
)

from ... import models

if TYPE_CHECKING:
    import httpx
    from notify_typed_runtime.types import RequestKwargs

    from ...models.get_user_by_email_request import GetUserByEmailRequest
    from ...models.user_envelope import UserEnvelope


def request_kwargs(
    *,
    body: GetUserByEmailRequest,
) -> RequestKwargs:
    """Find a person by email address

    Args:
        body: Goes into the body as JSON.

    Returns:
        The arguments of `httpx.Client.build_request`.
    """
    return {
        "method": "POST",
        "url": "/user/email",
        "json": body.to_dict(),
    }


def parse(response: httpx.Response) -> UserEnvelope:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 200:
        try:
            return models.UserEnvelope.from_dict(
                expect_object(decode_json(response.content), "the body")
            )
        except errors.UNDECODABLE as error:
            raise errors.DecodeError(response) from error
    raise errors.ErrorStatus(response)
