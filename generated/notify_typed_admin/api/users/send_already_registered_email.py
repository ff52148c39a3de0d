"""POST /user/{user_id}/email-already-registered"""

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

    from ...models.send_already_registered_email_request import SendAlreadyRegisteredEmailRequest


def request_kwargs(
    user_id: UUID | str,
    *,
    body: SendAlreadyRegisteredEmailRequest,
) -> RequestKwargs:
    """Tell somebody that they have an account already

    Args:
        user_id: Goes into the path, quoted.
        body: Goes into the body as JSON.

    Returns:
        The arguments of `httpx.Client.build_request`.

    Raises:
        ValueError: If a part of the path is empty or consists of dots.
    """
    return {
        "method": "POST",
        "url": f"/user/{path_segment(user_id)}/email-already-registered",
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
