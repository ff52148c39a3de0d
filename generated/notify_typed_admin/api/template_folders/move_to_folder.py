"""POST /service/{service_id}/template-folder/{folder_id}/contents"""

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

    from ...models.move_to_folder_request import MoveToFolderRequest


def request_kwargs(
    service_id: UUID | str,
    folder_id: UUID | str,
    *,
    body: MoveToFolderRequest,
) -> RequestKwargs:
    """Move templates and folders into a folder

    Args:
        service_id: Goes into the path, quoted.
        folder_id: Goes into the path, quoted.
        body: Goes into the body as JSON.

    Returns:
        The arguments of `httpx.Client.build_request`.

    Raises:
        ValueError: If a part of the path is empty or consists of dots.
    """
    return {
        "method": "POST",
        "url": f"/service/{path_segment(service_id)}/template-folder/{path_segment(folder_id)}/contents",
        "json": body.to_dict(),
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
