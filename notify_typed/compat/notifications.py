"""The official client's methods: one for each thing that Notify does, dicts in and dicts out."""

from __future__ import annotations

import logging
from io import BytesIO
from typing import TYPE_CHECKING, Any

from notify_typed.compat._pages import repeatable, walk
from notify_typed.compat._wire import path_segment, query_value
from notify_typed.compat.base import BaseAPIClient, JsonObject
from notify_typed.compat.utils import base64_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from notify_typed.compat.utils import Readable

__all__ = ["NotificationsAPIClient"]

logger: logging.Logger = logging.getLogger(__name__)


class NotificationsAPIClient(BaseAPIClient):
    """Sends and reads messages through GOV.UK Notify.

    Every method takes and gives what the official client's does: optional arguments that are empty
    are left out of the request, and answers are dicts as they came. Every one of them can raise
    `HTTPError` and `InvalidResponse`, as `BaseAPIClient.request` says.
    """

    def send_sms_notification(
        self,
        phone_number: str,
        template_id: str,
        personalisation: dict[str, Any] | None = None,
        reference: str | None = None,
        sms_sender_id: str | None = None,
    ) -> JsonObject:
        """Send a text message.

        Args:
            phone_number: Whom to.
            template_id: The template's id.
            personalisation: What fills the template's placeholders.
            reference: Your own name for the message.
            sms_sender_id: Which of the service's senders it comes from.

        Example:
            >>> sent = notify.send_sms_notification(
            ...     "07700 900123", template_id, {"name": "Amala", "date": "3 December"}
            ... )
            >>> sent["content"]["body"]
            'Hello Amala, your appointment is on 3 December.'
        """
        return self._send(
            "sms",
            {"phone_number": phone_number, "template_id": template_id},
            personalisation=personalisation,
            reference=reference,
            sms_sender_id=sms_sender_id,
        )

    def send_email_notification(  # noqa: PLR0917 - as officially
        self,
        email_address: str,
        template_id: str,
        personalisation: dict[str, Any] | None = None,
        reference: str | None = None,
        email_reply_to_id: str | None = None,
        one_click_unsubscribe_url: str | None = None,
        sanitise_content_for: Iterable[str] | None = None,
    ) -> JsonObject:
        """Send an email.

        Args:
            email_address: Whom to.
            template_id: The template's id.
            personalisation: What fills the template's placeholders.
            reference: Your own name for the message.
            email_reply_to_id: Which of the service's addresses answers go to.
            one_click_unsubscribe_url: Where a mail program's unsubscribe button leads.
            sanitise_content_for: The placeholders whose values must not turn into links or
                formatting; a list or a set.

        Example:
            >>> sent = notify.send_email_notification(
            ...     "amala@example.com", template_id, {"name": "Amala", "reference": "A17"}
            ... )
            >>> sent["content"]["subject"]
            'We have your application, Amala'
        """
        return self._send(
            "email",
            {"email_address": email_address, "template_id": template_id},
            personalisation=personalisation,
            reference=reference,
            email_reply_to_id=email_reply_to_id,
            one_click_unsubscribe_url=one_click_unsubscribe_url,
            sanitise_content_for=sanitise_content_for,
        )

    def send_letter_notification(
        self, template_id: str, personalisation: dict[str, Any], reference: str | None = None
    ) -> JsonObject:
        """Send a letter.

        Args:
            template_id: The template's id.
            personalisation: What fills the template's placeholders, and the address.
            reference: Your own name for the letter.

        Example:
            >>> sent = notify.send_letter_notification(
            ...     template_id,
            ...     {
            ...         "name": "Amala",
            ...         "address_line_1": "Amala Bird",
            ...         "address_line_2": "123 High Street",
            ...         "postcode": "SW14 6BF",
            ...     },
            ... )
            >>> sent["content"]["subject"]
            'You are registered to vote'
        """
        required = {"template_id": template_id, "personalisation": personalisation}
        return self._send("letter", required, reference=reference)

    def send_precompiled_letter_notification(
        self, reference: str, pdf_file: Readable, postage: str | None = None
    ) -> JsonObject:
        """Send a letter that is a PDF already.

        Args:
            reference: Your own name for the letter.
            pdf_file: The PDF, open in binary mode.
            postage: `first`, `second` or `economy`.

        Raises:
            TypeError: It is not a file that is open in binary mode.

        Example:
            >>> with open("letter.pdf", "rb") as file:
            ...     sent = notify.send_precompiled_letter_notification("case-17", file)
            >>> sent["reference"]
            'case-17'
        """
        required = {"reference": reference, "content": base64_of(pdf_file)}
        return self._send("letter", required, postage=postage)

    def get_received_texts(self, older_than: str | UUID | None = None) -> JsonObject:
        """Read a page of the texts that the service received, newest first.

        Args:
            older_than: The id of a received text; only older ones are given.

        Example:
            >>> page = notify.get_received_texts()
            >>> [text["content"] for text in page["received_text_messages"]]
            ['Yes, I will be there', 'STOP']
        """
        return self._get("/v2/received-text-messages", "older_than", older_than)

    def get_received_texts_iterator(
        self, older_than: str | UUID | None = None
    ) -> Iterator[JsonObject]:
        """Read all texts that the service received, newest first, page by page as they are wanted.

        Args:
            older_than: The id of a received text; only older ones are given.

        Raises:
            RepeatedPage: A page came twice in a row; it would never end.

        Example:
            >>> for text in notify.get_received_texts_iterator():
            ...     print(text["content"])
            Yes, I will be there
            STOP
        """

        def page_after(last: str | UUID | None) -> JsonObject:
            return self.get_received_texts(older_than=last)

        return walk("received_text_messages", older_than, page_after)

    def get_notification_by_id(
        self,
        id: str | UUID,  # noqa: A002 - the official argument's name
    ) -> JsonObject:
        """Read one message.

        Args:
            id: The id that sending it gave.

        Raises:
            ValueError: The id would lead to another path.

        Example:
            >>> message = notify.get_notification_by_id(notification_id)
            >>> message["reference"]
            'case-17'
        """
        return self._get(f"/v2/notifications/{path_segment('id', id)}")

    def get_pdf_for_letter(
        self,
        id: str | UUID,  # noqa: A002 - the official argument's name
    ) -> BytesIO:
        """Fetch a letter's PDF.

        Args:
            id: The id that sending the letter gave.

        Raises:
            ValueError: The id would lead to another path.

        Example:
            >>> notify.get_pdf_for_letter(letter_id).read(4)
            b'%PDF'
        """
        url = f"/v2/notifications/{path_segment('id', id)}/pdf"
        logger.debug("API request %s %s", "GET", url)
        full_url, kwargs = self._create_request_objects(url, data=None, params=None)
        return BytesIO(self._perform_request("GET", full_url, kwargs).content)

    def get_all_notifications(
        self,
        status: str | Iterable[str] | None = None,
        template_type: str | Iterable[str] | None = None,
        reference: str | None = None,
        older_than: str | UUID | None = None,
        include_jobs: bool | None = None,  # noqa: FBT001 - by position, as officially
    ) -> JsonObject:
        """Read a page of messages, newest first.

        Args:
            status: Only messages in this state, or in one of several.
            template_type: Only `sms`, `email` or `letter`, or several of them.
            reference: Only messages that were sent with this reference.
            older_than: The id of a message; only older ones are given.
            include_jobs: Whether messages from uploaded spreadsheets are given too.

        Example:
            >>> page = notify.get_all_notifications(template_type="sms")
            >>> [message["reference"] for message in page["notifications"]]
            ['case-17']
        """
        filters: JsonObject = {
            "status": status,
            "template_type": template_type,
            "reference": reference,
            "older_than": older_than,
            "include_jobs": include_jobs,
        }
        page: JsonObject = self.get("/v2/notifications", params=_given(filters))
        return page

    def get_all_notifications_iterator(
        self,
        status: str | Iterable[str] | None = None,
        template_type: str | Iterable[str] | None = None,
        reference: str | None = None,
        older_than: str | UUID | None = None,
        *,
        include_jobs: bool | None = None,
    ) -> Iterator[JsonObject]:
        """Read all messages, newest first, page by page as they are wanted.

        Args:
            status: Only messages in this state, or in one of several.
            template_type: Only `sms`, `email` or `letter`, or several of them.
            reference: Only messages that were sent with this reference.
            older_than: The id of a message; only older ones are given.
            include_jobs: Whether messages from uploaded spreadsheets are given too. The official
                client's iterator has no such argument.

        Raises:
            RepeatedPage: A page came twice in a row; it would never end.

        Example:
            >>> for message in notify.get_all_notifications_iterator():
            ...     print(message["reference"])
            case-17
        """
        # An iterable may be good for one page only.
        statuses, types = repeatable(status), repeatable(template_type)

        def page_after(last: str | UUID | None) -> JsonObject:
            if include_jobs is None:
                return self.get_all_notifications(statuses, types, reference, last)
            return self.get_all_notifications(statuses, types, reference, last, include_jobs)

        return walk("notifications", older_than, page_after)

    def post_template_preview(
        self, template_id: str | UUID, personalisation: dict[str, Any] | None
    ) -> JsonObject:
        """Read a template with its placeholders filled.

        Args:
            template_id: The template's id.
            personalisation: What fills the placeholders; None goes to Notify as null.

        Raises:
            ValueError: The id would lead to another path.

        Example:
            >>> preview = notify.post_template_preview(
            ...     template_id, {"name": "Amala", "date": "3 December"}
            ... )
            >>> preview["body"]
            'Hello Amala, your appointment is on 3 December.'
        """
        url = f"/v2/template/{path_segment('template_id', template_id)}/preview"
        preview: JsonObject = self.post(url, data={"personalisation": personalisation})
        return preview

    def get_template(self, template_id: str | UUID) -> JsonObject:
        """Read a template as it is now.

        Args:
            template_id: The template's id.

        Raises:
            ValueError: The id would lead to another path.

        Example:
            >>> notify.get_template(template_id)["name"]
            'Appointment reminder'
        """
        return self._get(f"/v2/template/{path_segment('template_id', template_id)}")

    def get_template_version(self, template_id: str | UUID, version: int | str) -> JsonObject:
        """Read a template as it was.

        Args:
            template_id: The template's id.
            version: Which of its versions, from 1.

        Raises:
            ValueError: One of the arguments would lead to another path.

        Example:
            >>> notify.get_template_version(template_id, 1)["name"]
            'Appointment reminder'
        """
        template, number = (
            path_segment("template_id", template_id),
            path_segment("version", version),
        )
        return self._get(f"/v2/template/{template}/version/{number}")

    def get_all_template_versions(self, template_id: str | UUID) -> JsonObject:
        """Read all versions of a template; Notify refuses that to every service's API key.

        It asks Notify's internal API, which answers 401 unless the request is signed with a secret
        of Notify's own applications. Kept because the official client has it.

        Args:
            template_id: The template's id.

        Raises:
            ValueError: The id would lead to another path.

        Example:
            >>> try:
            ...     versions = notify.get_all_template_versions(template_id)
            ... except HTTPError as error:
            ...     print(error.status_code)
            401
        """
        service = path_segment("service_id", self.service_id)
        template = path_segment("template_id", template_id)
        return self._get(f"service/{service}/template/{template}/versions")

    def get_all_templates(self, template_type: str | None = None) -> JsonObject:
        """Read the service's templates.

        Args:
            template_type: Only `sms`, `email` or `letter`.

        Example:
            >>> [template["name"] for template in notify.get_all_templates("sms")["templates"]]
            ['Appointment reminder']
        """
        return self._get("/v2/templates", "type", template_type)

    def _send(self, kind: str, required: JsonObject, **optional: object) -> JsonObject:
        body = {**required, **_given(optional)}
        sent: JsonObject = self.post(f"/v2/notifications/{kind}", data=body)
        return sent

    def _get(self, path: str, name: str = "", value: object = None) -> JsonObject:
        # The query is part of the URL here: subclasses and stubs see it where they are used to.
        url = f"{path}?{name}={query_value(name, value)}" if value else path
        found: JsonObject = self.get(url)
        return found


def _given(arguments: dict[str, object]) -> dict[str, object]:
    """Leave out empty values, as the official client does: None, "", {}, [] and False alike."""
    return {name: value for name, value in arguments.items() if value}
