"""What platform administrators look at: providers, complaints, live services, and any id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from notify_typed.sandbox._world import default as world
from tests.end_to_end.sandbox_admin.test_brandings import brand
from tests.end_to_end.sandbox_admin.test_organisations import at, make
from tests.end_to_end.sandbox_admin.test_performance import send

if TYPE_CHECKING:
    from tests.end_to_end.sandbox_admin.conftest import Admin

PROVIDERS = "/provider-details"


def test_the_providers_are_those_of_notify(admin: Admin) -> None:
    listed = admin.get(PROVIDERS).json()["provider_details"]
    kinds = [(one["identifier"], one["notification_type"]) for one in listed]
    assert kinds == [("ses", "email"), ("mmg", "sms"), ("firetext", "sms"), ("dvla", "letter")]
    path = f"{PROVIDERS}/{listed[0]['id']}"
    one = admin.get(path).json()["provider_details"]
    assert (one["display_name"], one["version"]) == ("AWS SES", 1)
    assert admin.data("GET", f"{path}/versions") == [one]
    unknown = f"{PROVIDERS}/{uuid4()}"
    assert admin.get(unknown).json() == {"provider_details": {}}
    assert admin.data("GET", f"{unknown}/versions") == []


def test_there_are_no_complaints(admin: Admin) -> None:
    assert admin.get("/complaint").json() == {"complaints": [], "links": {}}
    assert admin.get("/complaint?page=1").status_code == 200
    assert admin.get("/complaint?page=2").status_code == 404
    assert admin.get("/complaint?page=x").status_code == 400
    count = "/complaint/count-by-date-range"
    assert admin.get(f"{count}?start_date=2026-11-01").json() == 0
    refused = admin.get(f"{count}?end_date=x")
    assert refused.json()["errors"][0]["message"] == "end_date x is not a date"


def test_live_services_are_listed_with_what_they_sent(admin: Admin) -> None:
    organisation, user = make(admin), admin.new_user()
    path = f"/service/{world.SERVICE_ID}"
    admin.post(f"{at(organisation)}/service", {"service_id": world.SERVICE_ID})
    changes = {
        "go_live_user": user["id"],
        "go_live_at": "2026-11-01 09:30:00.000000",
        "volume_sms": 1000,
    }
    admin.data("POST", path, changes)
    send(admin, admin.new_key(world.SERVICE_ID))
    listed = admin.data("GET", "/service/live-services-data")
    found = next(one for one in listed if one["service_id"] == world.SERVICE_ID)
    assert (found["sms_totals"], found["email_totals"], found["sms_volume_intent"]) == (1, 0, 1000)
    assert found["organisation_name"] == organisation["name"]
    assert found["contact_email"] == user["email_address"]
    assert found["live_date"] == "Sun, 01 Nov 2026 09:30:00 GMT"
    other = admin.new_service()["id"]
    listed = admin.data("GET", "/service/live-services-data")
    alone = next(one for one in listed if one["service_id"] == other)
    assert (alone["organisation_name"], alone["contact_name"], alone["live_date"]) == (
        None,
        None,
        None,
    )


def find(admin: Admin, wanted: Any) -> Any:
    answer = admin.post("/platform-admin/find-by-uuid", {"uuid": wanted})
    return answer.json() if answer.status_code == 200 else answer.status_code


def test_anything_is_found_by_its_id(admin: Admin) -> None:
    service = admin.new_service()["id"]
    provider = admin.get(PROVIDERS).json()["provider_details"][0]["id"]
    organisation, user = make(admin)["id"], admin.new_user()["id"]
    kinds = {
        "service": service,
        "provider": provider,
        "organisation": organisation,
        "user": user,
        "email_branding": brand(admin)["id"],
    }
    for kind, wanted in kinds.items():
        assert find(admin, wanted.upper()) == {"type": kind, "context": {}}
    context = {"service_id": world.SERVICE_ID}
    assert find(admin, world.SMS_TEMPLATE_ID) == {"type": "template", "context": context}
    send(admin, admin.new_key(world.SERVICE_ID))
    message = admin.get(f"/service/{world.SERVICE_ID}/notifications").json()["notifications"][0]
    assert find(admin, message["id"]) == {"type": "notification", "context": context}


def test_a_job_is_found_by_its_id(admin: Admin) -> None:
    job = str(uuid4())
    path = f"/_sandbox/uploads/csv/{world.SERVICE_ID}/{job}?template_id={world.SMS_TEMPLATE_ID}"
    rows = b"phone number,name,code,reference,date,link\n07700900123,a,b,c,d,e\n"
    assert admin.http.put(path, content=rows).is_success
    body = {"id": job, "created_by": admin.new_user()["id"]}
    assert admin.post(f"/service/{world.SERVICE_ID}/job", body).status_code == 201
    assert find(admin, job) == {"type": "job", "context": {"service_id": world.SERVICE_ID}}


def test_what_has_no_such_id(admin: Admin) -> None:
    assert find(admin, str(uuid4())) == 404
    assert find(admin, "x") == 404
    assert find(admin, None) == 400
