"""How long messages are kept, and what people uploaded meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from contract.admin.admin_api import pdf
from notify_typed.sandbox._admin.notify_service import NOTIFY_USER_ID
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from tests.end_to_end.sandbox_admin.conftest import Admin

HOME = f"/service/{world.SERVICE_ID}"
RULES = f"{HOME}/data-retention"


def send_text(admin: Admin) -> str:
    body = {
        "phone_number": "07700900123",
        "template_id": world.SMS_TEMPLATE_ID,
        "personalisation": {"name": "A", "date": "B"},
    }
    sent = admin.v2(admin.sandbox.live_key, "POST", "/v2/notifications/sms", body)
    return str(sent.json()["id"])


def test_rules_are_one_for_each_kind(admin: Admin) -> None:
    for kind, days in (("letter", 0), ("email", -5), ("sms", 21)):
        made = admin.post(RULES, {"notification_type": kind, "days_of_retention": days, "a": 1})
        assert made.status_code == 201
    listed = admin.get(RULES).json()
    assert [(r["notification_type"], r["days_of_retention"]) for r in listed] == [
        ("email", -5),
        ("sms", 21),
        ("letter", 0),
    ]
    assert admin.get(f"{RULES}/{listed[0]['id']}").json() == listed[0]
    assert admin.get(f"{RULES}/notification-type/sms").json() == listed[1]
    assert admin.get(f"{RULES}/notification-type/fax").status_code == 404
    assert admin.delete(f"{RULES}/{listed[0]['id']}").status_code == 405


def test_a_rule_of_nobody(admin: Admin) -> None:
    unknown = f"/service/{uuid4()}/data-retention"
    assert admin.get(unknown).json() == []
    assert admin.get(f"{unknown}/{uuid4()}").json() == {}
    body = {"notification_type": "sms", "days_of_retention": 3}
    said = admin.post(unknown, body).json()["message"]
    assert said == "Service already has data retention for sms notification type"
    rule = uuid4()
    changed = admin.post(f"{RULES}/{rule}", {"days_of_retention": 3})
    assert changed.status_code == 404
    assert str(rule) in changed.json()["message"]
    too_many = {"notification_type": "sms", "days_of_retention": 2**31}
    assert admin.post(RULES, too_many).status_code == 404


def test_a_message_is_kept_as_long_as_its_kind(admin: Admin) -> None:
    message = send_text(admin)
    rule = admin.post(RULES, {"notification_type": "sms", "days_of_retention": 21}).json()
    admin.sandbox.clock.advance(days=20)
    found = admin.get(f"{HOME}/notifications").json()["notifications"]
    assert [each["id"] for each in found] == [message]
    path = "/v2/notifications"
    listed = admin.v2(admin.sandbox.live_key, "GET", path).json()["notifications"]
    assert [each["id"] for each in listed] == [message]

    admin.post(f"{RULES}/{rule['result']['id']}", {"days_of_retention": 3})
    assert admin.get(f"{HOME}/notifications").json()["notifications"] == []
    assert admin.v2(admin.sandbox.live_key, "GET", f"{path}/{message}").status_code == 404
    listed = admin.v2(admin.sandbox.live_key, "GET", path).json()["notifications"]
    assert listed == []
    found = admin.post(f"{HOME}/notifications", {"to": "07700900123"}).json()
    assert found["notifications"] == []


def upload_job(admin: Admin) -> str:
    job = str(uuid4())
    admin.http.put(
        f"/_sandbox/uploads/csv/{world.SERVICE_ID}/{job}",
        params={"template_id": world.SMS_TEMPLATE_ID, "original_file_name": "people.csv"},
        content=b"phone number,name,date\n07700900123,A,B\n",
    ).raise_for_status()
    body = {"id": job, "created_by": NOTIFY_USER_ID}
    assert admin.post(f"{HOME}/job", body).status_code == 201
    return job


def upload_letter(admin: Admin) -> None:
    user = admin.new_user()
    admin.post(f"{HOME}/users/{user['id']}", {"permissions": [{"permission": "send_letters"}]})
    file = str(uuid4())
    path = f"/_sandbox/uploads/letters/{world.SERVICE_ID}/{file}"
    admin.http.put(path, content=pdf()).raise_for_status()
    body = {
        "filename": "letter.pdf",
        "file_id": file,
        "postage": "second",
        "recipient_address": "Amala Bird\n123 High Street\nSW14 6BF",
        "created_by": user["id"],
    }
    sent = admin.post(f"{HOME}/send-pdf-letter", body)
    assert sent.status_code == 201, sent.text


def test_uploads_are_jobs_and_days_of_letters(admin: Admin) -> None:
    assert admin.get(f"{HOME}/upload").json()["data"] == []
    job = upload_job(admin)
    admin.sandbox.clock.advance(minutes=1)
    upload_letter(admin)
    for _ in range(2):
        upload_letter(admin)

    page = admin.get(f"{HOME}/upload?limit_days=x").json()
    kinds = {each["upload_type"]: each for each in page["data"]}
    assert page["total"] == 2
    assert (kinds["job"]["id"], kinds["job"]["notification_count"]) == (job, 1)
    assert sum(each["count"] for each in kinds["job"]["statistics"]) == 1
    assert (kinds["letter_day"]["id"], kinds["letter_day"]["notification_count"]) == (None, 3)
    day = kinds["letter_day"]["created_at"][:10]
    letters = admin.get(f"{HOME}/upload/uploaded-letters/{day}").json()
    assert letters["total"] == len(letters["notifications"]) == 3
    assert admin.get(f"{HOME}/upload/uploaded-letters/2020-01-01").json()["total"] == 0
    admin.sandbox.clock.advance(days=8)
    assert admin.get(f"{HOME}/upload").json()["data"] == []


def test_pages_of_uploads_end(admin: Admin) -> None:
    for page in ("0", "2", "-1", "x"):
        assert admin.get(f"{HOME}/upload?page={page}").status_code == 404
    for day in ("x", "2026-13-01", "2026-01-01T00:00:00"):
        assert admin.get(f"{HOME}/upload/uploaded-letters/{day}").status_code == 400
    for day in ("0001-01-01", "9999-12-31"):
        assert admin.get(f"{HOME}/upload/uploaded-letters/{day}").json()["total"] == 0
    unknown = f"/service/{uuid4()}/upload"
    assert admin.get(unknown).json()["data"] == []
    assert admin.get(f"{unknown}/uploaded-letters/2026-01-01").json()["notifications"] == []
