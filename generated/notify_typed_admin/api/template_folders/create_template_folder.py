"""POST /service/{service_id}/template-folder"""

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

    from ...models.create_template_folder_request import CreateTemplateFolderRequest
    from ...models.template_folder_envelope import TemplateFolderEnvelope


def request_kwargs(
    service_id: UUID | str,
    *,
    body: CreateTemplateFolderRequest,
) -> RequestKwargs:
    """Make a folder

    Args:
        service_id: Goes into the path, quoted.
        body: Goes into the body as JSON.

    Returns:
        The arguments of `httpx.Client.build_request`.

    Raises:
        ValueError: If a part of the path is empty or consists of dots.
    """
    return {
        "method": "POST",
        "url": f"/service/{path_segment(service_id)}/template-folder",
        "json": body.to_dict(),
    }


def parse(response: httpx.Response) -> TemplateFolderEnvelope:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 201:
        try:
            return models.TemplateFolderEnvelope.from_dict(
                expect_object(decode_json(response.content), "the body")
            )
        except errors.UNDECODABLE as error:
            raise errors.DecodeError(response) from error
    raise errors.ErrorStatus(response)
