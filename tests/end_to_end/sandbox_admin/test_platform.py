"""What platform administrators look at: people, complaints, live services, and any id."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from notify_typed.sandbox._world import default as world
from tests.end_to_end.sandbox_admin.test_brandings import brand
from tests.end_to_end.sandbox_admin.test_organisations import at, make
from tests.end_to_end.sandbox_admin.test_performance import send

if TYPE_CHECKING:
    from tests.end_to_end.sandbox_admin.conftest import Admin

PROVIDERS = "/provider-details"
USERS = "/platform-admin/users-list"


NOTHING = dict.fromkeys(
    (
        *("created_start", "created_end", "logged_in_start", "logged_in_end"),
        "take_part_in_research",
    )
)
PENDING = {
    "name": "Amala Bird",
    "email_address": "amala@example.com",
    "password": "correct horse",
    "mobile_number": "07700900123",
}


def test_there_are_no_complaints(admin: Admin) -> None:
    assert admin.get("/complaint").json() == {"complaints": [], "links": {}}
    assert admin.get("/complaint?page=1").status_code == 200
    assert admin.get("/complaint?page=2").status_code == 404
    assert admin.get("/complaint?page=x").status_code == 400
    count = "/complaint/count-by-date-range"
    assert admin.get(f"{count}?start_date=2026-11-01").json() == 0
    refused = admin.get(f"{count}?start_date=x&end_date=y").json()["errors"]
    said = [each["message"] for each in refused]
    assert said == ["start_date x is not a date", "end_date y is not a date"]


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


def test_a_received_text_is_found_by_its_id(admin: Admin) -> None:
    received = str(admin.sandbox.receive_text("Hello").id)
    context = {"service_id": world.SERVICE_ID}
    assert find(admin, received) == {"type": "inbound_sms", "context": context}


def listed(admin: Admin, **wanted: Any) -> list[str]:
    found = admin.data("POST", USERS, wanted)
    return [one["id"] for one in found]


def test_people_are_listed_by_when_they_came(admin: Admin) -> None:
    first = admin.new_user()
    service = admin.new_service(first["id"])
    admin.sandbox.clock.advance(timedelta(days=10))
    second, pending = admin.new_user(), admin.data("POST", "/user", PENDING, 201)
    days = [user["created_at"][:10] for user in (first, second)]
    assert {first["id"], second["id"]} <= {*listed(admin, created_start=days[0])}
    assert pending["id"] not in listed(admin, created_start=days[0])
    assert listed(admin, created_start=days[1], created_end=days[1]) == [second["id"]]
    assert second["id"] not in listed(admin, created_start=None, created_end=days[0])
    assert listed(admin, created_start=days[1], created_end=days[0]) == []
    (found,) = [one for one in admin.data("POST", USERS, NOTHING) if one["id"] == first["id"]]
    assert found["services"] == [{"id": service["id"], "name": service["name"]}]
    assert found | {"services": [service["id"]]} == admin.data("GET", f"/user/{first['id']}")


def test_people_are_listed_by_when_they_signed_in(admin: Admin) -> None:
    never, once = (admin.new_user()["id"] for _ in range(2))
    admin.post(f"/user/{once}/complete/webauthn-login", {"successful": True})
    day = f"{admin.sandbox.clock.now():%Y-%m-%d}"
    after = f"{admin.sandbox.clock.now() + timedelta(days=1):%Y-%m-%d}"
    assert listed(admin, logged_in_start=day, logged_in_end=day) == [once]
    assert listed(admin, logged_in_start=after) == []
    assert never not in listed(admin, logged_in_end=after)


def test_people_are_listed_by_whether_they_take_part_in_research(admin: Admin) -> None:
    user = admin.new_user()["id"]
    assert user in listed(admin, take_part_in_research=True)
    admin.post(f"/user/{user}", {"take_part_in_research": False})
    assert listed(admin, take_part_in_research=False) == [user]


def test_conditions_for_people_are_checked(admin: Admin) -> None:
    said = {
        "{} should be non-empty": {},
        "created_start x is not a date": {"created_start": "x"},
        "logged_in_end 2026-02-30 is not a date": {"logged_in_end": "2026-02-30"},
        "Additional properties are not allowed (zz was unexpected)": {"zz": 1},
    }
    for message, body in said.items():
        refused = admin.post(USERS, body)
        assert refused.status_code == 400, message
        assert [each["message"] for each in refused.json()["errors"]] == [message]


def test_what_has_no_such_id(admin: Admin) -> None:
    assert find(admin, str(uuid4())) == 404
    assert find(admin, "x") == 404
    assert find(admin, None) == 400
