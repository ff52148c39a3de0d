"""Mistakes with the admin clients, each line that ends in "error". Never run."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from notify_typed.admin import (
    AdminClient,
    AsyncAdminClient,
    GuestListEntries,
    NewApiKey,
    Page,
    ServiceAttributes,
    TemplateAttributes,
    Trace,
    UserAttributes,
    permissions_to_stored,
)

if TYPE_CHECKING:
    from uuid import UUID

    import httpx


def making(mine: httpx.Client, theirs: httpx.AsyncClient) -> None:
    AdminClient.from_env()  # error
    AdminClient("http://localhost", "secret")  # error
    AdminClient("http://localhost", secret=b"s")  # error
    AdminClient("http://localhost", secret="s", acting_user_id=7)  # error
    AdminClient("http://localhost", secret="s", cache={})  # error
    AdminClient("http://localhost", secret="s", trace=Trace("x"))  # error
    AdminClient("http://localhost", secret="s", on_unknown="reconcile")  # error
    AdminClient("http://localhost", secret="s", http_client=theirs)  # error
    AsyncAdminClient("http://localhost", secret="s", http_client=mine)  # error
    Trace()  # error
    NewApiKey("secret")  # error
    Page([1])  # error


def services(client: AdminClient, service: UUID) -> None:
    client.service.get_service(service)  # error
    client.services.get_service()  # error
    client.services.get_service(7)  # error
    client.services.get_service(service)["name"]  # error
    client.services.get_service(service).nmae.upper()  # error
    client.services.create_service(service_name="Name", restricted=True)  # error
    client.services.create_service(name="S")  # error
    client.services.update_service(service, "New")  # error
    client.services.update_service(service, colour="red")  # error
    client.services.update_service(service, id=service)  # error
    client.services.update_service(service, name=None)  # error
    client.services.update_service(service, rate_limit="3000")  # error
    client.services.update_service(service, restricted="no")  # error
    client.services.update_service(service, permissions=7)  # error
    client.services.update_service(service, go_live_at=date.min)  # error
    client.services.get_service_statistics(service, limit_days="7")  # error
    client.services.get_detailed_services(datetime.max.replace(tzinfo=UTC))  # error
    client.services.archive_service(service, 7)  # error
    wrong: ServiceAttributes = {"colour": "red"}  # error
    wrong["name"] = 7  # error


def users(client: AdminClient, user: UUID) -> None:
    client.users.register_user(name="Jane", email_address="a@b.uk", password="pw")  # error
    client.users.register_user("Jane", "a@b.uk", None, "pw", "email_auth")  # error
    client.users.update_user_attribute(user, platform_admin=True)  # error
    client.users.update_user_attribute(user, state="active")  # error
    client.users.update_user_attribute(user, password="pw")  # error
    client.users.update_user_attribute(user, name=None)  # error
    wrong: UserAttributes = {"platform_admin": True}  # error
    wrong["permissions"] = []  # error
    client.users.send_verify_code(user)  # error
    client.users.check_verify_code(user, code=12345, code_type="sms")  # error
    client.users.get_user_by_email_or_none("a@b.uk").id.hex.upper()  # error
    client.team.add_user_to_service(user, user)  # error
    client.team.add_user_to_service(user, user, permissions=7)  # error
    permissions_to_stored(7)  # error
    client.webauthn.delete_webauthn_credential_for_user(user)  # error
    client.webauthn.create_webauthn_credential_for_user(user, credential={"name": 7})  # error


def messages(client: AdminClient, service: UUID) -> None:
    client.notifications.send_notification(service, service, "07700900123")  # error
    client.notifications.send_notification(service, template_id=service)  # error
    client.notifications.send_notification(template_id=service, recipient="x")  # error
    client.notifications.get_notifications_for_service(service, pages=1)  # error
    client.notifications.get_notifications_for_service(service, page="1")  # error
    client.notifications.get_notifications_for_service(service)["links"]  # error
    client.notifications.iter_notifications_for_service(service, page=1)  # error
    client.notifications.send_precompiled_letter(service, "a", service, "first", "x")  # error
    client.jobs.create_job(service)  # error
    client.jobs.create_job(service, service, scheduled_for=date.min)  # error
    client.jobs.get_jobs(service, 7)  # error
    client.jobs.get_jobs(service, page=None)  # error
    client.api_keys.create_api_key(service, key_name="Key")  # error
    client.api_keys.create_api_key(service, key_name="Key", key_type="test").upper()  # error


def settings(client: AdminClient, service: UUID) -> None:
    client.templates.create_service_template("T", "sms", "C", service)  # error
    client.templates.create_service_template(name="T", content="C", service_id=service)  # error
    client.templates.update_service_template(service, service, archived=True)  # error
    client.templates.update_service_template(service, service, subject=None)  # error
    client.templates.get_service_template_version(service, service, version="1")  # error
    wrong: TemplateAttributes = {"reply_to": None}  # error
    wrong["content"] = None  # error
    client.guest_list.update_guest_list(service, data={"email_addresses": []})  # error
    missing: GuestListEntries = {"phone_numbers": []}  # error
    missing["phone_numbers"] = 7  # error
    client.callbacks.create_service_callback_api(service, "https://x.uk", "token")  # error
    client.inbound.get_inbound_sms_number_for_service(service).number.upper()  # error
    client.invites.check_token()  # error
    client.invites.check_token(token=7)  # error


async def awaiting(client: AsyncAdminClient, service: UUID) -> None:
    client.services.get_service(service).name.upper()  # error
    (await client.services.get_service(service)).nmae.upper()  # error
    await client.services.update_service(service, colour="red")  # error
    await client.users.update_user_attribute(service, platform_admin=True)  # error
    list(client.jobs.iter_jobs(service))  # error
    await client.jobs.iter_jobs(service)  # error
    with client:  # error
        pass
