"""API keys: made, listed, used and revoked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest

from notify_typed.sandbox._admin.notify_service import NOTIFY_USER_ID

if TYPE_CHECKING:
    from tests.end_to_end.sandbox_admin.conftest import Admin

BODY = {"name": "Key", "key_type": "normal", "created_by": NOTIFY_USER_ID}


def listed(admin: Admin, service_id: str) -> list[dict[str, Any]]:
    answer = admin.get(f"/service/{service_id}/api-keys")
    assert answer.status_code == 200
    assert answer.json().keys() == {"apiKeys"}
    found: list[dict[str, Any]] = answer.json()["apiKeys"]
    return found


def test_a_new_key_is_a_secret_that_works_at_once(admin: Admin) -> None:
    service = admin.new_service()

    secret = admin.data("POST", f"/service/{service['id']}/api-key", BODY, 201)

    assert str(UUID(secret)) == secret
    key = f"any_name-{service['id']}-{secret}"
    assert admin.v2(key, "GET", "/v2/templates").status_code == 200
    (shown,) = listed(admin, service["id"])
    assert (shown["name"], shown["key_type"], shown["version"]) == ("Key", "normal", 1)
    assert shown["expiry_date"] is None
    assert secret not in str(shown)
    one = admin.get(f"/service/{service['id']}/api-keys/{shown['id']}")
    assert one.json() == {"apiKeys": [shown]}


def test_a_revoked_key_works_no_more(admin: Admin) -> None:
    service = admin.new_service()
    key = admin.new_key(service["id"])
    (shown,) = listed(admin, service["id"])
    user = admin.new_user()
    path = f"/service/{service['id']}/api-key/revoke/{shown['id']}"

    answer = admin.post(path, {"created_by": user["id"]})

    assert (answer.status_code, answer.json()) == (202, None)
    refusal = admin.v2(key, "GET", "/v2/templates")
    assert refusal.status_code == 403
    assert "Invalid token: API key revoked" in refusal.text
    (revoked,) = listed(admin, service["id"])
    assert revoked["expiry_date"] is not None
    assert (revoked["created_by"], revoked["version"]) == (user["id"], 2)
    gone = admin.get(f"/service/{service['id']}/api-keys/{shown['id']}")
    assert gone.status_code == 404
    assert gone.json()["message"] == f"API key not found for id: {service['id']}"
    admin.sandbox.clock.advance(hours=1)
    assert admin.post(path, {}).status_code == 202
    assert listed(admin, service["id"])[0]["expiry_date"] > revoked["expiry_date"]


def test_revoked_keys_are_listed_for_a_week(admin: Admin) -> None:
    service = admin.new_service()
    admin.new_key(service["id"])
    (shown,) = listed(admin, service["id"])
    admin.post(f"/service/{service['id']}/api-key/revoke/{shown['id']}", {})

    admin.sandbox.clock.advance(days=6)
    assert len(listed(admin, service["id"])) == 1
    admin.sandbox.clock.advance(days=1)
    assert listed(admin, service["id"]) == []


def test_the_keys_of_the_world_file_are_listed(admin: Admin) -> None:
    shown = listed(admin, str(admin.sandbox.service_id))

    assert {key["key_type"] for key in shown} == {"normal", "team", "test"}


def test_a_name_is_free_again_once_its_key_is_revoked(admin: Admin, exact: Admin) -> None:
    for api, status in ((admin, 400), (exact, 500)):
        path = f"/service/{api.new_service()['id']}"
        api.data("POST", f"{path}/api-key", BODY, 201)
        assert api.post(f"{path}/api-key", BODY).status_code == status
        (shown,) = api.get(f"{path}/api-keys").json()["apiKeys"]
        api.post(f"{path}/api-key/revoke/{shown['id']}", {})
        api.data("POST", f"{path}/api-key", BODY, 201)


@pytest.mark.parametrize("wrong", [{"key_type": "golden"}, {"created_by": str(uuid4())}])
def test_accidents_of_the_real_server(admin: Admin, exact: Admin, wrong: dict[str, str]) -> None:
    for api, status in ((admin, 400), (exact, 500)):
        service = api.new_service()
        answer = api.post(f"/service/{service['id']}/api-key", BODY | wrong)
        assert answer.status_code == status
        assert answer.json()["result"] == "error"


def test_what_is_missing_or_not_there(admin: Admin) -> None:
    service = admin.new_service()
    path = f"/service/{service['id']}/api-key"
    missing = ["Missing data for required field."]

    assert admin.post(path, {}).json()["message"] == dict.fromkeys(BODY, missing)
    assert admin.post(f"/service/{uuid4()}/api-key", BODY).status_code == 404
    assert admin.post(f"{path}/revoke/{uuid4()}", {}).status_code == 404


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ({"created_by": "me"}, "created_by is not a valid UUID"),
        ({"why": 1}, "Additional properties are not allowed (why was unexpected)"),
    ],
)
def test_revoking_with_a_body_that_is_wrong(admin: Admin, body: Any, text: str) -> None:
    service = admin.new_service()
    admin.new_key(service["id"])
    (shown,) = listed(admin, service["id"])

    answer = admin.post(f"/service/{service['id']}/api-key/revoke/{shown['id']}", body)

    assert answer.status_code == 400
    assert [error["message"] for error in answer.json()["errors"]] == [text]
    assert listed(admin, service["id"]) == [shown]


def test_a_key_of_another_service_is_not_there(admin: Admin) -> None:
    mine, other = admin.new_service(), admin.new_service()
    admin.new_key(other["id"])
    (shown,) = listed(admin, other["id"])

    assert admin.get(f"/service/{mine['id']}/api-keys/{shown['id']}").status_code == 404
    path = f"/service/{mine['id']}/api-key/revoke/{shown['id']}"
    assert admin.post(path, {}).status_code == 404
    assert listed(admin, other["id"]) == [shown]
