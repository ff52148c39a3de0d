"""What Notify shows everybody of its work follows from what was sent on days that are over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from notify_typed.sandbox._world import default as world
from tests.end_to_end.sandbox_admin.test_organisations import at, make

if TYPE_CHECKING:
    from tests.end_to_end.sandbox_admin.conftest import Admin

PATH = "/performance-dashboard"


def send(admin: Admin, key: str, kind: str = "sms") -> None:
    to = {"sms": {"phone_number": "07700900123"}, "email": {"email_address": "a@example.com"}}
    template = {"sms": world.SMS_TEMPLATE_ID, "email": world.EMAIL_TEMPLATE_ID}[kind]
    body = {"template_id": template, **to[kind], "personalisation": PERSONALISATION}
    made = admin.v2(key, "POST", f"/v2/notifications/{kind}", body)
    assert made.status_code == 201, made.text


PERSONALISATION = {"name": "Amala", "code": "1", "reference": "2", "date": "3", "link": "4"}


def shown(admin: Admin, query: str = "") -> Any:
    answer = admin.get(f"{PATH}{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.every_database
def test_a_day_counts_once_it_is_over(admin: Admin) -> None:
    key, test = (admin.new_key(world.SERVICE_ID, kind) for kind in ("normal", "test"))
    day = f"{admin.sandbox.clock.now():%Y-%m-%d}"
    query = f"?start_date={day}&end_date={day}"
    send(admin, key)
    send(admin, key)
    send(admin, test)
    send(admin, key, "email")
    assert shown(admin, query)["total_notifications"] == 0
    admin.sandbox.clock.advance(timedelta(days=1))
    found = shown(admin, query)
    assert found["notifications_by_type"] == [{"date": day, "emails": 1, "sms": 2, "letters": 0}]
    assert (found["total_notifications"], found["sms_notifications"]) == (3, 2)
    assert found["processing_time"] == [{"date": day, "percentage_under_10_seconds": 100.0}]
    later = shown(admin)
    assert (later["total_notifications"], later["notifications_by_type"]) == (3, [])


def test_live_services_are_listed_by_organisation(admin: Admin) -> None:
    first = admin.new_service(admin.new_user()["id"], name="B")
    admin.new_service(admin.new_user()["id"], name="A", restricted=True)
    organisation = make(admin)
    admin.post(f"{at(organisation)}/service", {"service_id": first["id"]})
    found = shown(admin)
    assert found["live_service_count"] == len(found["services_using_notify"])
    assert found["services_using_notify"][0] == {
        "service_id": first["id"],
        "service_name": "B",
        "organisation_id": organisation["id"],
        "organisation_name": organisation["name"],
    }
    assert "A" not in [one["service_name"] for one in found["services_using_notify"]]


@pytest.mark.parametrize("name", ["start_date", "end_date"])
def test_dates_are_dates(admin: Admin, name: str) -> None:
    for text in ("x", "2026-02-30", str(uuid4())):
        refused = admin.get(f"{PATH}?{name}={text}")
        assert refused.status_code == 400
        assert refused.json()["errors"][0]["message"] == f"{name} {text} is not a date"
