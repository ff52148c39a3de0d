"""Security keys that users sign in with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

if TYPE_CHECKING:
    from tests.end_to_end.sandbox_admin.conftest import Admin

KEY = {"name": "Blue key", "credential_data": "Y2Jvcg==", "registration_response": "c2VjcmV0"}


def add(admin: Admin, user: dict[str, Any]) -> dict[str, Any]:
    credential: dict[str, Any] = admin.data("POST", f"/user/{user['id']}/webauthn", KEY, 201)
    return credential


def test_a_key_is_kept_and_renamed(admin: Admin) -> None:
    user = admin.new_user(auth_type="webauthn_auth")
    path = f"/user/{user['id']}/webauthn"
    assert user["can_use_webauthn"] is True
    assert admin.data("GET", path) == []

    credential = add(admin, user)

    assert credential["name"] == "Blue key"
    assert "registration_response" not in credential
    assert admin.data("GET", path) == [credential]
    renamed = admin.data("POST", f"{path}/{credential['id']}", {"name": "Red key"})
    assert renamed == credential | {"name": "Red key", "updated_at": renamed["updated_at"]}
    assert renamed["updated_at"] is not None


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (KEY | {"name": ""}, "name  should be non-empty"),
        (KEY | {"name": 7}, "name 7 is not of type string"),
        (
            KEY | {"id": "x"},
            "Additional properties are not allowed (id was unexpected)",
        ),
        (
            {"name": "x", "credential_data": "x"},
            "registration_response is a required property",
        ),
    ],
)
def test_bodies_that_are_wrong(admin: Admin, body: Any, text: str) -> None:
    user = admin.new_user()

    answer = admin.post(f"/user/{user['id']}/webauthn", body)

    assert answer.json() == {
        "status_code": 400,
        "errors": [{"error": "ValidationError", "message": text}],
    }


def test_the_last_key_stays(admin: Admin) -> None:
    user = admin.new_user()
    path = f"/user/{user['id']}/webauthn"
    first, second = add(admin, user), add(admin, user)

    assert admin.delete(f"{path}/{first['id']}").status_code == 204
    answer = admin.delete(f"{path}/{second['id']}")

    assert answer.status_code == 400
    text = "Cannot delete last remaining webauthn credential for user"
    assert answer.json() == {"result": "error", "message": text}
    assert admin.delete(f"{path}/{first['id']}").status_code == 404
    assert admin.post(f"{path}/{uuid4()}", {"name": "x"}).status_code == 404
    assert admin.data("GET", path) == [second]


def test_signing_in(admin: Admin) -> None:
    user = admin.new_user()
    credential = add(admin, user)
    path = f"/user/{user['id']}/complete/webauthn-login"

    assert admin.post(path, {"successful": False}).status_code == 204
    assert admin.data("GET", f"/user/{user['id']}")["failed_login_count"] == 1
    body = {"successful": True, "webauthn_credential_id": credential["id"]}
    assert admin.post(path, body).status_code == 204

    signed_in = admin.data("GET", f"/user/{user['id']}")
    assert (signed_in["failed_login_count"], user["current_session_id"]) == (0, None)
    assert signed_in["current_session_id"]
    (used,) = admin.data("GET", f"/user/{user['id']}/webauthn")
    assert used["logged_in_at"] == signed_in["logged_in_at"]


def test_too_many_failures(admin: Admin) -> None:
    user = admin.new_user()
    path = f"/user/{user['id']}/complete/webauthn-login"
    for _ in range(5):
        assert admin.post(path, {"successful": False}).status_code == 204

    answer = admin.post(path, {"successful": True})

    assert answer.status_code == 403
    assert answer.json()["message"] == "Maximum login count exceeded"
