"""GET /service/{service_id}/notifications/count"""

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

    from ...models.service_notification_count import ServiceNotificationCount
    from ...models.template_type import TemplateType


def request_kwargs(
    service_id: UUID | str,
    *,
    template_type: TemplateType,
    limit_days: int,
) -> RequestKwargs:
    """Count the messages that a service has sent

    Args:
        service_id: Goes into the path, quoted.
        template_type: Goes into the query.
        limit_days: Goes into the query.

    Returns:
        The arguments of `httpx.Client.build_request`.

    Raises:
        ValueError: If a part of the path is empty or consists of dots.
    """
    request: RequestKwargs = {
        "method": "GET",
        "url": f"/service/{path_segment(service_id)}/notifications/count",
    }
    params: dict[str, str | list[str]] = {}
    params["template_type"] = str(template_type)
    params["limit_days"] = str(limit_days)
    if params:
        request["params"] = params
    return request


def parse(response: httpx.Response) -> ServiceNotificationCount:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 200:
        try:
            return models.ServiceNotificationCount.from_dict(
                expect_object(decode_json(response.content), "the body")
            )
        except errors.UNDECODABLE as error:
            raise errors.DecodeError(response) from error
    raise errors.ErrorStatus(response)
