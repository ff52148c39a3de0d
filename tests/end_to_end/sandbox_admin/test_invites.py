"""Invitations to a service's team, and the links by which they are accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from notify_typed.sandbox._admin.notify_service import NOTIFY_USER_ID

if TYPE_CHECKING:
    from tests.end_to_end.sandbox_admin.conftest import Admin

EXPIRED = (
    "Your invitation to GOV.UK Notify has expired. Please ask the person that invited you to send "
    "you another one"
)
BAD = "Something\u2019s wrong with this link. Make sure you\u2019ve copied the whole thing."


def invite(admin: Admin, service: dict[str, Any], **fields: Any) -> dict[str, Any]:
    body: dict[str, Any] = {
        "service": service["id"],
        "email_address": "new@example.gov.uk",
        "from_user": NOTIFY_USER_ID,
        "permissions": "manage_templates,send_texts",
        "auth_type": "sms_auth",
        "invite_link_host": "https://admin.example",
        "folder_permissions": [],
        "created_by": NOTIFY_USER_ID,
    }
    made: dict[str, Any] = admin.data(
        "POST", f"/service/{service['id']}/invite", body | fields, 201
    )
    return made


def links(admin: Admin) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = admin.http.get("/_sandbox/admin/invites").json()["invites"]
    return found


def test_an_invitation_comes_by_email(admin: Admin) -> None:
    service = admin.new_service()

    invited = invite(admin, service)

    assert invited["status"] == "pending"
    assert invited["permissions"] == "manage_templates,send_texts"
    (link,) = links(admin)
    assert link["link"] == f"https://admin.example/invitation/{link['token']}"
    (email,) = admin.sandbox.messages(recipient="new@example.gov.uk")
    assert link["link"] in email.body
    assert service["name"] in (email.subject or "")
    assert admin.data("GET", f"/invite/service/check/{link['token']}") == invited


def test_reading(admin: Admin) -> None:
    service, other = admin.new_service(), admin.new_service()
    first, second = invite(admin, service), invite(admin, service)
    invite(admin, other)
    path = f"/service/{service['id']}/invite"

    assert admin.data("GET", path) == [first, second]
    assert admin.data("GET", f"{path}/{second['id']}") == second
    assert admin.data("GET", f"/invite/service/{second['id']}") == second
    assert admin.get(f"/service/{other['id']}/invite/{second['id']}").status_code == 404
    assert admin.get(f"{path}/{uuid4()}").status_code == 404


@pytest.mark.parametrize(
    "change", [{"status": "accepted"}, {"status": "cancelled"}, {"auth_type": "email_auth"}]
)
def test_changing(admin: Admin, change: dict[str, str]) -> None:
    service = admin.new_service()
    invited = invite(admin, service)
    path = f"/service/{service['id']}/invite/{invited['id']}"

    assert admin.data("POST", path, change) == invited | change
    assert admin.data("GET", path) == invited | change


def test_an_accepted_invitation_can_still_be_looked_at(admin: Admin) -> None:
    service = admin.new_service()
    invited = invite(admin, service)
    admin.post(f"/service/{service['id']}/invite/{invited['id']}", {"status": "accepted"})

    (link,) = links(admin)

    looked_at = admin.data("GET", f"/invite/service/check/{link['token']}")
    assert looked_at["status"] == link["status"] == "accepted"


def test_an_invitation_is_good_for_two_days(admin: Admin) -> None:
    invite(admin, admin.new_service())
    (link,) = links(admin)
    path = f"/invite/service/check/{link['token']}"

    admin.sandbox.clock.advance(hours=47, minutes=59)
    assert admin.get(path).status_code == 200
    admin.sandbox.clock.advance(minutes=2)
    answer = admin.get(path)

    assert answer.status_code == 400
    assert answer.json() == {"result": "error", "message": {"invitation": EXPIRED}}


def test_a_link_that_is_broken(admin: Admin) -> None:
    invite(admin, admin.new_service())
    (link,) = links(admin)

    for token in ("x", link["token"][:-3], link["token"] + "x", "a.b.c", "né"):
        answer = admin.get(f"/invite/service/check/{token}")
        assert answer.status_code == 400
        assert answer.json() == {"result": "error", "message": {"invitation": BAD}}


def test_a_link_for_something_else_is_no_invitation(admin: Admin) -> None:
    user = admin.new_user()
    body = {"email": user["email_address"], "admin_base_url": "https://admin.example"}
    admin.post("/user/reset-password", body)
    (email,) = admin.sandbox.messages()
    token = email.body.split("/new-password/")[1].split()[0]

    assert admin.get(f"/invite/service/check/{token}").status_code == 400


def test_links_of_before_a_reset_lead_nowhere(admin: Admin) -> None:
    invite(admin, admin.new_service())
    (link,) = links(admin)

    admin.sandbox.reset()

    assert admin.get(f"/invite/service/check/{link['token']}").status_code == 404
    assert links(admin) == []


def test_an_invalid_address(admin: Admin) -> None:
    service = admin.new_service()
    body = {
        "service": service["id"],
        "email_address": "nobody",
        "from_user": NOTIFY_USER_ID,
        "permissions": "",
    }

    answer = admin.post(f"/service/{service['id']}/invite", body)

    assert answer.status_code == 400
    assert answer.json()["message"] == {"email_address": ["Not a valid email address"]}
    assert admin.data("GET", f"/service/{service['id']}/invite") == []
