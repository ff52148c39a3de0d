"""The async client: the same methods as `NotifyClient`, to be awaited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.async_base import Awaiting
from notify_typed._engine.base import ClientCore
from notify_typed._engine.pagination import AsyncPageIterator
from notify_typed._engine.settings import DEFAULT_TIMEOUT
from notify_typed._v2 import operations
from notify_typed._v2.waiting import target_statuses, wait_for_pdf_flow, wait_for_status_flow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    import httpx

    from notify_typed._engine.auth import ApiKey
    from notify_typed._engine.inputs import Personalisation
    from notify_typed._engine.retries import OnRetry, OnUnknown, RetryPolicy
    from notify_typed.files import FileSource
    from notify_typed.letters import Address
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

__all__ = ["AsyncNotifyClient"]


class AsyncNotifyClient(ClientCore, Awaiting):
    """The client of GOV.UK Notify's v2 API for asyncio.

    It takes the same arguments as `NotifyClient` and has the same methods, which are documented
    there; they are awaited, and lists are walked with ``async for``. Keep one client for as long as
    the event loop runs, and close it with ``await client.aclose()`` or an ``async with`` block.

    With the extra ``notify-typed[aiohttp]`` installed, requests go over aiohttp's connections,
    which carry many at once several times faster than httpx's own.

    Args:
        http_client: An ``httpx.AsyncClient`` of your own.
    """

    def __init__(
        self,
        api_key: ApiKey | str | None = None,
        *,
        base_url: str | httpx.URL | None = None,
        timeout: float | httpx.Timeout = DEFAULT_TIMEOUT,
        retries: RetryPolicy | None = None,
        on_unknown: OnUnknown = "raise",
        on_retry: OnRetry | None = None,
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        super().__init__(
            api_key,
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            on_unknown=on_unknown,
            on_retry=on_retry,
        )
        self._connect(http_client)

    # Sending

    async def send_sms_notification(
        self,
        phone_number: str,
        template_id: UUID | str,
        personalisation: Personalisation | None = None,
        reference: str | None = None,
        sms_sender_id: UUID | str | None = None,
    ) -> SentSms:
        """Send a text message."""
        return await self._run(
            operations.send_sms(
                phone_number, template_id, personalisation, reference, sms_sender_id
            )
        )

    async def send_email_notification(
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
        """Send an email."""
        return await self._run(
            operations.send_email(
                email_address,
                template_id,
                personalisation,
                reference,
                email_reply_to_id,
                one_click_unsubscribe_url=one_click_unsubscribe_url,
                sanitise_content_for=sanitise_content_for,
            )
        )

    async def send_letter_notification(
        self,
        template_id: UUID | str,
        personalisation: Personalisation | None = None,
        reference: str | None = None,
        *,
        address: Address | None = None,
    ) -> SentLetter:
        """Send a letter from a template."""
        return await self._run(
            operations.send_letter(template_id, personalisation, reference, address=address)
        )

    async def send_precompiled_letter_notification(
        self,
        reference: str,
        pdf_file: FileSource,
        postage: UkPostage | str | None = None,
    ) -> SentPrecompiledLetter:
        """Send a letter that is a finished PDF; whether it can be printed shows in its status."""
        return await self._run(operations.send_precompiled_letter(reference, pdf_file, postage))

    # Reading what became of messages

    async def get_notification_by_id(self, notification_id: UUID | str) -> Notification:
        """Read one message: its status, content, times and cost."""
        return await self._run(operations.get_notification(notification_id))

    async def get_pdf_for_letter(self, notification_id: UUID | str) -> bytes:
        """Fetch a letter as it will be printed; raises `PDFNotReady` while there is none."""
        return await self._run(operations.get_letter_pdf(notification_id))

    async def get_all_notifications(
        self,
        *,
        template_type: NotificationType | str | None = None,
        status: NotificationStatus | str | Iterable[NotificationStatus | str] | None = None,
        reference: str | None = None,
        older_than: UUID | str | None = None,
        include_jobs: bool | None = None,
    ) -> NotificationPage:
        """Read one page of messages, newest first, at most 250, made with the same type of key."""
        return await self._run(
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
        *,
        template_type: NotificationType | str | None = None,
        status: NotificationStatus | str | Iterable[NotificationStatus | str] | None = None,
        reference: str | None = None,
        older_than: UUID | str | None = None,
        include_jobs: bool | None = None,
    ) -> AsyncPageIterator[NotificationPage, Notification]:
        """Walk through all messages, newest first; `get_all_notifications` explains the filters."""
        return AsyncPageIterator(
            operations.all_notifications(
                template_type=template_type,
                status=status,
                reference=reference,
                include_jobs=include_jobs,
                older_than=older_than,
            ),
            self._run,
        )

    async def wait_for_status(
        self,
        notification_id: UUID | str,
        until: NotificationStatus | str | Iterable[NotificationStatus | str] | None = None,
        *,
        timeout: float = 60.0,
        poll_interval: float = 1.0,
    ) -> Notification:
        """Read a message again and again until it has a certain status."""
        return await self._drive(
            wait_for_status_flow(
                operations.get_notification(notification_id),
                self._context,
                operations.find_by_reference,
                target_statuses(until),
                (timeout, poll_interval),
            )
        )

    async def wait_for_pdf(
        self, notification_id: UUID | str, *, timeout: float = 60.0, poll_interval: float = 1.0
    ) -> bytes:
        """Ask for a letter's PDF until it exists."""
        return await self._drive(
            wait_for_pdf_flow(
                operations.get_letter_pdf(notification_id),
                self._context,
                operations.find_by_reference,
                (timeout, poll_interval),
            )
        )

    # Templates

    async def get_template(self, template_id: UUID | str) -> Template:
        """Read a template in its current version."""
        return await self._run(operations.get_template(template_id))

    async def get_template_version(self, template_id: UUID | str, version: int) -> Template:
        """Read a template as it was in one of its versions, counted from 1."""
        return await self._run(operations.get_template_version(template_id, version))

    async def get_all_templates(
        self, template_type: NotificationType | str | None = None
    ) -> TemplateList:
        """Read all templates, or those of one type; there are no pages."""
        return await self._run(operations.list_templates(template_type))

    async def post_template_preview(
        self, template_id: UUID | str, personalisation: Personalisation | None = None
    ) -> TemplatePreview:
        """See what a template looks like when filled in; nothing is sent."""
        return await self._run(operations.preview_template(template_id, personalisation))

    # Received texts

    async def get_received_texts(self, older_than: UUID | str | None = None) -> ReceivedTextPage:
        """Read one page of the text messages that people sent in, newest first, at most 250."""
        return await self._run(operations.list_received_texts(older_than))

    def get_received_texts_iterator(
        self, older_than: UUID | str | None = None
    ) -> AsyncPageIterator[ReceivedTextPage, ReceivedText]:
        """Walk through all received texts, newest first; ``.pages()`` gives whole pages."""
        return AsyncPageIterator(operations.all_received_texts(older_than), self._run)
