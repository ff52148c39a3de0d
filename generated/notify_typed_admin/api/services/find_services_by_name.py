"""GET /service/find-services-by-name"""

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

    from ...models.found_service_list_envelope import FoundServiceListEnvelope


def request_kwargs(
    *,
    service_name: str,
) -> RequestKwargs:
    """Find services by a part of their name

    Args:
        service_name: Goes into the query.

    Returns:
        The arguments of `httpx.Client.build_request`.
    """
    request: RequestKwargs = {
        "method": "GET",
        "url": "/service/find-services-by-name",
    }
    params: dict[str, str | list[str]] = {}
    params["service_name"] = service_name
    if params:
        request["params"] = params
    return request


def parse(response: httpx.Response) -> FoundServiceListEnvelope:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 200:
        try:
            return models.FoundServiceListEnvelope.from_dict(
                expect_object(decode_json(response.content), "the body")
            )
        except errors.UNDECODABLE as error:
            raise errors.DecodeError(response) from error
    raise errors.ErrorStatus(response)
