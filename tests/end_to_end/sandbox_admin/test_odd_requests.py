"""Requests that nobody sends on purpose are answered as Notify does, and break nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Admin


@pytest.mark.parametrize("limit", [0, -1])
@pytest.mark.parametrize("field", ["rate_limit", "sms_message_limit"])
def test_a_service_with_a_limit_of_nothing_or_less_sends_nothing(
    field: str, limit: int, admin: Admin
) -> None:
    service = admin.new_service(**{field: limit})
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
