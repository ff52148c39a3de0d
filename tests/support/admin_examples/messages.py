"""Messages of the world that examples are shown in, and what they are made of."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from admin_setup import upload
from letter_pdf import one_page
from local_http import local_client

from admin_examples.base import Base

PEOPLE: Final = [
    ("phone number", "name", "date"),
    ("07700900001", "Amala", "Monday"),
    ("07700900002", "Bethan", "Monday"),
]
ADDRESS: Final = {
    "address_line_1": "Amala Bird",
    "address_line_2": "123 High Street",
    "address_line_3": "SW14 6BF",
}

__all__ = ["Messages"]


class Messages(Base):
    """Jobs, letters, and emails that somebody unsubscribed from."""

    @property
    def upload_id(self) -> str:
        """An uploaded spreadsheet."""
        return self._uploaded("people.csv")

    @cached_property
    def job_id(self) -> Any:
        """A job that is done."""
        job = self._admin.jobs.create_job(self._uploaded("people.csv"), self.service_id).id
        self._sandbox.clock.advance(minutes=1)
        return job

    @cached_property
    def scheduled_job_id(self) -> Any:
        """A job that waits for its time."""
        return self._admin.jobs.create_job(
            self._uploaded("tomorrow.csv"),
            self.service_id,
            scheduled_for=self._sandbox.clock.now() + timedelta(days=1),
        ).id

    def _uploaded(self, name: str) -> str:
        return upload(self._sandbox, self.service_id, self.template_id, PEOPLE, name)

    @cached_property
    def letter_job_id(self) -> Any:
        rows = [
            ("address line 1", "address line 2", "postcode", "name"),
            ("Amala Bird", "123 High Street", "SW14 6BF", "Amala"),
        ]
        file = upload(self._sandbox, self.service_id, self.letter_template_id, rows, "letters.csv")
        job = self._admin.jobs.create_job(file, self.service_id).id
        self._sandbox.clock.advance(minutes=1)
        return job

    @cached_property
    def contact_list_id(self) -> Any:
        return self._admin.contact_lists.create_contact_list(
            self.service_id,
            self.upload_id,
            original_file_name="people.csv",
            row_count=2,
            template_type="sms",
        ).id

    @cached_property
    def report_id(self) -> Any:
        report = self._admin.reports.create_report_request(self.service_id, self.user_id).id
        self._sandbox.clock.advance(minutes=1)
        return report

    @cached_property
    def file_id_of_notifications(self) -> UUID:
        """An uploaded letter."""
        file = uuid4()
        with local_client(self._sandbox.base_url) as http:
            http.put(
                f"/_sandbox/uploads/letters/{self.service_id}/{file}",
                content=one_page(),
                headers={"Content-Type": "application/pdf"},
            ).raise_for_status()
        return file

    @cached_property
    def uploaded_letter_id(self) -> Any:
        """A letter that was sent from a file."""
        return self._admin.notifications.send_precompiled_letter(
            self.service_id,
            filename="letter.pdf",
            file_id=self.file_id_of_notifications,
            postage="second",
            recipient_address=ADDRESS,
        ).id

    @cached_property
    def letter_id(self) -> Any:
        return self._letter()

    @cached_property
    def returned_letter_id(self) -> Any:
        letter = self._letter()
        self._sandbox.return_letter(letter)
        return letter

    @cached_property
    def posted_letter_id(self) -> Any:
        """A letter that was posted on a day that is over."""
        letter = self._letter()
        self._sandbox.clock.advance(days=2)
        return letter

    def _letter(self) -> Any:
        return self._admin.notifications.send_notification(
            self.service_id,
            template_id=self.letter_template_id,
            recipient="Amala Bird",
            personalisation={"name": "Amala"} | ADDRESS,
        ).id

    @cached_property
    def _link(self) -> tuple[str, str]:
        """A newsletter, and the end of the link in it to unsubscribe."""
        news = self._admin.templates.create_service_template(
            self.service_id,
            name="News",
            type_="email",
            subject="News",
            content="What is new",
            has_unsubscribe_link=True,
        )
        sent = self._admin.notifications.send_notification(
            self.service_id, template_id=news.id, recipient="amala@example.com"
        )
        message = self._admin.notifications.get_notification(self.service_id, sent.id)
        *_, notification_id, token = urlsplit(str(message.unsubscribe_link)).path.split("/")
        return notification_id, token

    @property
    def email_id(self) -> str:
        return self._link[0]

    @property
    def token_of_unsubscribing(self) -> str:
        return self._link[1]

    @cached_property
    def unsubscribed(self) -> str:
        """An email whose reader wants no others."""
        self._admin.unsubscribing.unsubscribe(self.email_id, token=self.token_of_unsubscribing)
        return self.email_id

    @cached_property
    def batch_id(self) -> Any:
        """A report of who unsubscribed."""
        assert self.unsubscribed
        admin = self._admin.unsubscribing
        [waiting] = admin.get_unsubscribe_reports_summary(self.service_id)
        return admin.create_unsubscribe_request_report(
            self.service_id,
            count=waiting.count,
            earliest_timestamp=waiting.earliest_timestamp,
            latest_timestamp=waiting.latest_timestamp,
        )
