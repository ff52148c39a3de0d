"""POST /v2/notifications/letter"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import (
    decode_json,
    expect_object,
    is_object,
)

from ... import models

if TYPE_CHECKING:
    import httpx
    from notify_typed_runtime.types import RequestKwargs

    from ...models.letter_request import LetterRequest
    from ...models.precompiled_letter_request import PrecompiledLetterRequest
    from ...models.sent_letter import SentLetter
    from ...models.sent_precompiled_letter import SentPrecompiledLetter


def request_kwargs(
    *,
    body: LetterRequest | PrecompiledLetterRequest,
) -> RequestKwargs:
    """Send a letter

    Args:
        body: Goes into the body as JSON.

    Returns:
        The arguments of `httpx.Client.build_request`.
    """
    return {
        "method": "POST",
        "url": "/v2/notifications/letter",
        "json": body.to_dict(),
    }


def parse(response: httpx.Response) -> SentLetter | SentPrecompiledLetter:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 201:
        try:
            body = decode_json(response.content)
            return (
                models.SentLetter.from_dict(body)
                if is_object(body, "id", "reference", "content", "uri", "template", "scheduled_for")
                else models.SentPrecompiledLetter.from_dict(expect_object(body, "the body"))
            )
        except errors.UNDECODABLE as error:
            raise errors.DecodeError(response) from error
    raise errors.ErrorStatus(response)
