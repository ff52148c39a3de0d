"""What Notify's functional tests ask beside the website and the APIs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote_plus
from uuid import uuid4

import pytest
from local_http import local_client

from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import httpx

    from tests.end_to_end.sandbox_admin.conftest import Admin

USERS = "/__testing/functional/users"
TEXTS = "/notifications/sms/receive/mmg"
TESTS = "notify-functional-tests"


@pytest.fixture(scope="module")
def running() -> Iterator[Sandbox]:
    with Sandbox(website="http://localhost:6012") as sandbox:
        yield sandbox


@pytest.fixture
def admin(running: Sandbox, connect: Callable[[Sandbox], Admin]) -> Admin:
    running.reset()
    return connect(running)


def make(admin: Admin, *users: Any, client: str = TESTS) -> httpx.Response:
    headers = {"Authorization": f"Bearer {admin.token(iss=client)}"}
    return admin.http.put(USERS, json=[*users], headers=headers)


def person(**changed: Any) -> dict[str, Any]:
    return {
        "name": "Amala Bird",
        "email_address": "amala.bird@example.gov.uk",
        "mobile_number": "07700900123",
        "auth_type": "sms_auth",
        "password": "correct horse",
        "state": "active",
        "permissions": ["manage_settings", "view_activity"],
        "service_id": world.SERVICE_ID,
    } | changed


def found(admin: Admin, email: str = "amala.bird@example.gov.uk") -> Any:
    return admin.data("POST", "/user/email", {"email": email})


def test_a_user_is_made_and_can_sign_in(admin: Admin) -> None:
    body = {"name": "Tests", "crown": False, "organisation_type": "central"}
    organisation = admin.post("/organisations", body).json()
    answer = make(admin, person(organisation_id=organisation["id"]))
    assert (answer.status_code, answer.text) == (201, "ok")
    user = found(admin)
    assert user["permissions"] == {world.SERVICE_ID: ["manage_settings", "view_activity"]}
    assert (user["state"], user["organisations"]) == ("active", [organisation["id"]])
    check = admin.post(f"/user/{user['id']}/verify/password", {"password": "correct horse"})
    assert check.status_code == 204


def test_a_user_who_is_there_is_made_anew(admin: Admin) -> None:
    make(admin, person())
    before = found(admin)
    admin.post(f"/user/{before['id']}", {"platform_admin": True})
    changed = person(name="Bo", password="another horse", permissions=["view_activity"])
    assert make(admin, changed).status_code == 201
    after = found(admin)
    assert (after["id"], after["name"], after["platform_admin"]) == (before["id"], "Bo", False)
    assert after["permissions"] == {world.SERVICE_ID: ["view_activity"]}
    path = f"/user/{after['id']}/verify/password"
    assert admin.post(path, {"password": "another horse"}).status_code == 204
    assert admin.post(path, {"password": "correct horse"}).status_code == 400


def test_a_user_leaves_the_organisations_that_are_not_named(admin: Admin) -> None:
    body = {"name": "Tests", "crown": False, "organisation_type": "central"}
    organisation = admin.post("/organisations", body).json()["id"]
    make(admin, person(organisation_id=organisation))
    assert make(admin, person()).status_code == 201
    assert found(admin)["organisations"] == []


def test_only_the_tests_may_make_users(admin: Admin) -> None:
    assert make(admin, person(), client="notify-admin").status_code == 401
    assert admin.http.put(USERS, json=[]).status_code == 401
    stranger = {"Authorization": f"Bearer {admin.token('another secret' * 3, iss=TESTS)}"}
    assert admin.http.put(USERS, json=[], headers=stranger).status_code == 403
    tests = {"Authorization": f"Bearer {admin.token(iss=TESTS)}"}
    assert admin.http.get("/service", headers=tests).status_code == 401
    assert make(admin).status_code == 201


@pytest.mark.parametrize(
    ("user", "status"),
    [
        ({"name": "Amala"}, 400),
        ("Amala", 400),
        (person(email_address="amala"), 400),
        (person(service_id=str(uuid4())), 404),
        (person(organisation_id=str(uuid4())), 404),
    ],
)
def test_no_user_is_made_of_what_is_wrong(admin: Admin, user: Any, status: int) -> None:
    assert make(admin, person(), user).status_code == status
    refused = admin.post("/user/email", {"email": "amala.bird@example.gov.uk"})
    assert refused.status_code == 404
    assert (
        admin.http.put(
            USERS, json={}, headers={"Authorization": f"Bearer {admin.token(iss=TESTS)}"}
        ).status_code
        == 400
    )


def text(**changed: Any) -> dict[str, Any]:
    return {
        "MSISDN": "07700900123",
        "Number": world.INBOUND_NUMBER,
        "Message": quote_plus("Yes, 100% & more"),
        "ID": "1",
        "DateRecieved": "2026-11-30+10%3A00%3A00",
    } | changed


def received(admin: Admin) -> list[str]:
    listed = admin.data("POST", f"/service/{world.SERVICE_ID}/inbound-sms", {})
    return [each["content"] for each in listed]


def test_the_network_passes_a_text_on(admin: Admin) -> None:
    before = received(admin)
    network = ("mmg", admin.sandbox.admin_secret)
    answer = admin.http.post(TEXTS, json=text(), auth=network)
    assert (answer.status_code, answer.text) == (200, "RECEIVED")
    assert sorted(received(admin)) == sorted([*before, "Yes, 100% & more"])
    nobodys = admin.http.post(TEXTS, json=text(Number="07700900999"), auth=network)
    assert (nobodys.status_code, nobodys.text) == (200, "RECEIVED")
    assert len(received(admin)) == len(before) + 1
    odd: tuple[Any, ...] = (text(Message=None), [], "x")
    for wrong in odd:
        assert admin.http.post(TEXTS, json=wrong, auth=network).status_code == 400


def test_only_the_network_passes_texts_on(admin: Admin) -> None:
    before = received(admin)
    assert admin.http.post(TEXTS, json=text()).status_code == 401
    for wrong in (("mmg", "x"), ("ee", admin.sandbox.admin_secret), ("", "")):
        assert admin.http.post(TEXTS, json=text(), auth=wrong).status_code == 403
    assert received(admin) == before


def test_a_sandbox_without_the_website_has_nothing_of_it() -> None:
    with Sandbox() as sandbox, local_client(sandbox.base_url) as http:
        assert http.put(USERS, json=[]).status_code == 404
        assert http.post(TEXTS, json={}).status_code == 404
