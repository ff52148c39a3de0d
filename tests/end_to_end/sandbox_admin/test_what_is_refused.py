"""Bodies of another kind, wrong ids and what is not there: each is told as Notify tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from cases import for_each

from notify_typed.sandbox._admin.notify_service import NOTIFY_USER_ID
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from tests.end_to_end.sandbox_admin.conftest import Admin

HOME: Final = f"/service/{world.SERVICE_ID}"
NOBODY: Final = f"/service/{uuid4()}"
SMS: Final = f"{HOME}/template/{world.SMS_TEMPLATE_ID}"
NOT_AN_OBJECT: Final = "[] is not of type object"
MESSAGE: Final = {
    "template_id": world.SMS_TEMPLATE_ID,
    "created_by": NOTIFY_USER_ID,
    "to": "07700900123",
    "personalisation": {"name": "Amala", "date": "1 May"},
}

REFUSED: Final[list[tuple[str, Any, Any]]] = [
    (f"{HOME}/callback-api", [], NOT_AN_OBJECT),
    (
        f"{HOME}/callback-api",
        {
            "url": "http://[::1",
            "bearer_token": "a token of ours",
            "updated_by_id": NOTIFY_USER_ID,
            "callback_type": "delivery_status",
        },
        "url is not a valid https url",
    ),
    (f"{HOME}/send-pdf-letter", [], NOT_AN_OBJECT),
    (f"{HOME}/sms-sender", [], NOT_AN_OBJECT),
    (f"{HOME}/template", [], NOT_AN_OBJECT),
    (SMS, [], NOT_AN_OBJECT),
    (
        f"{HOME}/template/{world.LETTER_TEMPLATE_ID}",
        {"letter_languages": "x"},
        "{letter_languages: x} is not valid under any of the given schemas",
    ),
    (
        f"{HOME}/template/{world.LETTER_TEMPLATE_ID}",
        {"letter_languages": "welsh_then_english"},
        "{letter_languages: welsh_then_english} is not valid under any of the given schemas",
    ),
    (f"{HOME}/notifications", {"to": 5}, {"to": ["Not a valid string."]}),
    (HOME, {"permissions": 5}, {"permissions": ["Not a valid list."]}),
    (f"{HOME}/job", {"id": "x", "created_by": NOTIFY_USER_ID}, {"id": ["Not a valid UUID."]}),
]
# Where the real server falls over: what the sandbox says unless told to do so too.
ACCIDENTS: Final[list[tuple[str, Any, str]]] = [
    (f"{HOME}/send-notification", MESSAGE | {"to": 5}, "to must be text"),
    (
        f"{HOME}/send-notification",
        MESSAGE | {"personalisation": "x"},
        "personalisation must be an object",
    ),
    (
        SMS,
        {"has_unsubscribe_link": True, "created_by": NOTIFY_USER_ID},
        "has_unsubscribe_link is for emails only",
    ),
    (
        f"/inbound-number/service/{world.SERVICE_ID}",
        {},
        "the service has an inbound number already",
    ),
]


@for_each(("path", "body", "message"), REFUSED)
def test_what_cannot_be_is_refused(path: str, body: Any, message: Any, admin: Admin) -> None:
    answer = admin.post(path, body)
    assert answer.status_code == 400, answer.text
    said = answer.json()
    assert message == said.get("message", said.get("errors", [{}])[0].get("message"))


@for_each(("path", "body", "message"), ACCIDENTS)
def test_an_accident_is_explained_or_copied(
    path: str, body: Any, message: str, admin: Admin, exact: Admin
) -> None:
    answer = admin.post(path, body)
    assert (answer.status_code, answer.json()["message"]) == (400, message)
    copied = exact.post(path, body)
    assert (copied.status_code, copied.json()["message"]) == (500, "Internal server error")


def uploaded(admin: Admin, service_id: str, job_id: str, template_id: str) -> None:
    path = f"/_sandbox/uploads/csv/{service_id}/{job_id}"
    answer = admin.http.put(
        f"{path}?template_id={template_id}&original_file_name=a.csv",
        content=b"phone number,name,date\n07700900123,Amala,1 May\n",
        headers={"Content-Type": "text/csv"},
    )
    assert answer.status_code == 200, answer.text


@for_each(
    ("field", "status", "message"),
    [
        ({"created_by": "x"}, 400, {"created_by": ["Not a valid UUID."]}),
        (
            {"contact_list_id": str(uuid4())},
            400,
            "contact_list_id: there is no such contact list",
        ),
    ],
)
def test_a_job_of_what_is_not_there_is_refused(
    field: dict[str, Any], status: int, message: Any, admin: Admin
) -> None:
    job_id = str(uuid4())
    uploaded(admin, world.SERVICE_ID, job_id, world.SMS_TEMPLATE_ID)
    body = {"id": job_id, "created_by": NOTIFY_USER_ID} | field
    answer = admin.post(f"{HOME}/job", body)
    assert (answer.status_code, answer.json()["message"]) == (status, message)


def test_a_job_of_another_service_is_not_found(admin: Admin) -> None:
    job_id, other = str(uuid4()), admin.new_service()
    template = admin.data(
        "POST",
        f"/service/{other['id']}/template",
        {
            "name": "Hello",
            "template_type": "sms",
            "content": "Hello ((name)) ((date))",
            "service": other["id"],
            "created_by": other["created_by"],
        },
        201,
    )
    body = {"id": job_id, "created_by": NOTIFY_USER_ID}
    uploaded(admin, world.SERVICE_ID, job_id, world.SMS_TEMPLATE_ID)
    uploaded(admin, other["id"], job_id, template["id"])
    assert admin.post(f"{HOME}/job", body).status_code == 201
    answer = admin.post(f"/service/{other['id']}/job", body)
    assert (answer.status_code, answer.json()["message"]) == (404, "No result found")
    assert admin.get(f"/service/{other['id']}/job/{job_id}").status_code == 404


@for_each("page", ["0", "-1", str(2**31)])
def test_a_page_of_jobs_that_cannot_be_is_not_found(page: str, admin: Admin) -> None:
    assert admin.get(f"{HOME}/job", params={"page": page}).status_code == 404


def test_no_job_is_of_a_contact_list_of_the_sandbox(admin: Admin) -> None:
    job_id = str(uuid4())
    uploaded(admin, world.SERVICE_ID, job_id, world.SMS_TEMPLATE_ID)
    admin.post(f"{HOME}/job", {"id": job_id, "created_by": NOTIFY_USER_ID})
    assert [job["id"] for job in admin.data("GET", f"{HOME}/job")] == [job_id]
    assert admin.data("GET", f"{HOME}/job?contact_list_id={uuid4()}") == []


def test_a_service_that_is_not_there_has_no_messages(admin: Admin) -> None:
    assert admin.get(f"{NOBODY}/notifications").json()["notifications"] == []
    assert admin.get(f"{NOBODY}/notifications?page=2").status_code == 404
    assert admin.get(f"{NOBODY}/notifications/csv").json()["notifications"] == []
    assert admin.get(f"{NOBODY}/notifications/count").json() == {"notifications_sent_count": 0}
    assert admin.post(f"{NOBODY}/notifications", {"to": "x"}).json()["notifications"] == []


def test_any_number_of_days_can_be_asked_for(admin: Admin) -> None:
    body = {
        "phone_number": "07700900123",
        "template_id": world.SMS_TEMPLATE_ID,
        "personalisation": {"name": "Amala", "date": "1 May"},
    }
    sent = admin.v2(admin.sandbox.live_key, "POST", "/v2/notifications/sms", body)
    assert sent.status_code == 201
    for days, count in ((7, 1), (2_000_000, 1), (-20_000_000, 0)):
        found = admin.get(f"{HOME}/notifications", params={"limit_days": days}).json()
        assert len(found["notifications"]) == count, days


def test_services_of_the_last_day_of_the_calendar_are_none(admin: Admin) -> None:
    query = "detailed=True&start_date=9999-12-31&end_date=9999-12-31"
    assert admin.data("GET", f"/service?{query}") == []


@for_each("day", ["0001-01-01", "9999-12-31"])
def test_no_letters_were_printed_where_the_calendar_ends(day: str, admin: Admin) -> None:
    assert admin.get(f"{HOME}/upload/uploaded-letters/{day}").json()["total"] == 0


def test_a_callback_that_is_not_there_cannot_be_changed(admin: Admin) -> None:
    change = {
        "callback_type": "delivery_status",
        "updated_by_id": NOTIFY_USER_ID,
        "url": "https://example.gov.uk",
    }
    refused = admin.post(f"{HOME}/callback-api/{uuid4()}", change)
    assert refused.status_code == 400
    assert "there is no such callback" in refused.text


def test_the_counts_of_everything_are_only_read(admin: Admin) -> None:
    answer = admin.post("/_status/live-service-and-organisation-counts")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_null_switches_a_link_to_unsubscribe_off(admin: Admin) -> None:
    path = f"{HOME}/template/{world.EMAIL_TEMPLATE_ID}"
    on, off = (
        admin.data("POST", path, {"has_unsubscribe_link": value, "created_by": NOTIFY_USER_ID})
        for value in (True, None)
    )
    assert [on["has_unsubscribe_link"], off["has_unsubscribe_link"]] == [True, False]


def test_a_number_that_is_turned_off_is_no_longer_active(admin: Admin) -> None:
    path = f"/inbound-number/service/{world.SERVICE_ID}"
    assert admin.post(f"{path}/off").status_code == 204
    assert admin.data("GET", path)["active"] is False


def test_the_template_of_letters_from_files_cannot_be_changed(admin: Admin) -> None:
    template = admin.get(f"{HOME}/template/precompiled").json()["id"]
    answer = admin.post(f"{HOME}/template/{template}", {"name": "Mine"})
    assert (answer.status_code, answer.json()["message"]) == (404, "No result found")
