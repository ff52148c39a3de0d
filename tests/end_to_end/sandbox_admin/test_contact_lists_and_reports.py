"""Contact lists, reports and previews: what the website keeps files for."""

from __future__ import annotations

import csv
import io
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from pypdf import PdfReader

from contract.admin.admin_api import pdf
from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._admin.notify_service import NOTIFY_USER_ID
from notify_typed.sandbox._store.objects import REPORTS, Objects
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from collections.abc import Callable

    from notify_typed.sandbox._server.server import SandboxServer
    from tests.end_to_end.sandbox_admin.conftest import Admin

HOME = f"/service/{world.SERVICE_ID}"
LISTS = f"{HOME}/contact-list"
REQUESTS = f"{HOME}/report-request"
ADDRESS = {
    "address_line_1": "Amala Bird",
    "address_line_2": "123 High Street",
    "postcode": "SW14 6BF",
}


def new_list(admin: Admin, **fields: Any) -> dict[str, Any]:
    body = {
        "id": str(uuid4()),
        "original_file_name": "wardens.csv",
        "row_count": 1,
        "template_type": "sms",
        "created_by": NOTIFY_USER_ID,
    }
    made = admin.post(LISTS, body | fields)
    assert made.status_code == 201, made.text
    contact_list: dict[str, Any] = made.json()
    return contact_list


def start_job(admin: Admin, **fields: Any) -> str:
    job = str(uuid4())
    admin.http.put(
        f"/_sandbox/uploads/csv/{world.SERVICE_ID}/{job}",
        params={"template_id": world.SMS_TEMPLATE_ID, "original_file_name": "wardens.csv"},
        content=b"phone number,name,date\n07700900123,A,B\n",
    ).raise_for_status()
    made = admin.post(f"{HOME}/job", {"id": job, "created_by": NOTIFY_USER_ID} | fields)
    assert made.status_code == 201, made.text
    assert made.json()["data"]["contact_list_id"] == fields.get("contact_list_id")
    return job


def test_a_job_of_a_contact_list_shows_with_the_list_alone(admin: Admin) -> None:
    kept = new_list(admin)
    start_job(admin)
    job = start_job(admin, contact_list_id=kept["id"])
    admin.sandbox.clock.advance(minutes=1)

    used = admin.get(f"{LISTS}/{kept['id']}").json()
    assert (used["has_jobs"], used["recent_job_count"], used["created_by"]) == (
        True,
        1,
        "GOV.UK Notify",
    )
    of_list = admin.get(f"{HOME}/job?contact_list_id={kept['id']}").json()
    assert [each["id"] for each in of_list["data"]] == [job]
    assert admin.get(f"{HOME}/upload").json()["total"] == 1
    admin.sandbox.clock.advance(days=8)
    later = admin.get(f"{LISTS}/{kept['id']}").json()
    assert (later["has_jobs"], later["recent_job_count"]) == (True, 0)
    assert admin.delete(f"{LISTS}/{kept['id']}").status_code == 204
    start_job(admin, contact_list_id=kept["id"])


def test_lists_that_cannot_be(admin: Admin, exact: Admin) -> None:
    kept = new_list(admin)
    assert admin.get(f"/service/{uuid4()}/contact-list").json() == []
    body = kept | {"created_by": NOTIFY_USER_ID}
    body = {name: body[name] for name in ("id", "original_file_name", "row_count", "template_type")}
    body |= {"created_by": NOTIFY_USER_ID}
    assert admin.post(LISTS, body).status_code == 400
    new = body | {"id": str(uuid4())}
    assert admin.post(LISTS, new | {"created_by": str(uuid4())}).status_code == 400
    assert admin.post(LISTS, new | {"row_count": 2**31}).status_code == 404
    assert exact.post(f"/service/{uuid4()}/contact-list", new).status_code == 500
    assert admin.delete(f"{LISTS}/{uuid4()}").status_code == 404
    unknown = {"id": str(uuid4()), "created_by": NOTIFY_USER_ID, "contact_list_id": str(uuid4())}
    job = start_job(admin)
    assert admin.post(f"{HOME}/job", unknown | {"id": job}).status_code == 400


def report(admin: Admin, status: int = 201, **fields: Any) -> dict[str, Any]:
    body = {"user_id": NOTIFY_USER_ID, "report_type": "notifications_report"}
    made: dict[str, Any] = admin.data("POST", REQUESTS, body | fields, status)
    return made


def rows(admin: Admin, made: dict[str, Any]) -> list[dict[str, str]]:
    admin.sandbox.clock.advance(seconds=2)
    assert admin.data("GET", f"{REQUESTS}/{made['id']}")["status"] == "stored"
    server: SandboxServer = vars(admin.sandbox)["_running"]
    key = f"notifications_report/{made['id']}.csv"
    found = server.call(lambda: Objects(server.state.storage).get(REPORTS, key))
    assert found is not None
    return list(csv.DictReader(io.StringIO(found.content.decode())))


