"""Every method of both clients, over real HTTP, against the sandbox."""

from __future__ import annotations

import asyncio
import io
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from notify_typed import (
    Address,
    AsyncNotifyClient,
    AuthenticationFailed,
    BadRequest,
    NotFound,
    NotifyClient,
    PermissionDenied,
    prepare_upload,
)
from notify_typed.models import NotificationStatus, NotificationType, Template, TypeWord

if TYPE_CHECKING:
    from notify_typed.sandbox import Sandbox

NUMBER = "07700 900456"
FAST = 0.01


def template(notify: NotifyClient, kind: TypeWord, placeholder: str = "name") -> Template:
    return next(
        found
        for found in notify.get_all_templates(kind).templates
        if placeholder in found.personalisation
    )


def test_a_text_message_is_sent_delivered_and_read_back(notify: NotifyClient) -> None:
    reminder = template(notify, "sms")
    sent = notify.send_sms_notification(
        NUMBER, reminder.id, {"name": "Amala", "date": "3 May"}, reference="text-1"
    )
    assert sent.content.body == "Hello Amala, your appointment is on 3 May."
    assert (sent.reference, sent.template.id, sent.template.version) == ("text-1", reminder.id, 1)
    found = notify.wait_for_status(sent.id, poll_interval=FAST)
    assert found.status is NotificationStatus.DELIVERED
    assert found.type_ is NotificationType.SMS
    assert found.phone_number == NUMBER
    assert abs(found.created_at - datetime.now(UTC)) < timedelta(minutes=1)


def test_an_email_carries_a_file(notify: NotifyClient) -> None:
    document = template(notify, "email", "link_to_file")
    file = prepare_upload(io.BytesIO(b"a,b\n1,2\n"), filename="numbers.csv", retention_period=4)
    sent = notify.send_email_notification(
        "amala@example.com",
        document.id,
        {"name": "Amala", "link_to_file": file},
        one_click_unsubscribe_url="https://example.gov.uk/unsubscribe",
        sanitise_content_for=["name"],
    )
    assert sent.content.one_click_unsubscribe_url == "https://example.gov.uk/unsubscribe"
    assert "http" in sent.content.body
    assert notify.get_notification_by_id(sent.id).email_address == "amala@example.com"


def test_a_letter_has_a_pdf_that_can_be_sent_again_as_it_is(notify: NotifyClient) -> None:
    confirmation = template(notify, "letter")
    address = Address("Amala Bird", "123 High Street", "Richmond upon Thames", "SW14 6BF")
    sent = notify.send_letter_notification(confirmation.id, {"name": "Amala"}, address=address)
    pdf = notify.wait_for_pdf(sent.id, poll_interval=FAST)
    assert pdf.startswith(b"%PDF")
    found = notify.wait_for_status(sent.id, poll_interval=FAST)
    assert found.status is NotificationStatus.RECEIVED
    assert found.line_1 == "Amala Bird"
    again = notify.send_precompiled_letter_notification("as-it-is", pdf, postage="first")
    assert (again.reference, again.postage) == ("as-it-is", "first")


def test_lists_are_walked_to_their_end(notify: NotifyClient) -> None:
    reminder = template(notify, "sms")
    values = {"name": "Amala", "date": "today"}
    ids = {notify.send_sms_notification(NUMBER, reminder.id, values).id for _ in range(251)}
    walk = notify.get_all_notifications_iterator(template_type="sms", status=["delivered"])
    assert {notification.id for notification in walk} == ids
    sizes = [len(page.notifications) for page in notify.get_all_notifications_iterator().pages()]
    assert sizes == [250, 1, 0]


def test_a_message_is_found_by_its_reference(notify: NotifyClient) -> None:
    reminder = template(notify, "sms")
    sent = notify.send_sms_notification(
        NUMBER, reminder.id, {"name": "A", "date": "b"}, reference="ref & é/1"
    )
    [found] = notify.get_all_notifications(reference="ref & é/1").notifications
    assert found.id == sent.id


def test_templates_are_read_and_previewed(notify: NotifyClient) -> None:
    reminder = template(notify, "sms")
    assert notify.get_template(reminder.id) == reminder
    assert notify.get_template_version(reminder.id, 1).body == reminder.body
    preview = notify.post_template_preview(reminder.id, {"name": "Amala", "date": "today"})
    assert preview.body == "Hello Amala, your appointment is on today."


def test_received_texts_are_read_newest_first(sandbox: Sandbox, notify: NotifyClient) -> None:
    sandbox.receive_text("I am late", sender="07700900321")
    first = next(iter(notify.get_received_texts_iterator()))
    assert (first.content, first.user_number) == ("I am late", "447700900321")
    page = notify.get_received_texts(older_than=first.id)
    assert first.id not in {text.id for text in page.received_text_messages}


def test_refusals_arrive_as_what_they_are(sandbox: Sandbox, notify: NotifyClient) -> None:
    reminder, confirmation = template(notify, "sms"), template(notify, "letter")
    with pytest.raises(BadRequest, match="Missing personalisation: name, date") as missing:
        notify.send_sms_notification(NUMBER, reminder.id)
    assert missing.value.trace_id
    with pytest.raises(NotFound):
        notify.get_notification_by_id(uuid4())
    with (
        NotifyClient(sandbox.team_key, base_url=sandbox.base_url) as team,
        pytest.raises(PermissionDenied),
    ):
        team.send_letter_notification(
            confirmation.id, {"name": "A"}, address=Address("A", "B", "SW14 6BF")
        )
    stranger = f"stranger-{uuid4()}-{uuid4()}"
    with (
        NotifyClient(stranger, base_url=sandbox.base_url) as unknown,
        pytest.raises(AuthenticationFailed, match="service not found"),
    ):
        unknown.get_all_templates()


def test_the_raw_answer_is_there_with_the_result(notify: NotifyClient) -> None:
    response = notify.with_raw_response(notify.get_all_templates, "letter")
    assert response.http_response.status_code == 200
    assert response.trace_id == response.http_response.headers["X-B3-TraceId"]
    assert response.parsed.templates[0].type_ == "letter"


async def test_the_async_client_does_the_same(anotify: AsyncNotifyClient) -> None:
    templates = (await anotify.get_all_templates()).templates
    reminder = next(found for found in templates if found.type_ == "sms")
    confirmation = next(found for found in templates if found.type_ == "letter")
    values = {"name": "Amala", "date": "today"}
    sent = await asyncio.gather(
        *(anotify.send_sms_notification(NUMBER, reminder.id, values) for _ in range(50))
    )
    found = await anotify.wait_for_status(sent[0].id, "delivered", poll_interval=FAST)
    assert found.body == "Hello Amala, your appointment is on today."
    walked = {item.id async for item in anotify.get_all_notifications_iterator()}
    assert walked == {message.id for message in sent}
    letter = await anotify.send_letter_notification(
        confirmation.id, {"name": "Amala"}, address=Address("Amala", "1 High Street", "SW14 6BF")
    )
    pdf = await anotify.wait_for_pdf(letter.id, poll_interval=FAST)
    await anotify.send_precompiled_letter_notification("again", pdf)
    assert [text async for text in anotify.get_received_texts_iterator()]
    raw = await anotify.with_raw_response(anotify.get_template, reminder.id)
    assert raw.parsed.id == reminder.id
