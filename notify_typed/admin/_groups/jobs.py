# Made from notify_typed/admin/_groups_async/jobs.py by scripts/make_sync.py; edit that.
"""Jobs: uploaded spreadsheets, of which each row becomes a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import list_of, positive_integer, text, uuid
from notify_typed.admin._groups.group import Group
from notify_typed.admin._inputs import given, optional
from notify_typed.admin._job_statuses import NON_SCHEDULED_JOB_STATUSES
from notify_typed.admin._pages import has_any_job, jobs_page, jobs_walk
from notify_typed.admin._requests import change, data, read
from notify_typed.admin._times import naive_utc
from notify_typed_admin.api.jobs import (
    cancel_job,
    cancel_letter_job,
    create_job,
    get_job,
    get_scheduled_job_stats,
)
from notify_typed_admin.models import CreateJobRequest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from notify_typed._engine._sync.pages import PageIterator
    from notify_typed.admin._results import Page
    from notify_typed_admin.models import Job, JobStatus, ScheduledJobStats

__all__ = ["Jobs"]

_DAYS_SHOWN = 7


class Jobs(Group):
    """Uploaded spreadsheets, of which each row becomes a message."""

    def create_job(
        self,
        job_id: UUID | str,
        service_id: UUID | str,
        *,
        scheduled_for: datetime | str | None = None,
        contact_list_id: UUID | str | None = None,
    ) -> Job:
        """Send the messages of an uploaded file, as the acting user.

        The file is already where Notify looks for it, with the template's id and the number of its
        rows beside it. Asking a second time sends the same rows again.

        Args:
            job_id: The id that the file was uploaded with; it becomes the job's.
            service_id: The service.
            scheduled_for: When to begin, at most 7 days ahead: a datetime with its time zone, or
                text in ISO 8601, which is UTC if it does not say. Now when left out.
            contact_list_id: The list of recipients that the file is a copy of.

        Returns:
            The job.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            BadRequest: The file is not valid, its template is archived, or the time is in the past.
            PermissionDenied: The service is archived, or in trial mode and the template is a
                letter's.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> job = admin.jobs.create_job(upload_id, service_id)
            >>> job.notification_count
            2
        """
        service = uuid("service_id", service_id)
        body = CreateJobRequest(
            id=uuid("job_id", job_id),
            created_by=self._actor,
            scheduled_for=given(optional(naive_utc)("scheduled_for", scheduled_for)),
            contact_list_id=given(optional(uuid)("contact_list_id", contact_list_id)),
        )
        request = create_job.request_kwargs(service, body=body)
        made = change(create_job, request, stores={f"has_jobs-{service}": True})
        return self._send(data(made))

    def get_job(self, service_id: UUID | str, job_id: UUID | str) -> Job:
        """Read a job, with how many of its messages are in which state.

        Args:
            service_id: The service.
            job_id: The job.

        Returns:
            The job.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> job = admin.jobs.get_job(service_id, job_id)
            >>> print(job.original_file_name, job.job_status)
            people.csv finished
        """
        request = get_job.request_kwargs(uuid("service_id", service_id), uuid("job_id", job_id))
        return self._send(data(read(get_job, request)))

    def get_jobs(
        self,
        service_id: UUID | str,
        *,
        limit_days: int | None = None,
        contact_list_id: UUID | str | None = None,
        statuses: Iterable[JobStatus | str] | None = None,
        page: int = 1,
    ) -> Page[Job]:
        """Read one page of a service's jobs: those not begun first, then the newest.

        Args:
            service_id: The service.
            limit_days: Only jobs of so many days.
            contact_list_id: Only jobs made of this list of recipients.
            statuses: Only these states; `JOB_STATUSES` and its relatives are sets of them.
            page: Which page, counted from 1.

        Returns:
            The page.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            NotFound: There is no such page.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> page = admin.jobs.get_jobs(service_id, statuses=["finished"])
            >>> [job.original_file_name for job in page]
            ['people.csv']
        """
        return self._send(jobs_page(service_id, limit_days, contact_list_id, statuses, page))

    def get_page_of_jobs(
        self,
        service_id: UUID | str,
        *,
        page: int,
        statuses: Iterable[JobStatus | str] | None = None,
        contact_list_id: UUID | str | None = None,
        limit_days: int | None = None,
    ) -> Page[Job]:
        """Read one page of a service's jobs, if nothing else is said without those that wait.

        Args:
            service_id: The service.
            page: Which page, counted from 1.
            statuses: Only these states; all but scheduled and cancelled ones when left out.
            contact_list_id: Only jobs made of this list of recipients.
            limit_days: Only jobs of so many days.

        Returns:
            The page.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            NotFound: There is no such page.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> page = admin.jobs.get_page_of_jobs(service_id, page=1)
            >>> [job.original_file_name for job in page]
            ['people.csv']
        """
        wanted = NON_SCHEDULED_JOB_STATUSES if statuses is None else statuses
        return self._send(jobs_page(service_id, limit_days, contact_list_id, wanted, page))

    def iter_jobs(
        self,
        service_id: UUID | str,
        *,
        limit_days: int | None = None,
        contact_list_id: UUID | str | None = None,
        statuses: Iterable[JobStatus | str] | None = None,
    ) -> PageIterator[Page[Job], Job]:
        """Walk through a service's jobs; `get_jobs` explains the filters.

        A job may come twice when new ones are made meanwhile.

        Args:
            service_id: The service.
            limit_days: Only jobs of so many days.
            contact_list_id: Only jobs made of this list of recipients.
            statuses: Only these states; `JOB_STATUSES` and its relatives are sets of them.

        Returns:
            The jobs one by one; its `.pages()` gives whole pages.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading a page failed; raised where the iterator is used.
            RepeatedPage: The list does not end; raised where the iterator is used.

        Example:
            >>> for job in admin.jobs.iter_jobs(service_id):
            ...     print(job.original_file_name)
            tomorrow.csv
            people.csv
        """
        wanted = None if statuses is None else list_of("statuses", statuses, text)
        return self._iterate(jobs_walk(service_id, limit_days, contact_list_id, wanted))

    def get_scheduled_jobs(self, service_id: UUID | str) -> list[Job]:
        """List the jobs that wait for their time, 50 at most.

        Args:
            service_id: The service.

        Returns:
            The jobs.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> [job] = admin.jobs.get_scheduled_jobs(service_id)
            >>> print(job.job_status)
            scheduled
        """
        found = self.get_jobs(service_id, statuses={"scheduled"})
        return list(found)

    def get_immediate_jobs(self, service_id: UUID | str) -> list[Job]:
        """List the newest jobs of the last 7 days that have begun or are about to, 50 at most.

        Args:
            service_id: The service.

        Returns:
            The jobs.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> [job] = admin.jobs.get_immediate_jobs(service_id)
            >>> job.original_file_name
            'people.csv'
        """
        found = self.get_jobs(
            service_id, limit_days=_DAYS_SHOWN, statuses=NON_SCHEDULED_JOB_STATUSES
        )
        return list(found)

    def has_jobs(self, service_id: UUID | str) -> bool:
        """Tell whether a service has ever had a job.

        Args:
            service_id: The service.

        Returns:
            Whether it has.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> admin.jobs.has_jobs(service_id)
            True
        """
        return self._send(has_any_job(uuid("service_id", service_id)))

    def has_sent_previously(
        self,
        service_id: UUID | str,
        template_id: UUID | str,
        *,
        template_version: int,
        original_file_name: str,
    ) -> bool:
        """Tell whether a service has sent a file today, with the same version of a template.

        It looks at the service's 50 newest jobs of today.

        Args:
            service_id: The service.
            template_id: The template.
            template_version: Its version.
            original_file_name: The name of the file.

        Returns:
            Whether there is such a job, other than cancelled ones.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> admin.jobs.has_sent_previously(
            ...     service_id, template_id, template_version=1, original_file_name="people.csv"
            ... )
            True
        """
        wanted = (
            uuid("template_id", template_id),
            positive_integer("template_version", template_version),
            text("original_file_name", original_file_name),
        )
        return any(
            wanted == (job.template, job.template_version, job.original_file_name)
            for job in self.get_jobs(service_id, limit_days=0)
            if job.job_status != "cancelled"
        )

    def cancel_job(self, service_id: UUID | str, job_id: UUID | str) -> Job:
        """Cancel a job that waits for its time.

        Args:
            service_id: The service.
            job_id: The job.

        Returns:
            The job as it is now.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            NotFound: There is no such job, or it is not waiting any more.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> job = admin.jobs.cancel_job(service_id, scheduled_job_id)
            >>> print(job.job_status)
            cancelled
        """
        service = uuid("service_id", service_id)
        request = cancel_job.request_kwargs(service, uuid("job_id", job_id))
        return self._send(data(change(cancel_job, request, clears=[f"has_jobs-{service}"])))

    def cancel_letter_job(self, service_id: UUID | str, job_id: UUID | str) -> int:
        """Cancel all letters of a job.

        Args:
            service_id: The service.
            job_id: The job.

        Returns:
            How many letters were cancelled.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            BadRequest: It has no letters, is still being worked on, or it is too late.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> admin.jobs.cancel_letter_job(service_id, letter_job_id)
            1
        """
        service = uuid("service_id", service_id)
        request = cancel_letter_job.request_kwargs(service, uuid("job_id", job_id))
        return self._send(
            change(cancel_letter_job, request, bare_errors=True, clears=[f"has_jobs-{service}"])
        )

    def get_scheduled_job_stats(self, service_id: UUID | str) -> ScheduledJobStats:
        """Count the jobs that wait for their time, and tell when the first of them begins.

        Args:
            service_id: The service.

        Returns:
            The number of jobs, and the time at which the first begins.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> stats = admin.jobs.get_scheduled_job_stats(service_id)
            >>> stats.count
            1
        """
        request = get_scheduled_job_stats.request_kwargs(uuid("service_id", service_id))
        return self._send(read(get_scheduled_job_stats, request))
