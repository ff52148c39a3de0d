"""Builds the operations that read: checks arguments, and says how to read the answers.

Pure functions, over which the clients' methods are one line each. All raise `InvalidInput` for
arguments that are not valid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlencode

from notify_typed._engine.inputs import (
    encode,
    flag,
    one_of,
    positive_integer,
    reference_text,
    several_of,
    uuid,
)
from notify_typed._engine.operation import MOST, MOST_OF_A_LIST, Operation
from notify_typed._engine.pagination import ListOf, PageCursor
from notify_typed._personalisation import personalisation_values
from notify_typed_v2.api.notifications import get_letter_pdf as letter_pdf_endpoint
from notify_typed_v2.api.notifications import get_notification as notification_endpoint
from notify_typed_v2.api.notifications import list_notifications as notifications_endpoint
from notify_typed_v2.api.received_texts import list_received_texts as received_texts_endpoint
from notify_typed_v2.api.templates import get_template as template_endpoint
from notify_typed_v2.api.templates import get_template_version as template_version_endpoint
from notify_typed_v2.api.templates import list_templates as templates_endpoint
from notify_typed_v2.api.templates import preview_template as preview_endpoint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from notify_typed._personalisation import Personalisation
    from notify_typed_runtime.types import HTTPAnswer, RequestKwargs
    from notify_typed_v2.models import (
        Notification,
        NotificationPage,
        NotificationStatus,
        NotificationType,
        ReceivedText,
        ReceivedTextPage,
        Template,
        TemplateList,
        TemplatePreview,
    )

T = TypeVar("T")

# A precompiled letter's reference has no limit, but the URL of a look has: 65,536 characters, and
# one of the reference takes up to 12 of them.
_LONGEST_LOOKED_UP = 5_000

# Reading messages


def get_notification(notification_id: UUID | str) -> Operation[Notification]:
    """See `NotifyClient.get_notification_by_id`."""
    request = notification_endpoint.request_kwargs(uuid("notification_id", notification_id))
    return _operation("get_notification", request, notification_endpoint.parse)


def get_letter_pdf(notification_id: UUID | str) -> Operation[bytes]:
    """See `NotifyClient.get_pdf_for_letter`."""
    request = letter_pdf_endpoint.request_kwargs(uuid("notification_id", notification_id))
    return _operation("get_letter_pdf", request, letter_pdf_endpoint.parse, MOST_OF_A_LIST)


def refuse_positional(method: str, positional: tuple[object, ...]) -> None:
    """Say how a method takes its filters, to those who give them by position.

    Raises:
        TypeError: There are some. No value is shown: it may be a reference.
    """
    if positional:
        raise TypeError(
            f'{method}() takes its filters by keyword, as in {method}(status="delivered"), not'
            " by position: clients and their documentation disagree on the order."
        )


def list_notifications(
    *,
    template_type: NotificationType | str | Iterable[NotificationType | str] | None = None,
    status: NotificationStatus | str | Iterable[NotificationStatus | str] | None = None,
    reference: str | None = None,
    older_than: UUID | str | None = None,
    include_jobs: bool | None = None,
) -> Operation[NotificationPage]:
    """See `NotifyClient.get_all_notifications`."""
    from notify_typed_v2.models import NotificationStatus as Statuses  # noqa: PLC0415 - lazy
    from notify_typed_v2.models import NotificationType as Types  # noqa: PLC0415 - lazy

    request = notifications_endpoint.request_kwargs(
        template_type=None
        if template_type is None
        else [Types(word) for word in several_of("template_type", template_type, Types)],
        status=None
        if status is None
        else [Statuses(word) for word in several_of("status", status, Statuses)],
        reference=None
        if reference is None
        else reference_text(reference, longest=_LONGEST_LOOKED_UP),
        older_than=_optional_uuid("older_than", older_than),
        # "true" or nothing: `include_jobs` of `list_notifications` in spec/openapi.yaml.
        include_jobs=True
        if include_jobs is not None and flag("include_jobs", include_jobs)
        else None,
    )
    return _operation("list_notifications", request, notifications_endpoint.parse, MOST_OF_A_LIST)


def all_notifications(
    *,
    template_type: NotificationType | str | Iterable[NotificationType | str] | None,
    status: NotificationStatus | str | Iterable[NotificationStatus | str] | None,
    reference: str | None,
    include_jobs: bool | None,
    older_than: UUID | str | None,
) -> PageCursor[NotificationPage, Notification]:
    """See `NotifyClient.get_all_notifications_iterator`."""
    from notify_typed_v2.models import NotificationStatus as Statuses  # noqa: PLC0415 - lazy
    from notify_typed_v2.models import NotificationType as Types  # noqa: PLC0415 - lazy

    # An iterable may be good for one walk only, and every page repeats the filter.
    statuses = None if status is None else several_of("status", status, Statuses)
    types = None if template_type is None else several_of("template_type", template_type, Types)

    def page(last: UUID | None) -> Operation[NotificationPage]:
        return list_notifications(
            template_type=types,
            status=statuses,
            reference=reference,
            include_jobs=include_jobs,
            older_than=last,
        )

    walked = ListOf(
        operation=page,
        items=lambda page: page.notifications,
        item_id=lambda notification: notification.id,
        has_next=_has_next,
    )
    return PageCursor(walked, _optional_uuid("older_than", older_than))


# Templates


def get_template(template_id: UUID | str) -> Operation[Template]:
    """See `NotifyClient.get_template`."""
    request = template_endpoint.request_kwargs(uuid("template_id", template_id))
    return _operation("get_template", request, template_endpoint.parse)


def get_template_version(template_id: UUID | str, version: int) -> Operation[Template]:
    """See `NotifyClient.get_template_version`."""
    request = template_version_endpoint.request_kwargs(
        uuid("template_id", template_id), positive_integer("version", version)
    )
    return _operation("get_template_version", request, template_version_endpoint.parse)


def list_templates(template_type: NotificationType | str | None) -> Operation[TemplateList]:
    """See `NotifyClient.get_all_templates`."""
    from notify_typed_v2.models import NotificationType as Types  # noqa: PLC0415 - lazy

    request = templates_endpoint.request_kwargs(
        type_=None
        if template_type is None
        else Types(one_of("template_type", template_type, Types))
    )
    return _operation("list_templates", request, templates_endpoint.parse, MOST_OF_A_LIST)


def preview_template(
    template_id: UUID | str, personalisation: Personalisation | None
) -> Operation[TemplatePreview]:
    """See `NotifyClient.post_template_preview`."""
    request = preview_endpoint.request_kwargs(uuid("template_id", template_id))
    values = {} if personalisation is None else personalisation_values(personalisation)
    request["json"] = {"personalisation": values}
    return _operation("preview_template", request, preview_endpoint.parse)


# Received texts


def list_received_texts(older_than: UUID | str | None) -> Operation[ReceivedTextPage]:
    """See `NotifyClient.get_received_texts`."""
    request = received_texts_endpoint.request_kwargs(
        older_than=_optional_uuid("older_than", older_than)
    )
    return _operation("list_received_texts", request, received_texts_endpoint.parse, MOST_OF_A_LIST)


def all_received_texts(
    older_than: UUID | str | None,
) -> PageCursor[ReceivedTextPage, ReceivedText]:
    """See `NotifyClient.get_received_texts_iterator`."""
    walked = ListOf(
        operation=list_received_texts,
        items=lambda page: page.received_text_messages,
        item_id=lambda received: received.id,
        has_next=_has_next,
    )
    return PageCursor(walked, _optional_uuid("older_than", older_than))


def _operation(
    name: str,
    request: RequestKwargs,
    parse: Callable[[HTTPAnswer], T],
    most: int = MOST,
) -> Operation[T]:
    """Make an operation that may be repeated of a generated request."""
    body = request.get("json")
    return Operation(
        name,
        request["method"],
        request["url"],
        parse,
        query=urlencode(request.get("params", {}), doseq=True),
        content=None if body is None else encode(body),
        most=most,
    )


def _has_next(page: NotificationPage | ReceivedTextPage) -> bool:
    return page.has("links") and page.links.has("next_")


def _optional_uuid(name: str, value: UUID | str | None) -> UUID | None:
    return None if value is None else uuid(name, value)
