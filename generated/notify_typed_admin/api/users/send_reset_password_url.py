"""POST /user/reset-password"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors

if TYPE_CHECKING:
    import httpx
    from notify_typed_runtime.types import RequestKwargs

    from ...models.send_reset_password_url_request import SendResetPasswordUrlRequest


def request_kwargs(
    *,
    body: SendResetPasswordUrlRequest,
) -> RequestKwargs:
    """Send a link for a new password

    Args:
        body: Goes into the body as JSON.

    Returns:
        The arguments of `httpx.Client.build_request`.
    """
    return {
        "method": "POST",
        "url": "/user/reset-password",
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
