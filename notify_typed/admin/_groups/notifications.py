# Made from notify_typed/admin/_groups_async/notifications.py by scripts/make_sync.py; edit that.
"""A service's messages: read, search and cancel them, and send one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import positive_integer, text, uuid
from notify_typed._personalisation import personalisation_values
from notify_typed.admin._groups.group import Group
from notify_typed.admin._inputs import address_text, choice, given, optional, whole_number
from notify_typed.admin._message_lists import (
    Filters,
    csv_page,
    csv_walk,
    notifications_page,
    notifications_walk,
)
from notify_typed.admin._requests import change, read, then
from notify_typed_admin.api.notifications import (
    get_notification,
    get_notification_count_for_job_id,
    get_notification_letter_preview,
    get_notifications_count_for_service,
    send_notification,
    send_precompiled_letter,
    update_notification_to_cancelled,
)
from notify_typed_admin.models import (
    LetterFileType,
    Postage,
    SendNotificationRequest,
    SendPrecompiledLetterRequest,
    TemplateType,
)
from notify_typed_admin.models import Personalisation as FilledIn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from notify_typed._engine._sync.pages import PageIterator
    from notify_typed._personalisation import Personalisation
    from notify_typed.admin._results import Page
    from notify_typed_admin.models import (
        CreatedNotification,
        LetterPreview,
        Notification,
        NotificationForCsv,
        NotificationStatus,
    )

__all__ = ["Notifications"]


class Notifications(Group):
    """A service's messages: read, search, cancel, and send one at a time."""

    def get_notifications_for_service(
        self,
        service_id: UUID | str,
        job_id: UUID | str | None = None,
        *,
        template_type: TemplateType | str | Iterable[TemplateType | str] | None = None,
        status: NotificationStatus | str | Iterable[NotificationStatus | str] | None = None,
        page: int | None = None,
        page_size: int | None = None,
        count_pages: bool | None = None,
        limit_days: int | None = None,
        include_jobs: bool | None = None,
        include_from_test_key: bool | None = None,
        to: str | None = None,
        include_one_off: bool | None = None,
    ) -> Page[Notification]:
        """Read one page of a service's messages, newest first, or of a job's, in its own order.

        Args:
            service_id: The service.
            job_id: Only the messages of this job. Of the other filters only type, status and page
                count then, and the page says how many messages there are in all.
            template_type: Only texts, emails or letters.
            status: Only these states. `failed`, `accepted` and `received` stand for several.
            page: Which page, counted from 1.
            page_size: The most messages on a page; Notify takes 50 when left out.
            count_pages: False leaves out whether there are further pages.
            limit_days: Only messages since midnight in London so many days ago.
            include_jobs: Whether messages of jobs are among them; Notify takes True when left out.
            include_from_test_key: Whether messages of test keys are among them.
            to: Search for this in recipients and references. It travels in the body, so that no log
                shows it. At most 50 messages are found; pages and most filters do not count.
            include_one_off: Whether messages are among them that somebody sent on the website;
                Notify takes True when left out.

        Returns:
            The page.

        Raises:
            InvalidInput: `to` is given with a `job_id`; Notify cannot search in a job.
            NotFound: There is no such page.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> page = admin.notifications.get_notifications_for_service(
            ...     service_id, template_type="sms", status="delivered"
            ... )
            >>> [message.to for message in page]
            ['07700 900123']
        """
        filters = Filters(
            template_type=template_type,
            status=status,
            page_size=page_size,
            count_pages=count_pages,
            limit_days=limit_days,
            include_jobs=include_jobs,
            include_from_test_key=include_from_test_key,
            include_one_off=include_one_off,
        )
        return self._send(notifications_page(service_id, job_id, filters, page, to))

    def iter_notifications_for_service(
        self,
        service_id: UUID | str,
        job_id: UUID | str | None = None,
        *,
        template_type: TemplateType | str | Iterable[TemplateType | str] | None = None,
        status: NotificationStatus | str | Iterable[NotificationStatus | str] | None = None,
        page_size: int | None = None,
        limit_days: int | None = None,
        include_jobs: bool | None = None,
        include_from_test_key: bool | None = None,
        include_one_off: bool | None = None,
    ) -> PageIterator[Page[Notification], Notification]:
        """Walk through a service's messages; `get_notifications_for_service` explains the filters.

        Pages are fetched as they are needed, and no more than one is kept. A message may come twice
        when new ones are made meanwhile. `.pages()` of the result gives whole pages.

        Args:
            service_id: The service.
            job_id: Only the messages of this job.
            template_type: Only texts, emails or letters.
            status: Only these states.
            page_size: The most messages on a page; Notify takes 50 when left out.
            limit_days: Only messages since midnight in London so many days ago.
            include_jobs: Whether messages of jobs are among them; Notify takes True when left out.
            include_from_test_key: Whether messages of test keys are among them.
            include_one_off: Whether messages are among them that somebody sent on the website;
                Notify takes True when left out.

        Returns:
            The messages one by one.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading a page failed; raised where the iterator is used.
            RepeatedPage: The list does not end; raised where the iterator is used.

        Example:
            >>> for message in admin.notifications.iter_notifications_for_service(service_id):
            ...     print(message.to, message.status)
            07700 900123 delivered
        """
        filters = Filters(
            template_type=template_type,
            status=status,
            page_size=page_size,
            limit_days=limit_days,
            include_jobs=include_jobs,
            include_from_test_key=include_from_test_key,
            include_one_off=include_one_off,
        )
        return self._iterate(notifications_walk(service_id, job_id, filters))

    def get_notifications_for_service_for_csv(
        self,
        service_id: UUID | str,
        job_id: UUID | str | None = None,
        *,
        template_type: TemplateType | str | Iterable[TemplateType | str] | None = None,
        status: NotificationStatus | str | Iterable[NotificationStatus | str] | None = None,
        page: int | None = None,
        page_size: int | None = None,
        limit_days: int | None = None,
        older_than: UUID | str | None = None,
    ) -> Page[NotificationForCsv]:
        """Read one page of messages as rows of a spreadsheet.

        Args:
            service_id: The service.
            job_id: Only the messages of this job, whose pages are asked for by number.
            template_type: Only texts, emails or letters.
            status: Only these states.
            page: Which page of a job, counted from 1.
            page_size: The most messages on a page; Notify takes 50 when left out.
            limit_days: Only messages since midnight in London so many days ago.
            older_than: Only messages older than the one with this id; not for a job.

        Returns:
            The page.

        Raises:
            InvalidInput: `page` is given without a `job_id`, or `older_than` with one.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> page = admin.notifications.get_notifications_for_service_for_csv(
            ...     service_id, job_id
            ... )
            >>> [(row.row_number, row.recipient) for row in page]
            [(1, '07700900001'), (2, '07700900002')]
        """
        filters = Filters(
            template_type=template_type, status=status, page_size=page_size, limit_days=limit_days
        )
        return self._send(csv_page(service_id, job_id, filters, page, older_than))

    def iter_notifications_for_service_for_csv(
        self,
        service_id: UUID | str,
        job_id: UUID | str | None = None,
        *,
        template_type: TemplateType | str | Iterable[TemplateType | str] | None = None,
        status: NotificationStatus | str | Iterable[NotificationStatus | str] | None = None,
        page_size: int | None = None,
        limit_days: int | None = None,
    ) -> PageIterator[Page[NotificationForCsv], NotificationForCsv]:
        """Walk through messages as rows of a spreadsheet.

        Args:
            service_id: The service.
            job_id: Only the messages of this job.
            template_type: Only texts, emails or letters.
            status: Only these states.
            page_size: The most messages on a page; Notify takes 50 when left out.
            limit_days: Only messages since midnight in London so many days ago.

        Returns:
            The rows one by one; its `.pages()` gives whole pages.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading a page failed; raised where the iterator is used.
            RepeatedPage: The list does not end; raised where the iterator is used.

        Example:
            >>> rows = admin.notifications.iter_notifications_for_service_for_csv(
            ...     service_id, job_id
            ... )
            >>> for row in rows:
            ...     print(row.row_number, row.recipient, row.status)
            1 07700900001 Delivered
            2 07700900002 Delivered
        """
        filters = Filters(
            template_type=template_type, status=status, page_size=page_size, limit_days=limit_days
        )
        return self._iterate(csv_walk(service_id, job_id, filters))

    def get_notification(self, service_id: UUID | str, notification_id: UUID | str) -> Notification:
        """Read one message.

        Args:
            service_id: The service.
            notification_id: The message.

        Returns:
            The message.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> message = admin.notifications.get_notification(service_id, notification_id)
            >>> print(message.to, message.status)
            07700 900123 delivered
        """
        request = get_notification.request_kwargs(
            uuid("service_id", service_id), uuid("notification_id", notification_id)
        )
        return self._send(read(get_notification, request))

    def get_notification_count_for_job_id(self, service_id: UUID | str, job_id: UUID | str) -> int:
        """Count the messages that a job has made so far.

        Args:
            service_id: The service.
            job_id: The job.

        Returns:
            The number of messages.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> admin.notifications.get_notification_count_for_job_id(service_id, job_id)
            2
        """
        request = get_notification_count_for_job_id.request_kwargs(
            uuid("service_id", service_id), uuid("job_id", job_id)
        )
        return self._send(
            then(read(get_notification_count_for_job_id, request), lambda answer: answer.count)
        )

    def get_notifications_count_for_service(
        self, service_id: UUID | str, *, template_type: TemplateType | str, limit_days: int
    ) -> int:
        """Count a service's messages of one type as they are billed: not those of today's.

        Args:
            service_id: The service.
            template_type: `sms`, `email` or `letter`.
            limit_days: How many days to look back.

        Returns:
            The number of messages.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> admin.notifications.get_notifications_count_for_service(
            ...     service_id, template_type="sms", limit_days=7
            ... )
            1
        """
        request = get_notifications_count_for_service.request_kwargs(
            uuid("service_id", service_id),
            template_type=choice(TemplateType)("template_type", template_type),
            limit_days=whole_number("limit_days", limit_days),
        )
        return self._send(
            then(
                read(get_notifications_count_for_service, request),
                lambda answer: answer.notifications_sent_count,
            )
        )

    def get_notification_letter_preview(
        self,
        service_id: UUID | str,
        notification_id: UUID | str,
        *,
        file_type: LetterFileType | str,
        page: int | None = None,
    ) -> LetterPreview:
        """See a letter: the whole of it as a PDF, or a page as a picture.

        Args:
            service_id: The service.
            notification_id: The letter.
            file_type: `pdf` or `png`.
            page: The page to see as a picture; the first when left out.

        Returns:
            The file in base64, and what was found when somebody uploaded it.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> preview = admin.notifications.get_notification_letter_preview(
            ...     service_id, letter_id, file_type="pdf"
            ... )
            >>> base64.b64decode(preview.content)[:4]
            b'%PDF'
        """
        request = get_notification_letter_preview.request_kwargs(
            uuid("service_id", service_id),
            uuid("notification_id", notification_id),
            choice(LetterFileType)("file_type", file_type),
            page=None if page is None else positive_integer("page", page),
        )
        return self._send(read(get_notification_letter_preview, request))

    def update_notification_to_cancelled(
        self, service_id: UUID | str, notification_id: UUID | str
    ) -> Notification:
        """Stop a letter that is not being printed yet.

        Args:
            service_id: The service.
            notification_id: The message.

        Returns:
            The letter as it is now.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            BadRequest: It is not a letter, was stopped before, or it is too late.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> letter = admin.notifications.update_notification_to_cancelled(
            ...     service_id, letter_id
            ... )
            >>> print(letter.status)
            cancelled
        """
        request = update_notification_to_cancelled.request_kwargs(
            uuid("service_id", service_id), uuid("notification_id", notification_id)
        )
        return self._send(change(update_notification_to_cancelled, request))

    def send_notification(
        self,
        service_id: UUID | str,
        *,
        template_id: UUID | str,
        recipient: str,
        personalisation: Personalisation | None = None,
        sender_id: UUID | str | None = None,
    ) -> CreatedNotification:
        """Send a message as the acting user, who must belong to the service.

        A service in trial mode reaches only its own team in this way, not its guest list.

        Args:
            service_id: The service.
            template_id: The template to fill in.
            recipient: The number or address. For a letter any text: its address is in
                `personalisation`, as `address_line_1` to `address_line_7`.
            personalisation: A value for each of the template's placeholders.
            sender_id: Which sender of texts or reply-to address to use instead of the default.

        Returns:
            The message's id; `get_notification` has the rest.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            DailyLimitExceeded: The service's messages for today are used up.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> sent = admin.notifications.send_notification(
            ...     service_id,
            ...     template_id=template_id,
            ...     recipient="07700 900123",
            ...     personalisation={"name": "Amala", "date": "3 December"},
            ... )
        """
        values = None if personalisation is None else personalisation_values(personalisation)
        body = SendNotificationRequest(
            template_id=uuid("template_id", template_id),
            to=text("recipient", recipient),
            created_by=self._actor,
            personalisation=given(None if values is None else FilledIn({**values})),
            sender_id=given(optional(uuid)("sender_id", sender_id)),
        )
        request = send_notification.request_kwargs(uuid("service_id", service_id), body=body)
        return self._send(change(send_notification, request, hidden={"recipient": recipient}))

    def send_precompiled_letter(
        self,
        service_id: UUID | str,
        *,
        filename: str,
        file_id: UUID | str,
        postage: Postage | str,
        recipient_address: str | Mapping[str, str | None],
    ) -> CreatedNotification:
        """Send an uploaded PDF as a letter. Its id is that of the file, so it is sent only once.

        Args:
            service_id: The service.
            filename: The file's name.
            file_id: The id that the file was uploaded with.
            postage: `first`, `second`, `economy`, `europe` or `rest-of-world`.
            recipient_address: The address in lines, or a mapping whose values are the lines in
                order, such as `{"addressline1": ..., "postcode": ...}`.

        Returns:
            The letter's id.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> sent = admin.notifications.send_precompiled_letter(
            ...     service_id,
            ...     filename="letter.pdf",
            ...     file_id=file_id,
            ...     postage="second",
            ...     recipient_address={
            ...         "addressline1": "Amala Bird",
            ...         "addressline2": "123 High Street",
            ...         "postcode": "SW14 6BF",
            ...     },
            ... )
            >>> sent.id == file_id
            True
        """
        address = address_text("recipient_address", recipient_address)
        body = SendPrecompiledLetterRequest(
            filename=text("filename", filename),
            file_id=str(uuid("file_id", file_id)),
            postage=choice(Postage)("postage", postage),
            # The API decodes it as if it came from a URL.
            recipient_address=address.replace("%", "%25").replace("+", "%2B"),
            created_by=str(self._actor),
        )
        request = send_precompiled_letter.request_kwargs(uuid("service_id", service_id), body=body)
        hidden = {
            "filename": filename,
            "recipient_address": address,
            "line": address.splitlines(),
        }
        return self._send(change(send_precompiled_letter, request, hidden=hidden))
