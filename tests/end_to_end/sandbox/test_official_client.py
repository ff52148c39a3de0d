"""The official Python client works against the sandbox, method by method."""

from __future__ import annotations

import inspect
import io
from typing import TYPE_CHECKING, cast

import pytest
from notifications_python_client import prepare_upload
from notifications_python_client.errors import HTTPError
from notifications_python_client.notifications import NotificationsAPIClient
from pypdf import PdfWriter

from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDRESS = {"address_line_1": "A", "address_line_2": "B", "address_line_3": "SW1A 1AA"}


def blank_pdf() -> io.BytesIO:
    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    output = io.BytesIO()
    writer.write(output)
    output.seek(0)
    return output


@pytest.fixture
def client() -> Iterator[NotificationsAPIClient]:
    with Sandbox(outcomes="immediate") as sandbox:
        client = NotificationsAPIClient(sandbox.test_key, base_url=sandbox.base_url)
        yield client
        client.request_session.close()


def test_sending_and_reading(client: NotificationsAPIClient) -> None:
    sms = client.send_sms_notification(
        "07700900123",
        world.SMS_TEMPLATE_ID,
        {"name": "A", "date": "B"},
        reference="r",
        sms_sender_id=world.INBOUND_SENDER_ID,
    )
    assert sms["content"]["from_number"] == "447700900456"
    email = client.send_email_notification(
        "a@example.com",
        world.EMAIL_TEMPLATE_ID,
        {"name": "[x](https://example.com)", "reference": "B"},
        email_reply_to_id=world.REPLY_TO_ID,
        one_click_unsubscribe_url="https://example.com/u",
        sanitise_content_for=["name"],
    )
    assert email["content"]["one_click_unsubscribe_url"] == "https://example.com/u"
    assert list(email["sanitised_content"]) == ["name"]
    letter = client.send_letter_notification(world.LETTER_TEMPLATE_ID, {"name": "A"} | ADDRESS)
    precompiled = client.send_precompiled_letter_notification("p", blank_pdf(), "first")
    assert precompiled["postage"] == "first"
    assert client.get_notification_by_id(sms["id"])["status"] == "delivered"
    for sent in (letter, precompiled):
        assert client.get_pdf_for_letter(sent["id"]).read().startswith(b"%PDF")
    listed = client.get_all_notifications(status="received", template_type="letter")
    assert [item["id"] for item in listed["notifications"]] == [precompiled["id"], letter["id"]]
    iterated = [item["id"] for item in client.get_all_notifications_iterator()]
    assert iterated == [precompiled["id"], letter["id"], email["id"], sms["id"]]


def test_a_file_by_email(client: NotificationsAPIClient) -> None:
    sent = client.send_email_notification(
        "a@example.com",
        world.FILE_TEMPLATE_ID,
        {"name": "A", "link_to_file": prepare_upload(io.BytesIO(b"hello"), filename="a.txt")},
    )
    assert f"{client.base_url}/d/" in sent["content"]["body"]


def test_templates_and_received_texts(client: NotificationsAPIClient) -> None:
    names = [template["name"] for template in client.get_all_templates("email")["templates"]]
    assert names == ["Document to download", "Registration received"]
    assert client.get_template(world.SMS_TEMPLATE_ID)["version"] == 1
    assert client.get_template_version(world.SMS_TEMPLATE_ID, 1)["name"] == "Appointment reminder"
    preview = client.post_template_preview(world.SMS_TEMPLATE_ID, {"name": "A", "date": "B"})
    assert preview["body"] == "Hello A, your appointment is on B."
    assert len(client.get_received_texts()["received_text_messages"]) == 2
    assert [text["content"] for text in client.get_received_texts_iterator()][1] == "STOP"
    assert (
        client.get_received_texts_number(1) if hasattr(client, "get_received_texts_number") else 1
    )


def test_errors(client: NotificationsAPIClient) -> None:
    with pytest.raises(HTTPError) as caught:
        client.send_sms_notification("nonsense", world.SMS_TEMPLATE_ID)
    assert caught.value.status_code == 400
    [error] = cast("list[dict[str, str]]", caught.value.message)
    assert error["error"] == "ValidationError"
    with pytest.raises(HTTPError) as caught:
        client.get_all_template_versions(world.SMS_TEMPLATE_ID)
    assert caught.value.status_code == 401
    said: object = caught.value.message
    assert said == {"token": ["Unauthorized: not allowed to perform this action"]}


def test_no_method_of_the_client_is_forgotten() -> None:
    methods = {
        name
        for name, _ in inspect.getmembers(NotificationsAPIClient, inspect.isfunction)
        if name.startswith(("send_", "get_", "post_"))
    }
    source = inspect.getsource(inspect.getmodule(test_errors) or object)
    assert {name for name in methods if f"client.{name}(" not in source} == set()
