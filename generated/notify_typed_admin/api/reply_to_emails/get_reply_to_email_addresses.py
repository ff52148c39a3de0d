"""GET /service/{service_id}/email-reply-to"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import (
    decode_json,
    expect_array,
    expect_object,
    path_segment,
)

from ... import models

if TYPE_CHECKING:
    from uuid import UUID

    import httpx
    from notify_typed_runtime.types import RequestKwargs

    from ...models.reply_to import ReplyTo


def request_kwargs(
    service_id: UUID | str,
) -> RequestKwargs:
    """List a service's reply-to addresses

    Args:
        service_id: Goes into the path, quoted.

    Returns:
        The arguments of `httpx.Client.build_request`.

    Raises:
        ValueError: If a part of the path is empty or consists of dots.
    """
    return {
        "method": "GET",
        "url": f"/service/{path_segment(service_id)}/email-reply-to",
    }


def parse(response: httpx.Response) -> list[ReplyTo]:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 200:
        try:
            body = decode_json(response.content)
            return [
                models.ReplyTo.from_dict(expect_object(_item, "the body"))
                for _item in expect_array(body, "the body")
            ]
        except errors.UNDECODABLE as error:
            raise errors.DecodeError(response) from error
    raise errors.ErrorStatus(response)
