"""POST /service/{service_id}/invite/{invited_user_id}"""

from __future__ import annotations

from typing import TYPE_CHECKING

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

    from ...models.invited_user_envelope import InvitedUserEnvelope
    from ...models.update_invite_request import UpdateInviteRequest


def request_kwargs(
    service_id: UUID | str,
    invited_user_id: UUID | str,
    *,
    body: UpdateInviteRequest,
) -> RequestKwargs:
    """Accept, cancel or change an invitation

    Args:
        service_id: Goes into the path, quoted.
        invited_user_id: Goes into the path, quoted.
        body: Goes into the body as JSON.

    Returns:
        The arguments of `httpx.Client.build_request`.

    Raises:
        ValueError: If a part of the path is empty or consists of dots.
    """
    return {
        "method": "POST",
        "url": f"/service/{path_segment(service_id)}/invite/{path_segment(invited_user_id)}",
        "json": body.to_dict(),
    }


def parse(response: httpx.Response) -> InvitedUserEnvelope:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 200:
        try:
            return models.InvitedUserEnvelope.from_dict(
                expect_object(decode_json(response.content), "the body")
            )
        except errors.UNDECODABLE as error:
            raise errors.DecodeError(response) from error
    raise errors.ErrorStatus(response)
