"""POST /service/{service_id}/archive"""

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


def request_kwargs(
    service_id: UUID | str,
) -> RequestKwargs:
    """Archive a service

    Args:
        service_id: Goes into the path, quoted.

    Returns:
        The arguments of `httpx.Client.build_request`.

    Raises:
        ValueError: If a part of the path is empty or consists of dots.
    """
    return {
        "method": "POST",
        "url": f"/service/{path_segment(service_id)}/archive",
    }


def parse(response: httpx.Response) -> None:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 204:
        return None
    raise errors.ErrorStatus(response)
