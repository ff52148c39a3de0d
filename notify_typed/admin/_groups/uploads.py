# Made from notify_typed/admin/_groups_async/uploads.py by scripts/make_sync.py; edit that.
"""The files that people uploaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import positive_integer, uuid
from notify_typed.admin._groups.group import Group
from notify_typed.admin._inputs import whole_number
from notify_typed.admin._pages import page_of
from notify_typed.admin._requests import read, then
from notify_typed.admin._times import day
from notify_typed_admin.api.uploads import get_letters_by_service_and_print_day, get_uploads

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from notify_typed.admin._results import Page
    from notify_typed_admin.models import Notification, UploadSummary

__all__ = ["Uploads"]


class Uploads(Group):
    """The files that people uploaded."""

    def get_uploads(
        self, service_id: UUID | str, *, limit_days: int | None = None, page: int = 1
    ) -> Page[UploadSummary]:
        """List a page of what people uploaded.

        Spreadsheets, and letters by the day of their printing.

        Args:
            service_id: The service.
            limit_days: Only what is from today, or from so many days before; all that
                is kept when left out.
            page: The number of the page.

        Returns:
            The page, the latest first.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> page = admin.uploads.get_uploads(service_id)
            >>> [upload.original_file_name for upload in page]
            ['Uploaded letters', 'people.csv']
        """
        request = get_uploads.request_kwargs(
            uuid("service_id", service_id),
            page=positive_integer("page", page),
            limit_days=None if limit_days is None else whole_number("limit_days", limit_days),
        )
        return self._send(
            then(
                read(get_uploads, request),
                lambda answer: page_of(answer.data, answer.links, answer.page_size, answer.total),
            )
        )

    def get_letters_by_service_and_print_day(
        self, service_id: UUID | str, *, letter_print_day: date | str, page: int = 1
    ) -> Page[Notification]:
        """List a page of the letters of people that are printed on a day.

        Args:
            service_id: The service.
            letter_print_day: The day.
            page: The number of the page.

        Returns:
            The page, the newest first.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> page = admin.uploads.get_letters_by_service_and_print_day(
            ...     service_id, letter_print_day="2026-11-30"
            ... )
            >>> [letter.client_reference for letter in page]
            ['letter.pdf']
        """
        request = get_letters_by_service_and_print_day.request_kwargs(
            uuid("service_id", service_id),
            day("letter_print_day", letter_print_day),
            page=positive_integer("page", page),
        )
        return self._send(
            then(
                read(get_letters_by_service_and_print_day, request),
                lambda answer: page_of(
                    answer.notifications, answer.links, answer.page_size, answer.total
                ),
            )
        )
