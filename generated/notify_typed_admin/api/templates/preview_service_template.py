"""GET /service/{service_id}/template/{template_id}/preview"""

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

    from ...models.preview_values import PreviewValues
    from ...models.template import Template


def request_kwargs(
    service_id: UUID | str,
    template_id: UUID | str,
    *,
    personalisation: PreviewValues | None = None,
) -> RequestKwargs:
    """Fill in a template

    Args:
        service_id: Goes into the path, quoted.
        template_id: Goes into the path, quoted.
        personalisation: Goes into the query; None leaves it out.

    Returns:
        The arguments of `httpx.Client.build_request`.

    Raises:
        ValueError: If a part of the path is empty or consists of dots.
    """
    request: RequestKwargs = {
        "method": "GET",
        "url": f"/service/{path_segment(service_id)}/template/{path_segment(template_id)}/preview",
    }
    params: dict[str, str | list[str]] = {}
    if personalisation is not None:
        params.update(personalisation.additional_properties)
    if params:
        request["params"] = params
    return request


def parse(response: httpx.Response) -> Template:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 200:
        try:
            return models.Template.from_dict(
                expect_object(decode_json(response.content), "the body")
            )
        except errors.UNDECODABLE as error:
            raise errors.DecodeError(response) from error
    raise errors.ErrorStatus(response)
