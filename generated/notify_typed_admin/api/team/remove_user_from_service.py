"""DELETE /service/{service_id}/users/{user_id}"""

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

    from ...models.remove_user_from_service_request import RemoveUserFromServiceRequest


def request_kwargs(
    service_id: UUID | str,
    user_id: UUID | str,
    *,
    body: RemoveUserFromServiceRequest | None = None,
) -> RequestKwargs:
    """Remove somebody from a service

    Args:
        service_id: Goes into the path, quoted.
        user_id: Goes into the path, quoted.
        body: Goes into the body as JSON; None is no body.

    Returns:
        The arguments of `httpx.Client.build_request`.

    Raises:
        ValueError: If a part of the path is empty or consists of dots.
    """
    request: RequestKwargs = {
        "method": "DELETE",
        "url": f"/service/{path_segment(service_id)}/users/{path_segment(user_id)}",
    }
    if body is not None:
        request["json"] = body.to_dict()
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
