# Made from notify_typed/admin/_groups_async/returned_letters.py by scripts/make_sync.py; edit that.
"""Letters that came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import list_of, uuid
from notify_typed._engine.operation import CacheEntry
from notify_typed.admin._groups.group import Group
from notify_typed.admin._inputs import letter_reference
from notify_typed.admin._requests import change, read
from notify_typed.admin._times import day
from notify_typed_admin.api.returned_letters import (
    get_returned_letter_statistics,
    get_returned_letter_summary,
    get_returned_letters,
    submit_returned_letters,
)
from notify_typed_admin.models import SubmitReturnedLettersRequest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from notify_typed_admin.models import (
        ReturnedLetterReport,
        ReturnedLetterStatistics,
        ReturnedLetterSummary,
    )

__all__ = ["ReturnedLetters"]


class ReturnedLetters(Group):
    """Letters that came back."""

    def get_returned_letter_statistics(self, service_id: UUID | str) -> ReturnedLetterStatistics:
        """Tell how many letters came back lately.

        Args:
            service_id: The service.

        Returns:
            The number of the last 7 days, and the day of the latest report.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> statistics = admin.returned_letters.get_returned_letter_statistics(
            ...     service_id
            ... )
            >>> statistics.returned_letter_count
            1
        """
        service = uuid("service_id", service_id)
        request = get_returned_letter_statistics.request_kwargs(service)
        return self._send(
            read(
                get_returned_letter_statistics,
                request,
                cache=CacheEntry(f"service-{service}-returned-letters-statistics"),
            )
        )

    def get_returned_letter_summary(self, service_id: UUID | str) -> list[ReturnedLetterSummary]:
        """List the days on which letters came back.

        Args:
            service_id: The service.

        Returns:
            The days, the newest first.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> [day] = admin.returned_letters.get_returned_letter_summary(service_id)
            >>> print(day.reported_at, day.returned_letter_count)
            2026-11-30 1
        """
        service = uuid("service_id", service_id)
        request = get_returned_letter_summary.request_kwargs(service)
        return self._send(
            read(
                get_returned_letter_summary,
                request,
                cache=CacheEntry(f"service-{service}-returned-letters-summary"),
            )
        )

    def get_returned_letters(
        self, service_id: UUID | str, *, reported_at: date | str
    ) -> ReturnedLetterReport:
        """List the letters that came back on a day.

        Args:
            service_id: The service.
            reported_at: The day of the report.

        Returns:
            The letters, and how many more are not kept any longer.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> report = admin.returned_letters.get_returned_letters(
            ...     service_id, reported_at="2026-11-30"
            ... )
            >>> [letter.template_name for letter in report.returned_letters]
            ['Confirmation letter']
        """
        request = get_returned_letters.request_kwargs(
            uuid("service_id", service_id), reported_at=day("reported_at", reported_at)
        )
        return self._send(read(get_returned_letters, request))

    def submit_returned_letters(self, *, references: Iterable[str]) -> None:
        """Report letters that came back.

        Unknown references are passed over, and so are letters that were reported
        before.

        Args:
            references: The printer's references, 16 capital letters and digits each.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> letter = admin.notifications.get_notification(service_id, letter_id)
            >>> admin.returned_letters.submit_returned_letters(references=[letter.reference])
        """
        body = SubmitReturnedLettersRequest(
            references=list_of("references", references, letter_reference),
        )
        request = submit_returned_letters.request_kwargs(body=body)
        self._send(
            change(
                submit_returned_letters,
                request,
                clears=[
                    "service-*-returned-letters-statistics",
                    "service-*-returned-letters-summary",
                ],
            )
        )
