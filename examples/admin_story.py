"""A service's whole life by way of the admin API: `python examples/admin_story.py` tells it.

Nothing here can reach a real person, or a real Notify: the program starts a sandbox of its own on a
loopback address, and talks to nothing else.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import httpx

from notify_typed import AuthenticationFailed, NotifyClient
from notify_typed.admin import AdminClient
from notify_typed.admin.caching import MemoryStore, RequestCache
from notify_typed.sandbox import Sandbox

if TYPE_CHECKING:
    from notify_typed.admin.models import User

ROWS = """phone number,street
07700900456,Mill Lane
07700900789,High Street
"""


def main() -> int:
    """Tell the story, and return the exit status."""
    with (
        Sandbox(outcomes="immediate") as sandbox,
        AdminClient(
            sandbox.base_url,
            secret=sandbox.admin_secret,
            cache=RequestCache(MemoryStore()),
        ) as admin,
    ):
        amala = sign_up(admin)
        story = admin.acting_as(amala.id)
        service_id, template_id = set_up(story, amala)
        key = send(story, sandbox, service_id, template_id)
        send_to_spreadsheet(story, sandbox, service_id, template_id)
        wind_up(story, sandbox, service_id, key)
    return 0


def sign_up(admin: AdminClient) -> User:
    """Register somebody, and sign in with a code."""
    amala = admin.users.register_user(
        name="Amala Bird",
        email_address="amala.bird@example.gov.uk",
        mobile_number="07700 900123",
        password="correct horse",  # noqa: S106 - made up
        auth_type="sms_auth",
    )
    admin.users.send_verify_code(amala.id, code_type="sms", to="07700 900123")
    found = httpx.get(f"{admin.base_url}/_sandbox/admin/codes", params={"user_id": str(amala.id)})
    code = found.json()["codes"][0]["code"]
    print(
        "code accepted:",
        admin.users.check_verify_code(amala.id, code=code, code_type="sms").accepted,
    )
    return admin.users.activate_user(amala.id)


def set_up(admin: AdminClient, amala: User) -> tuple[UUID, UUID]:
    """Make a service with a template and what it needs, and let it go live."""
    service_id = UUID(
        admin.services.create_service(
            service_name="Report a pothole",
            organisation_type="local",
            email_message_limit=50,
            international_sms_message_limit=50,
            sms_message_limit=50,
            letter_message_limit=50,
            restricted=True,
            user_id=amala.id,
        )
    )
    colleague = admin.users.register_user(
        name="Sam Lee",
        email_address="sam.lee@example.gov.uk",
        mobile_number=None,
        password="battery staple",  # noqa: S106 - made up
        auth_type="email_auth",
    )
    admin.users.activate_user(colleague.id)
    admin.team.add_user_to_service(
        service_id, colleague.id, permissions=["send_messages", "view_activity"]
    )
    admin.sms_senders.add_sms_sender(service_id, sms_sender="POTHOLES", is_default=True)
    template = admin.templates.create_service_template(
        service_id=service_id,
        name="Mended",
        type_="sms",
        content="The pothole in ((street)) is mended.",
    )
    live = admin.services.update_status(service_id, live=True)
    print(f"{live.name} is live, with {len(admin.team.get_users_for_service(service_id))} members")
    return service_id, template.id


def send(admin: AdminClient, sandbox: Sandbox, service_id: UUID, template_id: UUID) -> str:
    """Send with a key as programs do, and without one as people do."""
    key = admin.api_keys.create_api_key(service_id, key_name="Programs", key_type="normal").key
    with NotifyClient(key, base_url=sandbox.base_url) as notify:
        sent = notify.send_sms_notification("07700900456", template_id, {"street": "Mill Lane"})
        print("by key:", sent.content.body)
    by_hand = admin.notifications.send_notification(
        service_id,
        template_id=template_id,
        recipient="07700900789",
        personalisation={"street": "High Street"},
    )
    shown = admin.notifications.get_notification(service_id, by_hand.id)
    print("by hand:", shown.personalisation["street"], shown.template.name)
    return key


def send_to_spreadsheet(
    admin: AdminClient, sandbox: Sandbox, service_id: UUID, template_id: UUID
) -> None:
    """Send to each row of a spreadsheet: one tomorrow, which is cancelled, and one now."""
    tomorrow = sandbox.clock.now() + timedelta(days=1)
    waiting = admin.jobs.create_job(
        upload(sandbox, service_id, template_id), service_id, scheduled_for=tomorrow
    )
    print(f"{waiting.original_file_name} is {waiting.job_status}")
    print("and then", admin.jobs.cancel_job(service_id, waiting.id).job_status)
    job = admin.jobs.create_job(upload(sandbox, service_id, template_id), service_id)
    sandbox.clock.advance(seconds=1)  # returns when what was due is done
    done = admin.jobs.get_job(service_id, job.id)
    counted = ", ".join(f"{each.count} {each.status}" for each in done.statistics)
    print(f"{done.original_file_name} is {done.job_status}: {counted}")
    totals = admin.services.get_service_statistics(service_id).sms
    print(f"texts: {totals.requested} asked for, {totals.delivered} delivered")


def upload(sandbox: Sandbox, service_id: UUID, template_id: UUID) -> UUID:
    """Put the spreadsheet where the sandbox looks for it, and give the id of the job to be."""
    job_id = uuid4()
    httpx.put(
        f"{sandbox.base_url}/_sandbox/uploads/csv/{service_id}/{job_id}",
        params={"template_id": str(template_id), "original_file_name": "streets.csv"},
        content=ROWS,
    ).raise_for_status()
    return job_id


def wind_up(admin: AdminClient, sandbox: Sandbox, service_id: UUID, key: str) -> None:
    """Revoke the key, and archive the service."""
    [listed] = admin.api_keys.get_api_keys(service_id)
    admin.api_keys.revoke_api_key(service_id, listed.id)
    try:
        with NotifyClient(key, base_url=sandbox.base_url) as notify:
            notify.get_all_templates()
    except AuthenticationFailed as refusal:
        print("the key:", refusal.message)
    members = [user.id for user in admin.team.get_users_for_service(service_id)]
    admin.services.archive_service(service_id, members)
    print("active:", admin.services.get_service(service_id).active)


if __name__ == "__main__":
    sys.exit(main())
