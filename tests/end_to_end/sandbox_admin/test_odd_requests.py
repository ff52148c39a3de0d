"""Requests that nobody sends on purpose are answered as Notify does, and break nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from notify_typed.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx
    from postgres import Postgres

    from tests.end_to_end.sandbox_admin.conftest import Admin

HALF = "half a character: \ud800"
NUL = "no character: \x00"


@pytest.mark.parametrize("limit", [0, -1])
@pytest.mark.parametrize("field", ["rate_limit", "sms_message_limit"])
def test_a_service_with_a_limit_of_nothing_or_less_sends_nothing(
    field: str, limit: int, admin: Admin
) -> None:
    limits: dict[str, Any] = {field: limit}
    service = admin.new_service(**limits)
    assert service[field] == limit
    key = admin.new_key(service["id"])
    body = {
        "name": "Hello",
        "template_type": "sms",
        "content": "Hello",
        "service": service["id"],
        "created_by": service["created_by"],
    }
    template = admin.data("POST", f"/service/{service['id']}/template", body, 201)
    sms = {"phone_number": "07700900123", "template_id": template["id"]}
    assert admin.v2(key, "POST", "/v2/notifications/sms", sms).status_code == 429


@pytest.mark.parametrize("body", [[], [None], "to", 1])
def test_a_search_for_something_that_is_no_object_is_refused(body: Any, admin: Admin) -> None:
    path = f"/service/{admin.sandbox.service_id}/notifications"
    answer = admin.post(path, body)
    assert answer.status_code == 400
    assert answer.json()["message"] == {"_schema": ["Invalid input type."]}


@pytest.mark.parametrize("name", ["to", "page", "count_pages", "status"])
def test_a_search_for_null_is_refused(name: str, admin: Admin) -> None:
    path = f"/service/{admin.sandbox.service_id}/notifications"
    answer = admin.post(path, {name: None})
    assert answer.status_code == 400
    assert answer.json()["message"] == {name: ["Field may not be null."]}


@pytest.mark.parametrize("word", [None, "fax", 1, ["sms"]])
def test_a_search_for_no_type_of_message_is_refused(word: Any, admin: Admin) -> None:
    path = f"/service/{admin.sandbox.service_id}/notifications"
    answer = admin.post(path, {"template_type": ["sms", word]})
    assert answer.status_code == 400
    assert list(answer.json()["message"]["template_type"]) == ["1"]


@pytest.mark.parametrize("path", ["job/x/notification_count", "job/x/notifications"])
def test_what_cannot_be_the_id_of_a_job_finds_nothing(path: str, admin: Admin) -> None:
    answer = admin.get(f"/service/{admin.sandbox.service_id}/{path}")
    assert answer.status_code == 404
    assert answer.json()["message"] == "No result found"


def test_jobs_of_what_cannot_be_a_contact_list_are_not_found(admin: Admin) -> None:
    path = f"/service/{admin.sandbox.service_id}/job"
    assert admin.get(path, params={"contact_list_id": "x"}).status_code == 404


@pytest.mark.parametrize("given", [{}, {"json": []}, {"json": [None]}], ids=str)
def test_a_number_is_not_allocated_without_an_object(given: Any, admin: Admin) -> None:
    service = admin.new_service()
    answer = admin.request("POST", f"/inbound-number/service/{service['id']}", **given)
    assert answer.status_code == 400


def test_a_time_long_ago_is_kept_as_it_is(admin: Admin) -> None:
    user = admin.new_user()
    moment = {"email_access_validated_at": "0512-04-14T05:46:42.000680"}
    changed = admin.data("POST", f"/user/{user['id']}", moment)
    assert changed["email_access_validated_at"] == "0512-04-14T05:46:42.000680Z"


def post(admin: Admin, path: str, body: Any) -> httpx.Response:
    """Send JSON with odd characters escaped, as they cannot go as they are."""
    headers = {"Content-Type": "application/json"}
    return admin.request("POST", path, content=json.dumps(body), headers=headers)


def looked_for(admin: Admin, text: str) -> list[int]:
    """The statuses of requests with a text to look for, or to make a link of."""
    user = admin.new_user()
    own = f"/user/{user['id']}"
    requests = [
        (f"/service/{admin.sandbox.service_id}/notifications", {"to": text}),
        (f"{own}/verify/code", {"code": text, "code_type": "sms"}),
        (f"{own}/email-code", {"to": None, "next": text, "email_auth_link_host": "https://a.uk"}),
        (
            "/user/reset-password",
            {
                "email": user["email_address"],
                "admin_base_url": "https://a.uk",
                "next": text,
            },
        ),
    ]
    return [post(admin, *request).status_code for request in requests]


def test_half_a_character_is_refused_where_it_cannot_be_carried(admin: Admin, exact: Admin) -> None:
    assert looked_for(admin, HALF) == [400] * 4
    assert looked_for(exact, HALF) == [500] * 4


@pytest.mark.parametrize("text", [HALF, NUL])
def test_postgresql_takes_every_text_or_the_sandbox_says_that_it_cannot(
    text: str, postgres: Postgres, connect: Callable[[Sandbox], Admin]
) -> None:
    with Sandbox(database_url=postgres.fresh()) as sandbox:
        admin = connect(sandbox)
        assert max(looked_for(admin, text)) < 500
        service = admin.new_service()
        path = f"/service/{service['id']}"
        body = {
            "name": text,
            "template_type": "email",
            "subject": text,
            "content": f"{text} ((name))",
            "service": service["id"],
            "created_by": service["created_by"],
        }
        template = post(admin, f"{path}/template", body).json()["data"]
        message = {
            "template_id": template["id"],
            "to": "amala@example.com",
            "created_by": service["created_by"],
            "personalisation": {"name": text, "reference": text},
        }
        assert post(admin, f"{path}/send-notification", message).status_code in {201, 400}
        assert admin.get(f"{path}/notifications").status_code == 200


@pytest.mark.parametrize("limit", [True, False])
def test_a_switch_is_no_number(limit: bool, admin: Admin) -> None:  # noqa: FBT001 - a case
    service = admin.new_service()
    answer = admin.post(f"/service/{service['id']}", {"sms_message_limit": limit})
    assert answer.status_code == 400
    assert answer.json()["message"] == {"sms_message_limit": ["Not a valid integer."]}


@pytest.mark.parametrize("limit", [2**53 + 1, 2**63, -(2**63) - 1, 10**30, str(2**63)])
def test_a_number_that_no_database_column_holds_is_not_found(limit: Any, admin: Admin) -> None:
    service = admin.new_service()
    answer = admin.post(f"/service/{service['id']}", {"sms_message_limit": limit})
    assert answer.status_code == 404, answer.text
    assert answer.json()["message"] == "No result found"
