"""Signing up and in: codes, passwords and links, by the sandbox's clock."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import pytest

from notify_typed.sandbox._admin.notify_service import NOTIFY_SERVICE_ID

if TYPE_CHECKING:
    from tests.end_to_end.sandbox_admin.conftest import Admin


NEW_PASSWORD = "né😀w"


def refused(answer: Any, status: int = 400) -> Any:
    assert answer.status_code == status, answer.text
    return answer.json().get("message")


def codes(admin: Admin, user: dict[str, Any]) -> list[dict[str, Any]]:
    answer = admin.http.get("/_sandbox/admin/codes", params={"user_id": user["id"]})
    found: list[dict[str, Any]] = answer.json()["codes"]
    return found


def check(admin: Admin, user: dict[str, Any], code: str, kind: str = "sms") -> Any:
    body = {"code": code, "code_type": kind}
    return admin.post(f"/user/{user['id']}/verify/code", body)


def failures(admin: Admin, user: dict[str, Any]) -> int:
    count: int = admin.data("GET", f"/user/{user['id']}")["failed_login_count"]
    return count


# Codes by text message


def test_a_code_comes_by_text_message_and_signs_in(admin: Admin) -> None:
    user = admin.new_user()

    answer = admin.post(f"/user/{user['id']}/sms-code", {"to": None})

    assert (answer.status_code, answer.content) == (204, b"")
    (code,) = codes(admin, user)
    assert re.fullmatch(r"\d{5}", code["code"])
    assert not re.search(r"(\d)\1", code["code"])
    (message,) = admin.sandbox.messages(recipient=user["mobile_number"])
    assert code["code"] in message.body
    assert (message.service_id, message.key_type) == (UUID(NOTIFY_SERVICE_ID), "normal")
    assert check(admin, user, code["code"]).status_code == 204
    signed_in = admin.data("GET", f"/user/{user['id']}")
    assert signed_in["current_session_id"]
    assert signed_in["logged_in_at"]
    assert signed_in["email_access_validated_at"] == user["email_access_validated_at"]


def test_a_code_may_go_to_another_number(admin: Admin) -> None:
    user = admin.new_user()

    admin.post(f"/user/{user['id']}/sms-code", {"to": "07700900789"})

    assert len(admin.sandbox.messages(recipient="07700900789")) == 1
    text = refused(admin.post(f"/user/{user['id']}/sms-code", {"to": "077"}))
    assert text == "Not enough digits"
    assert len(codes(admin, user)) == 1


def test_a_code_is_good_once(admin: Admin) -> None:
    user = admin.new_user()
    admin.post(f"/user/{user['id']}/sms-code", {})
    (code,) = codes(admin, user)
    assert code["usable"]

    check(admin, user, code["code"])

    assert refused(check(admin, user, code["code"])) == "Code has expired"
    assert failures(admin, user) == 1
    assert not codes(admin, user)[0]["usable"]


def test_a_code_is_good_for_half_an_hour(admin: Admin) -> None:
    user = admin.new_user()
    for _ in range(2):
        admin.post(f"/user/{user['id']}/sms-code", {})
    late, soon = (code["code"] for code in codes(admin, user))

    admin.sandbox.clock.advance(minutes=29)
    assert check(admin, user, soon).status_code == 204
    admin.sandbox.clock.advance(minutes=2)
    assert refused(check(admin, user, late)) == "Code has expired"


def test_a_wrong_code_is_counted_until_even_the_right_one_is_wrong(admin: Admin) -> None:
    user = admin.new_user()
    admin.post(f"/user/{user['id']}/sms-code", {})
    (code,) = codes(admin, user)

    for count in range(10):
        assert failures(admin, user) == count
        assert refused(check(admin, user, "1"), 404) == "Code not found"

    assert refused(check(admin, user, code["code"]), 404) == "Code not found"
    assert failures(admin, user) == 10
    reset = admin.data("POST", f"/user/{user['id']}/reset-failed-login-count", {})
    assert reset["failed_login_count"] == 0
    assert check(admin, user, code["code"]).status_code == 204


def test_after_five_codes_nothing_is_sent_or_said(admin: Admin) -> None:
    user = admin.new_user()
    path = f"/user/{user['id']}/sms-code"
    for _ in range(5):
        admin.post(path, {})

    assert admin.post(path, {"nonsense": True}).status_code == 204
    assert len(admin.sandbox.messages()) == len(codes(admin, user)) == 5
    admin.sandbox.clock.advance(minutes=31)
    assert admin.post(path, {}).status_code == 204
    assert len(admin.sandbox.messages()) == 6


@pytest.mark.parametrize(
    ("path", "body", "text"),
    [
        ("sms-code", {"next": "/x"}, "Additional properties are not allowed (next was unexpected)"),
        ("sms-code", {"to": 7}, "to 7 is not of type string, null"),
        ("email-code", {"to": "a@b.gov.uk"}, "to a@b.gov.uk is not of type null"),
        ("verify/code", {"code": "1"}, "code_type is a required property"),
        ("verify/code", {"code": 1, "code_type": "sms"}, "code 1 is not of type string"),
    ],
)
def test_bodies_that_are_wrong(admin: Admin, path: str, body: Any, text: str) -> None:
    user = admin.new_user()

    answer = admin.post(f"/user/{user['id']}/{path}", body)

    assert answer.status_code == 400
    assert answer.json() == {
        "status_code": 400,
        "errors": [{"error": "ValidationError", "message": text}],
    }


def test_there_are_no_other_codes(admin: Admin) -> None:
    user = admin.new_user()

    assert admin.post(f"/user/{user['id']}/fax-code", {}).status_code == 404


# Links by email


def test_a_link_comes_by_email_and_signs_in(admin: Admin) -> None:
    user = admin.new_user(auth_type="email_auth", mobile_number=None)
    body = {"to": None, "email_auth_link_host": "https://admin.example", "next": "/services?a=b"}

    assert admin.post(f"/user/{user['id']}/email-code", body).status_code == 204

    (code,) = codes(admin, user)
    assert UUID(code["code"])
    link = urlsplit(code["link"])
    assert (link.netloc, link.query) == ("admin.example", "next=%2Fservices%3Fa%3Db")
    (message,) = admin.sandbox.messages(recipient=user["email_address"])
    assert code["link"] in message.body
    admin.sandbox.clock.advance(minutes=1)
    assert refused(check(admin, user, code["code"]), 404) == "Code not found"
    assert check(admin, user, code["code"], "email").status_code == 204
    signed_in = admin.data("GET", f"/user/{user['id']}")
    assert signed_in["email_access_validated_at"] > user["email_access_validated_at"]
    assert signed_in["failed_login_count"] == 0


# Passwords


def test_a_password_is_right_or_wrong(admin: Admin) -> None:
    user = admin.new_user(password="correct horse")
    path = f"/user/{user['id']}/verify/password"

    assert refused(admin.post(path, {"password": "wrong"})) == {"password": ["Incorrect password"]}
    assert failures(admin, user) == 1
    assert admin.post(path, {"password": "correct horse"}).status_code == 204
    assert failures(admin, user) == 0
    assert refused(admin.post(path, {})) == {"password": ["Required field missing data"]}


def test_a_password_changes(admin: Admin) -> None:
    user = admin.new_user(password="old")
    admin.sandbox.clock.advance(hours=1)

    changed = admin.data("POST", f"/user/{user['id']}/update-password", {"_password": NEW_PASSWORD})

    assert changed["password_changed_at"] > user["password_changed_at"]
    path = f"/user/{user['id']}/verify/password"
    assert admin.post(path, {"password": "old"}).status_code == 400
    assert admin.post(path, {"password": NEW_PASSWORD}).status_code == 204


def test_somebody_without_a_password_has_none_that_is_right(admin: Admin) -> None:
    (member,) = admin.data("GET", f"/service/{admin.sandbox.service_id}/users")

    for password in ("", "x"):
        answer = admin.post(f"/user/{member['id']}/verify/password", {"password": password})
        assert answer.status_code == 400


# Emails with links


@pytest.mark.parametrize("path", ["email-already-registered", "change-email-verification"])
def test_emails_to_a_user(admin: Admin, path: str) -> None:
    user = admin.new_user()
    body = {"email": "new@example.gov.uk"}

    assert admin.post(f"/user/{user['id']}/{path}", body).status_code == 204

    (message,) = admin.sandbox.messages(recipient="new@example.gov.uk")
    assert "http" in message.body
    assert admin.post(f"/user/{uuid4()}/{path}", body).status_code == 404
    assert admin.post(f"/user/{user['id']}/{path}", {}).status_code == 400


@pytest.mark.parametrize(
    "body", [{}, {"to": "new@example.gov.uk", "admin_base_url": "https://admin.example"}]
)
def test_an_address_is_confirmed_by_an_email_to_the_user_who_has_it(
    admin: Admin, body: dict[str, str]
) -> None:
    user = admin.new_user()
    path = "email-verification"

    assert admin.post(f"/user/{user['id']}/{path}", body).status_code == 204

    (message,) = admin.sandbox.messages(recipient=user["email_address"])
    assert body.get("admin_base_url", "http://localhost:6012") in message.body
    assert admin.post(f"/user/{uuid4()}/{path}", body).status_code == 404


def test_a_code_of_an_unknown_kind_is_not_found(admin: Admin) -> None:
    path = f"/user/{admin.new_user()['id']}/verify/code"

    answer = admin.post(path, {"code": "1", "code_type": "fax"})

    assert (answer.status_code, answer.json()["message"]) == (404, "No result found")


def test_a_forgotten_password(admin: Admin) -> None:
    user = admin.new_user()
    body = {"email": user["email_address"], "admin_base_url": "https://admin.example"}

    assert admin.post("/user/reset-password", body).status_code == 204

    (message,) = admin.sandbox.messages(recipient=user["email_address"])
    assert "https://admin.example/new-password/" in message.body
    unknown = body | {"email": "nobody@example.gov.uk"}
    assert refused(admin.post("/user/reset-password", unknown), 404) == "No result found"


def test_messages_of_notify_itself_are_delivered_like_others(admin: Admin) -> None:
    user = admin.new_user()
    admin.post(f"/user/{user['id']}/sms-code", {})

    admin.sandbox.clock.advance(minutes=1)

    (message,) = admin.sandbox.messages()
    assert message.status == "delivered"


def test_codes_are_forgotten_with_everything_else(admin: Admin) -> None:
    user = admin.new_user()
    admin.post(f"/user/{user['id']}/sms-code", {})

    admin.sandbox.reset()

    assert codes(admin, user) == []
    assert admin.get(f"/user/{user['id']}").status_code == 404


def test_codes_of_an_unknown_user(admin: Admin) -> None:
    answer = admin.http.get("/_sandbox/admin/codes", params={"user_id": "nobody"})

    assert answer.status_code == 400


def test_after_five_links_no_email_is_sent_and_nothing_said(admin: Admin) -> None:
    user = admin.new_user(auth_type="email_auth")
    body = {"to": None, "email_auth_link_host": "https://a.uk"}
    statuses = {admin.post(f"/user/{user['id']}/email-code", body).status_code for _ in range(7)}
    assert statuses == {204}
    assert len(admin.sandbox.messages(recipient=user["email_address"])) == 5


def test_somebody_without_a_number_gets_no_code_by_text(admin: Admin, exact: Admin) -> None:
    def ask(of: Admin) -> Any:
        user = of.new_user(mobile_number=None, auth_type="email_auth")
        return of.post(f"/user/{user['id']}/sms-code", {"to": None})

    assert refused(ask(admin)) == "the user has no mobile number"
    assert refused(ask(exact), 500) == "Internal server error"
