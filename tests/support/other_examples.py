"""What the examples beside the clients find, made when one of them names it."""

from __future__ import annotations

import json
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import httpx
import pytest
from admin_world import SERVICE, Admin, by_field
from local_http import local_client

from notify_typed import (
    Address,
    AsyncNotifyClient,
    BadRequest,
    NotifyClient,
    RateLimited,
    RequestError,
)
from notify_typed.admin import AdminClient
from notify_typed.admin.caching import MemoryStore, RequestCache
from notify_typed.bulk import Bulk, Plan
from notify_typed.compat import NotificationsAPIClient, Session, create_jwt_token
from notify_typed.sandbox import Clock, Sandbox
from notify_typed.sandbox._world.default import (
    EMAIL_TEMPLATE_ID,
    LETTER_TEMPLATE_ID,
    SERVICE_ID,
    SMS_TEMPLATE_ID,
    TEAM_EMAIL,
)
from notify_typed.testing import CallbackReceiver, FakeNotify

if TYPE_CHECKING:
    from uuid import UUID

__all__ = ["World"]

NUMBER: Final = "07700 900123"
HOME: Final = Address("Amala Bird", "123 High Street", "SW14 6BF")
NINE: Final = datetime(2026, 11, 30, 9, tzinfo=UTC)
MOMENT: Final = "2026-11-30T09:00:00.000000Z"
MESSAGE: Final = "740e5834-3a29-46b4-9a6f-16142fde533a"
RECEIPT: Final = {
    "id": MESSAGE,
    "reference": "case-17",
    "to": "07700900123",
    "status": "delivered",
    "created_at": MOMENT,
    "completed_at": MOMENT,
    "sent_at": MOMENT,
    "notification_type": "sms",
    "template_id": SMS_TEMPLATE_ID,
    "template_version": 1,
}
TEXT: Final = {
    "id": MESSAGE,
    "source_number": "447700900123",
    "destination_number": "07700900456",
    "message": "Yes, I will be there",
    "date_received": MOMENT,
}
LETTER: Final = {
    "notification_id": MESSAGE,
    "reference": "case-17",
    "date_sent": MOMENT,
    "sent_by": "API",
    "template_name": None,
    "template_id": "None",
    "template_version": None,
    "spreadsheet_file_name": None,
    "spreadsheet_row_number": None,
    "upload_letter_file_name": None,
}


class World:
    """What the names in an example stand for, made when it names them.

    Args:
        of: What it is an example of.
        sandbox: A running sandbox.
    """

    UTC = UTC
    datetime = datetime
    client_id = SERVICE_ID
    httpx = httpx
    secret = MESSAGE
    timedelta = timedelta

    def __init__(self, of: str, sandbox: Sandbox) -> None:
        self._of = of
        self._sandbox = sandbox
        self._stack = ExitStack()

    @property
    def template_id(self) -> str:
        kinds = {"email": EMAIL_TEMPLATE_ID, "letter": LETTER_TEMPLATE_ID}
        return next((kinds[kind] for kind in kinds if kind in self._of), SMS_TEMPLATE_ID)

    @property
    def token(self) -> str:
        return create_jwt_token(self.secret, self.client_id)

    @cached_property
    def cache(self) -> RequestCache:
        return RequestCache(MemoryStore())

    @property
    def base_url(self) -> str:
        return self.sandbox.base_url

    @property
    def body(self) -> bytes:
        """The body of a callback."""
        by_name = {"parse_received_text": TEXT, "parse_returned_letter": LETTER}
        return json.dumps(by_name.get(self._of, RECEIPT)).encode()

    @cached_property
    def service_id(self) -> UUID:
        return self.sandbox.service_id

    @cached_property
    def admin(self) -> AdminClient:
        """A client of a sandbox with one service more."""
        url, secret = self.sandbox.base_url, self.sandbox.admin_secret
        admin = AdminClient(url, secret=secret)
        self._stack.callback(admin.close)
        user = admin.users.get_user_by_email(TEAM_EMAIL)
        admin = admin.acting_as(user.id)
        admin.services.create_service(
            service_name="Renew a licence",
            organisation_type="central",
            email_message_limit=50,
            international_sms_message_limit=50,
            sms_message_limit=50,
            letter_message_limit=50,
            restricted=True,
            user_id=user.id,
        )
        return admin

    @cached_property
    def clock(self) -> Clock:
        return Clock(NINE, frozen=self._of.endswith("resume"))

    @cached_property
    def sandbox(self) -> Sandbox:
        self._sandbox.reset()
        if self._of.endswith("resume"):
            self._sandbox.clock.freeze()
        return self._sandbox

    @cached_property
    def notify(self) -> Any:
        """A fake, or a client by whose key one message was sent."""
        if self._of.startswith("FakeNotify"):
            return FakeNotify()
        key, url = self.sandbox.test_key, self.sandbox.base_url
        with NotifyClient(key, base_url=url) as notify:
            values = {"name": "Amala", "date": "3 December"}
            self._sent = notify.send_sms_notification(NUMBER, SMS_TEMPLATE_ID, values, "case-17")
            if self._of.endswith("get_pdf_for_letter"):
                self._letter = notify.send_letter_notification(
                    LETTER_TEMPLATE_ID, {"name": "Amala"}, address=HOME
                )
        if self._of.startswith("Async"):
            return AsyncNotifyClient(key, base_url=url)
        if self._of.startswith("PageIterator"):
            return self._stack.enter_context(NotifyClient(key, base_url=url))
        theirs = NotificationsAPIClient(key, base_url=url)
        if isinstance(theirs.request_session, Session):
            self._stack.callback(theirs.request_session.close)
        return theirs

    @property
    def notification_id(self) -> str:
        assert self.notify
        return str(self._sent.id)

    @property
    def letter_id(self) -> str:
        assert self.notify
        return str(self._letter.id)

    @cached_property
    def receiver(self) -> CallbackReceiver:
        """A receiver, to which a receipt has come."""
        receiver = self._stack.enter_context(CallbackReceiver())
        headers = {"Authorization": f"Bearer {receiver.token}"}
        with local_client(receiver.url) as http:
            http.post("", content=self.body, headers=headers).raise_for_status()
        return receiver

    @cached_property
    def error(self) -> RequestError:
        """What was refused: a name of a sender, or one message too many."""
        if "sender_name" in self._of:
            answer = by_field(400, email_sender_local_part=["Must have letters or numbers"])
            with Admin("sync", lambda _: answer) as admin, pytest.raises(BadRequest) as wrong:
                admin("services.update_service", SERVICE, custom_email_sender_name="?")
            return wrong.value
        notify = FakeNotify()
        notify.add("send_sms_notification", RateLimited)
        with pytest.raises(RateLimited) as refused:
            notify.client.send_sms_notification(NUMBER, SMS_TEMPLATE_ID)
        return refused.value

    @cached_property
    def plan(self) -> Plan:
        key, url = self.sandbox.test_key, self.sandbox.base_url
        bulk = Bulk("plans.db", api_key=key, base_url=url)
        self._stack.callback(bulk.close)
        return bulk.plan("people.csv", template_id=SMS_TEMPLATE_ID)

    def close(self) -> None:
        self._stack.close()
