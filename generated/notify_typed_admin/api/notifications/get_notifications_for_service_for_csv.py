"""GET /service/{service_id}/notifications/csv"""

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

    from ...models.notification_for_csv_page import NotificationForCsvPage
    from ...models.template_type import TemplateType


def request_kwargs(
    service_id: UUID | str,
    *,
    page_size: int | None = None,
    template_type: Iterable[TemplateType] | None = None,
    status: Iterable[str] | None = None,
    limit_days: int | None = None,
    older_than: UUID | str | None = None,
) -> RequestKwargs:
    """List a service's messages for a spreadsheet

    Args:
        service_id: Goes into the path, quoted.
        page_size: Goes into the query; None leaves it out.
        template_type: Goes into the query, once for each item; None leaves it out.
        status: Goes into the query, once for each item; None leaves it out.
        limit_days: Goes into the query; None leaves it out.
        older_than: Goes into the query; None leaves it out.

    Returns:
        The arguments of `httpx.Client.build_request`.

    Raises:
        ValueError: If a part of the path is empty or consists of dots.
    """
    request: RequestKwargs = {
        "method": "GET",
        "url": f"/service/{path_segment(service_id)}/notifications/csv",
    }
    params: dict[str, str | list[str]] = {}
    if page_size is not None:
        params["page_size"] = str(page_size)
    if template_type is not None:
        params["template_type"] = [str(_item) for _item in template_type]
    if status is not None:
        params["status"] = [_item for _item in status]
    if limit_days is not None:
        params["limit_days"] = str(limit_days)
    if older_than is not None:
        params["older_than"] = str(older_than)
    if params:
        request["params"] = params
    return request


def parse(response: httpx.Response) -> NotificationForCsvPage:
    """Decode the answer to this operation.

    Raises:
        errors.ErrorStatus: If it is not a success.
        errors.DecodeError: If the body does not belong to that success.
    """
    if response.status_code == 200:
        try:
            return models.NotificationForCsvPage.from_dict(
                expect_object(decode_json(response.content), "the body")
            )
        except errors.UNDECODABLE as error:
            raise errors.DecodeError(response) from error
    raise errors.ErrorStatus(response)
