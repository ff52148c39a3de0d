"""What the async client gives, as type checkers see it. Checked, never run."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO, assert_type
from uuid import UUID

import httpx

from notify_typed import (
    Address,
    ApiKey,
    AsyncNotifyClient,
    AsyncPageIterator,
    NotificationStatus,
    NotificationType,
    NotifyAuth,
    Personalisation,
    Response,
    RetryEvent,
    RetryPolicy,
    prepare_upload,
)
from notify_typed.models import (
    LetterCostDetails,
    NoCostDetails,
    Notification,
    NotificationPage,
    Postage,
    ReceivedText,
    ReceivedTextPage,
    SentEmail,
    SentLetter,
    SentPrecompiledLetter,
    SentSms,
    SmsCostDetails,
    Template,
    TemplateList,
    TemplatePreview,
    UkPostage,
    Unset,
)


def on_retry(event: RetryEvent) -> None:
    assert_type(event.operation, str)
    assert_type(event.attempt, int)
    assert_type(event.delay, float)
    assert_type(event.error.status_code, int | None)


async def making(
    key: ApiKey, url: httpx.URL, timeout: httpx.Timeout, mine: httpx.AsyncClient
) -> None:
    assert_type(AsyncNotifyClient(), AsyncNotifyClient)
    assert_type(
        AsyncNotifyClient("key", base_url="http://127.0.0.1:6011", timeout=5), AsyncNotifyClient
    )
    assert_type(
        AsyncNotifyClient(key, base_url=url, timeout=timeout, http_client=mine), AsyncNotifyClient
    )
    async with AsyncNotifyClient(
        key, retries=RetryPolicy(max_attempts=1), on_retry=on_retry
    ) as client:
        assert_type(client, AsyncNotifyClient)
        assert_type(client.api_key, ApiKey)
        assert_type(client.base_url, str)
        assert_type(client.options.timeout, httpx.Timeout)
        assert_type(client.options.retries, RetryPolicy)
        assert_type(client.with_options(timeout=5, on_unknown="reconcile"), AsyncNotifyClient)
        assert_type(client.with_options(strict=True).options.strict, bool)
        assert_type(client.with_options(retries=RetryPolicy(deadline=None)), AsyncNotifyClient)
    await client.aclose()
    assert_type(ApiKey.parse("key"), ApiKey)
    assert_type(ApiKey.from_environment().service_id, UUID)
    httpx.AsyncClient(auth=NotifyAuth(key))
    httpx.AsyncClient(auth=NotifyAuth("key"))


async def sending(client: AsyncNotifyClient, template: UUID, file: BinaryIO) -> None:
    values = {"name": "Amala", "date": "3 May"}
    sms = await client.send_sms_notification("07700 900123", template, values)
    assert_type(sms, SentSms)
    assert_type(sms.id, UUID)
    assert_type(sms.reference, str | None)
    assert_type(sms.content.from_number, str)
    assert_type(await client.send_sms_notification("0", "text", None, "ref", template), SentSms)

    mixed: Personalisation = {
        "count": 3,
        "price": Decimal("1.50"),
        "list": ["a", "b"],
        "set": {"a"},
        "id": template,
        "missing": None,
        "file": prepare_upload(file, filename="a.csv", retention_period=timedelta(weeks=4)),
    }
    email = await client.send_email_notification(
        "a@example.com",
        template,
        mixed,
        reference="ref",
        email_reply_to_id="text",
        one_click_unsubscribe_url="https://example.com",
        sanitise_content_for={"name"},
    )
    assert_type(email, SentEmail)
    assert_type(email.content.subject, str)
    await client.send_email_notification(
        "a@example.com", template, {"file": prepare_upload(Path("a.pdf")), "name": "Amala"}
    )

    letter = await client.send_letter_notification(
        template, values, address=Address("Amala", "1 High Street", None, "SW14 6BF")
    )
    assert_type(letter, SentLetter)
    assert_type(letter.content.subject, str)
    for source in (b"%PDF-", "letter.pdf", Path("letter.pdf"), file):
        precompiled = await client.send_precompiled_letter_notification("ref", source, "first")
        assert_type(precompiled, SentPrecompiledLetter)
    await client.send_precompiled_letter_notification("ref", b"%PDF-", UkPostage.ECONOMY)
    assert_type(precompiled.postage, UkPostage)


async def reading(client: AsyncNotifyClient, message: UUID) -> None:
    notification = await client.get_notification_by_id(message)
    assert_type(notification, Notification)
    assert_type(await client.get_notification_by_id("text"), Notification)
    assert_type(notification.status, NotificationStatus)
    assert_type(notification.status.is_known, bool)
    assert_type(notification.type_, NotificationType)
    assert_type(notification.created_at, datetime)
    assert_type(notification.sent_at, datetime | None)
    assert_type(notification.postage, Postage | None)
    assert_type(notification.estimated_delivery, datetime | Unset)
    assert_type(notification.cost_details, LetterCostDetails | NoCostDetails | SmsCostDetails)
    assert_type(await client.get_pdf_for_letter(message), bytes)

    page = await client.get_all_notifications(
        template_type="sms", status=["sending", NotificationStatus.DELIVERED], include_jobs=True
    )
    assert_type(page, NotificationPage)
    assert_type(page.notifications, list[Notification])
    assert_type(page.links.next_, str | Unset)
    await client.get_all_notifications(status="failed", template_type=NotificationType.LETTER)
    await client.get_all_notifications(template_type=["sms", NotificationType.EMAIL])
    await client.get_all_notifications(status=NotificationStatus(str(message)))
    await client.get_all_notifications(status=(s for s in NotificationStatus), reference="ref")

    everything = client.get_all_notifications_iterator(older_than=message)
    assert_type(everything, AsyncPageIterator[NotificationPage, Notification])
    assert_type(await anext(everything), Notification)
    assert_type([each async for each in everything], list[Notification])
    assert_type(everything.pages(), AsyncIterator[NotificationPage])

    assert_type(await client.wait_for_status(message), Notification)
    assert_type(
        await client.wait_for_status("text", {"sent"}, timeout=5, poll_interval=1), Notification
    )
    assert_type(await client.wait_for_pdf(message, timeout=0.5), bytes)


async def templates(client: AsyncNotifyClient, template: UUID) -> None:
    found = await client.get_template(template)
    assert_type(found, Template)
    assert_type(found.version, int)
    assert_type(found.updated_at, datetime | None)
    assert_type(await client.get_template_version("text", found.version), Template)
    assert_type(await client.get_all_templates(), TemplateList)
    assert_type((await client.get_all_templates("email")).templates, list[Template])
    assert_type(await client.get_all_templates(NotificationType.SMS), TemplateList)
    preview = await client.post_template_preview(template, {"name": "Amala"})
    assert_type(preview, TemplatePreview)
    assert_type(preview.html, str | None)
    assert_type(await client.post_template_preview(template), TemplatePreview)


async def received(client: AsyncNotifyClient, last: UUID) -> None:
    page = await client.get_received_texts()
    assert_type(page, ReceivedTextPage)
    assert_type((await client.get_received_texts(last)).received_text_messages, list[ReceivedText])
    texts = client.get_received_texts_iterator("text")
    assert_type(texts, AsyncPageIterator[ReceivedTextPage, ReceivedText])
    async for text in texts:
        assert_type(text, ReceivedText)
        assert_type(text.service_id, UUID)


async def raw(client: AsyncNotifyClient, template: UUID) -> None:
    answer = await client.with_raw_response(client.get_template, template)
    assert_type(answer, Response[Template])
    assert_type(answer.parsed, Template)
    assert_type(answer.http_response, httpx.Response)
    assert_type(answer.trace_id, str | None)
    assert_type(answer.attempts, int)
    assert_type(answer.reconciled, bool)
    sent = await client.with_raw_response(
        client.send_sms_notification, "07700 900123", template, reference="ref"
    )
    assert_type(sent, Response[SentSms])
    pdf = await client.with_raw_response(client.wait_for_pdf, template, timeout=5)
    assert_type(pdf, Response[bytes])


def enums(status: NotificationStatus) -> None:
    assert_type(NotificationStatus.parse("held"), NotificationStatus)
    assert_type(status.upper(), str)
    assert_type(status == "sent", bool)
    status = NotificationStatus.TEMPORARY_FAILURE
    assert_type(status.is_known, bool)
