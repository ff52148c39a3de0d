"""GET /v2/template/{template_id}/version/{version}"""

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

    from ...models.template import Template


def request_kwargs(
    template_id: UUID | str,
    version: int,
) -> RequestKwargs:
    """Read one version of a template

    Args:
        template_id: Goes into the path, quoted.
        version: Goes into the path, quoted.

    Returns:
        The arguments of `httpx.Client.build_request`.

    Raises:
        ValueError: If a part of the path is empty or consists of dots.
    """
    return {
        "method": "GET",
        "url": f"/v2/template/{path_segment(template_id)}/version/{path_segment(version)}",
    }


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
