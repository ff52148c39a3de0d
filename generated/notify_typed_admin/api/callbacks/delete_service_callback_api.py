"""DELETE /service/{service_id}/callback-api/{callback_id}"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import (
    path_segment,
)

if TYPE_CHECKING:
    from uuid import UUID

    import httpx
    from notify_typed_runtime.types import RequestKwargs

    from ...models.callback_type import CallbackType


def request_kwargs(
    service_id: UUID | str,
    callback_id: UUID | str,
    *,
    callback_type: CallbackType | None = None,
) -> RequestKwargs:
    """Remove a callback

    Args:
        service_id: Goes into the path, quoted.
        callback_id: Goes into the path, quoted.
        callback_type: Goes into the query; None leaves it out.

    Returns:
        The arguments of `httpx.Client.build_request`.

    Raises:
        ValueError: If a part of the path is empty or consists of dots.
    """
    request: RequestKwargs = {
        "method": "DELETE",
        "url": f"/service/{path_segment(service_id)}/callback-api/{path_segment(callback_id)}",
    }
    params: dict[str, str | list[str]] = {}
    if callback_type is not None:
        params["callback_type"] = str(callback_type)
    if params:
        request["params"] = params
    return request


def parse(response: httpx.Response) -> None:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 204:
        return None
    raise errors.ErrorStatus(response)
