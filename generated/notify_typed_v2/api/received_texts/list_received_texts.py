"""GET /v2/received-text-messages"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import (
    decode_json,
    expect_object,
)

from ... import models

if TYPE_CHECKING:
    from uuid import UUID

    import httpx
    from notify_typed_runtime.types import RequestKwargs

    from ...models.received_text_page import ReceivedTextPage


def request_kwargs(
    *,
    older_than: UUID | str | None = None,
) -> RequestKwargs:
    """List received text messages

    Args:
        older_than: Goes into the query; None leaves it out.

    Returns:
        The arguments of `httpx.Client.build_request`.
    """
    request: RequestKwargs = {
        "method": "GET",
        "url": "/v2/received-text-messages",
    }
    params: dict[str, str | list[str]] = {}
    if older_than is not None:
        params["older_than"] = str(older_than)
    if params:
        request["params"] = params
    return request


def parse(response: httpx.Response) -> ReceivedTextPage:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 200:
        try:
            return models.ReceivedTextPage.from_dict(
                expect_object(decode_json(response.content), "the body")
            )
        except errors.UNDECODABLE as error:
            raise errors.DecodeError(response) from error
    raise errors.ErrorStatus(response)
