"""POST /service/{service_id}/template/{template_id}"""

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

    from ...models.template_envelope import TemplateEnvelope
    from ...models.update_service_template_request import UpdateServiceTemplateRequest


def request_kwargs(
    service_id: UUID | str,
    template_id: UUID | str,
    *,
    body: UpdateServiceTemplateRequest,
) -> RequestKwargs:
    """Change, archive or redact a template

    Args:
        service_id: Goes into the path, quoted.
        template_id: Goes into the path, quoted.
        body: Goes into the body as JSON.

    Returns:
        The arguments of `httpx.Client.build_request`.

    Raises:
        ValueError: If a part of the path is empty or consists of dots.
    """
    return {
        "method": "POST",
        "url": f"/service/{path_segment(service_id)}/template/{path_segment(template_id)}",
        "json": body.to_dict(),
    }


def parse(response: httpx.Response) -> TemplateEnvelope | None:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 200:
        try:
            body = decode_json(response.content)
            return (
                None
                if body is None
                else models.TemplateEnvelope.from_dict(expect_object(body, "the body"))
            )
        except errors.UNDECODABLE as error:
            raise errors.DecodeError(response) from error
    raise errors.ErrorStatus(response)
