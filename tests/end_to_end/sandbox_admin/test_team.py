"""Who belongs to a service, and what they may do there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notify_typed.sandbox._admin.notify_service import NOTIFY_SERVICE_ID, NOTIFY_USER_ID
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from tests.end_to_end.sandbox_admin.conftest import Admin

PERMISSIONS = (
    "manage_users",
    "manage_templates",
    "manage_settings",
    "send_texts",
    "send_emails",
    "send_letters",
    "manage_api_keys",
    "platform_admin",
    "view_activity",
)
TOO_FEW = "Cannot change user permissions - service would have too few users with manage_settings"


def wire(*permissions: str) -> dict[str, Any]:
    return {"permissions": [{"permission": name} for name in permissions]}


def message(answer: Any, status: int = 400) -> Any:
    assert answer.status_code == status, answer.text
    return answer.json()["message"]


def errors(answer: Any) -> list[str]:
    assert answer.status_code == 400, answer.text
    return [error["message"] for error in answer.json()["errors"]]


def test_a_new_member(admin: Admin) -> None:
    service = admin.new_service()
    user = admin.new_user()
    path = f"/service/{service['id']}/users/{user['id']}"

    answer = admin.post(path, wire("send_texts", "view_activity") | {"folder_permissions": []})

    assert answer.status_code == 201
    assert answer.json()["data"]["id"] == service["id"]
    changed = admin.data("GET", f"/user/{user['id']}")
    assert changed["services"] == [service["id"]]
    assert changed["permissions"] == {service["id"]: ["send_texts", "view_activity"]}
    text = f"User id: {user['id']} already part of service id: {service['id']}"
    assert message(admin.post(path, {"nonsense": True})) == text


def test_a_member_may_be_written_to_in_trial_mode(admin: Admin) -> None:
    service = admin.new_service(restricted=True)
    key = admin.new_key(service["id"])
    user = admin.new_user(email_address="new@example.gov.uk")
    template = {
        "name": "Hello",
        "template_type": "email",
        "subject": "Hello",
        "content": "Hello",
        "service": service["id"],
        "created_by": user["id"],
    }
    created = admin.data("POST", f"/service/{service['id']}/template", template, 201)
    send = {"email_address": "new@example.gov.uk", "template_id": created["id"]}
    assert admin.v2(key, "POST", "/v2/notifications/email", send).status_code == 400

    admin.post(f"/service/{service['id']}/users/{user['id']}", wire())

    assert admin.v2(key, "POST", "/v2/notifications/email", send).status_code == 201


def test_a_member_without_permissions_has_none_to_show(admin: Admin) -> None:
    service = admin.new_service()
    user = admin.new_user()

    admin.post(f"/service/{service['id']}/users/{user['id']}", wire())

    changed = admin.data("GET", f"/user/{user['id']}")
    assert (changed["services"], changed["permissions"]) == ([service["id"]], {})


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ({}, "permissions is a required property"),
        ({"permissions": ["send_texts"]}, "permissions send_texts is not of type object"),
        (
            wire() | {"nonsense": 1},
            "Additional properties are not allowed (nonsense was unexpected)",
        ),
    ],
)
def test_bodies_that_are_wrong(admin: Admin, body: Any, text: str) -> None:
    service = admin.new_service()
    user = admin.new_user()

    assert errors(admin.post(f"/service/{service['id']}/users/{user['id']}", body)) == [text]


def test_unknown_users_and_services(admin: Admin) -> None:
    service = admin.new_service()
    user = admin.new_user()

    for path, body in (
        (f"/service/{uuid4()}/users/{user['id']}", wire()),
        (f"/service/{service['id']}/users/{uuid4()}", wire()),
        (f"/service/{service['id']}/users/{user['id']}", wire("fly")),
        (f"/user/{user['id']}/service/{service['id']}/permission", wire()),
    ):
        assert message(admin.post(path, body), 404) == "No result found"
    assert len(admin.data("GET", f"/service/{service['id']}/users")) == 1


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(wanted=st.lists(st.sampled_from(PERMISSIONS), max_size=9))
def test_permissions_are_replaced(admin: Admin, wanted: list[str]) -> None:
    service = admin.new_service()
    user = admin.new_user()
    admin.post(f"/service/{service['id']}/users/{user['id']}", wire("send_texts"))

    answer = admin.post(f"/user/{user['id']}/service/{service['id']}/permission", wire(*wanted))

    assert answer.status_code == 204
    shown = admin.data("GET", f"/user/{user['id']}")["permissions"].get(service["id"], [])
    assert len(shown) == len(set(shown))
    assert set(shown) == set(wanted)


@pytest.mark.parametrize(("restricted", "least"), [(True, 1), (False, 2)])
def test_enough_people_keep_the_settings(admin: Admin, *, restricted: bool, least: int) -> None:
    managers = [admin.new_user() for _ in range(least + 1)]
    first, *others = managers
    service = admin.new_service(first["id"], restricted=restricted)
    for user in others:
        admin.post(f"/service/{service['id']}/users/{user['id']}", wire("manage_settings"))
    helper = admin.new_user()
    admin.post(f"/service/{service['id']}/users/{helper['id']}", wire())

    def permission(user: dict[str, Any]) -> str:
        return f"/user/{user['id']}/service/{service['id']}/permission"

    assert admin.post(permission(first), wire("send_texts")).status_code == 204
    assert message(admin.post(permission(others[0]), wire("send_texts"))) == TOO_FEW
    removal = admin.delete(f"/service/{service['id']}/users/{others[0]['id']}", {})
    assert message(removal) == "User cannot be removed from the service"
    assert admin.post(permission(others[0]), wire("manage_settings")).status_code == 204
    removal = admin.delete(f"/service/{service['id']}/users/{helper['id']}", {})
    assert removal.status_code == 204


def test_people_from_elsewhere_may_always_leave_the_settings(admin: Admin) -> None:
    service = admin.new_service()
    user = admin.new_user(email_address="contractor@example.com")
    admin.post(f"/service/{service['id']}/users/{user['id']}", wire("manage_settings"))

    path = f"/user/{user['id']}/service/{service['id']}/permission"
    assert admin.post(path, wire()).status_code == 204


def test_members_of_notify_itself_may_use_security_keys(admin: Admin) -> None:
    user = admin.new_user()
    assert user["can_use_webauthn"] is False
    path = f"/service/{NOTIFY_SERVICE_ID}/users"

    admin.post(f"{path}/{user['id']}", wire("view_activity"))

    assert admin.data("GET", f"/user/{user['id']}")["can_use_webauthn"] is True
    members = {member["id"] for member in admin.data("GET", path)}
    assert members == {NOTIFY_USER_ID, user["id"]}
    assert admin.post(f"/user/{user['id']}/sms-code", {}).status_code == 204
    assert len(admin.sandbox.messages()) == 1
    assert str(admin.sandbox.service_id) == world.SERVICE_ID


def test_a_member_who_leaves(admin: Admin) -> None:
    service = admin.new_service()
    user = admin.new_user()
    path = f"/service/{service['id']}/users/{user['id']}"
    admin.post(path, wire("send_texts"))

    assert admin.delete(path, {"created_by": user["id"]}).status_code == 204

    assert admin.data("GET", f"/user/{user['id']}")["services"] == []
    assert message(admin.delete(path, {}), 404) == "User not found"
    assert admin.post(path, wire()).status_code == 201


def test_a_team_member_of_the_world_file_is_still_somebody_afterwards(admin: Admin) -> None:
    (member,) = admin.data("GET", f"/service/{world.SERVICE_ID}/users")
    for _ in range(2):
        user = admin.new_user()
        path = f"/service/{world.SERVICE_ID}/users/{user['id']}"
        admin.post(path, wire("manage_settings"))

    answer = admin.delete(f"/service/{world.SERVICE_ID}/users/{member['id']}", {})

    assert answer.status_code == 204
    left = admin.data("GET", f"/user/{member['id']}")
    assert left == member | {"services": [], "permissions": {}}


def test_folders_open_and_close_with_the_member(admin: Admin) -> None:
    service = admin.new_service()
    user = admin.new_user()
    folders = f"/service/{service['id']}/template-folder"
    ids = [
        admin.data("POST", folders, {"name": name, "parent_id": None}, 201)["id"]
        for name in ("A", "B")
    ]
    path = f"/service/{service['id']}/users/{user['id']}"

    def open_folders() -> list[str]:
        listed = admin.get(folders).json()["template_folders"]
        return [item["id"] for item in listed if user["id"] in item["users_with_permission"]]

    admin.post(path, wire("send_texts") | {"folder_permissions": [ids[0], str(uuid4())]})
    assert open_folders() == [ids[0]]
    permission = f"/user/{user['id']}/service/{service['id']}/permission"
    admin.post(permission, wire())
    assert open_folders() == [ids[0]]
    admin.post(permission, wire() | {"folder_permissions": [ids[1]]})
    assert open_folders() == [ids[1]]
    admin.delete(path, {})
    assert open_folders() == []
