"""GET /inbound-number/available"""

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

    from ...models.inbound_number_list_envelope import InboundNumberListEnvelope


def request_kwargs() -> RequestKwargs:
    """List the free numbers

    Returns:
        The arguments of `httpx.Client.build_request`.
    """
    return {
        "method": "GET",
        "url": "/inbound-number/available",
    }


def parse(response: httpx.Response) -> InboundNumberListEnvelope:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 200:
        try:
            return models.InboundNumberListEnvelope.from_dict(
                expect_object(decode_json(response.content), "the body")
            )
        except errors.UNDECODABLE as error:
            raise errors.DecodeError(response) from error
    raise errors.ErrorStatus(response)
