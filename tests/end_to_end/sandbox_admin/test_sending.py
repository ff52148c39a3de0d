"""Messages that people send one by one through the admin API."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from reportlab.lib.pagesizes import A4, A5
from reportlab.pdfgen.canvas import Canvas

from notify_typed.sandbox._admin.notify_service import NOTIFY_USER_ID
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from tests.end_to_end.sandbox_admin.conftest import Admin

HOME = f"/service/{world.SERVICE_ID}"
SEND = f"{HOME}/send-notification"
TRIAL_MODE = (
    "Can’t send to this recipient when service is in trial mode – "  # noqa: RUF001 - Notify's words
    "see https://www.notifications.service.gov.uk/trial-mode"
)

NOT_A_MOBILE = (
    "This does not look like a UK mobile number "
    "– double check the mobile number you entered"  # noqa: RUF001 - likewise
)


def member(admin: Admin) -> str:
    user_id: str = admin.data("GET", f"{HOME}/users")[0]["id"]
    return user_id


def body(admin: Admin, kind: str = "sms", **fields: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {
        "sms": {
            "template_id": world.SMS_TEMPLATE_ID,
            "to": "07700 900123",
            "personalisation": {"name": "Amala", "date": "1 May"},
        },
        "email": {
            "template_id": world.EMAIL_TEMPLATE_ID,
            "to": "amala@example.com",
            "personalisation": {"name": "Amala", "reference": "R1"},
        },
        "letter": {
            "template_id": world.LETTER_TEMPLATE_ID,
            "to": "Amala",
            "personalisation": {
                "name": "Amala",
                "reference": "ours",
                "address_line_1": "Amala Bird",
                "address_line_2": "1 High Street",
                "postcode": "SW14 6BF",
            },
        },
    }[kind]
    return usual | {"created_by": member(admin)} | fields


def sent(admin: Admin, kind: str = "sms", **fields: Any) -> Any:
    answer = admin.post(SEND, body(admin, kind, **fields))
    assert answer.status_code == 201, answer.text
    assert list(answer.json()) == ["id"]
    return admin.get(f"{HOME}/notifications/{answer.json()['id']}").json()


def refused(admin: Admin, status: int = 400, **fields: Any) -> str:
    kind = fields.pop("kind", "sms")
    answer = admin.post(SEND, body(admin, kind, **fields))
    assert answer.status_code == status, answer.text
    message: str = answer.json()["message"]
    return message


def pdf(*sizes: tuple[float, float]) -> bytes:
    file = BytesIO()
    canvas = Canvas(file)
    for size in sizes:
        canvas.setPageSize(size)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_people_send_as_themselves(admin: Admin) -> None:
    message = sent(admin)
    assert message["to"] == "07700 900123"
    assert (message["api_key"], message["key_type"]) == (None, "normal")
    assert message["created_by"]["name"] == "Sam Example"
    assert message["reply_to_text"] == "GOVUK"
    shown = admin.v2(admin.sandbox.live_key, "GET", f"/v2/notifications/{message['id']}")
    assert shown.json()["created_by_name"] == "Sam Example"
    listed = admin.v2(admin.sandbox.live_key, "GET", "/v2/notifications").json()
    assert [one["id"] for one in listed["notifications"]] == [message["id"]]


def test_emails_and_letters_are_sent_too(admin: Admin) -> None:
    assert sent(admin, "email")["reply_to_text"] == "reply@example.gov.uk"
    letter = sent(admin, "letter")
    assert (letter["client_reference"], letter["postage"]) == ("ours", "second")
    assert len(letter["reference"]) == 16


def test_another_sender_is_chosen(admin: Admin) -> None:
    message = sent(admin, sender_id=world.INBOUND_SENDER_ID)
    assert message["reply_to_text"] == "447700900456"
    assert refused(admin, sender_id=str(uuid4())) == "SMS sender not found"
    unknown = refused(admin, kind="email", sender_id=world.SMS_SENDER_ID)
    assert unknown == "Reply to email address not found"
    assert sent(admin, "letter", sender_id=str(uuid4()))["notification_type"] == "letter"


@pytest.mark.parametrize(
    ("recipient", "message"),
    [
        ("0712345", "Mobile number is too short"),
        ("0770090012x", "Mobile numbers can only include: 0 1 2 3 4 5 6 7 8 9 ( ) + -"),
        (
            "020 7946 0000",
            NOT_A_MOBILE,
        ),
        (None, "Recipient can't be empty"),
    ],
)
def test_bad_numbers_are_refused_in_the_words_for_people(
    admin: Admin, recipient: str | None, message: str
) -> None:
    assert refused(admin, to=recipient) == message


def test_foreign_numbers_need_a_permission(admin: Admin) -> None:
    assert sent(admin, to="+33 6 12 34 56 78")["international"] is True
    admin.data("POST", HOME, {"permissions": ["sms"]})
    assert refused(admin, to="+33 6 12 34 56 78") == "Cannot send to international mobile numbers"


def test_what_is_wrong_with_the_message_is_said(admin: Admin) -> None:
    assert refused(admin, personalisation={"name": "A"}) == "Missing personalisation: date"
    assert refused(admin, kind="email", to="nowhere") == "Not a valid email address"
    long = refused(admin, personalisation={"name": "x" * 900, "date": "y" * 100})
    assert long.startswith("Your message is too long. Text messages cannot be longer than 918")
    address = {"name": "A", "address_line_1": "A", "postcode": "SW14 6BF"}
    short = refused(admin, kind="letter", personalisation=address)
    assert short == "Address must be at least 3 lines"


def test_in_trial_mode_people_send_to_their_team_alone(admin: Admin) -> None:
    admin.data("POST", HOME, {"restricted": True})
    assert sent(admin, to=world.TEAM_NUMBER)["status"] == "created"
    assert refused(admin, to=world.GUEST_NUMBER) == TRIAL_MODE
    assert refused(admin, to="nonsense") == TRIAL_MODE
    assert refused(admin, kind="letter") == TRIAL_MODE


def test_the_daily_limit_holds_for_people_too(admin: Admin) -> None:
    admin.data("POST", HOME, {"sms_message_limit": 1})
    sent(admin)
    assert refused(admin, 429) == "Exceeded send limits (sms: 1) for today"
    assert refused(admin, 429, to=None) == "Exceeded send limits (sms: 1) for today"


def test_only_members_send_for_a_service(admin: Admin) -> None:
    stranger = admin.new_user(name="Stranger")
    message = refused(admin, created_by=stranger["id"])
    assert message.endswith(
        'create notification - Stranger is not part of the "Register to vote" service'
    )
    assert refused(admin, 404, created_by=str(uuid4())) == "No result found"


def test_only_templates_of_the_service_are_sent(admin: Admin) -> None:
    assert refused(admin, 404, template_id="nonsense") == "No result found"
    assert refused(admin, 404, template_id=str(uuid4())) == "No result found"
    template = f"{HOME}/template/{world.SMS_TEMPLATE_ID}"
    admin.data("POST", template, {"archived": True, "created_by": NOTIFY_USER_ID})
    assert refused(admin) == "Template has been deleted"


def test_the_permission_for_the_channel_is_not_asked_for(admin: Admin) -> None:
    admin.data("POST", HOME, {"permissions": ["email"]})
    assert sent(admin)["notification_type"] == "sms"


@pytest.mark.parametrize("name", ["template_id", "to", "created_by"])
def test_what_is_left_out_is_an_accident_of_the_real_server(
    admin: Admin, exact: Admin, name: str
) -> None:
    given = body(admin)
    del given[name]
    helpful = admin.post(SEND, given)
    assert (helpful.status_code, name in helpful.json()["message"]) == (400, True)
    assert exact.post(SEND, given).status_code == 500


def letter_body(admin: Admin, file_id: str, **fields: Any) -> dict[str, Any]:
    return {
        "filename": "letter.pdf",
        "file_id": file_id,
        "postage": "first",
        "recipient_address": "Amala%20Bird\n1 High Street\nSW14 6BF",
        "created_by": member(admin),
    } | fields


def put_letter(admin: Admin, file_id: str, content: bytes) -> Any:
    path = f"/_sandbox/uploads/letters/{world.SERVICE_ID}/{file_id}"
    return admin.http.put(path, content=content, headers={"content-type": "application/pdf"})


def test_an_uploaded_letter_is_sent_under_its_own_id(admin: Admin) -> None:
    file_id = str(uuid4())
    content = pdf(A4, A4, A4)
    assert put_letter(admin, file_id, content).json() == {"id": file_id, "pages": 3}
    for _ in range(2):
        answer = admin.post(f"{HOME}/send-pdf-letter", letter_body(admin, file_id))
        assert (answer.status_code, answer.json()) == (201, {"id": file_id})
    admin.sandbox.clock.advance(minutes=1)
    letter = admin.get(f"{HOME}/notifications/{file_id}").json()
    assert letter["to"] == "Amala Bird\n1 High Street\nSW14 6BF"
    assert letter["normalised_to"] == "amalabird1highstreetsw146bf"
    assert (letter["client_reference"], letter["postage"], letter["billable_units"]) == (
        "letter.pdf",
        "first",
        2,
    )
    assert letter["personalisation"] == {"address_line_1": "letter.pdf"}
    assert letter["template"]["is_precompiled_letter"] is True
    assert len(admin.get(f"{HOME}/notifications").json()["notifications"]) == 1
    file = admin.v2(admin.sandbox.live_key, "GET", f"/v2/notifications/{file_id}/pdf")
    assert file.content == content


@pytest.mark.parametrize("content", [b"nonsense", pdf(A5), pdf(*[A4] * 11)])
def test_what_cannot_be_printed_is_not_taken_in(admin: Admin, content: bytes) -> None:
    answer = put_letter(admin, str(uuid4()), content)
    assert answer.status_code == 400
    assert answer.json()["message"].startswith("the letter cannot be sent")


def test_letters_from_files_are_refused_for_what_is_wrong(admin: Admin, exact: Admin) -> None:
    file_id = str(uuid4())
    path = f"{HOME}/send-pdf-letter"
    unknown = admin.post(path, letter_body(admin, file_id))
    assert "/_sandbox/uploads/letters/" in unknown.json()["message"]
    assert exact.post(path, letter_body(exact, file_id)).status_code == 500
    postage = admin.post(path, letter_body(admin, file_id, postage="pigeon"))
    assert postage.json()["errors"][0]["message"] == (
        "postage invalid. It must be first, second, economy, europe or rest-of-world."
    )
    address = admin.post(path, letter_body(admin, file_id, recipient_address={"x": 1}))
    assert "is not of type string" in address.json()["errors"][0]["message"]
    admin.data("POST", HOME, {"restricted": True})
    assert admin.post(path, letter_body(admin, file_id)).json()["message"] == TRIAL_MODE
    admin.data("POST", HOME, {"permissions": ["sms"]})
    assert admin.post(path, letter_body(admin, file_id)).json()["message"] == (
        "Service is not allowed to send letters"
    )


def test_the_id_of_another_services_letter_is_not_found(admin: Admin) -> None:
    other, file_id, content = admin.new_service(), str(uuid4()), pdf(A4)
    put_letter(admin, file_id, content)
    admin.http.put(
        f"/_sandbox/uploads/letters/{other['id']}/{file_id}",
        content=content,
        headers={"content-type": "application/pdf"},
    )
    assert admin.post(f"{HOME}/send-pdf-letter", letter_body(admin, file_id)).status_code == 201
    body = letter_body(admin, file_id) | {"created_by": other["created_by"]}
    answer = admin.post(f"/service/{other['id']}/send-pdf-letter", body)
    assert (answer.status_code, answer.json()["message"]) == (404, "No result found")
