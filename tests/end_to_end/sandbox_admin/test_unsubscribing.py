"""Unsubscribing from emails, by a program and by a person, and the reports for the service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from cryptography.fernet import Fernet

from notify_typed.sandbox._admin.notify_service import NOTIFY_USER_ID
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    import httpx

    from tests.end_to_end.sandbox_admin.conftest import Admin

HOME = f"/service/{world.SERVICE_ID}"
DEVELOPMENT_KEY = "5YNWU0e_pN5ZyaSZvBd5uZb_sZlrVDFeOjiea6dq4zQ="
BROWSER = {"accept": "text/html,application/xhtml+xml"}


@pytest.fixture
def template(admin: Admin) -> str:
    """The template of a newsletter."""
    body = {
        "name": "News",
        "template_type": "email",
        "content": "What is new",
        "subject": "News",
        "service": world.SERVICE_ID,
        "created_by": NOTIFY_USER_ID,
        "has_unsubscribe_link": True,
    }
    return str(admin.data("POST", f"{HOME}/template", body, 201)["id"])


def link(admin: Admin, template: str, to: str = "reader@example.com") -> str:
    """The path by which the reader of a new email unsubscribes."""
    body = {"email_address": to, "template_id": template}
    sent = admin.v2(admin.sandbox.live_key, "POST", "/v2/notifications/email", body).json()
    path = f"/v2/notifications/{sent['id']}"
    read = admin.v2(admin.sandbox.live_key, "GET", path).json()
    url = urlsplit(str(read["one_click_unsubscribe_url"]))
    assert f"{url.scheme}://{url.netloc}" == admin.sandbox.base_url
    return url.path


def follow(admin: Admin, path: str, **options: Any) -> httpx.Response:
    return admin.http.post(path, **options)


def report(admin: Admin) -> str:
    """Make a report of all that waits."""
    waiting = admin.get(f"{HOME}/unsubscribe-request-reports-summary").json()[0]
    names = ("count", "earliest_timestamp", "latest_timestamp")
    period = {name: waiting[name] for name in names}
    made = admin.post(f"{HOME}/create-unsubscribe-request-report", period)
    assert made.status_code == 201
    return str(made.json()["report_id"])


def test_one_click(admin: Admin, template: str) -> None:
    path = link(admin, template)
    assert Fernet(DEVELOPMENT_KEY).decrypt(path.rpartition("/")[2]) == b"reader@example.com"
    for options in ({}, {"data": {"List-Unsubscribe": "One-Click"}}, {"content": b"\xff"}):
        done = follow(admin, path, **options)
        assert (done.status_code, done.json()) == (
            200,
            {"result": "success", "message": "Unsubscribe successful"},
        )
    counted = admin.get(f"{HOME}/unsubscribe-request-statistics").json()
    assert counted["unsubscribe_requests_count"] == 1


def test_links_that_are_not_right(admin: Admin, template: str) -> None:
    path = link(admin, template)
    start, _, token = path.rpartition("/")
    for wrong in (f"{start}/x", f"{start}/x{token}", f"{start}/{token[:-4]}"):
        answer = follow(admin, wrong)
        said = {"unsubscribe request": "This is not a valid unsubscribe link."}
        assert (answer.status_code, answer.json()["message"]) == (404, said)
    unknown = follow(admin, f"/unsubscribe/{uuid4()}/{token}")
    said = {"unsubscribe request": "This unsubscribe link is invalid or expired."}
    assert (unknown.status_code, unknown.json()["message"]) == (404, said)
    assert follow(admin, f"/unsubscribe/x/{token}").status_code == 404
    assert admin.http.get(path).status_code == 405
    admin.sandbox.clock.advance(days=366)
    assert follow(admin, path).status_code == 404
    assert admin.get(f"{HOME}/unsubscribe-request-statistics").json() == {}


def test_a_person_has_a_page(admin: Admin, template: str) -> None:
    path = link(admin, template)
    asked = admin.http.get(path, headers=BROWSER)
    assert "<button>Unsubscribe</button>" in asked.text
    assert admin.get(f"{HOME}/unsubscribe-request-statistics").json() == {}
    done = follow(admin, path, headers=BROWSER)
    assert "You will not get these emails any more" in done.text
    wrong = follow(admin, path[:-4], headers=BROWSER)
    assert (wrong.status_code, "There is a problem" in wrong.text) == (404, True)
    assert admin.get(f"{HOME}/unsubscribe-request-statistics").json() != {}


def test_reports(admin: Admin, template: str) -> None:
    for reader in ("a@example.com", "b@example.com"):
        follow(admin, link(admin, template, reader))
        admin.sandbox.clock.advance(minutes=1)
    first = report(admin)
    follow(admin, link(admin, template, "c@example.com"))

    waiting, made = admin.get(f"{HOME}/unsubscribe-request-reports-summary").json()
    assert (waiting["batch_id"], waiting["count"]) == (None, 1)
    assert (made["batch_id"], made["count"], made["is_a_batched_report"]) == (first, 2, True)
    assert made["processed_by_service_at"] is None
    read = admin.get(f"{HOME}/unsubscribe-request-report/{first}").json()
    rows = read["unsubscribe_requests"]
    assert {row["email_address"] for row in rows} == {"a@example.com", "b@example.com"}
    assert {(row["template_name"], row["original_file_name"]) for row in rows} == {("News", "N/A")}
    other = f"/service/{uuid4()}/unsubscribe-request-report/{first}"
    assert admin.get(other).json()["unsubscribe_requests"] == []


def test_a_report_is_dealt_with_and_taken_back(admin: Admin, template: str) -> None:
    path = link(admin, template)
    follow(admin, path)
    batch = report(admin)
    at = f"{HOME}/process-unsubscribe-request-report/{batch}"
    for is_done, count in ((True, 0), (False, 1), (True, 0)):
        assert admin.post(at, {"report_has_been_processed": is_done}).status_code == 204
        counted = admin.get(f"{HOME}/unsubscribe-request-statistics").json()
        assert counted["unsubscribe_requests_count"] == count
    # Somebody who still gets emails then says so again.
    for _ in range(2):
        follow(admin, path)
    counted = admin.get(f"{HOME}/unsubscribe-request-statistics").json()
    assert counted["unsubscribe_requests_count"] == 1
    admin.sandbox.clock.advance(days=9)
    listed = admin.get(f"{HOME}/unsubscribe-request-reports-summary").json()
    assert [each["batch_id"] for each in listed] == [None]


def test_rows_name_the_spreadsheet(admin: Admin, template: str) -> None:
    job = str(uuid4())
    upload = f"/_sandbox/uploads/csv/{world.SERVICE_ID}/{job}"
    params = {"template_id": template, "original_file_name": "readers.csv"}
    content = b"email address\nreader@example.com\n"
    admin.http.put(upload, params=params, content=content).raise_for_status()
    admin.post(f"{HOME}/job", {"id": job, "created_by": NOTIFY_USER_ID})
    admin.sandbox.clock.advance(minutes=1)
    (message,) = admin.get(f"{HOME}/job/{job}/notifications").json()["notifications"]
    follow(admin, urlsplit(str(message["unsubscribe_link"])).path)

    rows = admin.get(f"{HOME}/unsubscribe-request-report/{report(admin)}").json()
    (row,) = rows["unsubscribe_requests"]
    assert row["original_file_name"] == "readers.csv"


def test_reports_that_cannot_be_made(admin: Admin, exact: Admin) -> None:
    make = f"{HOME}/create-unsubscribe-request-report"
    time = "2026-01-01T00:00:00.000000Z"
    whole = {"count": 1, "earliest_timestamp": time, "latest_timestamp": time}
    for nothing in (b"{}", b"null"):
        said = admin.post(make, content=nothing, headers={"content-type": "application/json"})
        assert (said.status_code, [*said.json()["message"]]) == (400, ["summary_data"])
    assert exact.post(make, {"count": 1}).status_code == 500
    for wrong in ({"count": -1}, {"count": "x"}, {"latest_timestamp": "x"}):
        assert admin.post(make, whole | wrong).status_code == 404
    at = f"{HOME}/process-unsubscribe-request-report/{uuid4()}"
    assert "marked_as_completed" in admin.post(at, {}).json()["message"]
    assert exact.post(at, {"a": 1}).status_code == 500
    unknown = admin.post(at, {"report_has_been_processed": True}).json()["message"]
    assert "No UnsubscribeRequestReport found" in unknown["batch_id"]
    missing = admin.get(f"{HOME}/unsubscribe-request-report/{uuid4()}")
    assert (missing.status_code, missing.json()["message"][:23]) == (400, "No report available for")
    assert admin.get(f"/service/{uuid4()}/unsubscribe-request-reports-summary").json() == []
