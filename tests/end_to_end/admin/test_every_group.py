"""What the story leaves out, of every group, against a sandbox."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from admin_setup import make_service, make_template, register, upload
from admin_world import SERVICE as NOBODY
from local_http import local_client

from notify_typed import Address, BadRequest, NotFound, NotifyClient
from notify_typed.admin.models import DetailedService

if TYPE_CHECKING:
    from admin_world import Admin

    from notify_typed.sandbox import Sandbox


@pytest.fixture
def jane(admin: Admin) -> Any:
    """The person who acts."""
    user = register(admin, "Jane")
    admin.acting_as(user.id)
    return user


@pytest.fixture
def service(admin: Admin, jane: Any) -> str:
    """A live service of hers."""
    return make_service(admin, jane, "Every Group")


def test_services_are_listed_counted_and_looked_up(admin: Admin, jane: Any, service: str) -> None:
    assert [str(each.id) for each in admin("services.get_services", user_id=jane.id)] == [service]
    assert service in {str(each.id) for each in admin("services.get_services", only_active=True)}
    [found] = admin("services.find_services_by_name", service_name="every gr")
    assert (str(found.id), found.restricted) == (service, False)
    detailed = admin("services.get_detailed_service", service)
    assert isinstance(detailed, DetailedService)
    assert detailed.statistics.sms.requested == 0
    listed = admin("services.get_detailed_services", include_from_test_key=False)
    assert service in {str(each.id) for each in listed}
    assert (
        admin("services.update_count_as_live", service, count_as_live=False).count_as_live is False
    )
    history = admin("services.get_service_history", service)
    assert [each.version for each in history.service_history][-1] >= 2
    with pytest.raises(NotFound):
        admin("services.get_service", NOBODY)


def test_people_are_found_and_written_to(admin: Admin, jane: Any, service: str) -> None:
    [listed] = admin(
        "users.find_users_by_full_or_partial_email", email_address=jane.email_address[:10]
    )
    assert listed.id == jane.id
    assert admin("users.get_user_by_email_or_none", "nobody@example.gov.uk") is None
    belongs = admin("users.get_organisations_and_services_for_user", jane.id)
    assert [str(each.id) for each in belongs.services] == [service]
    admin("users.verify_password", jane.id, password="wrong")
    assert admin("users.reset_failed_login_count", jane.id).failed_login_count == 0
    admin("users.send_verify_email", jane.id, to=jane.email_address)
    admin("users.send_already_registered_email", jane.id, to=jane.email_address)
    admin("users.send_change_email_verification", jane.id, new_email="new@example.gov.uk")
    admin(
        "users.send_reset_password_url", email_address=jane.email_address, next_string="/services"
    )
    admin("users.send_verify_code", jane.id, code_type="email", next_string="/services")


def test_members_get_other_permissions_and_leave(admin: Admin, jane: Any, service: str) -> None:
    john = register(admin, "John", "07700900456")
    admin("users.add_user_to_service", service, john.id, permissions=["send_messages"])
    admin(
        "team.set_user_permissions",
        john.id,
        service,
        permissions=["view_activity"],
        folder_permissions=[],
    )
    assert admin("users.get_user", john.id).permissions[service] == ["view_activity"]
    admin("team.remove_user_from_service", service, john.id)
    assert admin("users.get_user", john.id).services == []
    with pytest.raises(NotFound):
        admin("team.remove_user_from_service", service, john.id)
    with pytest.raises(BadRequest, match="cannot be removed"):
        admin("team.remove_user_from_service", service, jane.id)


def test_security_keys(admin: Admin, jane: Any) -> None:
    credential = {
        "name": "Key",
        "credential_data": "Q0JPUg==",
        "registration_response": "Q0JPUg==",
    }
    create = "webauthn.create_webauthn_credential_for_user"
    first = admin(create, jane.id, credential=credential)
    with pytest.raises(BadRequest, match="last remaining"):
        admin(
            "webauthn.delete_webauthn_credential_for_user",
            user_id=jane.id,
            credential_id=first.id,
        )
    second = admin(create, jane.id, credential=credential)
    renamed = admin(
        "webauthn.update_webauthn_credential_name_for_user",
        user_id=jane.id,
        credential_id=second.id,
        new_name_for_credential="Blue",
    )
    assert renamed.name == "Blue"
    admin("webauthn.delete_webauthn_credential_for_user", user_id=jane.id, credential_id=first.id)
    [left] = admin("webauthn.get_webauthn_credentials_for_user", jane.id)
    assert left.id == second.id
    complete = "webauthn.complete_webauthn_login_attempt"
    assert admin(complete, jane.id, is_successful=True, webauthn_credential_id=left.id).accepted


def test_templates_and_folders(admin: Admin, jane: Any, service: str) -> None:
    assert jane
    outer = admin("template_folders.create_template_folder", service, name="Outer")
    inner = admin("template_folders.create_template_folder", service, name="Inner", parent_id=outer)
    admin(
        "template_folders.update_template_folder",
        service,
        inner,
        name="Innermost",
        users_with_permission=[jane.id],
    )
    folders = {
        str(each.id): (each.name, each.parent_id and str(each.parent_id))
        for each in admin("template_folders.get_template_folders", service)
    }
    assert folders == {outer: ("Outer", None), inner: ("Innermost", outer)}
    with pytest.raises(BadRequest, match="not empty"):
        admin("template_folders.delete_template_folder", service, outer)
    with pytest.raises(BadRequest, match="subfolders"):
        admin(
            "template_folders.move_to_folder", service, inner, template_ids=[], folder_ids=[outer]
        )
    admin("template_folders.move_to_folder", service, None, template_ids=[], folder_ids=[inner])
    admin("template_folders.delete_template_folder", service, outer)
    email = make_template(admin, service, "email", "Dear ((name))", subject="About ((thing))")
    filled = {"name": "Amala & Jo", "thing": "you"}
    preview = admin("templates.preview_service_template", service, email.id, personalisation=filled)
    assert (preview.subject, "Amala & Jo" in preview.content) == ("About you", True)
    with pytest.raises(BadRequest) as missing:
        admin("templates.preview_service_template", service, email.id)
    assert list(missing.value.fields) == ["template"]
    admin("templates.redact_service_template", service, email.id)
    assert admin("templates.get_service_template", service, email.id).redact_personalisation
    precompiled = admin("templates.get_precompiled_template", service)
    assert (precompiled.hidden, precompiled.is_precompiled_letter) == (True, True)


def test_senders_of_letters_and_emails(admin: Admin, service: str) -> None:
    letter = make_template(admin, service, "letter", "Dear ((name))", subject="About you")
    contact = admin(
        "letter_contacts.add_letter_contact", service, contact_block="Town Hall\nSW1A 1AA"
    )
    admin(
        "letter_contacts.update_letter_contact",
        service,
        contact.id,
        contact_block="The Hall\nSW1A 1AA",
    )
    changed = admin(
        "templates.update_service_template_sender", service, letter.id, reply_to=contact.id
    )
    assert changed.reply_to == contact.id
    admin("letter_contacts.delete_letter_contact", service, contact.id)
    assert admin("letter_contacts.get_letter_contacts", service) == []
    assert admin("templates.get_service_template", service, letter.id).reply_to is None

    add = "reply_to_emails.add_reply_to_email_address"
    first = admin(add, service, email_address="a@example.gov.uk", is_default=True)
    second = admin(add, service, email_address="b@example.gov.uk")
    update = "reply_to_emails.update_reply_to_email_address"
    admin(update, service, second.id, email_address="c@example.gov.uk", is_default=True)
    found = admin("reply_to_emails.get_reply_to_email_address", service, second.id)
    assert (found.email_address, found.is_default) == ("c@example.gov.uk", True)
    admin("reply_to_emails.delete_reply_to_email_address", service, first.id)
    [left] = admin("reply_to_emails.get_reply_to_email_addresses", service)
    assert left.id == second.id
    assert admin(
        "reply_to_emails.verify_reply_to_email_address", service, email_address="d@example.gov.uk"
    )

    [sender] = admin("sms_senders.get_sms_senders", service)
    named = admin(
        "sms_senders.update_sms_sender", service, sender.id, sms_sender="Council", is_default=True
    )
    assert named.sms_sender == "Council"


def test_callbacks_are_changed(admin: Admin, jane: Any, service: str) -> None:
    make, kind = "callbacks.create_service_callback_api", "inbound_sms"
    made = admin(
        make,
        service,
        url="https://a.gov.uk",
        bearer_token="a-bearer-token",
        callback_type=kind,
    )
    update = "callbacks.update_service_callback_api"
    admin(update, service, made.id, callback_type=kind, url="https://b.gov.uk", user_id=jane.id)
    found = admin(
        "callbacks.get_service_callback_api", service, made.id, callback_type="inbound_sms"
    )
    assert found.url == "https://b.gov.uk"
    with pytest.raises(BadRequest, match=r"bearer_token \(the bearer_token given\) is too short"):
        admin(update, service, made.id, callback_type=kind, bearer_token="tiny")


def test_people_text_a_service(admin: Admin, sandbox: Sandbox, service: str) -> None:
    assert admin("inbound.get_inbound_sms_number_for_service", service) is None
    free = admin("inbound.get_available_inbound_sms_numbers")
    assert free
    sender = admin("inbound.add_inbound_number_to_service", service, free[0].id)
    assert sender.sms_sender == free[0].number
    assert admin("inbound.get_inbound_sms_number_for_service", service).id == free[0].id
    taken = {each.id: each.service for each in admin("inbound.get_all_inbound_sms_number_service")}
    assert str(taken[free[0].id].id) == service
    permissions = admin("services.get_service", service).permissions
    admin("services.update_service", service, permissions=[*permissions, "inbound_sms"])
    for number in ("07700900001", "07700900002"):
        sandbox.receive_text("Hello", sender=number, to=free[0].number)
    assert len(admin("inbound.get_inbound_sms", service)) == 2
    [only] = admin("inbound.get_inbound_sms", service, user_number="07700900001")
    assert admin("inbound.get_inbound_sms_by_id", service, only.id).content == "Hello"
    assert admin("inbound.get_inbound_sms_summary", service).count == 2
    assert len(admin("inbound.get_most_recent_inbound_sms", service)) == 2
    assert len(admin.all(admin.client.inbound.iter_most_recent_inbound_sms(service))) == 2
    usage = admin("inbound.get_most_recent_inbound_number_usage_date", service)
    assert usage.most_recent_date
    admin("inbound.remove_service_inbound_sms", service, archive=False)
    assert admin("inbound.get_inbound_sms_number_for_service", service) is None


def test_invitations_are_listed_changed_and_taken_back(
    admin: Admin, jane: Any, service: str
) -> None:
    invite = admin(
        "invites.create_invite",
        jane.id,
        service,
        email_address="jo@example.gov.uk",
        permissions=[],
        auth_type="sms_auth",
    )
    assert [each.id for each in admin("invites.get_invites_for_service", service)] == [invite.id]
    changed = admin("invites.update_invite", service, invite.id, auth_type="email_auth")
    assert changed.auth_type == "email_auth"
    assert admin("invites.get_invited_user", invite.id).id == invite.id
    assert admin("invites.cancel_invited_user", service, invite.id).status == "cancelled"
    found = admin("invites.get_invited_user_for_service", service, invite.id)
    assert found.status == "cancelled"


def test_letters_are_sent_from_a_file_and_stopped(
    admin: Admin, sandbox: Sandbox, service: str
) -> None:
    pdf = sandbox_letter(sandbox)
    file = "0a1b2c3d-1111-4222-8333-444455556666"
    with local_client(sandbox.base_url) as http:
        http.put(
            f"/_sandbox/uploads/letters/{service}/{file}",
            content=pdf,
            headers={"Content-Type": "application/pdf"},
        ).raise_for_status()
    address = {"addressline1": "Jo & Co 5+5", "addressline2": "100% Street", "postcode": "SW1A 1AA"}
    send = "notifications.send_precompiled_letter"
    sent = admin(
        send,
        service,
        filename="letter.pdf",
        file_id=file,
        postage="second",
        recipient_address=address,
    )
    assert str(sent.id) == file
    stored = admin("notifications.get_notification", service, sent.id)
    assert (stored.to, stored.client_reference) == (
        "Jo & Co 5+5\n100% Street\nSW1A 1AA",
        "letter.pdf",
    )
    text = make_template(admin, service, "sms", "Hello")
    recipient = "07700900123"
    send = "notifications.send_notification"
    message = admin(send, service, template_id=text.id, recipient=recipient)
    with pytest.raises(BadRequest, match="only letters can be cancelled"):
        admin("notifications.update_notification_to_cancelled", service, message.id)


def sandbox_letter(sandbox: Sandbox) -> bytes:
    """A PDF that fits Notify's layout: one of the sandbox's own letters."""
    with NotifyClient(sandbox.test_key, base_url=sandbox.base_url) as notify:
        letter = notify.get_all_templates("letter").templates[0]
        address = Address("Amala Bird", "123 High Street", "SW14 6BF")
        values = dict.fromkeys(letter.personalisation, "x")
        sent = notify.send_letter_notification(letter.id, values, address=address)
        return notify.wait_for_pdf(sent.id, poll_interval=0.01)


def test_a_job_of_texts_is_no_job_of_letters(admin: Admin, sandbox: Sandbox, service: str) -> None:
    text = make_template(admin, service, "sms", "Hello ((name))")
    rows = [("phone number", "name"), ("07700900001", "Ann")]
    job = admin("jobs.create_job", upload(sandbox, service, text.id, rows), service)
    with pytest.raises(BadRequest, match="This is not a letter job"):
        admin("jobs.cancel_letter_job", service, job.id)
    assert [each.id for each in admin("jobs.get_immediate_jobs", service)] == [job.id]
    count = "notifications.get_notification_count_for_job_id"
    assert admin(count, service_id=service, job_id=job.id) == 1
    assert (
        admin(
            "notifications.get_notifications_count_for_service",
            service,
            template_type="sms",
            limit_days=7,
        )
        >= 0
    )
    table = admin("notifications.get_notifications_for_service_for_csv", service, job.id)
    assert [(row.row_number, row.recipient) for row in table] == [(1, "07700900001")]
