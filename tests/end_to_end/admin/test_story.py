"""From nothing to a service that sends: what Notify's website does, told in order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from admin_setup import make_service, make_template, register, upload
from local_http import local_client

from notify_typed import (
    AuthenticationFailed,
    BadRequest,
    NotFound,
    NotifyClient,
    PermissionDenied,
    Rejected,
)
from notify_typed.admin import (
    FINISHED_JOB_STATUSES,
    NON_CANCELLED_JOB_STATUSES,
    InviteTokenError,
    permissions_from_stored,
)

if TYPE_CHECKING:
    from admin_world import Admin

    from notify_typed.sandbox import Sandbox


def test_the_whole_story(admin: Admin, sandbox: Sandbox) -> None:
    jane = register(admin, "Jane")
    assert jane.state == "active"
    admin.acting_as(jane.id)
    assert admin("users.get_user", jane.id).name == "Jane"
    assert admin("users.get_user_by_email", jane.email_address.upper()).id == jane.id

    service = make_service(admin, jane, "My Service")
    found = admin("services.get_service", service)
    assert (found.name, found.organisation_type) == ("My Service", "central")
    assert (found.sms_message_limit, found.restricted, found.created_by) == (1000, False, jane.id)
    changed = admin("services.update_service", service, name="Updated Name", email_branding=None)
    assert changed.name == "Updated Name"
    with pytest.raises(BadRequest) as refused:
        make_service(admin, jane, "Updated Name")
    assert list(refused.value.fields) == ["name"]
    assert "Duplicate service name" in refused.value.message

    folder = admin("template_folders.create_template_folder", service, name="Letters")
    john = a_colleague_joins(admin, service, jane, folder)
    text, email = templates_are_written(admin, service, folder)
    sent = the_website_sends(admin, service, email, jane)
    a_program_sends(admin, sandbox, service, text, sent)

    admin("services.archive_service", service, [jane.id, john.id])
    assert admin("services.get_service", service).active is False
    admin("users.archive_user", john.id)
    assert admin("users.get_user", john.id).state == "inactive"
    with pytest.raises(NotFound):
        admin("users.get_user_by_email", john.email_address)


def a_colleague_joins(admin: Admin, service: str, jane: Any, folder: str) -> Any:
    john = register(admin, "John", "07700900456")
    may = {"send_messages", "manage_templates"}
    admin(
        "team.add_user_to_service", service, john.id, permissions=may, folder_permissions=[folder]
    )
    john = admin("users.get_user", john.id)
    assert permissions_from_stored(john.permissions[service]) == may
    assert {user.id for user in admin("team.get_users_for_service", service)} == {jane.id, john.id}
    with pytest.raises(BadRequest, match="already part of service"):
        admin("team.add_user_to_service", service, john.id, permissions=may)
    john = admin("users.update_user_attribute", john.id, name="John Doe")
    assert john.name == "John Doe"
    return john


def templates_are_written(admin: Admin, service: str, folder: str) -> tuple[Any, Any]:
    text = make_template(admin, service, "sms", "Hello ((name))")
    email = make_template(admin, service, "email", "Hello ((name))", subject="Your ((thing))")
    text = admin("templates.update_service_template", service, text.id, content="Hi ((name))")
    assert (text.version, text.content) == (2, "Hi ((name))")
    first = admin("templates.get_service_template_version", service, text.id, version=1)
    assert first.content == "Hello ((name))"
    versions = admin("templates.get_service_template_versions", service, text.id)
    assert [each.version for each in versions] == [2, 1]
    admin(
        "template_folders.move_to_folder", service, folder, template_ids=[email.id], folder_ids=[]
    )
    listed = {each.id: each.folder for each in admin("templates.get_service_templates", service)}
    assert listed == {text.id: None, email.id: UUID(folder)}
    return text, email


def the_website_sends(admin: Admin, service: str, email: Any, jane: Any) -> Any:
    address = "help@example.gov.uk"
    add = "reply_to_emails.add_reply_to_email_address"
    reply_to = admin(add, service, email_address=address, is_default=True)
    with pytest.raises(Rejected) as twice:
        admin(add, service, email_address=address)
    assert twice.value.status_code == 409
    assert address not in str(twice.value)
    sent = admin(
        "notifications.send_notification",
        service,
        template_id=email.id,
        recipient="amala@example.com",
        personalisation={"name": "John", "thing": "form"},
        sender_id=reply_to.id,
    )
    stored = admin("notifications.get_notification", service, sent.id)
    assert (stored.to, stored.created_by.id) == ("amala@example.com", jane.id)
    assert stored.reply_to_text == address
    return sent


def a_program_sends(admin: Admin, sandbox: Sandbox, service: str, text: Any, sent: Any) -> None:
    key = admin(
        "api_keys.create_api_key", service, key_name="Production API Key", key_type="normal"
    )
    with NotifyClient(key.key, base_url=sandbox.base_url) as notify:
        by_program = notify.send_sms_notification(
            "07700900456", text.id, {"name": "Amala"}, reference="from-a-program"
        )
        assert by_program.content.body == "Hi Amala"
        page = admin("notifications.get_notifications_for_service", service)
        assert {each.id for each in page} == {sent.id, by_program.id}
        find = "notifications.get_notifications_for_service"
        [only] = admin(find, service, to="from-a-program")
        assert (only.id, only.key_name) == (by_program.id, "Production API Key")
        counts = admin("services.get_service_statistics", service)
        assert (counts.sms.requested, counts.email.requested) == (1, 1)

        [listed] = admin("api_keys.get_api_keys", service)
        assert (listed.name, listed.key_type) == ("Production API Key", "normal")
        admin("api_keys.revoke_api_key", service, listed.id)
        assert admin("api_keys.get_api_keys", service)[0].expiry_date is not None
        sandbox.clock.advance(seconds=3)
        with pytest.raises(AuthenticationFailed):
            notify.get_all_templates()


def test_a_spreadsheet_becomes_messages(admin: Admin, sandbox: Sandbox) -> None:
    jane = register(admin, "Jane")
    admin.acting_as(jane.id)
    service = make_service(admin, jane, "Spreadsheets")
    text = make_template(admin, service, "sms", "Hello ((name))")
    rows = [("phone number", "name"), ("07700900001", "Ann"), ("07700900002", "Bob")]

    job = admin("jobs.create_job", upload(sandbox, service, text.id, rows), service)
    assert (job.notification_count, job.template) == (2, text.id)
    assert admin("jobs.has_jobs", service) is True
    finished = admin("jobs.get_job", service, job.id)
    assert finished.job_status in FINISHED_JOB_STATUSES
    messages = admin("notifications.get_notifications_for_service", service, job_id=job.id)
    assert messages.total == 2
    assert [(each.to, each.job_row_number) for each in messages] == [
        ("07700900001", 0),
        ("07700900002", 1),
    ]
    everything = admin.client.notifications.iter_notifications_for_service(service, page_size=1)
    assert {each.id for each in admin.all(everything)} == {each.id for each in messages}
    table = admin.client.notifications.iter_notifications_for_service_for_csv(service, page_size=1)
    assert {(row.recipient, row.row_number) for row in admin.all(table)} == {
        ("07700900001", 1),
        ("07700900002", 2),
    }

    # Another waits for its time, and is cancelled before it comes.
    later = sandbox.clock.now() + timedelta(days=1)
    waiting = admin(
        "jobs.create_job", upload(sandbox, service, text.id, rows), service, scheduled_for=later
    )
    assert (waiting.job_status, waiting.scheduled_for) == (
        "scheduled",
        later.astimezone(UTC),
    )
    stats = admin("jobs.get_scheduled_job_stats", service)
    assert stats.count == 1
    assert [each.id for each in admin("jobs.get_scheduled_jobs", service)] == [waiting.id]
    assert admin("jobs.cancel_job", service, waiting.id).job_status == "cancelled"
    with pytest.raises(NotFound):
        admin("jobs.cancel_job", service, waiting.id)
    left = admin("jobs.get_jobs", service, statuses=NON_CANCELLED_JOB_STATUSES)
    assert [each.id for each in left] == [job.id]
    assert len(admin.all(admin.client.jobs.iter_jobs(service))) == 2


def test_a_person_signs_in_with_a_code(admin: Admin, sandbox: Sandbox) -> None:
    jane = register(admin, "Jane")
    assert admin("users.verify_password", jane.id, password="wrong-horse") is False
    assert admin("users.verify_password", jane.id, password="correct-horse") is True
    admin("users.send_verify_code", jane.id, code_type="sms")
    [code] = codes(sandbox, jane.id)
    assert admin("users.check_verify_code", jane.id, code="00000", code_type="sms") == (
        False,
        "Code not found",
    )
    assert admin("users.check_verify_code", jane.id, code=code, code_type="sms") == (True, "")
    again = admin("users.check_verify_code", jane.id, code=code, code_type="sms")
    assert again == (False, "Code has expired")
    assert admin("users.get_user", jane.id).logged_in_at is not None
    changed = admin("users.update_password", jane.id, password="battery-staple")
    assert changed.id == jane.id
    assert admin("users.verify_password", jane.id, password="battery-staple") is True


def codes(sandbox: Sandbox, user: Any) -> list[str]:
    with local_client(sandbox.base_url) as http:
        answer = http.get("/_sandbox/admin/codes", params={"user_id": str(user)})
    assert answer.is_success, answer.text
    return [entry["code"] for entry in answer.json()["codes"]]


def test_a_person_is_invited(admin: Admin, sandbox: Sandbox) -> None:
    jane = register(admin, "Jane")
    admin.acting_as(jane.id)
    service = make_service(admin, jane, "Inviting")
    invite = admin(
        "invites.create_invite",
        jane.id,
        service,
        email_address="jo@example.gov.uk",
        permissions=["manage_service"],
        auth_type="sms_auth",
    )
    assert invite.permissions == "manage_settings,manage_users"
    with local_client(sandbox.base_url) as http:
        answer = http.get("/_sandbox/admin/invites").json()
    [link] = [each["link"] for each in answer["invites"] if each["id"] == str(invite.id)]
    token = link.rpartition("/")[2]
    assert admin("invites.check_token", token=token).id == invite.id
    with pytest.raises(InviteTokenError, match="wrong with this link"):
        admin("invites.check_token", token="made-up")
    accepted = admin("invites.accept_invite", service, invite.id)
    assert accepted.status == "accepted"
    sandbox.clock.advance(timedelta(days=2, hours=1))
    with pytest.raises(InviteTokenError, match="expired"):
        admin("invites.check_token", token=token)


def test_the_small_settings_of_a_service(admin: Admin) -> None:
    jane = register(admin, "Jane")
    admin.acting_as(jane.id)
    service = make_service(admin, jane, "Settings", live=False)
    guests = {"email_addresses": ["guest@example.com"], "phone_numbers": ["07700900999"]}
    admin("guest_list.update_guest_list", service, data=guests)
    assert admin("guest_list.get_guest_list", service).to_dict() == guests
    sender = admin("sms_senders.add_sms_sender", service, sms_sender="Council", is_default=True)
    assert admin("sms_senders.get_sms_senders", service)[0].id == sender.id
    with pytest.raises(BadRequest):
        admin("sms_senders.delete_sms_sender", service, sender.id)
    contact = admin(
        "letter_contacts.add_letter_contact", service, contact_block="Town Hall\nSW1A 1AA"
    )
    assert admin("letter_contacts.get_letter_contact", service, contact.id).id == contact.id
    callback = admin(
        "callbacks.create_service_callback_api",
        service,
        url="https://example.gov.uk/notify",
        bearer_token="a-bearer-token",
        user_id=None,
        callback_type="delivery_status",
    )
    assert callback.updated_by_id == jane.id
    [listed] = admin("services.get_service", service).service_callback_api
    assert (listed.callback_id, listed.callback_type) == (callback.id, "delivery_status")
    admin(
        "callbacks.delete_service_callback_api",
        service,
        callback.id,
        callback_type="delivery_status",
    )
    assert admin("services.get_service", service).service_callback_api == []
    live = admin("services.update_status", service, live=True)
    assert (live.restricted, live.sms_message_limit) == (False, 250_000)
    assert datetime.fromisoformat(live.go_live_at)
    letter = make_template(admin, service, "letter", "Dear ((name))", subject="About you")
    gone = admin("templates.delete_service_template", service, letter.id)
    assert gone.archived is True
    assert admin("templates.get_service_templates", service) == []
    fewer = admin("services.update_service", service, permissions=["email"])
    assert fewer.permissions == ["email"]
    with pytest.raises(PermissionDenied) as refused:
        make_template(admin, service, "sms", "Hello")
    assert "template_type" in refused.value.fields
