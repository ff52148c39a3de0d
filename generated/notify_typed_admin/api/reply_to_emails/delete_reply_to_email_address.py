"""POST /service/{service_id}/email-reply-to/{reply_to_id}/archive"""

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

    from ...models.reply_to_envelope import ReplyToEnvelope


def request_kwargs(
    service_id: UUID | str,
    reply_to_id: UUID | str,
) -> RequestKwargs:
    """Archive a reply-to address

    Args:
        service_id: Goes into the path, quoted.
        reply_to_id: Goes into the path, quoted.

    Returns:
        The arguments of `httpx.Client.build_request`.

    Raises:
        ValueError: If a part of the path is empty or consists of dots.
    """
    return {
        "method": "POST",
        "url": f"/service/{path_segment(service_id)}/email-reply-to/{path_segment(reply_to_id)}/archive",
    }


def parse(response: httpx.Response) -> ReplyToEnvelope:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 200:
        try:
            return models.ReplyToEnvelope.from_dict(
                expect_object(decode_json(response.content), "the body")
            )
        except errors.UNDECODABLE as error:
            raise errors.DecodeError(response) from error
    raise errors.ErrorStatus(response)
