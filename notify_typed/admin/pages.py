"""The requests behind lists of messages and jobs, and the pages that they answer with."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

from notify_typed.admin.bodies import body, present, whole_number
from notify_typed.admin.requests import expect, read, reread, then
from notify_typed.admin.results import Page
from notify_typed.errors import InvalidInput
from notify_typed.inputs import flag, positive_integer, several_of, text, uuid
from notify_typed.pagination import ListOf, NumberedCursor, PageCursor
from notify_typed_admin.api.inbound import get_most_recent_inbound_sms
from notify_typed_admin.api.jobs import get_jobs
from notify_typed_admin.api.notifications import (
    get_notifications_for_job,
    get_notifications_for_service,
    get_notifications_for_service_for_csv,
    search_notifications_for_service,
)
from notify_typed_admin.models import (
    Notification,
    NotificationForCsv,
    NotificationStatus,
    SearchNotificationsForServiceRequest,
    TemplateType,
)
from notify_typed_admin.types import decode_json
from notify_typed_v2.errors import UNDECODABLE, DecodeError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    import httpx

    from notify_typed.calls import Operation
    from notify_typed.pagination import Cursor
    from notify_typed_admin.models import (
        InboundSms,
        Job,
        JobNotificationPage,
        JobPage,
        PageAddresses,
        PageFlags,
    )

__all__ = [
    "Filters",
    "csv_page",
    "csv_walk",
    "has_any_job",
    "inbound_page",
    "inbound_walk",
    "jobs_page",
    "jobs_walk",
    "notifications_page",
    "notifications_walk",
]

ItemT = TypeVar("ItemT", Notification, NotificationForCsv)

_STATUSES = (*NotificationStatus, "accepted", "received")
_USUAL_PAGE_SIZE = 50


@frozen(kw_only=True)
class Filters:
    """Which messages a list has; checked, and good for more than one page."""

    template_type: TemplateType | str | Iterable[TemplateType | str] | None = None
    status: NotificationStatus | str | Iterable[NotificationStatus | str] | None = None
    page_size: int | None = None
    count_pages: bool | None = None
    limit_days: int | None = None
    include_jobs: bool | None = None
    include_from_test_key: bool | None = None
    include_one_off: bool | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what makes no sense, and keep what may be walked only once."""
        if self.template_type is not None:
            kinds = several_of("template_type", self.template_type, TemplateType)
            object.__setattr__(self, "template_type", kinds)
        if self.status is not None:
            object.__setattr__(self, "status", several_of("status", self.status, _STATUSES))
        if self.page_size is not None:
            positive_integer("page_size", self.page_size)
        if self.limit_days is not None:
            whole_number("limit_days", self.limit_days)
        for name in ("count_pages", "include_jobs", "include_from_test_key", "include_one_off"):
            if getattr(self, name) is not None:
                flag(name, getattr(self, name))

    @property
    def types(self) -> list[TemplateType] | None:
        """The types, as the generated code takes them."""
        return None if self.template_type is None else [TemplateType(t) for t in self.template_type]

    @property
    def statuses(self) -> list[str] | None:
        """The states, likewise."""
        return None if self.status is None else list(self.status)


def notifications_page(
    service_id: UUID | str,
    job_id: UUID | str | None,
    filters: Filters,
    page: int | None,
    to: str | None,
) -> Operation[Page[Notification]]:
    """Ask for a page of messages: of a service, of a job, or those that a search finds."""
    service = uuid("service_id", service_id)
    number = None if page is None else positive_integer("page", page)
    if to is not None:
        if job_id is not None:
            raise InvalidInput("Notify cannot search within a job: give `to` or `job_id`.")
        return _search(service, filters, number, text("to", to))
    if job_id is not None:
        operation = read(
            get_notifications_for_job,
            get_notifications_for_job.request_kwargs(
                service,
                uuid("job_id", job_id),
                page=number,
                page_size=filters.page_size,
                template_type=filters.types,
                status=filters.statuses,
            ),
        )
        return then(operation, lambda answer: _job_page(answer, Notification))
    operation_for_all = read(
        get_notifications_for_service,
        get_notifications_for_service.request_kwargs(
            service,
            page=number,
            page_size=filters.page_size,
            template_type=filters.types,
            status=filters.statuses,
            limit_days=filters.limit_days,
            include_jobs=filters.include_jobs,
            include_from_test_key=filters.include_from_test_key,
            include_one_off=filters.include_one_off,
            count_pages=filters.count_pages,
        ),
    )
    return then(
        operation_for_all,
        lambda answer: _page(answer.notifications, answer.links, answer.page_size),
    )