def test_a_report_has_the_messages_that_were_wanted(admin: Admin) -> None:
    for name, key in (("A", admin.sandbox.live_key), ("B", admin.sandbox.test_key)):
        body = {
            "phone_number": "07700900123",
            "template_id": world.SMS_TEMPLATE_ID,
            "personalisation": {"name": name, "date": "B"},
            "reference": "mine",
        }
        admin.v2(key, "POST", "/v2/notifications/sms", body)
    letter(admin)
    admin.sandbox.clock.advance(minutes=1)

    (row,) = rows(admin, report(admin, notification_type="sms", notification_status="delivered"))
    assert (row["Recipient"], row["Reference"], row["Status"]) == (
        "07700900123",
        "mine",
        "Delivered",
    )
    assert row["API key name"] == "sandbox_live"
    assert [*row][:4] == ["Recipient", "Reference", "Template", "Type"]
    everything = rows(admin, report(admin, notification_status="all"))
    assert [each["Type"] for each in everything] == ["letter", "sms"]
    assert everything[0]["Recipient"] == "Amala Bird"
    assert rows(admin, report(admin, notification_type="email")) == []


def test_a_report_is_made_in_steps_and_once(admin: Admin) -> None:
    made = report(admin, notification_type="sms")
    assert (made["status"], made["updated_at"]) == ("pending", None)
    assert report(admin, status=200, notification_type="sms")["id"] == made["id"]
    admin.sandbox.clock.advance(seconds=0.5)
    assert admin.data("GET", f"{REQUESTS}/{made['id']}")["status"] == "in progress"
    rows(admin, made)
    again = report(admin, notification_type="sms")
    assert again["id"] != made["id"]
    assert rows(admin, made) == []


def test_reports_that_cannot_be(admin: Admin, exact: Admin) -> None:
    assert admin.get(f"{REQUESTS}/{uuid4()}").status_code == 404
    body = {"user_id": NOTIFY_USER_ID, "report_type": "notifications_report"}
    for wrong, said in (
        ({}, ["user_id is a required property", "report_type is a required property"]),
        (body | {"report_type": "x"}, ["report_type x is not one of [notifications_report]"]),
        (
            body | {"notification_type": "fax"},
            ["notification_type fax is not one of [email, sms, letter]"],
        ),
    ):
        errors = admin.post(REQUESTS, wrong).json()["errors"]
        assert [error["message"] for error in errors] == said
    wanted = body | {"notification_type": "sms"}
    assert exact.post(REQUESTS, wanted | {"user_id": str(uuid4())}).status_code == 500
    assert exact.post(f"/service/{uuid4()}/report-request", wanted).status_code == 500


def letter(admin: Admin) -> str:
    body = {
        "template_id": world.LETTER_TEMPLATE_ID,
        "personalisation": ADDRESS | {"name": "A", "place": "B", "date": "C"},
    }
    sent = admin.v2(admin.sandbox.live_key, "POST", "/v2/notifications/letter", body)
    return str(sent.json()["id"])


def test_a_letter_is_seen_page_by_page(admin: Admin, exact: Admin) -> None:
    path = f"{HOME}/template/preview/{letter(admin)}"
    whole = admin.get(f"{path}/pdf").json()
    assert len(PdfReader(io.BytesIO(b64decode(whole["content"]))).pages) == 1
    assert whole["metadata"] == {}
    for query in ("", "?page=1"):
        page = admin.get(f"{path}/png{query}").json()
        assert b64decode(page["content"]).startswith(b"\x89PNG")
    for wrong in ("2", "0", "x"):
        assert admin.get(f"{path}/png?page={wrong}").status_code == 400
    assert exact.get(f"{HOME}/template/preview/{uuid4()}/pdf").status_code == 500


def test_a_letter_that_was_uploaded_knows_its_pages(admin: Admin) -> None:
    body = {"content": b64encode(pdf()).decode(), "reference": "mine"}
    sent = admin.v2(admin.sandbox.live_key, "POST", "/v2/notifications/letter", body).json()
    found = admin.get(f"{HOME}/template/preview/{sent['id']}/pdf").json()
    assert found["metadata"] == {"page_count": "1"}


def test_a_letter_of_the_world_that_was_uploaded_has_no_pages(
    connect: Callable[[Sandbox], Admin],
) -> None:
    document: Any = world.default_world()
    template, message = str(uuid4()), str(uuid4())
    service = document["services"][0]
    version = {"version": 1, "name": "Letters", "subject": "A", "content": "B"}
    service["templates"].append(
        {"id": template, "type": "letter", "hidden": True, "versions": [version]}
    )
    seeded = {"id": message, "type": "letter", "template_id": template, "status": "delivered"}
    service["notifications"] = [seeded]
    with Sandbox(world=document) as sandbox:
        refused = connect(sandbox).get(f"{HOME}/template/preview/{message}/pdf")
    assert refused.status_code == 400
    assert "PDF not available yet" in refused.json()["message"]


@pytest.mark.parametrize("kind", ["pdf", "png"])
def test_a_text_is_not_a_letter(admin: Admin, kind: str) -> None:
    body = {
        "phone_number": "07700900123",
        "template_id": world.SMS_TEMPLATE_ID,
        "personalisation": {"name": "A", "date": "B"},
    }
    sent = admin.v2(admin.sandbox.live_key, "POST", "/v2/notifications/sms", body).json()
    assert admin.get(f"{HOME}/template/preview/{sent['id']}/{kind}").status_code == 400
