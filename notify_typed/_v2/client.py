# Made from notify_typed/_v2/async_client.py by scripts/make_sync.py; edit that.
"""The client of the v2 API: one method for each thing that Notify does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Never, Self, TypeAlias

from notify_typed._details import read_details
from notify_typed._engine._sync.client import SyncAPIClient
from notify_typed._engine._sync.pages import PageIterator
from notify_typed._engine.retries import Options
from notify_typed._engine.settings import base_url_from, retries_from
from notify_typed._engine.timeouts import DEFAULT_TIMEOUT, timeouts_from
from notify_typed._v2 import operations, sends
from notify_typed._v2.api_key import NotifyAuth, api_key_from, check_not_a_sandboxes
from notify_typed._v2.waiting import target_statuses, wait_for_pdf_flow, wait_for_status_flow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from notify_typed._engine.http_clients import AnyTimeout, AnyURL, HTTPClient
    from notify_typed._engine.retries import OnRetry, OnUnknown, RetryPolicy
    from notify_typed._engine.tls import Verify
    from notify_typed._personalisation import Personalisation
    from notify_typed._v2.api_key import ApiKey
    from notify_typed.files import FileSource
    from notify_typed.letters import Address
    from notify_typed.models import StatusWord, TypeWord
    from notify_typed_v2.models import (
        Notification,
        NotificationPage,
        NotificationStatus,
        NotificationType,
        ReceivedText,
        ReceivedTextPage,
        SentEmail,
        SentLetter,
        SentPrecompiledLetter,
        SentSms,
        Template,
        TemplateList,
        TemplatePreview,
        UkPostage,
    )

__all__ = ["NotifyClient"]

_Type: TypeAlias = "NotificationType | TypeWord"
_Status: TypeAlias = "NotificationStatus | StatusWord"


class NotifyClient(SyncAPIClient):
    """A client of GOV.UK Notify's v2 API.

    Safe to use from several threads at once; make one and keep it, as it keeps its connections.
    Close it, or use it in a `with` block.

    Args:
        api_key: The key as Notify shows it. By default, `NOTIFY_API_KEY` from the environment.
        base_url: Notify's address. By default, `NOTIFY_BASE_URL` from the environment, or else
            that of the real Notify.
        timeout: Seconds for each of connect, read, write and pool, or an `httpx.Timeout`. By
            default, 10 seconds to connect and 35 for the answer.
        retries: How often and for how long to try a call. `RetryPolicy` has the defaults.
        on_unknown: What to do if a message may have been sent, or not: `"raise"`, or
            `"reconcile"`, which looks for it by its `reference`. Every message must then have a
            different one. The result of a message that was found lacks what Notify shows only
            once: the sender of a text and of an email are empty.
        on_retry: A function to call before each further attempt.
        strict: Whether to refuse an answer that differs from the description of Notify, and name
            the field. Otherwise the client reads what is there: a message counts as sent if the
            answer has an `id`, and reading a field that the server left out raises `MissingField`.
        http_client: An `httpx.Client` or `httpx2.Client` of your own, for proxies,
            event hooks or certificates. Its time-outs, authentication and redirects are not used,
            and you must close it. If its transport repeats requests, messages may be sent twice.
            If a response hook raises, the answer counts as lost. httpx logs the addresses of
            requests, with references that you search for, at level INFO.
        verify: The certificates to trust: the path of a file or a folder of authorities'
            certificates, or an `ssl.SSLContext`. By default, those that the environment names, or
            else certifi's.

    Raises:
        InvalidApiKey: The key is missing, or does not have the form of one.
        InvalidInput: Another argument is not valid.

    Every method that talks to Notify raises `InvalidInput` if an argument is not valid, before it
    sends anything, and a `RequestError` if a request fails.

    Example:
        ::

            with NotifyClient(api_key) as notify:
                sent = notify.send_sms_notification(
                    "07700 900123", template_id, {"name": "Amala"}
                )
                message = notify.wait_for_status(sent.id)
                print(message.status)
    """

    def __init__(
        self,
        api_key: ApiKey | str | None = None,
        *,
        base_url: AnyURL | None = None,
        timeout: AnyTimeout = DEFAULT_TIMEOUT,
        retries: RetryPolicy | None = None,
        on_unknown: OnUnknown = "raise",
        on_retry: OnRetry | None = None,
        strict: bool = False,
        http_client: HTTPClient | None = None,
        verify: Verify | None = None,
    ) -> None:
        self._api_key = api_key_from(api_key)
        options = Options(
            timeout=timeouts_from(timeout),
            retries=retries_from(retries),
            on_unknown=on_unknown,
            on_retry=on_retry,
            strict=strict,
        )
        auth = NotifyAuth(self._api_key)
        address = base_url_from(base_url)
        check_not_a_sandboxes(self._api_key.service_id, str(address))
        super().__init__(address, auth, options, read_details)
        self._connect(http_client, verify)

    @property
    def api_key(self) -> ApiKey:
        """The key that requests are signed with; its secret does not show when printed."""
        return self._api_key

    def with_options(
        self,
        *,
        timeout: AnyTimeout | None = None,
        retries: RetryPolicy | None = None,
        on_unknown: OnUnknown | None = None,
        on_retry: OnRetry | None = None,
        strict: bool | None = None,
    ) -> Self:
        """Make a copy of the client with some options changed; the others stay the same.

        The copy shares the connections, the corrected clock and the retry budget, so closing one
        closes both.

        Args:
            timeout: Seconds for each of connect, read, write and pool, or an `httpx.Timeout`.
            retries: How often and for how long a call is tried.
            on_unknown: `"raise"`, or `"reconcile"`: if a message may have been sent, look for it by
                its reference, and send it again only if it is not there. Every message must then
                have a different reference.
            on_retry: A function to call before each further attempt.
            strict: Whether to refuse an answer that differs from the description of Notify.

        Returns:
            The copy.

        Raises:
            InvalidInput: A value is not valid.

        Example:
            >>> careful = notify.with_options(on_unknown="reconcile", timeout=10)
        """
        return self._copy_with_options(
            timeout=timeout,
            retries=retries,
            on_unknown=on_unknown,
            on_retry=on_retry,
            strict=strict,
        )

    def __repr__(self) -> str:
        """Say whose client it is and where it sends, without the secret."""
        return f"{type(self).__name__}({self.api_key!r}, base_url={self.base_url!r})"

    # Sending

    def send_sms_notification(
        self,
        phone_number: str,
        template_id: UUID | str,
        personalisation: Personalisation | None = None,
        reference: str | None = None,
        sms_sender_id: UUID | str | None = None,
    ) -> SentSms:
        """Send a text message.

        Args:
            phone_number: The recipient's number, UK or international, in any usual spelling.
            template_id: The template to fill in.
            personalisation: A value for each of the template's placeholders.
            reference: Your own name for the message, at most 1,000 characters.
            sms_sender_id: Which of the service's senders to use instead of the default.

        Returns:
            The ids of the message and of its template, and the text as it is sent.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            Rejected: Notify refused the message: `BadRequest`, `PermissionDenied`, `RateLimited` or
                another subclass.
            NotSent: Certainly nothing was sent.
            OutcomeUnknown: The message may have been sent, or not.

        Example:
            >>> sent = notify.send_sms_notification(
            ...     "07700 900123", template_id, {"name": "Amala", "date": "3 December"}
            ... )
            >>> sent.content.body
            'Hello Amala, your appointment is on 3 December.'
        """
        return self._send(
            sends.send_sms(phone_number, template_id, personalisation, reference, sms_sender_id)
        )

    def send_email_notification(
        self,
        email_address: str,
        template_id: UUID | str,
        personalisation: Personalisation | None = None,
        reference: str | None = None,
        email_reply_to_id: UUID | str | None = None,
        *,
        one_click_unsubscribe_url: str | None = None,
        sanitise_content_for: Iterable[str] | None = None,
    ) -> SentEmail:
        """Send an email.

        Args:
            email_address: The recipient's address.
            template_id: The template to fill in.
            personalisation: A value for each of the template's placeholders; a file is made with
                `prepare_upload`.
            reference: Your own name for the message, at most 1,000 characters.
            email_reply_to_id: Which of the service's reply-to addresses to use.
            one_click_unsubscribe_url: Where mail programs post one-click unsubscribes; https.
            sanitise_content_for: Names of placeholders whose values come from the public: links
                are taken out of these values and Markdown in them is made plain.

        Returns:
            The ids of the message and of its template, and the email as it is sent.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            Rejected: Notify refused the message: `BadRequest`, `PermissionDenied`, `RateLimited` or
                another subclass.
            NotSent: Certainly nothing was sent.
            OutcomeUnknown: The message may have been sent, or not.

        Example:
            >>> sent = notify.send_email_notification(
            ...     "amala@example.com", template_id, {"name": "Amala", "reference": "A17"}
            ... )
        """
        return self._send(
            sends.send_email(
                email_address,
                template_id,
                personalisation,
                reference,
                email_reply_to_id,
                one_click_unsubscribe_url=one_click_unsubscribe_url,
                sanitise_content_for=sanitise_content_for,
            )
        )

    def send_letter_notification(
        self,
        template_id: UUID | str,
        personalisation: Personalisation | None = None,
        reference: str | None = None,
        *,
        address: Address | None = None,
    ) -> SentLetter:
        """Send a letter from a template.

        Args:
            template_id: The template to fill in.
            personalisation: A value for each placeholder, and the address as `address_line_1` to
                `address_line_7` unless `address` has it.
            reference: Your own name for the letter, at most 1,000 characters.
            address: The recipient's name and address.

        Returns:
            The ids of the letter and of its template, and the text that is printed.

        Raises:
            InvalidAddress: The address is missing or not valid; nothing was sent.
            InvalidInput: An argument is not valid; nothing was sent.
            Rejected: Notify refused the message: `BadRequest`, `PermissionDenied`, `RateLimited` or
                another subclass.
            NotSent: Certainly nothing was sent.
            OutcomeUnknown: The message may have been sent, or not.

        Example:
            >>> home = Address("Amala Bird", "123 High Street", "SW14 6BF")
            >>> sent = notify.send_letter_notification(
            ...     template_id, {"name": "Amala"}, address=home
            ... )
        """
        return self._send(
            sends.send_letter(template_id, personalisation, reference, address=address)
        )

    def send_precompiled_letter_notification(
        self,
        reference: str,
        pdf_file: FileSource,
        postage: UkPostage | str | None = None,
    ) -> SentPrecompiledLetter:
        """Send a letter that is a finished PDF; whether it can be printed shows in its status.

        Args:
            reference: Your own name for the letter.
            pdf_file: The PDF: a path, its bytes or a file opened in binary mode; 5 MB at most.
            postage: `first`, `second` or `economy`; Notify uses `second` if you leave it out. A
                letter abroad gets its postage from the address in the PDF.

        Returns:
            The letter's id, reference and postage.

        Raises:
            InvalidFile: The file cannot be read, is not a PDF or is too large; nothing was sent.
            InvalidInput: An argument is not valid; nothing was sent.
            Rejected: Notify refused the message: `BadRequest`, `PermissionDenied`, `RateLimited` or
                another subclass.
            NotSent: Certainly nothing was sent.
            OutcomeUnknown: The message may have been sent, or not.

        Example:
            >>> sent = notify.send_precompiled_letter_notification("case-17", "letter.pdf")
        """
        return self._send(sends.send_precompiled_letter(reference, pdf_file, postage))

    # Reading messages

    def get_notification_by_id(self, notification_id: UUID | str) -> Notification:
        """Read one message: its status, content, times and cost.

        Args:
            notification_id: The id that Notify gave the message when it was sent.

        Returns:
            The message.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            NotFound: The service does not have such a message (any more).
            ReadFailed: No usable answer came; reading again is harmless.
            NotSent: The request did not reach Notify.

        Example:
            >>> message = notify.get_notification_by_id(sent.id)
            >>> print(message.status)
            delivered
        """
        return self._send(operations.get_notification(notification_id))

    def get_pdf_for_letter(self, notification_id: UUID | str) -> bytes:
        """Fetch a letter as it will be printed.

        Args:
            notification_id: The id that Notify gave the letter when it was sent.

        Returns:
            The PDF.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            PDFNotReady: There is no PDF yet; `wait_for_pdf` asks until there is.
            BadRequest: The message is not a letter, or its file failed the checks.
            NotFound: The service does not have such a letter (any more).
            ReadFailed: No usable answer came; reading again is harmless.
            NotSent: The request did not reach Notify.

        Example:
            >>> pdf = notify.get_pdf_for_letter(sent.id)
        """
        return self._send(operations.get_letter_pdf(notification_id))

    def get_all_notifications(
        self,
        *by_keyword_only: Never,
        template_type: _Type | Iterable[_Type] | None = None,
        status: _Status | Iterable[_Status] | None = None,
        reference: str | None = None,
        older_than: UUID | str | None = None,
        include_jobs: bool | None = None,
    ) -> NotificationPage:
        """Read one page of messages, newest first, at most 250, made with the same type of key.

        Args:
            *by_keyword_only: Not taken: clients and their documentation disagree on the order.
            template_type: Only `sms`, `email` or `letter`, or several of them.
            status: Only these statuses.
            reference: Only messages with exactly this reference.
            older_than: Only messages older than the one with this id.
            include_jobs: Messages from uploaded spreadsheets as well.

        Returns:
            The page, and its links to itself and to the next one.

        Raises:
            TypeError: An argument was given by position.
            InvalidInput: An argument is not valid; nothing was sent.
            Rejected: Notify refused the request.
            ReadFailed: No usable answer came; reading again is harmless.
            NotSent: The request did not reach Notify.

        Example:
            >>> page = notify.get_all_notifications(reference="case-17")
            >>> len(page.notifications)
            1
        """
        operations.refuse_positional("get_all_notifications", by_keyword_only)
        return self._send(
            operations.list_notifications(
                template_type=template_type,
                status=status,
                reference=reference,
                older_than=older_than,
                include_jobs=include_jobs,
            )
        )

    def get_all_notifications_iterator(
        self,
        *by_keyword_only: Never,
        template_type: _Type | Iterable[_Type] | None = None,
        status: _Status | Iterable[_Status] | None = None,
        reference: str | None = None,
        older_than: UUID | str | None = None,
        include_jobs: bool | None = None,
    ) -> PageIterator[NotificationPage, Notification]:
        """Walk through all messages, newest first.

        Pages are fetched as they are needed, and no more than one is kept.

        Args:
            *by_keyword_only: Not taken: clients and their documentation disagree on the order.
            template_type: Only `sms`, `email` or `letter`, or several of them.
            status: Only these statuses.
            reference: Only messages with exactly this reference.
            older_than: Only messages older than the one with this id.
            include_jobs: Messages from uploaded spreadsheets as well.

        Returns:
            The messages one by one; its `.pages()` gives whole pages.

        Raises:
            TypeError: An argument was given by position.
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading a page failed; raised where the iterator is used.
            RepeatedPage: The list does not end; raised where the iterator is used.

        Example:
            >>> for message in notify.get_all_notifications_iterator(status="delivered"):
            ...     print(message.reference)
            case-17
        """
        operations.refuse_positional("get_all_notifications_iterator", by_keyword_only)
        return PageIterator(
            operations.all_notifications(
                template_type=template_type,
                status=status,
                reference=reference,
                include_jobs=include_jobs,
                older_than=older_than,
            ),
            self._send,
        )

    def wait_for_status(
        self,
        notification_id: UUID | str,
        until: _Status | Iterable[_Status] | None = None,
        *,
        timeout: float = 60.0,
        poll_interval: float = 1.0,
    ) -> Notification:
        """Read a message again and again until it has a certain status.

        Args:
            notification_id: The message.
            until: The status or statuses to wait for. By default, any final status, which a letter
                gets after days.
            timeout: How many seconds to wait. The client checks a last time at the end.
            poll_interval: Seconds between the first two checks. They grow to 10 seconds.

        Returns:
            The message, with a status that was waited for.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            StatusMissed: The message has another status, after which none of these can come.
            WaitTimeout: The time is up; the error knows the last status.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> message = notify.wait_for_status(sent.id, timeout=30)
            >>> print(message.status)
            delivered
        """
        return self._carry_out(
            wait_for_status_flow(
                operations.get_notification(notification_id),
                self._context,
                target_statuses(until),
                (timeout, poll_interval),
            )
        )

    def wait_for_pdf(
        self, notification_id: UUID | str, *, timeout: float = 60.0, poll_interval: float = 1.0
    ) -> bytes:
        """Ask for a letter's PDF until it exists.

        Args:
            notification_id: The letter.
            timeout: How many seconds to wait; the last look is at their end.
            poll_interval: Seconds between the first two looks; later ones grow up to 10 seconds.

        Returns:
            The PDF.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            WaitTimeout: The time is up.
            RequestError: Notify refused for another reason, or reading failed, in spite of retries.

        Example:
            >>> pdf = notify.wait_for_pdf(sent.id)
        """
        return self._carry_out(
            wait_for_pdf_flow(
                operations.get_letter_pdf(notification_id),
                self._context,
                (timeout, poll_interval),
            )
        )

    # Templates

    def get_template(self, template_id: UUID | str) -> Template:
        """Read a template in its current version.

        Args:
            template_id: The template.

        Returns:
            The template.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            NotFound: The service does not have such a template.
            ReadFailed: No usable answer came; reading again is harmless.
            NotSent: The request did not reach Notify.

        Example:
            >>> template = notify.get_template(template_id)
            >>> template.name
            'Appointment reminder'
        """
        return self._send(operations.get_template(template_id))

    def get_template_version(self, template_id: UUID | str, version: int) -> Template:
        """Read a template as it was in one of its versions, counted from 1.

        Args:
            template_id: The template.
            version: The number of the version.

        Returns:
            The template.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            NotFound: The service does not have such a template, or it does not have this version.
            ReadFailed: No usable answer came; reading again is harmless.
            NotSent: The request did not reach Notify.

        Example:
            >>> template = notify.get_template_version(template_id, 1)
            >>> template.version
            1
        """
        return self._send(operations.get_template_version(template_id, version))

    def get_all_templates(self, template_type: _Type | None = None) -> TemplateList:
        """Read all templates, or those of one type; there are no pages.

        Args:
            template_type: Only `sms`, `email` or `letter`.

        Returns:
            The templates.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            Rejected: Notify refused the request.
            ReadFailed: No usable answer came; reading again is harmless.
            NotSent: The request did not reach Notify.

        Example:
            >>> texts = notify.get_all_templates("sms")
            >>> [template.name for template in texts.templates]
            ['Appointment reminder']
        """
        return self._send(operations.list_templates(template_type))

    def post_template_preview(
        self, template_id: UUID | str, personalisation: Personalisation | None = None
    ) -> TemplatePreview:
        """See what a template looks like when filled in; nothing is sent.

        Args:
            template_id: The template.
            personalisation: A value for each of the template's placeholders.

        Returns:
            The filled-in text; for an email as HTML as well.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            BadRequest: A value for a placeholder is missing.
            NotFound: The service does not have such a template.
            ReadFailed: No usable answer came; reading again is harmless.
            NotSent: The request did not reach Notify.

        Example:
            >>> preview = notify.post_template_preview(
            ...     template_id, {"name": "Amala", "date": "3 December"}
            ... )
            >>> preview.body
            'Hello Amala, your appointment is on 3 December.'
        """
        return self._send(operations.preview_template(template_id, personalisation))

    # Received texts

    def get_received_texts(self, older_than: UUID | str | None = None) -> ReceivedTextPage:
        """Read one page of the text messages that people sent in, newest first, at most 250.

        Args:
            older_than: Only texts older than the one with this id.

        Returns:
            The page, and its links to itself and to the next one.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            Rejected: Notify refused the request.
            ReadFailed: No usable answer came; reading again is harmless.
            NotSent: The request did not reach Notify.

        Example:
            >>> page = notify.get_received_texts()
            >>> [text.content for text in page.received_text_messages]
            ['Yes, I will be there', 'STOP']
        """
        return self._send(operations.list_received_texts(older_than))

    def get_received_texts_iterator(
        self, older_than: UUID | str | None = None
    ) -> PageIterator[ReceivedTextPage, ReceivedText]:
        """Walk through all received texts, newest first.

        Args:
            older_than: Only texts older than the one with this id.

        Returns:
            The texts one by one; its `.pages()` gives whole pages.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading a page failed; raised where the iterator is used.
            RepeatedPage: The list does not end; raised where the iterator is used.

        Example:
            >>> for text in notify.get_received_texts_iterator():
            ...     print(text.content)
            Yes, I will be there
            STOP
        """
        return PageIterator(operations.all_received_texts(older_than), self._send)
