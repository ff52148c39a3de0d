"""Text message senders, reply-to addresses and contact blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notify_typed.sandbox._admin.notify_service import NOTIFY_SERVICE_ID
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from tests.end_to_end.sandbox_admin.conftest import Admin

HOME = f"/service/{world.SERVICE_ID}"
SENDERS = f"{HOME}/sms-sender"
REPLY_TOS = f"{HOME}/email-reply-to"
CONTACTS = f"{HOME}/letter-contact"


def message(answer: Any, status: int = 400) -> Any:
    assert answer.status_code == status, answer.text
    return answer.json()["message"]


def test_a_new_default_sender_takes_the_place_of_the_old(admin: Admin) -> None:
    added = admin.post(SENDERS, {"sms_sender": "Council", "is_default": True})
    assert added.status_code == 201
    listed = admin.get(SENDERS).json()
    assert [(one["sms_sender"], one["is_default"]) for one in listed] == [
        ("Council", True),
        ("GOVUK", False),
        (world.INBOUND_NUMBER, False),
    ]
    body = {"phone_number": "07700900123", "template_id": world.SMS_TEMPLATE_ID}
    sent = admin.v2(
        admin.sandbox.test_key,
        "POST",
        "/v2/notifications/sms",
        body | {"personalisation": {"name": "A", "date": "B"}},
    )
    assert sent.json()["content"]["from_number"] == "Council"


def test_senders_change_and_go(admin: Admin) -> None:
    sender = admin.post(SENDERS, {"sms_sender": "Council", "is_default": False}).json()
    path = f"{SENDERS}/{sender['id']}"
    changed = admin.post(path, {"sms_sender": "Parish", "is_default": False}).json()
    assert (changed["sms_sender"], changed["updated_at"] is None) == ("Parish", False)
    assert admin.get(path).json() == changed
    archived = admin.data("POST", f"{path}/archive")
    assert archived["archived"] is True
    assert admin.get(path).status_code == 404
    default = f"{SENDERS}/{world.SMS_SENDER_ID}/archive"
    assert message(admin.post(default)) == "You cannot delete a default sms sender"


def test_a_sender_that_is_too_long_does_not_fit_the_database(admin: Admin) -> None:
    answer = admin.post(SENDERS, {"sms_sender": "x" * 12, "is_default": False})
    assert message(answer, 404) == "No result found"


def test_there_is_always_a_default_sender(admin: Admin, exact: Admin) -> None:
    body = {"sms_sender": "GOVUK", "is_default": False}
    path = f"{SENDERS}/{world.SMS_SENDER_ID}"
    assert "default" in message(admin.post(path, body))
    assert message(exact.post(path, body), 500) == "Internal server error"
    assert admin.get(path).json()["is_default"] is True


def test_reply_to_addresses_are_added_changed_and_removed(admin: Admin) -> None:
    added = admin.data(
        "POST", REPLY_TOS, {"email_address": "new@example.gov.uk", "is_default": True}, 201
    )
    assert [one["id"] for one in admin.get(REPLY_TOS).json()] == [added["id"], world.REPLY_TO_ID]
    again = admin.post(REPLY_TOS, {"email_address": "new@example.gov.uk", "is_default": False})
    assert message(again, 409).endswith("is already a reply-to email address for this service.")
    path = f"{REPLY_TOS}/{added['id']}"
    assert message(admin.post(f"{path}/archive")) == (
        "You cannot delete a default email reply to address"
    )
    demoted = admin.post(path, {"email_address": "new@example.gov.uk", "is_default": False})
    assert message(demoted) == "You must have at least one reply to email address as the default."
    assert admin.data("POST", f"{REPLY_TOS}/{world.REPLY_TO_ID}/archive")["archived"] is True
    assert admin.get(f"{REPLY_TOS}/{world.REPLY_TO_ID}").status_code == 404


def test_a_malformed_reply_to_address_is_refused(admin: Admin) -> None:
    answer = admin.post(REPLY_TOS, {"email_address": "nowhere", "is_default": True})
    assert answer.json()["errors"][0]["message"] == "email_address Not a valid email address"


def test_an_address_is_verified_by_a_message_from_notify(admin: Admin) -> None:
    verified = admin.data("POST", f"{REPLY_TOS}/verify", {"email": "new@example.gov.uk"}, 201)
    path = f"/service/{NOTIFY_SERVICE_ID}/notifications/{verified['id']}"
    assert admin.get(path).json()["to"] == "new@example.gov.uk"
    admin.sandbox.clock.advance(minutes=1)
    assert admin.get(path).json()["status"] == "delivered"


def test_contact_blocks_need_no_default_and_leave_templates_when_they_go(admin: Admin) -> None:
    letter = f"{HOME}/template/{world.LETTER_TEMPLATE_ID}"
    assert admin.data("GET", letter)["reply_to"] == world.CONTACT_BLOCK_ID
    archived = admin.data("POST", f"{CONTACTS}/{world.CONTACT_BLOCK_ID}/archive")
    assert archived["archived"] is True
    assert admin.get(CONTACTS).json() == []
    assert admin.data("GET", letter)["reply_to"] is None
    added = admin.data("POST", CONTACTS, {"contact_block": "A\nB", "is_default": False}, 201)
    changed = admin.data(
        "POST", f"{CONTACTS}/{added['id']}", {"contact_block": "A\nC", "is_default": True}
    )
    assert admin.get(f"{CONTACTS}/{added['id']}").json() == changed
    assert (changed["contact_block"], changed["is_default"]) == ("A\nC", True)


def test_senders_of_another_service_are_not_found(admin: Admin) -> None:
    other = f"/service/{admin.new_service()['id']}"
    for kind, item in (
        ("sms-sender", world.SMS_SENDER_ID),
        ("email-reply-to", world.REPLY_TO_ID),
        ("letter-contact", world.CONTACT_BLOCK_ID),
    ):
        assert message(admin.get(f"{other}/{kind}/{item}"), 404) == "No result found"
        assert message(admin.post(f"{other}/{kind}/{item}/archive"), 404) == "No result found"


def test_the_first_sender_is_the_default(admin: Admin, exact: Admin) -> None:
    def without_senders(of: Admin) -> str:
        """A service whose only sender was an inbound number that it gave back."""
        own = f"/service/{of.new_service()['id']}"
        of.post(f"/inbound-number{own}", {})
        of.post(f"{own}/inbound-sms/remove", {"archive": False})
        assert of.get(f"{own}/sms-sender").json() == []
        return own

    for of, status, said in (
        (admin, 400, "the first sms sender of a service must be its default"),
        (exact, 500, "Internal server error"),
    ):
        own = without_senders(of)
        body = {"sms_sender": "Council", "is_default": False}
        assert message(of.post(f"{own}/sms-sender", body), status) == said
        assert of.post(f"{own}/sms-sender", body | {"is_default": True}).status_code == 201


def test_a_text_needs_a_sender(admin: Admin, exact: Admin) -> None:
    for of, status, said in (
        (admin, 400, "the service has no default sms sender"),
        (exact, 500, "Internal server error"),
    ):
        service = of.new_service()
        own = f"/service/{service['id']}"
        of.post(f"/inbound-number{own}", {})
        of.post(f"{own}/inbound-sms/remove", {"archive": False})
        template = of.data(
            "POST",
            f"{own}/template",
            {
                "name": "Hello",
                "template_type": "sms",
                "content": "Hello",
                "service": service["id"],
                "created_by": service["created_by"],
            },
            201,
        )
        body = {
            "template_id": template["id"],
            "to": "07700900123",
            "created_by": service["created_by"],
        }
        assert message(of.post(f"{own}/send-notification", body), status) == said
