"""Input that nobody sends by hand: things of others, days that cannot be, edits at one time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from cases import for_each

from notify_typed.sandbox._admin.notify_service import NOTIFY_USER_ID
from notify_typed.sandbox._world import default as world
from tests.end_to_end.sandbox_admin.test_organisations import make
from tests.end_to_end.sandbox_admin.test_template_files import Files

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.end_to_end.sandbox_admin.conftest import Admin

MANY = 8
OWN = f"/service/{world.SERVICE_ID}"
TEMPLATE = f"{OWN}/template/{world.SMS_TEMPLATE_ID}"


def retention(admin: Admin, service: str) -> str:
    body = {"notification_type": "sms", "days_of_retention": 3}
    made = admin.post(f"/service/{service}/data-retention", body)
    return f"data-retention/{made.json()['result']['id']}"


def contact_list(admin: Admin, service: str) -> str:
    body = {
        "id": str(uuid4()),
        "original_file_name": "wardens.csv",
        "row_count": 2,
        "template_type": "sms",
        "created_by": NOTIFY_USER_ID,
    }
    assert admin.post(f"/service/{service}/contact-list", body).status_code == 201
    return f"contact-list/{body['id']}"


def report(admin: Admin, service: str) -> str:
    body = {
        "user_id": NOTIFY_USER_ID,
        "report_type": "notifications_report",
        "notification_type": "sms",
    }
    made = admin.data("POST", f"/service/{service}/report-request", body, 201)
    return f"report-request/{made['id']}"


def join_request(admin: Admin, service: str) -> str:
    body = {
        "requester_id": admin.new_user()["id"],
        "contacted_user_ids": [NOTIFY_USER_ID],
        "invite_link_host": "http://localhost",
        "reason": "",
    }
    made = admin.post(f"/service/{service}/service-join-request", body).json()
    return f"service-join-request/{made['service_join_request_id']}"


def email_file(admin: Admin, service: str) -> str:
    files = Files(admin, service)
    made = files.add().json()["data"]
    return f"templates/{files.template}/template_email_files/{made['id']}"


def last_use(admin: Admin, service: str) -> str:
    return f"template-statistics/last-used/{Files(admin, service).template}"


@for_each("kind", [contact_list, report, join_request, email_file, last_use])
def test_things_of_another_service_are_not_found(
    admin: Admin, kind: Callable[[Admin, str], str]
) -> None:
    service = admin.new_service()["id"]
    thing = kind(admin, service)
    assert admin.get(f"/service/{service}/{thing}").status_code == 200
    assert admin.get(f"{OWN}/{thing}").status_code == 404


def test_what_another_service_has_cannot_be_changed(admin: Admin) -> None:
    service = admin.new_service()["id"]
    rule, listed = retention(admin, service), contact_list(admin, service)
    asked, file = join_request(admin, service), email_file(admin, service)
    assert admin.get(f"{OWN}/{rule}").json() == {}
    assert admin.post(f"{OWN}/{rule}", {"days_of_retention": 9}).status_code == 404
    assert admin.delete(f"{OWN}/{listed}").status_code == 404
    decided = {"status": "approved", "status_changed_by_id": NOTIFY_USER_ID}
    assert admin.post(f"{OWN}/{asked}", decided).status_code == 404
    assert admin.post(f"{OWN}/{file}", {"pending": False}).status_code == 404
    archived = {"archived_by_id": NOTIFY_USER_ID}
    assert admin.post(f"{OWN}/{file}/archive", archived).status_code == 400
    at = f"/service/{service}"
    assert admin.get(f"{at}/{rule}").json()["days_of_retention"] == 3
    assert admin.get(f"{at}/{listed}").status_code == 200
    assert admin.get(f"{at}/{asked}").json()["status"] == "pending"
    assert admin.data("GET", f"{at}/{file}")["pending"] is True


def test_an_unsubscribe_report_of_another_service_has_nobody_in_it(admin: Admin) -> None:
    service = admin.new_service()["id"]
    time = "2026-01-01T00:00:00.000000Z"
    body = {"count": 0, "earliest_timestamp": time, "latest_timestamp": time}
    made = admin.post(f"/service/{service}/create-unsubscribe-request-report", body).json()
    shown = admin.get(f"{OWN}/unsubscribe-request-report/{made['report_id']}")
    assert (shown.status_code, shown.json()["unsubscribe_requests"]) == (200, [])


def test_things_of_another_organisation_are_not_found(admin: Admin) -> None:
    first, second = make(admin)["id"], make(admin)["id"]
    body = {
        "email_address": "new.member@example.gov.uk",
        "invited_by": NOTIFY_USER_ID,
        "permissions": [],
    }
    invite = admin.data("POST", f"/organisation/{first}/invite", body, 201)["id"]
    assert admin.get(f"/organisation/{first}/invite/{invite}").status_code == 200
    path = f"/organisation/{second}/invite/{invite}"
    assert admin.get(path).status_code == 404
    assert admin.post(path, {"status": "accepted"}).status_code == 404
    brand = admin.data("POST", "/email-branding", {"name": "Brand", "text": "Brand"}, 201)["id"]
    pool = {"branding_ids": [brand]}
    assert admin.post(f"/organisations/{first}/email-branding-pool", pool).status_code == 204
    other = admin.delete(f"/organisations/{second}/email-branding-pool/{brand}")
    assert other.status_code == 404


@for_each(
    ("path", "status"),
    [
        ("returned-letters?reported_at={}", 404),
        ("upload/uploaded-letters/{}", 400),
    ],
)
@for_each("day", ["x", "2026-02-30", "2026-13-01", "10000-01-01", "-1", "2026-11-29T00:00:00"])
def test_a_day_is_one(admin: Admin, path: str, status: int, day: str) -> None:
    assert admin.get(f"{OWN}/{path.format(day)}").status_code == status


@for_each("path", ["returned-letters?reported_at={}", "upload/uploaded-letters/{}"])
@for_each("day", ["0001-01-01", "9999-12-31"])
def test_on_the_first_and_the_last_day_there_is_nothing(admin: Admin, path: str, day: str) -> None:
    found = admin.get(f"{OWN}/{path.format(day)}")
    assert found.status_code == 200, found.text


@for_each(
    "path",
    [
        "notifications/monthly?year={}",
        "notifications/templates_usage/monthly?year={}",
        "billing/monthly-usage?year={}",
        "billing/yearly-usage-summary?year={}",
        "billing/free-sms-fragment-limit?financial_year_start={}",
    ],
)
@for_each("year", ["-1", "0", "10000", "99999999999999999999", "2026x", "1e3", "2026.0"])
def test_a_year_is_one(admin: Admin, path: str, year: str) -> None:
    refused = admin.get(f"{OWN}/{path.format(year)}")
    assert refused.status_code in {400, 404}, refused.text


def test_a_page_of_uploads_that_cannot_be_is_not_found(admin: Admin) -> None:
    for page in ("0", "-1", "99999999999999999999"):
        assert admin.get(f"{OWN}/upload?page={page}").status_code == 404, page


# Two people and one template


def edit(admin: Admin, content: str, person: str) -> dict[str, Any]:
    changed: dict[str, Any] = admin.data(
        "POST", TEMPLATE, {"content": content, "created_by": person}
    )
    return changed


@pytest.mark.every_database
def test_two_people_who_edit_one_template_make_two_versions(admin: Admin) -> None:
    before = admin.data("GET", TEMPLATE)
    first, second = (admin.new_user()["id"] for _ in range(2))
    edit(admin, "The first wrote this", first)
    last = edit(admin, "The second saw nothing of it", second)
    assert last["version"] == before["version"] + 2
    assert admin.data("GET", TEMPLATE)["content"] == "The second saw nothing of it"
    versions = admin.data("GET", f"{TEMPLATE}/versions")
    written = {one["version"]: (one["content"], one["created_by"]["id"]) for one in versions}
    assert written[last["version"] - 1] == ("The first wrote this", first)
    assert written[last["version"]] == ("The second saw nothing of it", second)


@pytest.mark.every_database
def test_edits_at_one_time_are_all_kept(admin: Admin) -> None:
    before = admin.data("GET", TEMPLATE)["version"]
    texts = [f"Text {number}" for number in range(MANY)]
    with ThreadPoolExecutor(MANY) as people:
        made = [*people.map(lambda text: edit(admin, text, NOTIFY_USER_ID), texts)]
    numbers = sorted(each["version"] for each in made)
    assert numbers == [*range(before + 1, before + 1 + MANY)]
    versions = admin.data("GET", f"{TEMPLATE}/versions")
    assert {one["content"] for one in versions} >= {*texts}
    newest = max(made, key=lambda each: each["version"])
    assert admin.data("GET", TEMPLATE)["content"] == newest["content"]


def test_a_file_stays_where_somebody_else_writes_the_text(admin: Admin) -> None:
    files = Files(admin, admin.new_service()["id"])
    live = files.live()
    path = f"/service/{files.service}/template/{files.template}"
    body = {"content": "Written before the file was seen", "created_by": NOTIFY_USER_ID}
    assert [one["id"] for one in admin.data("POST", path, body)["email_files"]] == [live["id"]]


def test_who_decides_second_is_told_of_the_first(admin: Admin) -> None:
    service = admin.new_service()["id"]
    decided = {"status": "approved", "status_changed_by_id": NOTIFY_USER_ID}
    path = f"/service/{service}/{join_request(admin, service)}"
    assert admin.post(path, decided).status_code == 200
    assert admin.post(path, decided).status_code == 400
