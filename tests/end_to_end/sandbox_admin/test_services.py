"""Services: making, changing, reading and archiving them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notify_typed.sandbox._admin.notify_service import NOTIFY_SERVICE_ID, NOTIFY_USER_ID
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from tests.end_to_end.sandbox_admin.conftest import Admin

NEW = {
    "name": "Appointments",
    "email_message_limit": 50,
    "sms_message_limit": 50,
    "letter_message_limit": 50,
    "restricted": True,
    "created_by": NOTIFY_USER_ID,
    "user_id": NOTIFY_USER_ID,
}


def refused(answer: Any, status: int = 400) -> Any:
    assert answer.status_code == status, answer.text
    assert answer.json()["result"] == "error"
    return answer.json()["message"]


# Making them


def test_a_new_service_has_what_the_real_one_has(admin: Admin) -> None:
    user = admin.new_user(email_address="amala@local.gov.uk")

    service = admin.new_service(user["id"], name="Parking permits", organisation_type="local")

    assert service["email_sender_local_part"] == "parking.permits"
    assert service["organisation_type"] == "local"
    assert service["permissions"] == [
        "sms",
        "email",
        "letter",
        "international_sms",
        "international_letters",
    ]
    assert (service["rate_limit"], service["prefix_sms"]) == (3000, False)
    assert (service["count_as_live"], service["active"]) == (True, True)
    assert service["confirmed_email_sender_name"] is False
    assert service["service_callback_api"] == []
    assert len(service) == 35
    assert admin.data("GET", f"/service/{service['id']}") == service


def test_the_first_member_of_a_service_has_every_permission(admin: Admin) -> None:
    user = admin.new_user()

    service = admin.new_service(user["id"])

    (member,) = admin.data("GET", f"/service/{service['id']}/users")
    assert member["id"] == user["id"]
    assert set(member["permissions"][service["id"]]) == {
        "manage_users",
        "manage_templates",
        "manage_settings",
        "send_texts",
        "send_emails",
        "send_letters",
        "manage_api_keys",
        "view_activity",
    }


def test_a_new_service_may_send_abroad_unless_said_otherwise(admin: Admin) -> None:
    service = admin.data("POST", "/service", NEW, 201)

    assert service["international_sms_message_limit"] == 250_000


def test_active_is_what_a_new_service_is(admin: Admin) -> None:
    assert admin.data("POST", "/service", NEW | {"active": False}, 201)["active"] is True


def test_the_user_is_missed_first_and_alone(admin: Admin) -> None:
    missing = ["Missing data for required field."]

    assert refused(admin.post("/service", {})) == {"user_id": missing}
    assert refused(admin.post("/service", {"user_id": NOTIFY_USER_ID})) == {
        name: missing for name in NEW if name != "user_id"
    }


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("sms_message_limit", "many", "Not a valid integer."),
        ("sms_message_limit", None, "Field may not be null."),
        ("restricted", "perhaps", "Not a valid boolean."),
        ("name", 7, "Not a valid string."),
        ("name", None, "Field may not be null."),
    ],
)
def test_a_field_that_is_wrong(admin: Admin, field: str, value: object, text: str) -> None:
    assert refused(admin.post("/service", NEW | {field: value})) == {field: [text]}


def test_numbers_and_switches_may_be_written_as_text(admin: Admin) -> None:
    body = NEW | {"sms_message_limit": "7", "restricted": "false"}

    service = admin.data("POST", "/service", body, 201)

    assert (service["sms_message_limit"], service["restricted"]) == (7, False)


def test_a_user_who_is_not_there(admin: Admin) -> None:
    body = NEW | {"user_id": str(uuid4())}

    assert refused(admin.post("/service", body), 404) == "No result found"


def test_a_name_that_is_too_long_does_not_fit_the_database(admin: Admin) -> None:
    assert refused(admin.post("/service", NEW | {"name": "x" * 256}), 404) == "No result found"


@pytest.mark.parametrize("name", ["Appointments", "appointments", " Appointments!", "Appóintments"])
def test_a_name_that_is_taken(admin: Admin, name: str) -> None:
    admin.data("POST", "/service", NEW, 201)

    message = refused(admin.post("/service", NEW | {"name": name}))

    assert message == {"name": [f"Duplicate service name '{name}'"]}


@pytest.mark.parametrize(
    "wrong",
    [
        {"organisation_type": "secret"},
        {"created_by": str(uuid4())},
        {"flavour": "vanilla"},
    ],
)
def test_accidents_of_the_real_server(admin: Admin, exact: Admin, wrong: Any) -> None:
    (field,) = wrong

    assert field in str(refused(admin.post("/service", NEW | wrong)))
    assert refused(exact.post("/service", NEW | wrong), 500) == "Internal server error"


def test_services_of_the_nhs_have_its_branding(admin: Admin) -> None:
    by_type = admin.new_service(organisation_type="nhs_gp")
    by_email = admin.new_service(admin.new_user(email_address="a@trust.nhs.uk")["id"])

    for service in (by_type, by_email):
        assert service["email_branding"] == "a7dc4e56-660b-4db7-8cff-12c37b12b5ea"
        assert service["letter_branding"] == "2cd354bb-6b85-eda3-c0ad-6b613150459f"


names = st.text(st.characters(codec="utf-8"), max_size=40)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(name=names)
def test_any_name_becomes_part_of_an_address(admin: Admin, name: str) -> None:
    service = admin.data("POST", "/service", NEW | {"name": f"{uuid4().hex} {name}"}, 201)

    local_part = service["email_sender_local_part"]
    assert re.fullmatch(r"[^\W_A-Z]+(\.[^\W_A-Z]+)*", local_part), local_part


# Changing them


def test_some_settings_change_and_the_rest_stays(admin: Admin) -> None:
    service = admin.new_service()

    changed = admin.data(
        "POST", f"/service/{service['id']}", {"sms_message_limit": 7, "notes": "Polite people"}
    )

    assert changed == service | {"sms_message_limit": 7, "notes": "Polite people"}
    assert admin.data("GET", f"/service/{service['id']}") == changed


def test_what_the_server_does_not_know_is_ignored(admin: Admin) -> None:
    service = admin.new_service()
    body = {
        "flavour": "vanilla",
        "sms_sender": "X",
        "free_sms_fragment_limit": 7,
        "email_sender_local_part": "x",
        "service_callback_api": [],
        "id": str(uuid4()),
    }

    assert admin.data("POST", f"/service/{service['id']}", body) == service


def test_the_user_who_changes_a_service_becomes_its_creator(admin: Admin) -> None:
    service = admin.new_service()
    user = admin.new_user()

    changed = admin.data("POST", f"/service/{service['id']}", {"created_by": user["id"]})

    assert changed["created_by"] == user["id"]


def test_permissions_are_replaced_and_count_at_once(admin: Admin) -> None:
    key = admin.sandbox.live_key
    send = {
        "phone_number": "07700900123",
        "template_id": world.SMS_TEMPLATE_ID,
        "personalisation": {"name": "Amala", "date": "1 May"},
    }
    assert admin.v2(key, "POST", "/v2/notifications/sms", send).status_code == 201

    changed = admin.data("POST", f"/service/{world.SERVICE_ID}", {"permissions": ["email"]})

    assert changed["permissions"] == ["email"]
    answer = admin.v2(key, "POST", "/v2/notifications/sms", send)
    assert answer.status_code == 400
    assert "Service is not allowed to send text messages" in answer.text


@pytest.mark.parametrize(
    ("permissions", "text"),
    [
        (["bogus"], "Invalid Service Permission: 'bogus'"),
        (["sms", "sms"], "Duplicate Service Permission: ['sms']"),
    ],
)
def test_permissions_that_are_wrong(admin: Admin, permissions: list[str], text: str) -> None:
    service = admin.new_service()

    answer = admin.post(f"/service/{service['id']}", {"permissions": permissions})

    assert refused(answer) == {"permissions": [text]}
    assert admin.data("GET", f"/service/{service['id']}") == service


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("2026-11-21 09:15:30.123456", True),
        ("2026-11-21 09:15:30", False),
        ("2026-11-21T09:15:30.123456", False),
        ("yesterday", False),
    ],
)
def test_going_live_has_one_format(admin: Admin, text: str, *, is_read: bool) -> None:
    service = admin.new_service()

    answer = admin.post(f"/service/{service['id']}", {"go_live_at": text})

    if is_read:
        assert answer.json()["data"]["go_live_at"] == text
        detailed = admin.data("GET", f"/service/{service['id']}?detailed=True")
        assert detailed["go_live_at"] == "2026-11-21T09:15:30.123456Z"
    else:
        assert refused(answer) == {"go_live_at": ["Not a valid datetime."]}


def test_branding_is_an_id_or_nothing(admin: Admin) -> None:
    path = f"/service/{admin.new_service()['id']}"
    branding = "a7dc4e56-660b-4db7-8cff-12c37b12b5ea"

    assert refused(admin.post(path, {"email_branding": "govuk"}), 404) == "No result found"
    assert admin.data("POST", path, {"email_branding": branding})["email_branding"] == branding
    assert admin.data("POST", path, {"email_branding": None})["email_branding"] is None


def test_the_senders_name_makes_the_address(admin: Admin) -> None:
    path = f"/service/{admin.new_service(name='Bins')['id']}"

    named = admin.data("POST", path, {"custom_email_sender_name": "Big Bins"})
    unnamed = admin.data("POST", path, {"custom_email_sender_name": None})

    assert named["email_sender_local_part"] == "big.bins"
    assert unnamed["email_sender_local_part"] == "bins"


def test_going_live_is_told_to_the_team(admin: Admin) -> None:
    user = admin.new_user()
    service = admin.new_service(user["id"], restricted=True)

    admin.data("POST", f"/service/{service['id']}", {"restricted": False})

    (message,) = admin.sandbox.messages(recipient=user["email_address"])
    assert service["name"] in (message.subject or "")
    assert str(message.service_id) == NOTIFY_SERVICE_ID


def test_a_refused_change_changes_nothing(admin: Admin) -> None:
    service = admin.new_service()
    other = admin.new_service()

    answer = admin.post(f"/service/{service['id']}", {"notes": "x", "name": other["name"]})

    assert answer.status_code == 400
    assert admin.data("GET", f"/service/{service['id']}") == service


# Reading them


def test_a_service_of_the_world_file_is_shown(admin: Admin) -> None:
    service = admin.data("GET", f"/service/{world.SERVICE_ID}")

    assert service["name"] == "Register to vote"
    assert service["email_sender_local_part"] == "register.to.vote"
    assert (service["restricted"], service["prefix_sms"]) == (False, True)


def test_lists(admin: Admin) -> None:
    user = admin.new_user()
    mine = admin.new_service(user["id"])
    archived = admin.new_service(user["id"])
    admin.post(f"/service/{archived['id']}/archive")

    def ids(query: str) -> set[str]:
        return {service["id"] for service in admin.data("GET", f"/service{query}")}

    everything = {world.SERVICE_ID, mine["id"], archived["id"], NOTIFY_SERVICE_ID}
    assert ids("") == everything
    assert ids("?only_active=True") == everything - {archived["id"]}
    assert ids("?only_active=true") == everything
    assert ids(f"?user_id={user['id']}") == {mine["id"], archived["id"]}
    assert ids(f"?user_id={user['id']}&only_active=True") == {mine["id"]}
    assert ids("?detailed=True") == everything


def test_counts(admin: Admin) -> None:
    clock = admin.sandbox.clock
    clock.resume()
    # Far from midnight, when a new day begins to be counted.
    noon = clock.now().replace(hour=12) + timedelta(days=1)
    clock.advance(seconds=(noon - clock.now()).total_seconds())
    key = admin.sandbox.live_key
    send = {
        "email_address": "amala@example.com",
        "template_id": world.EMAIL_TEMPLATE_ID,
        "personalisation": {"name": "Amala", "reference": "R"},
    }
    for receiver in ("amala@example.com", "perm-fail@simulator.notify"):
        admin.v2(key, "POST", "/v2/notifications/email", send | {"email_address": receiver})
    admin.v2(admin.sandbox.test_key, "POST", "/v2/notifications/email", send)
    admin.sandbox.clock.advance(minutes=5)
    none = {"requested": 0, "delivered": 0, "failed": 0}

    path = f"/service/{world.SERVICE_ID}"
    week = admin.data("GET", f"{path}/statistics")
    detailed = admin.data("GET", f"{path}?detailed=True&today_only=True")
    (listed,) = [
        item
        for item in admin.data("GET", "/service?detailed=True&include_from_test_key=False")
        if item["id"] == world.SERVICE_ID
    ]

    assert week["email"]["requested"] == 2
    assert (week["sms"], week["letter"]) == (none, none)
    assert detailed["statistics"] == listed["statistics"] == week
    admin.sandbox.clock.advance(days=2)
    assert admin.data("GET", f"{path}/statistics?limit_days=1")["email"] == none
    assert admin.data("GET", f"{path}/statistics?limit_days=3") == week
    assert admin.data("GET", f"{path}/statistics?limit_days=3&today_only=True")["email"] == none


def test_a_service_that_is_not_there_has_sent_nothing(admin: Admin) -> None:
    counts = admin.data("GET", f"/service/{uuid4()}/statistics?limit_days=99999999999")

    assert counts["email"] == {"requested": 0, "delivered": 0, "failed": 0}


def test_days_that_are_no_number(admin: Admin, exact: Admin) -> None:
    path = f"/service/{world.SERVICE_ID}/statistics?limit_days=few"

    assert refused(admin.get(path)) == "limit_days is not an integer"
    assert refused(exact.get(path), 500) == "Internal server error"


def test_finding_by_name(admin: Admin) -> None:
    service = admin.new_service(name="Blue badges")

    found = admin.data("GET", "/service/find-services-by-name?service_name=BADGE")

    assert found == [
        {"id": service["id"], "name": "Blue badges", "active": True, "restricted": False}
    ]
    message = refused(admin.get("/service/find-services-by-name"))
    assert message == {"service_name": ["Missing data for required field."]}


def test_history(admin: Admin) -> None:
    service = admin.new_service()
    admin.new_key(service["id"])
    admin.data("POST", f"/service/{service['id']}", {"sms_message_limit": 3})
    admin.data("POST", f"/service/{service['id']}", {})

    history = admin.data("GET", f"/service/{service['id']}/history")

    versions = history["service_history"]
    assert [item["version"] for item in versions] == [1, 2, 3]
    assert [item["sms_message_limit"] for item in versions] == [1000, 3, 3]
    assert [item["updated_at"] is None for item in versions] == [True, False, False]
    assert len(history["api_key_history"]) == 1


def test_history_has_a_revoked_key_twice(admin: Admin) -> None:
    service = admin.new_service()
    admin.new_key(service["id"])
    path = f"/service/{service['id']}"
    (key,) = admin.get(f"{path}/api-keys").json()["apiKeys"]
    admin.post(f"{path}/api-key/revoke/{key['id']}", {"created_by": service["created_by"]})

    history = admin.data("GET", f"{path}/history")["api_key_history"]

    assert [item["id"] for item in history] == [key["id"]] * 2
    assert [item["expiry_date"] is None for item in history] == [True, False]


# Archiving them


def test_an_archived_service_sends_no_more(admin: Admin) -> None:
    user = admin.new_user()
    service = admin.new_service(user["id"], name="Old bins")
    key = admin.new_key(service["id"])
    assert admin.v2(key, "GET", "/v2/templates").status_code == 200

    answer = admin.post(f"/service/{service['id']}/archive")

    assert (answer.status_code, answer.content) == (204, b"")
    archived = admin.data("GET", f"/service/{service['id']}")
    assert archived["active"] is False
    pattern = r"_archived_\d{4}-\d\d-\d\d-\d\d:\d\d:\d\d_Old bins"
    assert re.fullmatch(pattern, archived["name"])
    assert admin.v2(key, "GET", "/v2/templates").status_code == 403
    assert admin.data("GET", f"/user/{user['id']}")["services"] == []
    assert len(admin.data("GET", f"/service/{service['id']}/users")) == 1


def test_archiving_again_does_nothing(admin: Admin) -> None:
    service = admin.new_service()
    path = f"/service/{service['id']}"
    admin.post(f"{path}/archive")
    archived = admin.data("GET", path)

    assert admin.post(f"{path}/archive").status_code == 204
    assert admin.data("GET", path) == archived
    assert refused(admin.post(f"/service/{uuid4()}/archive"), 404) == "No result found"


def test_the_name_of_an_archived_service_is_free(admin: Admin) -> None:
    service = admin.new_service(name="Bins")
    admin.post(f"/service/{service['id']}/archive")

    assert admin.new_service(name="Bins")["name"] == "Bins"
