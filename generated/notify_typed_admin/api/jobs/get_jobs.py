"""GET /service/{service_id}/job"""

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

    from ...models.job_page import JobPage


def request_kwargs(
    service_id: UUID | str,
    *,
    page: int | None = None,
    limit_days: int | None = None,
    statuses: str | None = None,
    contact_list_id: UUID | str | None = None,
) -> RequestKwargs:
    """List a service's jobs

    Args:
        service_id: Goes into the path, quoted.
        page: Goes into the query; None leaves it out.
        limit_days: Goes into the query; None leaves it out.
        statuses: Goes into the query; None leaves it out.
        contact_list_id: Goes into the query; None leaves it out.

    Returns:
        The arguments of `httpx.Client.build_request`.

    Raises:
        ValueError: If a part of the path is empty or consists of dots.
    """
    request: RequestKwargs = {
        "method": "GET",
        "url": f"/service/{path_segment(service_id)}/job",
    }
    params: dict[str, str | list[str]] = {}
    if page is not None:
        params["page"] = str(page)
    if limit_days is not None:
        params["limit_days"] = str(limit_days)
    if statuses is not None:
        params["statuses"] = statuses
    if contact_list_id is not None:
        params["contact_list_id"] = str(contact_list_id)
    if params:
        request["params"] = params
    return request


def parse(response: httpx.Response) -> JobPage:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 200:
        try:
            return models.JobPage.from_dict(
                expect_object(decode_json(response.content), "the body")
            )
        except errors.UNDECODABLE as error:
            raise errors.DecodeError(response) from error
    raise errors.ErrorStatus(response)
