"""GET /v2/notifications"""

from __future__ import annotations

from collections.abc import Iterable
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

    from ...models.notification_page import NotificationPage
    from ...models.notification_status import NotificationStatus
    from ...models.notification_type import NotificationType


def request_kwargs(
    *,
    status: Iterable[NotificationStatus] | None = None,
    template_type: Iterable[NotificationType] | None = None,
    include_jobs: Literal[True] | None = None,
    older_than: UUID | str | None = None,
    reference: str | None = None,
) -> RequestKwargs:
    """List messages

    Args:
        status: Goes into the query, once for each item; None leaves it out.
        template_type: Goes into the query, once for each item; None leaves it out.
        include_jobs: Goes into the query; None leaves it out.
        older_than: Goes into the query; None leaves it out.
        reference: Goes into the query; None leaves it out.

    Returns:
        The arguments of `httpx.Client.build_request`.
    """
    request: RequestKwargs = {
        "method": "GET",
        "url": "/v2/notifications",
    }
    params: dict[str, str | list[str]] = {}
    if status is not None:
        params["status"] = [str(_item) for _item in status]
    if template_type is not None:
        params["template_type"] = [str(_item) for _item in template_type]
    if include_jobs is not None:
        params["include_jobs"] = str(include_jobs).lower()
    if older_than is not None:
        params["older_than"] = str(older_than)
    if reference is not None:
        params["reference"] = reference
    if params:
        request["params"] = params
    return request


def parse(response: httpx.Response) -> NotificationPage:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 200:
        try:
            return models.NotificationPage.from_dict(
                expect_object(decode_json(response.content), "the body")
            )
        except errors.UNDECODABLE as error:
            raise errors.DecodeError(response) from error
    raise errors.ErrorStatus(response)
