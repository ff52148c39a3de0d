"""GET /service"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

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

    from ...models.service_list_envelope import ServiceListEnvelope


def request_kwargs(
    *,
    only_active: Literal["True"] | None = None,
    user_id: UUID | str | None = None,
    detailed: Literal["True"] | None = None,
    include_from_test_key: Literal["False"] | None = None,
    start_date: str | None = None,
    end_date: str | None = None,
) -> RequestKwargs:
    """List services

    Args:
        only_active: Goes into the query; None leaves it out.
        user_id: Goes into the query; None leaves it out.
        detailed: Goes into the query; None leaves it out.
        include_from_test_key: Goes into the query; None leaves it out.
        start_date: Goes into the query; None leaves it out.
        end_date: Goes into the query; None leaves it out.

    Returns:
        The arguments of `httpx.Client.build_request`.
    """
    request: RequestKwargs = {
        "method": "GET",
        "url": "/service",
    }
    params: dict[str, str | list[str]] = {}
    if only_active is not None:
        params["only_active"] = only_active
    if user_id is not None:
        params["user_id"] = str(user_id)
    if detailed is not None:
        params["detailed"] = detailed
    if include_from_test_key is not None:
        params["include_from_test_key"] = include_from_test_key
    if start_date is not None:
        params["start_date"] = start_date
    if end_date is not None:
        params["end_date"] = end_date
    if params:
        request["params"] = params
    return request


def parse(response: httpx.Response) -> ServiceListEnvelope:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 200:
        try:
            return models.ServiceListEnvelope.from_dict(
                expect_object(decode_json(response.content), "the body")
            )
        except errors.UNDECODABLE as error:
            raise errors.DecodeError(response) from error
    raise errors.ErrorStatus(response)
