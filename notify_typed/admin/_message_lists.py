"""The requests behind lists of messages, their filters, and the pages that they answer with."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from attrs import field, frozen

from notify_typed._engine.inputs import flag, positive_integer, several_of, text, uuid
from notify_typed._engine.pagination import ListOf, NumberedCursor, PageCursor
from notify_typed.admin._inputs import given, whole_number
from notify_typed.admin._pages import page_of
from notify_typed.admin._requests import expect, read, then
from notify_typed.admin._results import Page
from notify_typed.errors import InvalidInput
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

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed._engine.operation import Operation
    from notify_typed._engine.pagination import Cursor
    from notify_typed_admin.models import JobNotificationPage

__all__ = ["Filters", "csv_page", "csv_walk", "notifications_page", "notifications_walk"]

ItemT = TypeVar("ItemT", Notification, NotificationForCsv)

# Two stand for several states, and are asked for alone.
_STATUSES = (*NotificationStatus, "accepted", "received")
_USUAL_PAGE_SIZE = 50


def _types(value: object) -> list[TemplateType] | None:
    if value is None:
        return None
    return [TemplateType(kind) for kind in several_of("template_type", value, TemplateType)]


def _statuses(value: object) -> list[str] | None:
    return None if value is None else several_of("status", value, _STATUSES)


@frozen(kw_only=True)
class Filters:
    """Which messages a list has: checked, and good for any number of pages.

    The attributes are those of `Notifications.get_notifications_for_service`.
    """

    template_type: list[TemplateType] | None = field(default=None, converter=_types)
    status: list[str] | None = field(default=None, converter=_statuses)
    page_size: int | None = None
    count_pages: bool | None = None
    limit_days: int | None = None
    include_jobs: bool | None = None
    include_from_test_key: bool | None = None
    include_one_off: bool | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse filters that cannot go together."""
        if self.page_size is not None:
            positive_integer("page_size", self.page_size)
        if self.limit_days is not None:
            whole_number("limit_days", self.limit_days)
        for name in ("count_pages", "include_jobs", "include_from_test_key", "include_one_off"):
            if getattr(self, name) is not None:
                flag(name, getattr(self, name))


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
                template_type=filters.template_type,
                status=filters.status,
            ),
        )
        return then(operation, lambda answer: _job_page(answer, Notification))
    operation_for_all = read(
        get_notifications_for_service,
        get_notifications_for_service.request_kwargs(
            service,
            page=number,
            page_size=filters.page_size,
            template_type=filters.template_type,
            status=filters.status,
            limit_days=filters.limit_days,
            include_jobs=filters.include_jobs,
            include_from_test_key=filters.include_from_test_key,
            include_one_off=filters.include_one_off,
            count_pages=filters.count_pages,
        ),
    )
    return then(
        operation_for_all,
        lambda answer: page_of(answer.notifications, answer.links, answer.page_size),
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
                template_type=filters.template_type,
                status=filters.status,
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
            template_type=filters.template_type,
            status=filters.status,
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


def _search(
    service: UUID, filters: Filters, page: int | None, to: str
) -> Operation[Page[Notification]]:
    body = SearchNotificationsForServiceRequest(
        to=to,
        template_type=given(filters.template_type),
        status=given(filters.status),
        page=given(page),
        page_size=given(filters.page_size),
        limit_days=given(filters.limit_days),
        include_jobs=given(filters.include_jobs),
        include_from_test_key=given(filters.include_from_test_key),
        include_one_off=given(filters.include_one_off),
        count_pages=given(filters.count_pages),
    )
    request = search_notifications_for_service.request_kwargs(service, body=body)
    return then(
        read(search_notifications_for_service, request, hidden={"to": to}),
        lambda answer: page_of(answer.notifications, answer.links, answer.page_size or None),
    )


def _job_page(answer: JobNotificationPage, kind: type[ItemT]) -> Page[ItemT]:
    items = [expect(kind, each) for each in answer.notifications]
    return page_of(items, answer.links, answer.page_size, answer.total)
