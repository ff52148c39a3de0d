"""The messages of a service as the admin API lists, finds, counts and cancels them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from notify_typed.sandbox import Clock, Sandbox
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.end_to_end.sandbox_admin.conftest import Admin

HOME = f"/service/{world.SERVICE_ID}"
LIST = f"{HOME}/notifications"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def running_sandbox() -> Iterator[Sandbox]:
    with Sandbox(clock=Clock(NOON, frozen=True)) as sandbox:
        yield sandbox


def send(admin: Admin, kind: str = "sms", key: str | None = None, **fields: Any) -> str:
    body: dict[str, Any] = {
        "sms": {
            "phone_number": "07700900123",
            "template_id": world.SMS_TEMPLATE_ID,
            "personalisation": {"name": "Amala", "date": "1 May"},
        },
        "email": {
            "email_address": "Amala@example.com",
            "template_id": world.EMAIL_TEMPLATE_ID,
            "personalisation": {"name": "Amala", "reference": "R1"},
        },
        "letter": {
            "template_id": world.LETTER_TEMPLATE_ID,
            "personalisation": {
                "name": "Amala",
                "address_line_1": "Amala Bird",
                "address_line_2": "1 High Street",
                "address_line_3": "SW14 6BF",
            },
        },
    }[kind]
    used = key or admin.sandbox.live_key
    answer = admin.v2(used, "POST", f"/v2/notifications/{kind}", body | fields)
    assert answer.status_code == 201, answer.text
    sent_id: str = answer.json()["id"]
    return sent_id


def listed(admin: Admin, **query: Any) -> list[str]:
    answer = admin.get(LIST, params=query)
    assert answer.status_code == 200, answer.text
    return [one["id"] for one in answer.json()["notifications"]]


def found(admin: Admin, **body: Any) -> list[str]:
    answer = admin.post(LIST, body)
    assert answer.status_code == 200, answer.text
    return [one["id"] for one in answer.json()["notifications"]]


def test_a_message_shows_its_key_template_and_recipient(admin: Admin) -> None:
    sent = send(admin, reference="ours")
    message = admin.get(f"{LIST}/{sent}").json()
    assert message["to"] == "07700900123"
    assert message["normalised_to"] == "447700900123"
    assert message["client_reference"] == "ours"
    assert (message["phone_prefix"], message["rate_multiplier"]) == ("44", 1.0)
    assert (message["key_type"], message["created_by"], message["job"]) == ("normal", None, None)
    keys = {key["id"]: key["name"] for key in admin.get(f"{HOME}/api-keys").json()["apiKeys"]}
    assert message["key_name"] == keys[message["api_key"]]
    assert message["template"]["content"].startswith("Hello ((name))")
    assert (message["status"], message["sent_at"], message["sent_by"]) == ("created", None, None)
    admin.sandbox.clock.advance(minutes=1)
    later = admin.get(f"{LIST}/{sent}").json()
    assert (later["status"], later["sent_by"]) == ("delivered", "mmg")
    assert later["updated_at"] is not None


def test_lists_are_newest_first_in_pages(admin: Admin) -> None:
    sent = [send(admin) for _ in range(3)]
    first = admin.get(LIST, params={"page_size": 2}).json()
    assert [one["id"] for one in first["notifications"]] == [sent[2], sent[1]]
    assert (first["links"], first["page_size"]) == ({"next": True}, 2)
    second = admin.get(LIST, params={"page_size": 2, "page": 2}).json()
    assert [one["id"] for one in second["notifications"]] == [sent[0]]
    assert second["links"] == {"prev": True}
    assert admin.get(LIST, params={"page": 3, "page_size": 2}).status_code == 404
    uncounted = admin.get(LIST, params={"page_size": 2, "count_pages": "False"}).json()
    assert uncounted["links"] == {}


def test_lists_are_narrowed(admin: Admin) -> None:
    sms, email = send(admin), send(admin, "email")
    test = send(admin, key=admin.sandbox.test_key)
    user = admin.data("GET", f"{HOME}/users")[0]["id"]
    body = {"template_id": world.SMS_TEMPLATE_ID, "to": "07700900124", "created_by": user}
    body["personalisation"] = {"name": "A", "date": "B"}
    by_hand = admin.post(f"{HOME}/send-notification", body).json()["id"]
    assert listed(admin) == [by_hand, email, sms]
    assert listed(admin, include_from_test_key=True) == [by_hand, test, email, sms]
    assert listed(admin, template_type="email") == [email]
    assert listed(admin, template_type=["email", "sms"]) == [by_hand, email, sms]
    assert listed(admin, include_one_off="False") == [email, sms]
    assert listed(admin, status="accepted") == [by_hand, email, sms]
    admin.sandbox.clock.advance(minutes=1)
    assert listed(admin, status="accepted") == []
    assert listed(admin, status=["delivered", "failed"]) == [by_hand, email, sms]
    assert listed(admin, limit_days=0) == [by_hand, email, sms]
    admin.sandbox.clock.advance(days=1)
    assert listed(admin, limit_days=0) == []
    assert listed(admin, limit_days=1) == [by_hand, email, sms]


def test_words_that_stand_for_several_statuses_do_so_in_lists_alone(admin: Admin) -> None:
    sent = send(admin)
    admin.sandbox.set_status(sent, "permanent-failure")
    assert listed(admin, status="failed") == [sent]
    assert found(admin, to="7700900123", template_type=["sms"], status=["failed"]) == []
    assert found(admin, to="7700900123", template_type=["sms"], status=["permanent-failure"])


def test_what_is_wrong_with_filters_is_said_field_by_field(admin: Admin) -> None:
    query = {"page": "x", "page_size": "0", "template_type": "fax", "include_jobs": "perhaps"}
    answer = admin.get(LIST, params=query)
    assert answer.status_code == 400
    assert answer.json()["message"] == {
        "page": ["Not a valid integer."],
        "page_size": ["Not a positive integer"],
        "template_type": {"0": {"template_type": ["Must be one of: sms, email, letter."]}},
        "include_jobs": ["Not a valid boolean."],
    }


def test_recipients_and_references_are_searched_for(admin: Admin) -> None:
    sms = send(admin, reference="Ours-1")
    email = send(admin, "email")
    letter = send(admin, "letter")
    send(admin, key=admin.sandbox.test_key)
    assert found(admin, to="+44 7700 900-123", template_type=["sms"]) == [sms]
    assert found(admin, to="07700 900123", template_type=["sms"]) == [sms]
    assert found(admin, to="AMALA@", template_type=["email"]) == [email]
    assert found(admin, to="1 high street", template_type=["letter"]) == [letter]
    assert found(admin, to="ours-1") == [sms]
    assert found(admin, to="100%") == []
    assert "page_size" not in admin.post(LIST, {"to": "x"}).json()


def test_a_search_for_nobody_is_the_list(admin: Admin) -> None:
    sent = [send(admin) for _ in range(2)]
    answer = admin.post(LIST, {"page_size": 1}).json()
    assert [one["id"] for one in answer["notifications"]] == [sent[1]]
    assert (answer["page_size"], answer["links"]) == (1, {"next": True})


def test_rows_for_spreadsheets_go_on_after_the_last(admin: Admin) -> None:
    sent = [send(admin) for _ in range(3)]
    path = f"{LIST}/csv"
    first = admin.get(path, params={"page_size": 2}).json()["notifications"]
    assert [row["id"] for row in first] == [sent[2], sent[1]]
    assert first[0]["status"] == "Sending"
    assert first[0]["created_at"] == "2026-03-02 12:00:00"
    assert (first[0]["row_number"], first[0]["job_name"]) == ("", "")
    rest = admin.get(path, params={"older_than": sent[1]}).json()["notifications"]
    assert [row["id"] for row in rest] == [sent[0]]
    assert admin.get(path, params={"older_than": str(uuid4())}).status_code == 404


def test_a_letter_is_cancelled_before_it_is_printed(admin: Admin) -> None:
    letter = send(admin, "letter")
    cancelled = admin.post(f"{LIST}/{letter}/cancel", {})
    assert cancelled.json()["status"] == "cancelled"
    again = admin.post(f"{LIST}/{letter}/cancel", {})
    assert again.json()["message"] == "This letter has already been cancelled."
    late = send(admin, "letter")
    admin.sandbox.clock.advance(hours=6)
    said = admin.post(f"{LIST}/{late}/cancel", {}).json()["message"]
    assert said.endswith("too late to cancel this letter. Printing started today at 5.30pm")
    admin.sandbox.clock.advance(days=1)
    said = admin.post(f"{LIST}/{late}/cancel", {}).json()["message"]
    assert said.endswith("Printing started yesterday at 5.30pm")
    admin.sandbox.clock.advance(days=1)
    said = admin.post(f"{LIST}/{late}/cancel", {}).json()["message"]
    assert said.endswith("Printing started on 2 March at 5.30pm")


def test_a_message_is_gone_when_its_time_is_over(admin: Admin) -> None:
    sent = send(admin, "sms")
    admin.sandbox.clock.advance(days=6)
    assert admin.get(f"{LIST}/{sent}").json()["id"] == sent
    admin.sandbox.clock.advance(days=3)
    assert admin.get(f"{LIST}/{sent}").status_code == 404
    text = admin.post(f"{LIST}/{send(admin)}/cancel", {}).json()["message"]
    assert text == "Notification cannot be cancelled - only letters can be cancelled"
    nothing = admin.post(f"{LIST}/{uuid4()}/cancel", {})
    assert (nothing.status_code, nothing.json()["message"]) == (404, "Notification not found")


def test_counts_leave_today_out(admin: Admin) -> None:
    send(admin)
    path = f"{LIST}/count"
    query = {"template_type": "sms", "limit_days": 7}
    assert admin.get(path, params=query).json() == {"notifications_sent_count": 0}
    admin.sandbox.clock.advance(days=1)
    assert admin.get(path, params=query).json() == {"notifications_sent_count": 1}
    assert admin.get(path, params=query | {"template_type": "email"}).json() == {
        "notifications_sent_count": 0
    }


def test_messages_of_others_are_not_shown(admin: Admin) -> None:
    sent = send(admin)
    other = admin.new_service()["id"]
    assert admin.get(f"/service/{other}/notifications/{sent}").status_code == 404
    assert admin.get(f"/service/{other}/notifications").json()["notifications"] == []
    unknown = admin.get(f"/service/{uuid4()}/notifications")
    assert (unknown.status_code, unknown.json()["notifications"]) == (200, [])
