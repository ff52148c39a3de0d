"""What `help()` shows of the functions and classes beside the clients: an example, which works."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import pytest
from admin_world import SERVICE, Admin, by_field
from cases import for_each
from docstring_examples import loop, names_in, show
from letter_pdf import one_page
from local_http import local_client

from notify_typed import AsyncNotifyClient, BadRequest, NotifyClient, RateLimited, RequestError
from notify_typed.admin import AdminClient, AsyncAdminClient
from notify_typed.bulk import AsyncBulk, Bulk, Plan
from notify_typed.sandbox import Clock, Sandbox
from notify_typed.sandbox._world.default import SMS_TEMPLATE_ID, TEAM_EMAIL
from notify_typed.testing import CallbackReceiver, FakeNotify

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

PACKAGES: Final = ("", ".admin", ".bulk", ".files", ".letters", ".sandbox", ".testing", ".webhooks")
# The examples of their methods are run by tests of their own.
CLIENTS: Final[set[type]] = {
    *(NotifyClient, AsyncNotifyClient, AdminClient, AsyncAdminClient, Bulk, AsyncBulk, Sandbox),
}
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
PEOPLE: Final = "phone number,name,date\n07700900301,Amala,Monday\n07700900302,Bethan,Monday\n"
NINE: Final = datetime(2026, 11, 30, 9, tzinfo=UTC)


def public() -> dict[str, Any]:
    """Every public name of the packages."""
    modules = [import_module(f"notify_typed{each}") for each in PACKAGES]
    return {name: getattr(module, name) for module in modules for name in module.__all__}


def described() -> Iterator[tuple[str, Any]]:
    """The functions, the methods, and the classes whose own text has an example."""
    for name, value in public().items():
        if inspect.isfunction(value):
            yield name, value
        elif inspect.isclass(value) and not nobody_calls(value):
            if ">>> " in (value.__doc__ or ""):
                yield name, value
            if value not in CLIENTS:
                yield from methods(name, value)


def methods(name: str, kind: type) -> Iterator[tuple[str, Any]]:
    """The public methods that a class has of its own."""
    for own, member in vars(kind).items():
        function = member.__func__ if isinstance(member, classmethod) else member
        if inspect.isfunction(function) and not own.startswith("_"):
            yield f"{name}.{own}", function


def nobody_calls(kind: type) -> bool:
    """Tell whether a class is an error, a protocol, or what Notify sends."""
    return (
        issubclass(kind, Exception)
        or getattr(kind, "_is_protocol", False)
        or kind.__module__.startswith("notify_typed_v2")
    )


class World:
    """What the names in an example stand for, made when it names them.

    Args:
        of: What it is an example of.
        sandbox: A running sandbox.
    """

    UTC = UTC
    datetime = datetime
    template_id = SMS_TEMPLATE_ID

    def __init__(self, of: str, sandbox: Sandbox) -> None:
        self._of = of
        self._sandbox = sandbox
        self._stack = ExitStack()

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
            notify.send_sms_notification("07700 900123", SMS_TEMPLATE_ID, values)
        if self._of.startswith("Async"):
            return AsyncNotifyClient(key, base_url=url)
        return self._stack.enter_context(NotifyClient(key, base_url=url))

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
            notify.client.send_sms_notification("07700 900123", SMS_TEMPLATE_ID)
        return refused.value

    @cached_property
    def plan(self) -> Plan:
        key, url = self.sandbox.test_key, self.sandbox.base_url
        bulk = Bulk("plans.db", api_key=key, base_url=url)
        self._stack.callback(bulk.close)
        return bulk.plan("people.csv", template_id=SMS_TEMPLATE_ID)

    def close(self) -> None:
        self._stack.close()


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(clock=Clock(NINE)) as running:
        yield running


@pytest.fixture
def folder(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "letter.pdf").write_bytes(one_page())
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NOTIFY_API_KEY", sandbox.test_key)
    return tmp_path


@for_each(("name", "value"), described())
def test_the_examples_beside_the_clients_work(
    sandbox: Sandbox, folder: Path, name: str, value: Any
) -> None:
    text = inspect.getdoc(value) or ""
    assert "\nExample:\n" in text
    assert f"{name.rpartition('.')[2]}(" in text
    world = World(name, sandbox)
    known = {each: getattr(world, each) for each in names_in(text) & {*dir(world)}}
    with loop() as run:
        show(text, {**public(), **known}, run)
        if isinstance(known.get("notify"), AsyncNotifyClient):
            run(known["notify"].aclose())
    world.close()
    assert folder.is_dir()
