"""Use each part of the installed package once: the client, the sandbox, the admin API, the command.

    python tests/packaging/smoke.py

It needs the extras `sandbox` and `cli`, and nothing of this repository. It ends at what
does not work, and is silent otherwise.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from notify_typed import Address, AsyncNotifyClient, BadRequest, NotifyClient
from notify_typed.admin import AdminClient
from notify_typed.sandbox import Sandbox

if TYPE_CHECKING:
    from uuid import UUID

NUMBER = "07700900123"
VALUES = {"name": "Amala", "date": "3 December"}


def main() -> None:
    """Use one part after another."""
    with Sandbox(outcomes="immediate") as sandbox:
        with NotifyClient(sandbox.test_key, base_url=sandbox.base_url) as notify:
            found = notify.get_all_templates().templates
            templates = {template.type_.value: template.id for template in found}
            send_text(notify, templates["sms"])
            send_letter(notify, templates["letter"])
            keep_error(notify, templates["sms"])
        asyncio.run(send_texts_at_once(sandbox, templates["sms"]))
        look_as_admin(sandbox)
        run_command(sandbox)


def send_text(notify: NotifyClient, template: UUID) -> None:
    """Send a text, and wait for its delivery."""
    sent = notify.send_sms_notification(NUMBER, template, VALUES)
    assert notify.wait_for_status(sent.id).status == "delivered"


def send_letter(notify: NotifyClient, template: UUID) -> None:
    """Send a letter, and read its PDF."""
    address = Address("Amala Bird", "123 High Street", "SW14 6BF")
    letter = notify.send_letter_notification(template, VALUES, address=address)
    assert notify.wait_for_pdf(letter.id).startswith(b"%PDF")


def keep_error(notify: NotifyClient, template: UUID) -> None:
    """Send a text without its values, and carry the error to another process and back."""
    said, kept = "", b""
    try:
        notify.send_sms_notification(NUMBER, template)
    except BadRequest as error:
        said, kept = str(error), pickle.dumps(error)
    assert "Missing personalisation" in said
    assert str(pickle.loads(kept)) == said  # noqa: S301 - made above


async def send_texts_at_once(sandbox: Sandbox, template: UUID) -> None:
    """Send two texts at the same time, and read what people sent."""
    async with AsyncNotifyClient(sandbox.test_key, base_url=sandbox.base_url) as notify:
        sent = await asyncio.gather(
            *(notify.send_sms_notification(NUMBER, template, VALUES) for _ in range(2))
        )
        assert len({each.id for each in sent}) == 2
        assert (await notify.get_received_texts()).received_text_messages


def look_as_admin(sandbox: Sandbox) -> None:
    """Read what the admin API knows of the services."""
    with AdminClient(base_url=sandbox.base_url, secret=sandbox.admin_secret) as admin:
        assert admin.services.get_services()


def run_command(sandbox: Sandbox) -> None:
    """Make a service with the command that is installed beside this Python."""
    found = {
        "NOTIFY_ADMIN_BASE_URL": sandbox.base_url,
        "NOTIFY_ADMIN_SECRET": sandbox.admin_secret,
    }
    made = subprocess.run(
        [sys.executable, "-m", "notify_typed", "admin", "quickstart"],
        env=os.environ | found,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "NOTIFY_API_KEY=" in made.stdout
    beside = Path(sys.executable).with_name("notify-typed")
    helped = subprocess.run(  # noqa: S603 - the command of this package
        [beside, "sandbox", "--help"], capture_output=True, text=True, check=True
    )
    assert "--port" in helped.stdout


if __name__ == "__main__":
    main()
