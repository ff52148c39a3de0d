"""World files with users, invitations and moments: read by the admin API, refused when broken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from notify_typed.sandbox import Sandbox, SandboxError
from notify_typed.sandbox._admin.notify_service import NOTIFY_SERVICE_ID
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.end_to_end.sandbox_admin.conftest import Admin

USER_ID = "5B1E2F3A-4C5D-4E6F-8A7B-9C0D1E2F3A4B"
INVITE_ID = "6b1e2f3a-4c5d-4e6f-8a7b-9c0d1e2f3a4b"
USER = {
    "id": USER_ID,
    "name": "Amala Bird",
    "email_address": "amala@example.gov.uk",
    "created_at": "2026-01-02T03:04:05.678900Z",
    "password_changed_at_age_seconds": 60,
}
SERVICE = {"id": world.SERVICE_ID, "name": "Register to vote"}
FOLDER = {"id": USER_ID, "name": "Letters"}
INVITE = {
    "id": INVITE_ID,
    "service": world.SERVICE_ID,
    "from_user": USER_ID.lower(),
    "email_address": "new@example.gov.uk",
    "permissions": "send_texts",
}
ORGANISATION = {"id": USER_ID, "name": "Council"}
NUMBER = {"id": USER_ID, "number": "07700900111"}
BRANDING = {"id": USER_ID, "name": "Council"}
MEMBER = {"user_id": USER_ID, "permissions": []}
JOINING = {
    "id": INVITE_ID,
    "organisation": USER_ID,
    "invited_by": USER_ID,
    "email_address": "new@example.gov.uk",
}


def with_people(**service: Any) -> Any:
    document: Any = world.default_world()
    document["services"][0] |= {
        "team_members": [{"user_id": USER_ID, "name": "Amala", "permissions": ["send_texts"]}],
        **service,
    }
    return document | {"users": [USER], "invites": [INVITE]}


def test_people_of_a_world_file_are_there(connect: Callable[[Sandbox], Admin]) -> None:
    with Sandbox(world=with_people(created_at="2026-01-01T00:00:00.000000Z")) as sandbox:
        sandbox.clock.freeze()
        admin = connect(sandbox)

        user = admin.data("GET", f"/user/{USER_ID}")
        (member,) = admin.data("GET", f"/service/{world.SERVICE_ID}/users")
        (invite,) = admin.data("GET", f"/service/{world.SERVICE_ID}/invite")
        service = admin.data("GET", f"/service/{world.SERVICE_ID}?detailed=True")

    assert user == member
    assert user["id"] == USER_ID.lower()
    assert user["created_at"] == "2026-01-02T03:04:05.678900Z"
    assert user["password_changed_at"].startswith("20")
    assert user["permissions"] == {world.SERVICE_ID: ["send_texts"]}
    assert (invite["id"], invite["status"]) == (INVITE_ID, "pending")
    assert service["created_at"] == "2026-01-01T00:00:00.000000Z"


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"users": [{"id": USER_ID}]}, "users[0].name"),
        ({"users": [USER | {"id": "me"}]}, "users[0].id"),
        ({"users": [USER, USER]}, "users[1].id"),
        ({"users": [USER | {"state": "asleep"}]}, "users[0].state"),
        ({"users": [USER | {"created_at": "today"}]}, "users[0].created_at"),
        ({"users": {}}, "users"),
        ({"invites": [INVITE | {"service": None}]}, "invites[0].service"),
        ({"inbound_numbers": [{"id": USER_ID}]}, "inbound_numbers[0].number"),
        (
            {"users": [USER | {"webauthn_credentials": [{"id": USER_ID, "name": "Key"}]}]},
            "users[0].webauthn_credentials[0].credential_data",
        ),
        (
            {"services": [SERVICE | {"template_folders": [{"id": USER_ID, "name": 1}]}]},
            "services[0].template_folders[0].name",
        ),
        (
            {"services": [SERVICE | {"template_folders": [FOLDER | {"parent_id": "up"}]}]},
            "services[0].template_folders[0].parent_id",
        ),
        (
            {"services": [SERVICE | {"data_retention": [{"id": "x"}]}]},
            "services[0].data_retention[0].id",
        ),
        (
            {"services": [SERVICE | {"contact_lists": [{"id": "x"}]}]},
            "services[0].contact_lists[0].id",
        ),
        ({"organisations": [ORGANISATION | {"name": 1}]}, "organisations[0].name"),
        ({"organisations": [ORGANISATION | {"domains": 3}]}, "organisations[0].domains"),
        (
            {"organisations": [ORGANISATION | {"members": [{"user_id": "me"}]}]},
            "organisations[0].members[0].user_id",
        ),
        (
            {"organisations": [ORGANISATION | {"members": [MEMBER | {"permissions": [1]}]}]},
            "organisations[0].members[0].permissions",
        ),
        (
            {"organisations": [ORGANISATION | {"letter_branding_pool": [1]}]},
            "organisations[0].letter_branding_pool",
        ),
        (
            {"organisation_invites": [JOINING | {"organisation": None}]},
            "organisation_invites[0].organisation",
        ),
        (
            {"organisation_invites": [JOINING | {"status": "lost"}]},
            "organisation_invites[0].status",
        ),
        (
            {"organisation_invites": [JOINING | {"invite_link_host": 5}]},
            "organisation_invites[0].invite_link_host",
        ),
        ({"inbound_numbers": [NUMBER | {"provider": 1}]}, "inbound_numbers[0].provider"),
        ({"inbound_numbers": [NUMBER | {"active": "yes"}]}, "inbound_numbers[0].active"),
        ({"email_brandings": [BRANDING | {"brand_type": "x"}]}, "email_brandings[0].brand_type"),
        ({"email_brandings": [BRANDING | {"colour": 1}]}, "email_brandings[0].colour"),
        ({"email_brandings": [BRANDING | {"created_by": "me"}]}, "email_brandings[0].created_by"),
        ({"letter_brandings": [BRANDING]}, "letter_brandings[0].filename"),
        (
            {"letter_brandings": [BRANDING | {"filename": "a", "created_by": 1}]},
            "letter_brandings[0].created_by",
        ),
    ],
)
def test_what_is_broken_is_said(change: dict[str, Any], place: str) -> None:
    with pytest.raises(SandboxError) as refusal, Sandbox(world=with_people() | change):
        pass

    assert place in str(refusal.value)


def test_a_broken_world_changes_nothing(admin: Admin) -> None:
    service = admin.new_service()
    broken = with_people() | {"users": [{"id": USER_ID}]}

    answer = admin.http.put("/_sandbox/world", json=broken)

    assert answer.status_code == 400
    assert "users[0].name" in answer.json()["message"]
    assert admin.data("GET", f"/service/{service['id']}") == service


def test_what_a_world_file_leaves_out_is_made_up(connect: Callable[[Sandbox], Admin]) -> None:
    callback = {"type": "delivery_status", "url": "https://a.example", "bearer_token": "a token"}
    document = with_people(callbacks=[callback])
    del document["services"][0]["email_sender_local_part"]
    document["services"][0]["notifications"] = [
        {
            "id": INVITE_ID,
            "type": "sms",
            "template_id": world.SMS_TEMPLATE_ID,
            "status": "delivered",
            "to": "not a number",
            "created_by_name": "Somebody else",
        }
    ]
    with Sandbox(world=document) as sandbox:
        admin = connect(sandbox)
        service = admin.data("GET", f"/service/{world.SERVICE_ID}")
        (shown,) = service["service_callback_api"]
        path = f"/service/{world.SERVICE_ID}/callback-api/{shown['callback_id']}"
        found = admin.data("GET", f"{path}?callback_type=delivery_status")
        assert (found["id"], found["url"]) == (shown["callback_id"], "https://a.example")
        assert service["email_sender_local_part"] == "register.to.vote"
        (message,) = admin.get(f"/service/{world.SERVICE_ID}/notifications").json()["notifications"]
        assert (message["phone_prefix"], message["created_by"]) == (None, None)


def test_members_who_are_not_active_are_not_shown_and_not_told(
    connect: Callable[[Sandbox], Admin],
) -> None:
    pending = USER | {"id": INVITE_ID, "email_address": "b@example.gov.uk", "state": "pending"}
    document = with_people()
    document["users"].append(pending)
    member = {"user_id": INVITE_ID, "name": "Pending", "permissions": []}
    document["services"][0]["team_members"].append(member)
    with Sandbox(world=document) as sandbox:
        admin = connect(sandbox)
        path = f"/service/{world.SERVICE_ID}"
        assert [one["id"] for one in admin.data("GET", f"{path}/users")] == [USER_ID.lower()]
        for restricted in (True, False):
            admin.data("POST", path, {"restricted": restricted})
        assert [message.recipient for message in sandbox.messages()] == [USER["email_address"]]


def test_a_user_with_an_address_that_is_not_one_gets_no_email(
    connect: Callable[[Sandbox], Admin],
) -> None:
    document = with_people() | {"users": [USER | {"email_address": "not an address"}]}
    with Sandbox(world=document) as sandbox:
        admin = connect(sandbox)
        answer = admin.post(
            f"/user/{USER_ID}/email-verification", {"next": "x", "admin_base_url": "https://a.uk"}
        )
        assert answer.status_code == 400
        assert answer.json()["message"] == "Not a valid email address"
        assert sandbox.messages() == []


def test_notify_writes_with_its_own_templates_though_a_world_file_names_its_service(
    connect: Callable[[Sandbox], Admin],
) -> None:
    document = with_people()
    document["services"].append({"id": NOTIFY_SERVICE_ID, "name": "Notify itself"})
    with Sandbox(world=document) as sandbox:
        admin = connect(sandbox)
        names = [service["name"] for service in admin.data("GET", "/service")]
        assert names == ["Register to vote", "Notify itself"]
        body = {"next": "x", "admin_base_url": "https://a.uk"}
        assert admin.post(f"/user/{USER_ID}/email-verification", body).status_code == 204
        assert [message.recipient for message in sandbox.messages()] == [USER["email_address"]]


def test_an_organisation_of_the_file_is_shown(connect: Callable[[Sandbox], Admin]) -> None:
    document: Any = world.default_world()
    document["organisations"] = [ORGANISATION | {"members": [MEMBER]}]
    with Sandbox(world=document) as sandbox:
        (shown,) = connect(sandbox).get("/organisations").json()
    assert (shown["id"], shown["name"]) == (USER_ID.lower(), "Council")
