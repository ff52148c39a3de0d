"""Somebody asks to join a service, its members are told, and one of them decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

if TYPE_CHECKING:
    from tests.end_to_end.sandbox_admin.conftest import Admin

WEBSITE = "https://admin.example.gov.uk"


@dataclass
class Asking:
    """A service with a member, and somebody who wants to join."""

    admin: Admin
    member: dict[str, Any]
    service: str
    requester: dict[str, Any]

    @property
    def path(self) -> str:
        return f"/service/{self.service}/service-join-request"

    def ask(self, *others: str, **fields: Any) -> Any:
        body = {
            "requester_id": self.requester["id"],
            "contacted_user_ids": [self.member["id"], *others],
            "invite_link_host": WEBSITE,
            "reason": "I need it\nplease",
        }
        return self.admin.post(self.path, body | fields)

    def asked(self, **fields: Any) -> str:
        answer = self.ask(**fields)
        assert answer.status_code == 201, answer.text
        return f"{self.path}/{answer.json()['service_join_request_id']}"

    def decide(self, path: str, status: str, **fields: Any) -> Any:
        body = {"status": status, "status_changed_by_id": self.member["id"]}
        return self.admin.post(path, body | fields)

    def told(self, user: dict[str, Any]) -> str:
        return self.admin.sandbox.wait_for(recipient=user["email_address"]).body or ""


@pytest.fixture
def asking(admin: Admin) -> Asking:
    member, requester = admin.new_user(), admin.new_user(name="Jo Bird")
    return Asking(admin, member, admin.new_service(member["id"])["id"], requester)


def test_members_and_the_requester_are_told(asking: Asking) -> None:
    path = asking.asked()
    page = path.replace("service-join", "join").replace("/service/", "/services/")
    assert f"{WEBSITE}{page}/approve" in asking.told(asking.member)
    assert "Jo Bird asks" in asking.told(asking.member)
    assert asking.member["email_address"] in asking.told(asking.requester)
    found = asking.admin.get(path).json()
    assert (found["status"], found["reason"]) == ("pending", "I need it\nplease")
    assert found["requester"]["belongs_to_service"] == []
    assert found["contacted_service_users"] == [asking.member["id"]]
    assert (found["status_changed_at"], found["status_changed_by"]) == (None, None)


def test_who_is_no_member_is_passed_over(asking: Asking) -> None:
    outsider = asking.admin.new_user()
    assert asking.ask(outsider["id"]).status_code == 201
    refused = asking.ask(contacted_user_ids=[outsider["id"]])
    assert refused.json()["message"] == "no-valid-service-managers-ids"


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"requester_id": "x"}, 400, "requester_id badly formed hexadecimal UUID string"),
        ({"contacted_user_ids": []}, 400, "contacted_user_ids [] should be non-empty"),
        ({"zz": 1}, 400, "Additional properties are not allowed (zz was unexpected)"),
        ({"requester_id": str(uuid4())}, 404, "No result found"),
        ({"contacted_user_ids": [str(uuid4())]}, 404, "No result found"),
    ],
)
def test_what_cannot_be_asked(
    asking: Asking, fields: dict[str, Any], status: int, said: str
) -> None:
    answer = asking.ask(**fields)
    assert answer.status_code == status
    body = answer.json()
    assert said in (body["message"] if status == 404 else body["errors"][0]["message"])


def test_a_member_need_not_ask(asking: Asking) -> None:
    refused = asking.ask(requester_id=asking.member["id"])
    assert refused.json()["message"] == "user-already-in-service"
    asking.service = str(uuid4())
    assert asking.ask().status_code == 404


def test_who_is_let_in_is_a_member_and_asks_no_more(asking: Asking) -> None:
    first, second = asking.asked(), asking.asked(reason="")
    done = asking.decide(
        first, "approved", permissions=["view_activity", "send_texts"], auth_type="email_auth"
    )
    assert done.status_code == 200, done.text
    found = done.json()
    assert found["status"] == "approved"
    assert found["requester"]["belongs_to_service"] == [asking.service]
    assert found["status_changed_by"] == {
        "id": asking.member["id"],
        "name": asking.member["name"],
    }
    user = asking.admin.data("GET", f"/user/{asking.requester['id']}")
    assert user["permissions"][asking.service] == ["send_texts", "view_activity"]
    assert user["auth_type"] == "email_auth"
    assert f"/services/{asking.service}" in asking.told(asking.requester)
    assert asking.admin.get(second).json()["status"] == "cancelled"
    assert asking.decide(first, "approved").status_code == 400


def test_who_is_refused_is_none(asking: Asking) -> None:
    path = asking.asked()
    found = asking.decide(path, "rejected", reason="no").json()
    assert (found["status"], found["reason"]) == ("rejected", "no")
    assert found["requester"]["belongs_to_service"] == []


def test_what_cannot_be_decided(asking: Asking) -> None:
    path, admin = asking.asked(), asking.admin
    said = [each["message"] for each in admin.post(path, {}).json()["errors"]]
    assert said == [
        "status_changed_by_id is a required property",
        "status is a required property",
        "{} does not have enough properties",
    ]
    assert (
        "platform_admin is not one of"
        in asking.decide(path, "approved", permissions=["platform_admin"]).text
    )
    assert "status x is not one of" in asking.decide(path, "x").text
    assert asking.decide(path, "rejected", auth_type="webauthn_auth").status_code == 400
    assert asking.decide(path, "rejected", status_changed_by_id=str(uuid4())).status_code == 400
    other = admin.new_service()["id"]
    elsewhere = path.replace(asking.service, other)
    assert admin.get(elsewhere).status_code == 404
    assert asking.decide(elsewhere, "approved").status_code == 404
