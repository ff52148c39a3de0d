"""A sandbox as new, where something was sent, and a client to set more up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from uuid import UUID

from notify_typed.admin import AdminClient
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from notify_typed.sandbox import Sandbox

__all__ = ["Base"]

WEBSITE = "https://www.example.gov.uk"


class Base:
    """A sandbox as new, where the service's only member sent one text message yesterday."""

    service_id = world.SERVICE_ID
    template_id = world.SMS_TEMPLATE_ID
    email_template_id = world.EMAIL_TEMPLATE_ID
    letter_template_id = world.LETTER_TEMPLATE_ID
    sms_sender_id = world.SMS_SENDER_ID
    reply_to_id = world.REPLY_TO_ID
    letter_contact_id = UUID(world.CONTACT_BLOCK_ID)

    def __init__(self, sandbox: Sandbox) -> None:
        sandbox.reset()
        self._sandbox = sandbox
        self._admin = AdminClient(
            sandbox.base_url, secret=sandbox.admin_secret, admin_base_url=WEBSITE
        )
        self.user_id = self._admin.users.get_user_by_email(world.TEAM_EMAIL).id
        self._admin = self._admin.acting_as(self.user_id)
        self.notification_id = self._admin.notifications.send_notification(
            self.service_id,
            template_id=self.template_id,
            recipient="07700 900123",
            personalisation={"name": "Amala", "date": "3 December"},
        ).id
        sandbox.clock.advance(days=1)

    def client(self, kind: Any) -> Any:
        """A client for the examples, with which that member acts."""
        return kind(
            self._sandbox.base_url,
            secret=self._sandbox.admin_secret,
            acting_user_id=self.user_id,
            admin_base_url=WEBSITE,
        )

    def close(self) -> None:
        self._admin.close()

    def _token(self) -> str:
        """The end of the link in the newest email."""
        return unquote(self._sandbox.messages()[0].body.split()[-1].rpartition("/")[2])
