"""GET /service/{service_id}/notifications"""

from __future__ import annotations

from collections.abc import Iterable
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

    from ...models.notification_page import NotificationPage
    from ...models.template_type import TemplateType


def request_kwargs(
    service_id: UUID | str,
    *,
    page: int | None = None,
    page_size: int | None = None,
    template_type: Iterable[TemplateType] | None = None,
    status: Iterable[str] | None = None,
    limit_days: int | None = None,
    include_jobs: bool | None = None,
    include_from_test_key: bool | None = None,
    include_one_off: bool | None = None,
    count_pages: bool | None = None,
) -> RequestKwargs:
    """List a service's messages

    Args:
        service_id: Goes into the path, quoted.
        page: Goes into the query; None leaves it out.
        page_size: Goes into the query; None leaves it out.
        template_type: Goes into the query, once for each item; None leaves it out.
        status: Goes into the query, once for each item; None leaves it out.
        limit_days: Goes into the query; None leaves it out.
        include_jobs: Goes into the query; None leaves it out.
        include_from_test_key: Goes into the query; None leaves it out.
        include_one_off: Goes into the query; None leaves it out.
        count_pages: Goes into the query; None leaves it out.

    Returns:
        The arguments of `httpx.Client.build_request`.

    Raises:
        ValueError: If a part of the path is empty or consists of dots.
    """
    request: RequestKwargs = {
        "method": "GET",
        "url": f"/service/{path_segment(service_id)}/notifications",
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
    if limit_days is not None:
        params["limit_days"] = str(limit_days)
    if include_jobs is not None:
        params["include_jobs"] = str(include_jobs).lower()
    if include_from_test_key is not None:
        params["include_from_test_key"] = str(include_from_test_key).lower()
    if include_one_off is not None:
        params["include_one_off"] = str(include_one_off).lower()
    if count_pages is not None:
        params["count_pages"] = str(count_pages).lower()
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
