"""POST /service/{service_id}/job/{job_id}/cancel-letter-job"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import (
    decode_json,
    expect_integer,
    path_segment,
)

if TYPE_CHECKING:
    from uuid import UUID

    import httpx
    from notify_typed_runtime.types import RequestKwargs


def request_kwargs(
    service_id: UUID | str,
    job_id: UUID | str,
) -> RequestKwargs:
    """Cancel the letters of a job

    Args:
        service_id: Goes into the path, quoted.
        job_id: Goes into the path, quoted.

    Returns:
        The arguments of `httpx.Client.build_request`.

    Raises:
        ValueError: If a part of the path is empty or consists of dots.
    """
    return {
        "method": "POST",
        "url": f"/service/{path_segment(service_id)}/job/{path_segment(job_id)}/cancel-letter-job",
    }


def parse(response: httpx.Response) -> int:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 200:
        try:
            body = decode_json(response.content)
            return expect_integer(body, "the body")
        except errors.UNDECODABLE as error:
            raise errors.DecodeError(response) from error
    raise errors.ErrorStatus(response)
