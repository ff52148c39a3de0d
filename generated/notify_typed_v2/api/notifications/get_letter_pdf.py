"""GET /v2/notifications/{notification_id}/pdf"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import (
    media_type,
    path_segment,
)

if TYPE_CHECKING:
    from uuid import UUID

    import httpx
    from notify_typed_runtime.types import RequestKwargs


def request_kwargs(
    notification_id: UUID | str,
) -> RequestKwargs:
    """Download the PDF of a letter

    Args:
        notification_id: Goes into the path, quoted.

    Returns:
        The arguments of `httpx.Client.build_request`.

    Raises:
        ValueError: If a part of the path is empty or consists of dots.
    """
    return {
        "method": "GET",
        "url": f"/v2/notifications/{path_segment(notification_id)}/pdf",
    }


def parse(response: httpx.Response) -> bytes:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 200:
        if media_type(response.headers) not in (
            "",
            "application/pdf",
        ):
            raise errors.DecodeError(response)
        return response.content
    raise errors.ErrorStatus(response)
