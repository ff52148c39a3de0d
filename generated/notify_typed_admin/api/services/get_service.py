"""GET /service/{service_id}"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

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

    from ...models.any_service_envelope import AnyServiceEnvelope


def request_kwargs(
    service_id: UUID | str,
    *,
    detailed: Literal["True"] | None = None,
    today_only: Literal["True"] | None = None,
) -> RequestKwargs:
    """Read a service

    Args:
        service_id: Goes into the path, quoted.
        detailed: Goes into the query; None leaves it out.
        today_only: Goes into the query; None leaves it out.

    Returns:
        The arguments of `httpx.Client.build_request`.

    Raises:
        ValueError: If a part of the path is empty or consists of dots.
    """
    request: RequestKwargs = {
        "method": "GET",
        "url": f"/service/{path_segment(service_id)}",
    }
    params: dict[str, str | list[str]] = {}
    if detailed is not None:
        params["detailed"] = detailed
    if today_only is not None:
        params["today_only"] = today_only
    if params:
        request["params"] = params
    return request


def parse(response: httpx.Response) -> AnyServiceEnvelope:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 200:
        try:
            return models.AnyServiceEnvelope.from_dict(
                expect_object(decode_json(response.content), "the body")
            )
        except errors.UNDECODABLE as error:
            raise errors.DecodeError(response) from error
    raise errors.ErrorStatus(response)
