"""GET /v2/templates"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import (
    decode_json,
    expect_object,
)

from ... import models

if TYPE_CHECKING:
    import httpx
    from notify_typed_runtime.types import RequestKwargs

    from ...models.notification_type import NotificationType
    from ...models.template_list import TemplateList


def request_kwargs(
    *,
    type_: NotificationType | None = None,
) -> RequestKwargs:
    """List templates

    Args:
        type_: Goes into the query; None leaves it out.

    Returns:
        The arguments of `httpx.Client.build_request`.
    """
    request: RequestKwargs = {
        "method": "GET",
        "url": "/v2/templates",
    }
    params: dict[str, str | list[str]] = {}
    if type_ is not None:
        params["type"] = str(type_)
    if params:
        request["params"] = params
    return request


def parse(response: httpx.Response) -> TemplateList:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 200:
        try:
            return models.TemplateList.from_dict(
                expect_object(decode_json(response.content), "the body")
            )
        except errors.UNDECODABLE as error:
            raise errors.DecodeError(response) from error
    raise errors.ErrorStatus(response)