def notifications_walk(
    service_id: UUID | str, job_id: UUID | str | None, filters: Filters
) -> Cursor[Page[Notification], Notification]:
    """Walk through the messages of a service, or of a job."""
    return NumberedCursor(
        lambda number: notifications_page(service_id, job_id, filters, number, None),
        items=lambda page: page.items,
        item_id=lambda item: item.id,
        has_next=lambda page: page.has_next,
    )


def csv_page(
    service_id: UUID | str,
    job_id: UUID | str | None,
    filters: Filters,
    page: int | None,
    older_than: UUID | str | None,
) -> Operation[Page[NotificationForCsv]]:
    """Ask for a page of rows: of a service, or of a job."""
    service = uuid("service_id", service_id)
    if job_id is not None:
        if older_than is not None:
            raise InvalidInput("The pages of a job are asked for by `page`, not by `older_than`.")
        operation = read(
            get_notifications_for_job,
            get_notifications_for_job.request_kwargs(
                service,
                uuid("job_id", job_id),
                page=None if page is None else positive_integer("page", page),
                page_size=filters.page_size,
                template_type=filters.types,
                status=filters.statuses,
                format_for_csv="True",
            ),
        )
        return then(operation, lambda answer: _job_page(answer, NotificationForCsv))
    if page is not None:
        raise InvalidInput("Without a job, further pages are asked for by `older_than`.")
    operation_for_all = read(
        get_notifications_for_service_for_csv,
        get_notifications_for_service_for_csv.request_kwargs(
            service,
            page_size=filters.page_size,
            template_type=filters.types,
            status=filters.statuses,
            limit_days=filters.limit_days,
            older_than=None if older_than is None else uuid("older_than", older_than),
        ),
    )
    # There is no link to a next page: a full one is all that there is to go by.
    full = filters.page_size or _USUAL_PAGE_SIZE
    return then(
        operation_for_all,
        lambda answer: Page(
            items=answer.notifications,
            page_size=answer.page_size,
            has_previous=older_than is not None,
            has_next=len(answer.notifications) >= full,
        ),
    )


def csv_walk(
    service_id: UUID | str, job_id: UUID | str | None, filters: Filters
) -> Cursor[Page[NotificationForCsv], NotificationForCsv]:
    """Walk through the rows of a service, or of a job."""
    if job_id is not None:
        return NumberedCursor(
            lambda number: csv_page(service_id, job_id, filters, number, None),
            items=lambda page: page.items,
            item_id=lambda item: item.id,
            has_next=lambda page: page.has_next,
        )
    walked: ListOf[Page[NotificationForCsv], NotificationForCsv] = ListOf(
        operation=lambda last: csv_page(service_id, None, filters, None, last),
        items=lambda page: page.items,
        item_id=lambda item: item.id,
        has_next=lambda page: page.has_next,
    )
    return PageCursor(walked, None)


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
        statuses=None if statuses is None else ",".join(sorted(statuses)),
        contact_list_id=(
            None if contact_list_id is None else uuid("contact_list_id", contact_list_id)
        ),
    )

    def taken(answer: JobPage) -> Page[Job]:
        return _page(answer.data, answer.links, answer.page_size, answer.total)

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

    def parse(response: httpx.Response) -> bool:
        try:
            answer: object = decode_json(response.content)
        except UNDECODABLE as error:
            raise DecodeError(response) from error
        return answer if isinstance(answer, bool) else bool(asked.parse(response).data)

    asked = read(get_jobs, get_jobs.request_kwargs(service, page=1))
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


def _search(
    service: UUID, filters: Filters, page: int | None, to: str
) -> Operation[Page[Notification]]:
    values = present(
        to=to,
        template_type=filters.types,
        status=filters.statuses,
        page=page,
        page_size=filters.page_size,
        limit_days=filters.limit_days,
        include_jobs=filters.include_jobs,
        include_from_test_key=filters.include_from_test_key,
        include_one_off=filters.include_one_off,
        count_pages=filters.count_pages,
    )
    request = search_notifications_for_service.request_kwargs(
        service, body=body(SearchNotificationsForServiceRequest, values)
    )
    return then(
        read(search_notifications_for_service, request, hidden={"to": to}),
        lambda answer: _page(answer.notifications, answer.links, answer.page_size or None),
    )


AnyT = TypeVar("AnyT")


def _page(
    items: list[AnyT],
    links: PageFlags | PageAddresses,
    page_size: int | None,
    total: int | None = None,
) -> Page[AnyT]:
    return Page(
        items=items,
        page_size=page_size,
        total=total,
        has_previous=bool(links.prev),
        has_next=bool(links.next_),
    )


def _job_page(answer: JobNotificationPage, kind: type[ItemT]) -> Page[ItemT]:
    items = [expect(kind, each) for each in answer.notifications]
    return _page(items, answer.links, answer.page_size, answer.total)
