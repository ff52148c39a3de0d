"""GET /service/{service_id}/job/{job_id}/notifications"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

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

    from ...models.job_notification_page import JobNotificationPage
    from ...models.template_type import TemplateType


def request_kwargs(
    service_id: UUID | str,
    job_id: UUID | str,
    *,
    page: int | None = None,
    page_size: int | None = None,
    template_type: Iterable[TemplateType] | None = None,
    status: Iterable[str] | None = None,
    format_for_csv: Literal["True"] | None = None,
) -> RequestKwargs:
    """List the messages of a job

    Args:
        service_id: Goes into the path, quoted.
        job_id: Goes into the path, quoted.
        page: Goes into the query; None leaves it out.
        page_size: Goes into the query; None leaves it out.
        template_type: Goes into the query, once for each item; None leaves it out.
        status: Goes into the query, once for each item; None leaves it out.
        format_for_csv: Goes into the query; None leaves it out.

    Returns:
        The arguments of `httpx.Client.build_request`.

    Raises:
        ValueError: If a part of the path is empty or consists of dots.
    """
    request: RequestKwargs = {
        "method": "GET",
        "url": f"/service/{path_segment(service_id)}/job/{path_segment(job_id)}/notifications",
    }
    params: dict[str, str | list[str]] = {}
    if page is not None:
        params["page"] = str(page)
    if page_size is not None:
        params["page_size"] = str(page_size)
    if template_type is not None:
        params["template_type"] = [str(_item) for _item in template_type]
    if status is not None:
        params["status"] = [_item for _item in status]
    if format_for_csv is not None:
        params["format_for_csv"] = format_for_csv
    if params:
        request["params"] = params
    return request


def parse(response: httpx.Response) -> JobNotificationPage:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 200:
        try:
            return models.JobNotificationPage.from_dict(
                expect_object(decode_json(response.content), "the body")
            )
        except errors.UNDECODABLE as error:
            raise errors.DecodeError(response) from error
    raise errors.ErrorStatus(response)
