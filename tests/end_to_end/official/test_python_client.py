"""The official Python client, as it comes from its makers, works against the sandbox."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

import pytest
from notifications_python_client import NotificationsAPIClient, prepare_upload
from notifications_python_client.errors import HTTPError

from notify_typed.sandbox._world.default import (
    EMAIL_TEMPLATE_ID,
    FILE_TEMPLATE_ID,
    INBOUND_SENDER_ID,
    LETTER_TEMPLATE_ID,
    REPLY_TO_ID,
    SMS_TEMPLATE_ID,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from notify_typed.sandbox import Sandbox

UNKNOWN = "740e5834-3a29-46b4-9a6f-16142fde533a"
NUMBER = "07700900456"
VALUES = {"name": "Amala", "date": "3 May", "reference": "A-1"}
ADDRESS = {
    "address_line_1": "Amala Bird",
    "address_line_2": "123 High Street",
    "address_line_3": "SW14 6BH",
}
NO_RESULT = [{"error": "NoResultFound", "message": "No result found"}]
NOT_ALLOWED = "The method is not allowed for the requested URL."

# What a method does when all is well, under the method's name.
works: dict[str, Callable[[NotificationsAPIClient, Sandbox], None]] = {}

# Routes that a service's key may not use, or that are not there.
NEVER_WORK = {"put", "delete", "get_all_template_versions"}
# Part of the client's insides that sends nothing.
SEND_NOTHING = {"generate_headers"}


def shows(
    show: Callable[[NotificationsAPIClient, Sandbox], None],
) -> Callable[[NotificationsAPIClient, Sandbox], None]:
    works[show.__name__] = show
    return show


def invalid(*messages: str) -> list[dict[str, str]]:
    return [{"error": "ValidationError", "message": message} for message in messages]


def refused(message: str) -> list[dict[str, str]]:
    return [{"error": "BadRequestError", "message": message}]


@pytest.fixture
def client(sandbox: Sandbox) -> NotificationsAPIClient:
    return NotificationsAPIClient(sandbox.live_key, base_url=sandbox.base_url)


@shows
def send_sms_notification(client: NotificationsAPIClient, sandbox: Sandbox) -> None:
    sent = client.send_sms_notification(
        NUMBER, SMS_TEMPLATE_ID, VALUES, reference="r-1", sms_sender_id=INBOUND_SENDER_ID
    )
    assert sent["content"] == {
        "body": "Hello Amala, your appointment is on 3 May.",
        "from_number": "447700900456",
    }
    assert sent["reference"] == "r-1"
    assert sent["uri"] == f"{sandbox.base_url}/v2/notifications/{sent['id']}"
    assert sent["template"]["version"] == 2
    assert sandbox.wait_for(recipient=NUMBER).id == UUID(sent["id"])


@shows
def send_email_notification(client: NotificationsAPIClient, sandbox: Sandbox) -> None:
    sent = client.send_email_notification(
        "amala@example.com",
        EMAIL_TEMPLATE_ID,
        {**VALUES, "name": "See evil.example/now"},
        reference="r-2",
        email_reply_to_id=REPLY_TO_ID,
        one_click_unsubscribe_url="https://example.gov.uk/stop",
        sanitise_content_for=["name"],
    )
    assert sent["content"]["one_click_unsubscribe_url"] == "https://example.gov.uk/stop"
    assert "evil.example" not in sent["content"]["subject"]
    assert sent["sanitised_content"]["name"]["unsanitised"] == "See evil.example/now"
    [message] = sandbox.messages(reference="r-2")
    assert message.sender == "reply@example.gov.uk"


@shows
def send_letter_notification(client: NotificationsAPIClient, sandbox: Sandbox) -> None:
    sent = client.send_letter_notification(LETTER_TEMPLATE_ID, {**VALUES, **ADDRESS}, "r-3")
    assert sent["content"]["subject"] == "You are registered to vote"
    [message] = sandbox.messages(type="letter")
    assert (message.id, message.reference) == (UUID(sent["id"]), "r-3")


@shows
def send_precompiled_letter_notification(client: NotificationsAPIClient, sandbox: Sandbox) -> None:
    written = client.send_letter_notification(LETTER_TEMPLATE_ID, {**VALUES, **ADDRESS})
    pdf = client.get_pdf_for_letter(written["id"])
    sent = client.send_precompiled_letter_notification("r-4", pdf, postage="first")
    assert sent == {"id": sent["id"], "reference": "r-4", "postage": "first"}
    [message] = sandbox.messages(reference="r-4")
    assert message.id == UUID(sent["id"])


@shows
def get_notification_by_id(client: NotificationsAPIClient, _sandbox: Sandbox) -> None:
    sent = client.send_sms_notification(NUMBER, SMS_TEMPLATE_ID, VALUES)
    notification = client.get_notification_by_id(sent["id"])
    assert notification["status"] == "delivered"
    assert notification["phone_number"] == NUMBER
    assert notification["cost_details"]["billable_sms_fragments"] == 1


@shows
def get_pdf_for_letter(client: NotificationsAPIClient, _sandbox: Sandbox) -> None:
    sent = client.send_letter_notification(LETTER_TEMPLATE_ID, {**VALUES, **ADDRESS})
    assert client.get_pdf_for_letter(sent["id"]).read(5) == b"%PDF-"


@shows
def get_all_notifications(client: NotificationsAPIClient, _sandbox: Sandbox) -> None:
    sent = [
        client.send_sms_notification(NUMBER, SMS_TEMPLATE_ID, VALUES, reference="r-5"),
        client.send_email_notification("a@example.com", EMAIL_TEMPLATE_ID, VALUES, "r-5"),
    ]
    both = client.get_all_notifications(
        status=["delivered"], template_type=["sms", "email"], reference="r-5", include_jobs=True
    )
    assert [found["id"] for found in both["notifications"]] == [sent[1]["id"], sent[0]["id"]]
    older = client.get_all_notifications(reference="r-5", older_than=sent[1]["id"])
    assert [found["id"] for found in older["notifications"]] == [sent[0]["id"]]


@shows
def get_all_notifications_iterator(client: NotificationsAPIClient, _sandbox: Sandbox) -> None:
    found = list(client.get_all_notifications_iterator(status="delivered", template_type="sms"))
    assert len({notification["id"] for notification in found}) == 260
    assert found[0]["body"] == "Hello Number 0, your appointment is on 1 May."
    assert found[-1]["body"] == "Hello Number 259, your appointment is on 1 May."


@shows
def get_received_texts(client: NotificationsAPIClient, sandbox: Sandbox) -> None:
    sandbox.receive_text("Where is my letter?", sender="07700900111")
    page = client.get_received_texts()
    texts = page["received_text_messages"]
    assert len(texts) == 250
    assert texts[0]["content"] == "Where is my letter?"
    older = client.get_received_texts(older_than=texts[0]["id"])
    assert older["received_text_messages"][0] == texts[1]


@shows
def get_received_texts_iterator(client: NotificationsAPIClient, _sandbox: Sandbox) -> None:
    texts = [text["content"] for text in client.get_received_texts_iterator()]
    assert len(texts) == 260
    assert texts[-1] == "Text 257"


@shows
def get_template(client: NotificationsAPIClient, _sandbox: Sandbox) -> None:
    template = client.get_template(SMS_TEMPLATE_ID)
    assert (template["version"], template["name"]) == (2, "Reminder")
    assert set(template["personalisation"]) == {"name", "date"}


@shows
def get_template_version(client: NotificationsAPIClient, _sandbox: Sandbox) -> None:
    template = client.get_template_version(SMS_TEMPLATE_ID, 1)
    assert (template["version"], template["name"]) == (1, "Appointment reminder")


@shows
def get_all_templates(client: NotificationsAPIClient, _sandbox: Sandbox) -> None:
    assert {template["type"] for template in client.get_all_templates()["templates"]} == {
        "sms",
        "email",
        "letter",
    }
    [letter] = client.get_all_templates("letter")["templates"]
    assert letter["postage"] == "second"


@shows
def post_template_preview(client: NotificationsAPIClient, _sandbox: Sandbox) -> None:
    preview = client.post_template_preview(EMAIL_TEMPLATE_ID, VALUES)
    assert preview["subject"] == "We have your application, Amala"
    assert "<li" in preview["html"]


@shows
def get(client: NotificationsAPIClient, _sandbox: Sandbox) -> None:
    assert client.get("/v2/templates", params={"type": "sms"}) == client.get_all_templates("sms")


@shows
def post(client: NotificationsAPIClient, sandbox: Sandbox) -> None:
    body = {"phone_number": NUMBER, "template_id": SMS_TEMPLATE_ID, "personalisation": VALUES}
    sent = client.post("/v2/notifications/sms", data=body)
    assert [message.id for message in sandbox.messages()] == [UUID(sent["id"])]


@shows
def request(client: NotificationsAPIClient, _sandbox: Sandbox) -> None:
    [sent] = client.request("GET", "/v2/templates", params={"type": "letter"})["templates"]
    assert sent["id"] == LETTER_TEMPLATE_ID


@shows
def generate_headers(client: NotificationsAPIClient, _sandbox: Sandbox) -> None:
    assert client.generate_headers("token")["User-agent"] == "NOTIFY-API-PYTHON-CLIENT/13.0.0"


FAILURES: dict[str, tuple[tuple[Any, ...], int, Any]] = {
    "send_sms_notification": (
        ("nonsense", SMS_TEMPLATE_ID),
        400,
        invalid("phone_number Must not contain letters or symbols"),
    ),
    "send_email_notification": (
        ("a@example.com", EMAIL_TEMPLATE_ID, {"name": "Amala"}),
        400,
        refused("Missing personalisation: reference"),
    ),
    "send_letter_notification": (
        (SMS_TEMPLATE_ID, ADDRESS),
        400,
        refused("sms template is not suitable for letter notification"),
    ),
    "send_precompiled_letter_notification": (
        ("r", io.BytesIO(b"%PDF-1.7"), "third"),
        400,
        invalid("postage invalid. It must be either first, second or economy."),
    ),
    "get_notification_by_id": ((UNKNOWN,), 404, NO_RESULT),
    "get_pdf_for_letter": ((UNKNOWN,), 404, NO_RESULT),
    "get_all_notifications": (
        (None, "fax", None, "nonsense"),
        400,
        invalid(
            "template_type fax is not one of [sms, email, letter]",
            "older_than is not a valid UUID",
        ),
    ),
    "get_all_notifications_iterator": (
        (None, "fax"),
        400,
        invalid("template_type fax is not one of [sms, email, letter]"),
    ),
    "get_received_texts": (("nonsense",), 400, invalid("older_than is not a valid UUID")),
    "get_received_texts_iterator": (("nonsense",), 400, invalid("older_than is not a valid UUID")),
    "get_template": (("nonsense",), 400, invalid("id is not a valid UUID")),
    "get_template_version": ((SMS_TEMPLATE_ID, 3), 404, NO_RESULT),
    "get_all_templates": (
        ("fax",),
        400,
        invalid("type fax is not one of [sms, email, letter]"),
    ),
    "get_all_template_versions": (
        (SMS_TEMPLATE_ID,),
        401,
        {"token": ["Unauthorized: not allowed to perform this action"]},
    ),
    "post_template_preview": (
        (SMS_TEMPLATE_ID, {"name": "Amala"}),
        400,
        refused("Missing personalisation: date"),
    ),
    "get": (
        ("/v2/nothing-here",),
        404,
        (
            "The requested URL was not found on the server. "
            "If you entered the URL manually please check your spelling and try again."
        ),
    ),
    "post": (("/v2/templates", {}), 405, NOT_ALLOWED),
    "put": (("/v2/templates", {}), 405, NOT_ALLOWED),
    "delete": (("/v2/templates",), 405, NOT_ALLOWED),
    "request": (("PATCH", "/v2/templates"), 405, NOT_ALLOWED),
}


@pytest.mark.parametrize("method", works)
def test_every_method_works(method: str, client: NotificationsAPIClient, sandbox: Sandbox) -> None:
    works[method](client, sandbox)


@pytest.mark.parametrize("method", FAILURES)
def test_every_method_fails_with_the_api_s_own_words(
    method: str, client: NotificationsAPIClient, sandbox: Sandbox
) -> None:
    arguments, status, message = FAILURES[method]
    with pytest.raises(HTTPError) as failure:
        list(getattr(client, method)(*arguments))
    assert failure.value.status_code == status
    assert failure.value.message == message
    assert sandbox.messages() == []


def test_no_method_is_left_out() -> None:
    public = {name for name in dir(NotificationsAPIClient) if not name.startswith("_")}
    assert set(works) == public - NEVER_WORK
    assert set(FAILURES) == public - SEND_NOTHING


def test_a_file_is_sent_by_email_as_a_link(
    client: NotificationsAPIClient, sandbox: Sandbox
) -> None:
    file = prepare_upload(
        io.BytesIO(b"a,b\n1,2\n"),
        filename="report.csv",
        confirm_email_before_download=False,
        retention_period="4 weeks",
    )
    client.send_email_notification(
        "a@example.com", FILE_TEMPLATE_ID, {"name": "Amala", "link_to_file": file}
    )
    body = sandbox.wait_for(recipient="a@example.com").body
    assert re.search(r"https?://\S+/d/\S+", body)


def test_a_file_that_the_api_does_not_take_is_refused_with_its_reason(
    client: NotificationsAPIClient,
) -> None:
    file = prepare_upload(io.BytesIO(b"MZ"), filename="program.exe")
    with pytest.raises(HTTPError) as failure:
        client.send_email_notification(
            "a@example.com", FILE_TEMPLATE_ID, {"name": "Amala", "link_to_file": file}
        )
    [error] = cast("list[dict[str, str]]", failure.value.message)
    assert error["message"].startswith("Unsupported file type '.exe'")


def test_a_file_that_is_too_large_is_refused_by_the_client_itself() -> None:
    with pytest.raises(ValueError, match="File is larger than 2MB"):
        prepare_upload(io.BytesIO(bytes(2 * 1024 * 1024 + 1)))


def test_a_key_that_the_service_does_not_have_is_refused(sandbox: Sandbox) -> None:
    stranger = NotificationsAPIClient(sandbox.live_key[:-36] + UNKNOWN, base_url=sandbox.base_url)
    with pytest.raises(HTTPError) as failure:
        stranger.get_all_templates()
    assert failure.value.status_code == 403
    assert failure.value.message == [
        {"error": "AuthError", "message": "Invalid token: API key not found"}
    ]


def test_a_team_key_reaches_the_guest_list_alone(sandbox: Sandbox) -> None:
    team = NotificationsAPIClient(sandbox.team_key, base_url=sandbox.base_url)
    assert team.send_sms_notification("07700900789", SMS_TEMPLATE_ID, VALUES)["id"]
    with pytest.raises(HTTPError) as failure:
        team.send_sms_notification(NUMBER, SMS_TEMPLATE_ID, VALUES)
    assert failure.value.message == refused(
        "Can’t send to this recipient using a team-only API key"  # noqa: RUF001 - the API's own
    )
