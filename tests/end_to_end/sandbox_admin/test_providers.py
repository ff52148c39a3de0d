"""The companies that messages travel through, as platform administrators see and change them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._world import default as world
from tests.end_to_end.sandbox_admin.test_performance import send

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.end_to_end.sandbox_admin.conftest import Admin

PROVIDERS = "/provider-details"
MMG = f"{PROVIDERS}/7e9b714d-772f-43c7-b73c-2b14e6974693"


def listed(admin: Admin) -> Any:
    return admin.get(PROVIDERS).json()["provider_details"]


def change(admin: Admin, **fields: Any) -> Any:
    answer = admin.post(MMG, fields)
    assert answer.status_code == 200, answer.text
    return answer.json()["provider_details"]


def test_the_providers_are_those_of_notify(admin: Admin) -> None:
    kinds = [(one["identifier"], one["notification_type"]) for one in listed(admin)]
    assert kinds == [("ses", "email"), ("mmg", "sms"), ("firetext", "sms"), ("dvla", "letter")]
    path = f"{PROVIDERS}/{listed(admin)[0]['id']}"
    one = admin.get(path).json()["provider_details"]
    assert (one["display_name"], one["version"]) == ("AWS SES", 1)
    assert admin.data("GET", f"{path}/versions") == [one]
    unknown = f"{PROVIDERS}/{uuid4()}"
    assert admin.get(unknown).json() == {"provider_details": {}}
    assert admin.data("GET", f"{unknown}/versions") == []


def test_a_change_is_a_version(admin: Admin) -> None:
    user = admin.new_user()
    before = admin.get(MMG).json()["provider_details"]
    author = {name: user[name] for name in ("id", "name", "email_address")}
    changed = change(admin, priority=60, reason="slow", created_by=user["id"].upper())
    new = {"priority": 60, "reason": "slow", "created_by": author, "version": 2}
    assert changed == before | new | {"updated_at": changed["updated_at"]}
    assert changed["updated_at"] is not None
    same = change(admin)
    assert same == changed | {"version": 3, "updated_at": same["updated_at"]}
    assert admin.data("GET", f"{MMG}/versions") == [same, changed, before]
    shown = next(one for one in listed(admin) if one["identifier"] == "mmg")
    assert (shown["priority"], shown["created_by_name"]) == (60, user["name"])


def test_providers_of_more_priority_come_later(admin: Admin) -> None:
    change(admin, priority=100)
    assert [one["identifier"] for one in listed(admin)] == ["ses", "firetext", "mmg", "dvla"]
    change(admin, priority=0, active=False)
    assert [one["identifier"] for one in listed(admin)] == ["ses", "mmg", "firetext", "dvla"]


def test_texts_of_this_month_went_through_the_provider_that_messages_name(admin: Admin) -> None:
    send(admin, admin.new_key(world.SERVICE_ID))
    send(admin, admin.new_key(world.SERVICE_ID, "test"))
    admin.sandbox.clock.advance(timedelta(minutes=1))
    sent = {one["identifier"]: one["current_month_billable_sms"] for one in listed(admin)}
    assert sent == {"ses": 0, "mmg": 1, "firetext": 0, "dvla": 0}


def test_what_cannot_change(admin: Admin, exact: Admin) -> None:
    refused = admin.post(MMG, {"display_name": "x", "zz": 1})
    said = {name: ["Not permitted to be updated"] for name in ("display_name", "zz")}
    assert (refused.status_code, refused.json()["message"]) == (400, said)
    for body in (
        {"priority": "x"},
        {"priority": 2**31},
        {"active": 1},
        {"created_by": "x"},
        {"created_by": str(uuid4())},
    ):
        assert admin.post(MMG, body).status_code == 404, body
    unknown = f"{PROVIDERS}/{uuid4()}"
    wrong: tuple[tuple[str, Any], ...] = ((unknown, {"priority": 1}), (MMG, []))
    for path, body in wrong:
        assert (admin.post(path, body).status_code, exact.post(path, body).status_code) == (
            400,
            500,
        )
    assert admin.get(MMG).json()["provider_details"]["version"] == 1


def test_a_change_outlives_the_sandbox(tmp_path: Path, connect: Callable[[Sandbox], Admin]) -> None:
    url = f"sqlite:///{tmp_path}/sandbox.db"
    with Sandbox(database_url=url) as sandbox:
        changed = change(connect(sandbox), priority=-1)
    with Sandbox(database_url=url) as sandbox:
        assert connect(sandbox).get(MMG).json() == {"provider_details": changed}
