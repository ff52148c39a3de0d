"""The requests behind lists of jobs and received texts, and the pages that lists answer with."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from notify_typed._engine.inputs import list_of, positive_integer, text, uuid
from notify_typed._engine.operation import CacheEntry
from notify_typed._engine.pagination import NumberedCursor
from notify_typed.admin._inputs import whole_number
from notify_typed.admin._requests import read, reread, then
from notify_typed.admin._results import Page
from notify_typed_admin.api.inbound import get_most_recent_inbound_sms
from notify_typed_admin.api.jobs import get_jobs
from notify_typed_runtime.errors import UNDECODABLE, DecodeError
from notify_typed_runtime.types import decode_json

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from notify_typed._engine.operation import Operation
    from notify_typed._engine.pagination import Cursor
    from notify_typed_admin.models import InboundSms, Job, JobPage, PageAddresses, PageFlags
    from notify_typed_runtime.types import HTTPAnswer

__all__ = ["has_any_job", "inbound_page", "inbound_walk", "jobs_page", "jobs_walk", "page_of"]

ItemT = TypeVar("ItemT")


def page_of(
    items: list[ItemT],
    links: PageFlags | PageAddresses,
    page_size: int | None,
    total: int | None = None,
) -> Page[ItemT]:
    """Make a page of what an answer has; its links are addresses here, flags there."""
    return Page(
        items=items,
        page_size=page_size,
        total=total,
        has_previous=bool(links.prev),
        has_next=bool(links.next_),
    )


def jobs_page(
    service_id: UUID | str,
    limit_days: int | None,
    contact_list_id: UUID | str | None,
    statuses: Iterable[str] | None,
    page: int,
) -> Operation[Page[Job]]:
    """Ask for a page of a service's jobs."""
    request = get_jobs.request_kwargs(
        uuid("service_id", service_id),
        page=positive_integer("page", page),
        limit_days=None if limit_days is None else whole_number("limit_days", limit_days),
        statuses=None
        if statuses is None
        else ",".join(sorted(list_of("statuses", statuses, text))),
        contact_list_id=(
            None if contact_list_id is None else uuid("contact_list_id", contact_list_id)
        ),
    )

    def taken(answer: JobPage) -> Page[Job]:
        return page_of(answer.data, answer.links, answer.page_size, answer.total)

    return then(read(get_jobs, request), taken)


def jobs_walk(
    service_id: UUID | str,
    limit_days: int | None,
    contact_list_id: UUID | str | None,
    statuses: Iterable[str] | None,
) -> Cursor[Page[Job], Job]:
    """Walk through a service's jobs."""
    return NumberedCursor(
        lambda number: jobs_page(service_id, limit_days, contact_list_id, statuses, number),
        items=lambda page: page.items,
        item_id=lambda item: item.id,
        has_next=lambda page: page.has_next,
    )


def has_any_job(service: UUID) -> Operation[bool]:
    """Ask whether a service has a job. What a cache has kept of the answer reads the same."""

    def parse(response: HTTPAnswer) -> bool:
        try:
            answer: object = decode_json(response.content)
        except UNDECODABLE as error:
            raise DecodeError(response) from error
        return answer if isinstance(answer, bool) else bool(asked.parse(response).data)

    entry = CacheEntry(f"has_jobs-{service}", result=True)
    asked = read(get_jobs, get_jobs.request_kwargs(service, page=1), cache=entry)
    return reread(asked, parse)


def inbound_page(service_id: UUID | str, page: int | None) -> Operation[Page[InboundSms]]:
    """Ask for a page of the newest text that each person sent."""
    request = get_most_recent_inbound_sms.request_kwargs(
        uuid("service_id", service_id),
        page=None if page is None else positive_integer("page", page),
    )
    return then(
        read(get_most_recent_inbound_sms, request),
        lambda answer: Page(
            items=answer.data, has_previous=(page or 1) > 1, has_next=answer.has_next
        ),
    )


def inbound_walk(service_id: UUID | str) -> Cursor[Page[InboundSms], InboundSms]:
    """Walk through the newest text that each person sent."""
    return NumberedCursor(
        lambda number: inbound_page(service_id, number),
        items=lambda page: page.items,
        item_id=lambda item: item.id,
        has_next=lambda page: page.has_next,
    )
