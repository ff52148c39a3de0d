"""Users: registering, finding, changing and archiving them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from notify_typed.sandbox._admin.notify_service import NOTIFY_SERVICE_ID, NOTIFY_USER_ID
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from tests.end_to_end.sandbox_admin.conftest import Admin

NEW = {
    "name": "Amala Bird",
    "email_address": "Amala.Bird@example.gov.uk",
    "mobile_number": "+44 7700 900123",
    "password": "correct horse",
    "auth_type": "sms_auth",
}


def refused(answer: Any, status: int = 400) -> Any:
    assert answer.status_code == status, answer.text
    assert answer.json()["result"] == "error"
    return answer.json()["message"]


# Registering


def test_a_new_user_is_pending_and_alone(admin: Admin) -> None:
    user = admin.data("POST", "/user", NEW, 201)

    assert len(user) == 20
    assert {name: user[name] for name in ("name", "email_address", "mobile_number")} == {
        name: NEW[name] for name in ("name", "email_address", "mobile_number")
    }
    assert (user["state"], user["services"], user["permissions"]) == ("pending", [], {})
    assert (user["failed_login_count"], user["logged_in_at"]) == (0, None)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}", user["password_changed_at"])
    assert admin.data("GET", f"/user/{user['id']}") == user


def test_activating(admin: Admin) -> None:
    user = admin.data("POST", "/user", NEW, 201)

    activated = admin.data("POST", f"/user/{user['id']}/activate")

    assert activated == user | {"state": "active"}
    assert refused(admin.post(f"/user/{user['id']}/activate")) == "User already active"


def test_a_password_is_shown_nowhere(admin: Admin) -> None:
    user = admin.data("POST", "/user", NEW, 201)

    shown = admin.http.get("/_sandbox/world").text + str(user)
    assert user["id"] in shown
    assert "correct horse" not in shown
    assert "password" not in shown.replace("password_changed_at", "")


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("name", "", "Invalid name"),
        ("email_address", "amala", "Not a valid email address"),
        ("mobile_number", "077", "Invalid phone number: Not enough digits"),
        ("password", None, "Field may not be null."),
    ],
)
def test_a_field_that_is_wrong(admin: Admin, field: str, value: object, text: str) -> None:
    assert refused(admin.post("/user", NEW | {field: value})) == {field: [text]}


def test_fields_that_are_missing(admin: Admin) -> None:
    missing = ["Missing data for required field."]

    assert refused(admin.post("/user", {})) == {
        "name": missing,
        "email_address": missing,
        "password": missing,
    }


def test_codes_by_text_message_need_a_number(admin: Admin) -> None:
    text = "Mobile number must be set if auth_type is set to sms_auth"

    assert refused(admin.post("/user", NEW | {"mobile_number": None})) == text
    without = {name: NEW[name] for name in ("name", "email_address", "password")}
    assert refused(admin.post("/user", without)) == text
    by_email = admin.data("POST", "/user", without | {"auth_type": "email_auth"}, 201)
    assert by_email["mobile_number"] is None


def test_what_a_trusted_caller_says_is_believed(admin: Admin) -> None:
    body = NEW | {"platform_admin": True, "state": "active", "favourite_colour": "green"}

    user = admin.data("POST", "/user", body, 201)

    assert (user["platform_admin"], user["state"]) == (True, "active")
    assert user["can_use_webauthn"] is True


@pytest.mark.parametrize("wrong", [{"auth_type": "fax_auth"}, {"password": ""}, {}])
def test_accidents_of_the_real_server(admin: Admin, exact: Admin, wrong: dict[str, str]) -> None:
    for api in (admin, exact):
        api.data("POST", "/user", NEW, 201)
    body = NEW | {"email_address": "other@example.gov.uk"} | wrong
    if not wrong:
        body = NEW

    assert admin.post("/user", body).status_code == 400
    assert refused(exact.post("/user", body), 500) == "Internal server error"


# Finding


def test_a_user_is_found_by_email_in_any_case(admin: Admin) -> None:
    user = admin.data("POST", "/user", NEW, 201)

    assert admin.data("POST", "/user/email", {"email": "amala.bird@EXAMPLE.gov.uk"}) == user
    unknown = admin.post("/user/email", {"email": "nobody@example.gov.uk"})
    assert refused(unknown, 404) == "No result found"
    assert refused(admin.post("/user/email", {"email": "x"})) == {
        "email": ["Not a valid email address"]
    }
    assert refused(admin.post("/user/email", {})) == {"email": ["Missing data for required field."]}


def test_users_are_found_by_a_part_of_their_email(admin: Admin) -> None:
    user = admin.data("POST", "/user", NEW, 201)

    found = admin.data("POST", "/user/find-users-by-email", {"email": "BIRD@"})

    names = ("id", "name", "email_address", "mobile_number")
    assert found == [{name: user[name] for name in names}]
    assert admin.data("POST", "/user/find-users-by-email", {"email": "% _"}) == []


def test_team_members_of_a_world_file_are_users(admin: Admin) -> None:
    (member,) = admin.data("GET", f"/service/{world.SERVICE_ID}/users")

    found = admin.data("POST", "/user/email", {"email": world.TEAM_EMAIL})

    assert found == member == admin.data("GET", f"/user/{member['id']}")
    assert (member["name"], member["state"]) == ("Sam Example", "active")
    assert member["services"] == [world.SERVICE_ID]


def test_the_user_of_notify_itself(admin: Admin) -> None:
    user = admin.data("GET", f"/user/{NOTIFY_USER_ID}")

    assert user["services"] == [NOTIFY_SERVICE_ID]
    assert user["can_use_webauthn"] is True


# Changing


def test_some_settings_change_and_the_rest_stays(admin: Admin) -> None:
    user = admin.new_user()
    body = {"name": "Amala Crow", "take_part_in_research": False, "auth_type": "email_auth"}

    assert admin.data("POST", f"/user/{user['id']}", body) == user | body
    assert admin.data("POST", f"/user/{user['id']}", {}) == user | body


def test_a_new_address_counts_for_the_team_at_once(admin: Admin) -> None:
    user = admin.new_user()
    service = admin.new_service(user["id"])
    member = admin.new_user()
    path = f"/service/{service['id']}/users/{member['id']}"
    assert admin.post(path, {"permissions": []}).status_code == 201

    admin.data("POST", f"/user/{member['id']}", {"email_address": "new@example.gov.uk"})

    listed = admin.data("GET", f"/service/{service['id']}/users")
    assert [one["email_address"] for one in listed] == [user["email_address"], "new@example.gov.uk"]
    shown = admin.http.get("/_sandbox/world").json()["world"]["services"][-1]["team_members"]
    assert shown[1]["email_address"] == "new@example.gov.uk"


def test_a_team_member_of_the_world_file_changes(admin: Admin) -> None:
    (member,) = admin.data("GET", f"/service/{world.SERVICE_ID}/users")

    admin.data("POST", f"/user/{member['id']}", {"email_address": "sam@example.gov.uk"})

    (changed,) = admin.data("GET", f"/service/{world.SERVICE_ID}/users")
    assert changed == member | {"email_address": "sam@example.gov.uk"}
    assert refused(admin.post("/user/email", {"email": world.TEAM_EMAIL}), 404)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"platform_admin": True}, {"platform_admin": ["Cannot set platform_admin to True"]}),
        ({"state": "active"}, {"_schema": ["Unknown field name state"]}),
        ({"password": "x"}, {"_schema": ["Unknown field name password"]}),
        ({"current_session_id": "x"}, {"current_session_id": ["Not a valid UUID."]}),
        (
            {"email_access_validated_at": "x"},
            {"email_access_validated_at": ["Not a valid datetime."]},
        ),
        ({"name": ""}, {"name": ["Invalid name"]}),
        ({"mobile_number": None}, "Mobile number must be set if auth_type is set to sms_auth"),
    ],
)
def test_changes_that_are_refused(admin: Admin, body: dict[str, Any], message: object) -> None:
    user = admin.new_user()

    assert refused(admin.post(f"/user/{user['id']}", body)) == message
    assert admin.data("GET", f"/user/{user['id']}") == user


def test_nobody_becomes_less_than_a_platform_admin_by_accident(admin: Admin) -> None:
    user = admin.new_user(platform_admin=True)

    changed = admin.data("POST", f"/user/{user['id']}", {"platform_admin": False})

    assert changed["platform_admin"] is False


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_times_out_of_all_bounds(admin: Admin, text: str) -> None:
    answer = admin.post(f"/user/{NOTIFY_USER_ID}", {"email_access_validated_at": text})

    assert refused(answer) == {"email_access_validated_at": ["Not a valid datetime."]}


def test_times_are_read_generously(admin: Admin) -> None:
    user = admin.new_user()

    changed = admin.data(
        "POST", f"/user/{user['id']}", {"email_access_validated_at": "2026-03-02T10:00:00+01:00"}
    )

    assert changed["email_access_validated_at"] == "2026-03-02T09:00:00.000000Z"


def test_somebody_elses_change_is_told_to_the_user(admin: Admin) -> None:
    user = admin.new_user(mobile_number="07700900456")
    manager = admin.new_user(name="Mona Manager")
    path = f"/user/{user['id']}"

    admin.data("POST", path, {"name": "X", "updated_by": manager["id"]})
    assert admin.sandbox.messages() == []
    admin.data("POST", path, {"email_address": "new@example.gov.uk", "updated_by": manager["id"]})
    admin.data("POST", path, {"mobile_number": "07700900457", "updated_by": manager["id"]})

    text, email = admin.sandbox.messages()
    assert (email.type, email.recipient) == ("email", "new@example.gov.uk")
    assert (text.type, text.recipient) == ("sms", "07700900457")
    assert all("Mona Manager" in message.body for message in (text, email))
    answer = admin.post(path, {"name": "Y", "updated_by": str(uuid4())})
    assert refused(answer, 404) == "No result found"
    assert admin.data("GET", path)["name"] == "X"


# Archiving


def test_an_archived_user_is_nobody(admin: Admin) -> None:
    user = admin.new_user()
    services = [admin.new_service() for _ in range(2)]
    for service in services:
        admin.post(f"/service/{service['id']}/users/{user['id']}", {"permissions": []})

    answer = admin.post(f"/user/{user['id']}/archive")

    assert (answer.status_code, answer.content) == (204, b"")
    archived = admin.data("GET", f"/user/{user['id']}")
    assert (archived["state"], archived["name"]) == ("inactive", "Archived user")
    pattern = rf"_archived_\d{{4}}-\d\d-\d\d-\d\d:\d\d:\d\d_{user['id']}@.+"
    assert re.fullmatch(pattern, archived["email_address"])
    assert (archived["mobile_number"], archived["auth_type"]) == (None, "email_auth")
    assert archived["current_session_id"] == "00000000-0000-0000-0000-000000000000"
    assert archived["services"] == []
    for service in services:
        (left,) = admin.data("GET", f"/service/{service['id']}/users")
        assert left["id"] == NOTIFY_USER_ID
    assert admin.post(f"/user/{user['id']}/archive").status_code == 204
    answer = admin.post(f"/user/{user['id']}/verify/password", {"password": "correct horse"})
    assert answer.status_code == 400


def test_the_last_member_stays(admin: Admin) -> None:
    user = admin.new_user()
    admin.new_service(user["id"], restricted=True)

    text = "User cannot be removed from a service"
    assert refused(admin.post(f"/user/{user['id']}/archive")) == text
    assert admin.data("GET", f"/user/{user['id']}")["state"] == "active"


def test_organisations_and_services(admin: Admin) -> None:
    user = admin.new_user()
    service = admin.new_service(user["id"])
    archived = admin.new_service(user["id"])
    admin.post(f"/service/{archived['id']}/archive")

    answer = admin.get(f"/user/{user['id']}/organisations-and-services")

    item = {"id": service["id"], "name": service["name"], "restricted": False, "organisation": None}
    assert answer.json() == {"organisations": [], "services": [item]}
