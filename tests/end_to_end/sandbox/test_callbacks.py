"""What a service is told of, and what happens when it does not listen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from uuid import UUID

import httpcore
import httpx
import pytest
from cases import for_each
from hypothesis import given
from hypothesis import strategies as st
from patience import HANG
from receivers import Receiver, receiving
from sqlalchemy.exc import OperationalError

from notify_typed.sandbox import Clock, Sandbox, SandboxError
from notify_typed.sandbox._service.callback_queue import CallbackQueue
from notify_typed.sandbox._world.callback_urls import check_url
from notify_typed.sandbox._world.default import default_world

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.end_to_end.sandbox.conftest import Api

TOKEN = "a-token-of-ours"
pytestmark = pytest.mark.every_database  # callbacks wait in the database


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as known:
        yield known


def test_a_delivery_receipt_comes_when_the_message_is_delivered(
    sandbox: Sandbox, api: Api, receiver: Receiver
) -> None:
    sandbox.set_callback("delivery_status", receiver.url, TOKEN)
    sent = api.send_sms(" 07700 900123 ", reference="ref").json()
    assert receiver.requests == []
    sandbox.clock.advance(seconds=1)
    ((path, headers, body),) = receiver.requests
    assert path == "/told"
    assert headers["Authorization"] == f"Bearer {TOKEN}"
    assert headers["Content-Type"] == "application/json"
    message = api.get(f"/v2/notifications/{sent['id']}").json()
    assert list(body) == [
        "id",
        "reference",
        "to",
        "status",
        "created_at",
        "completed_at",
        "sent_at",
        "notification_type",
        "template_id",
        "template_version",
    ]
    assert body["id"] == sent["id"]
    assert body["to"] == "07700 900123"
    assert body["status"] == "delivered"
    assert body["template_version"] == 1
    for name in ("created_at", "completed_at", "sent_at", "reference"):
        assert body[name] == message[name]


def test_failures_are_told_too_and_letters_and_simulated_messages_are_not(
    sandbox: Sandbox, api: Api, receiver: Receiver
) -> None:
    sandbox.set_callback("delivery_status", receiver.url, TOKEN)
    api.send_email("perm-fail@simulator.notify")
    api.send_sms("07700900000")
    api.send_letter()
    sandbox.clock.advance(days=3)
    assert [body["status"] for body in receiver.bodies] == ["permanent-failure"]


def test_a_received_text_is_told(sandbox: Sandbox, receiver: Receiver) -> None:
    sandbox.set_callback("inbound_sms", receiver.url, TOKEN)
    text = sandbox.receive_text("Yes please", sender="+44 7700 900999")
    sandbox.clock.advance()
    (body,) = receiver.bodies
    assert body == {
        "id": str(text.id),
        "source_number": "447700900999",
        "destination_number": text.notify_number,
        "message": "Yes please",
        "date_received": body["date_received"],
    }


def test_a_returned_letter_is_told(sandbox: Sandbox, api: Api, receiver: Receiver) -> None:
    sandbox.set_callback("returned_letter", receiver.url, TOKEN)
    sent = api.send_letter(key=sandbox.live_key, reference="l-1").json()
    sandbox.return_letter(sent["id"])
    sandbox.clock.advance()
    (body,) = receiver.bodies
    assert body["notification_id"] == sent["id"]
    assert (body["reference"], body["sent_by"]) == ("l-1", "API")
    assert body["template_name"] == "Confirmation letter"
    assert api.status(sent["id"]) == "received"


def test_a_broken_receiver_is_tried_again_every_five_minutes(
    sandbox: Sandbox, api: Api, receiver: Receiver
) -> None:
    sandbox.set_callback("delivery_status", receiver.url, TOKEN)
    receiver.answers = [500, 429, 503]
    api.send_sms()
    counts = []
    for _ in range(5):
        sandbox.clock.advance(minutes=5)
        counts.append(len(receiver.requests))
    assert counts == [1, 2, 3, 4, 4]
    assert [attempt.status for attempt in sandbox.callbacks()] == [500, 429, 503, 200]
    assert [attempt.will_retry for attempt in sandbox.callbacks()] == [True, True, True, False]


def test_it_gives_up_after_five_retries(sandbox: Sandbox, api: Api, receiver: Receiver) -> None:
    sandbox.set_callback("delivery_status", receiver.url, TOKEN)
    receiver.answers = [500] * 10
    api.send_sms()
    sandbox.clock.advance(hours=2)
    assert len(receiver.requests) == 6
    times = [attempt.at for attempt in sandbox.callbacks()]
    assert [(later - times[0]).total_seconds() for later in times] == [0, 300, 600, 900, 1200, 1500]
    assert not sandbox.callbacks()[-1].will_retry


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418, 304])
def test_a_refusal_is_final(sandbox: Sandbox, api: Api, receiver: Receiver, status: int) -> None:
    sandbox.set_callback("delivery_status", receiver.url, TOKEN)
    receiver.answers = [status]
    api.send_sms()
    sandbox.clock.advance(hours=2)
    assert len(receiver.requests) == 1


def test_a_receiver_that_is_down_is_tried_again_and_told_in_the_end(
    sandbox: Sandbox, api: Api, receiver: Receiver
) -> None:
    sandbox.set_callback("delivery_status", "http://127.0.0.1:9/closed", TOKEN)
    api.send_sms()
    sandbox.clock.advance(minutes=1)
    (failed,) = sandbox.callbacks()
    assert failed.status is None
    assert failed.will_retry
    sandbox.set_callback("delivery_status", receiver.url, TOKEN)
    sandbox.clock.advance(minutes=5)
    assert [body["status"] for body in receiver.bodies] == ["delivered"]


def test_callbacks_are_sent_without_moving_the_clock(receiver: Receiver) -> None:
    with Sandbox(outcomes="immediate") as sandbox:
        sandbox.set_callback("inbound_sms", receiver.url, TOKEN)
        sandbox.receive_text("Hello")
        assert receiver.arrived.wait(HANG)


def test_a_callback_set_later_still_gets_the_receipts_to_come(
    sandbox: Sandbox, api: Api, receiver: Receiver
) -> None:
    api.send_sms(reference="before")
    sandbox.set_callback("delivery_status", receiver.url, TOKEN)
    sandbox.set_callback("delivery_status", receiver.url, TOKEN)
    sandbox.clock.advance(seconds=1)
    assert [body["reference"] for body in receiver.bodies] == ["before"]


def test_duplicates_and_wrong_order_on_request(
    sandbox: Sandbox, api: Api, receiver: Receiver
) -> None:
    sandbox.set_callback("delivery_status", receiver.url, TOKEN)
    sandbox.hold_callbacks()
    ids = [api.send_sms(reference=str(number)).json()["id"] for number in range(3)]
    sandbox.clock.advance(seconds=1)
    assert receiver.requests == []
    sandbox.release_callbacks(newest_first=True)
    assert [body["reference"] for body in receiver.bodies] == ["2", "1", "0"]
    assert sandbox.replay_callbacks(ids[0]) == 1
    sandbox.clock.advance()
    assert [body["reference"] for body in receiver.bodies] == ["2", "1", "0", "0"]
    assert sandbox.replay_callbacks(ids[0]) == 1
    assert sandbox.replay_callbacks(UUID(ids[0])) == 1


def test_nobody_is_told_of_a_message_that_was_deleted(
    sandbox: Sandbox, api: Api, receiver: Receiver
) -> None:
    sandbox.set_callback("delivery_status", receiver.url, TOKEN)
    sandbox.hold_callbacks()
    deleted, _ = [api.send_sms(reference=name).json()["id"] for name in ("deleted", "kept")]
    sandbox.clock.advance(seconds=1)
    sandbox.delete_message(deleted)
    sandbox.release_callbacks()
    sandbox.clock.advance(days=1)
    assert [body["reference"] for body in receiver.bodies] == ["kept"]


def test_a_restart_loses_no_callback(tmp_path: Path, receiver: Receiver) -> None:
    url = f"sqlite:///{tmp_path}/sandbox.db"
    clock = Clock(frozen=True)
    with Sandbox(database_url=url, clock=clock) as sandbox:
        sandbox.set_callback("inbound_sms", "http://127.0.0.1:9/closed", TOKEN)
        sandbox.receive_text("Not lost")
        sandbox.clock.advance()
        assert len(sandbox.callbacks()) == 1
    with Sandbox(database_url=url, clock=clock) as sandbox:
        sandbox.set_callback("inbound_sms", receiver.url, TOKEN)
        sandbox.clock.advance(minutes=5)
        assert [body["message"] for body in receiver.bodies] == ["Not lost"]


def test_a_status_set_by_hand_is_told(sandbox: Sandbox, api: Api, receiver: Receiver) -> None:
    sandbox.set_callback("delivery_status", receiver.url, TOKEN)
    sent = api.send_sms(key=sandbox.live_key).json()
    sandbox.set_status(sent["id"], "technical-failure")
    sandbox.clock.advance(days=4)
    assert [body["status"] for body in receiver.bodies] == ["technical-failure"]


def test_a_reset_lets_callbacks_go_that_are_held_back(sandbox: Sandbox, receiver: Receiver) -> None:
    sandbox.hold_callbacks()
    sandbox.reset()
    sandbox.clock.freeze()
    sandbox.set_callback("inbound_sms", receiver.url, TOKEN)
    sandbox.receive_text("Hello")
    sandbox.clock.advance()
    assert [body["message"] for body in receiver.bodies] == ["Hello"]


def test_addresses_and_tokens_that_cannot_work_are_refused(sandbox: Sandbox) -> None:
    with pytest.raises(SandboxError, match="http"):
        sandbox.set_callback("inbound_sms", "example.com/told", TOKEN)
    with pytest.raises(SandboxError, match="at least 10 characters"):
        sandbox.set_callback("inbound_sms", "http://example.com", "short")
    with pytest.raises(SandboxError, match="no service"):
        sandbox.set_callback("inbound_sms", "http://example.com", TOKEN, service_id="x")


UNUSABLE = [
    "",
    "example.com/told",
    "ftp://example.com",
    "http://",
    "http:///told",
    "http://[::1",
    "http://[zz]/",
    "http://a b/",
    "http://a..b/",
    "http://%00/",
    "http://*/",
    f"http://{'a' * 64}.example/",
    "http://xn--/",
    "http://a:0/",
    "http://a:99999/",
    "http://a:-1/",
    "http://a/\x00",
    "http://a/\ud800",
    "http://\ud800/",
    "http://a/?" + "x" * 70_000,
]


@for_each("url", UNUSABLE)
def test_addresses_that_no_request_can_go_to_are_refused_when_they_are_set(
    sandbox: Sandbox, api: Api, url: str
) -> None:
    with pytest.raises(SandboxError, match="the callback's address"):
        sandbox.set_callback("inbound_sms", url, TOKEN)
    setting = json.dumps({"type": "inbound_sms", "url": url, "bearer_token": TOKEN})
    assert api.http.put("/_sandbox/callbacks", content=setting).status_code == 400
    document: Any = default_world()
    callback = {"type": "inbound_sms", "url": url, "bearer_token": TOKEN}
    document["services"][0]["callbacks"] = [callback]
    with pytest.raises(SandboxError, match="url"):
        Sandbox(world=document).start()


@given(st.from_regex(r"https?://[^/]{0,20}(/.{0,20})?", fullmatch=True) | st.text())
def test_any_address_that_can_be_set_can_be_sent_to(url: str) -> None:
    if check_url(url) is None:
        request = httpx.Request("POST", url)
        request.url.raw_host.decode().encode("idna")
        httpcore.Request("POST", str(request.url))


@pytest.mark.parametrize("late_answer", [200, 500])
def test_a_reset_during_a_callback_takes_nothing_from_the_next(
    receiver: Receiver, late_answer: int
) -> None:
    receiver.answers = [late_answer]
    receiver.may_answer.clear()
    with Sandbox(outcomes="immediate") as sandbox:
        sandbox.set_callback("inbound_sms", receiver.url, TOKEN)
        sandbox.receive_text("Forgotten")
        assert receiver.arrived.wait(HANG)
        sandbox.reset()
        sandbox.clock.freeze()
        sandbox.set_callback("inbound_sms", receiver.url, TOKEN)
        sandbox.receive_text("Not forgotten")
        receiver.may_answer.set()
        sandbox.clock.advance(seconds=1)
        assert [body["message"] for body in receiver.bodies] == ["Forgotten", "Not forgotten"]
        assert [json.loads(attempt.body)["message"] for attempt in sandbox.callbacks()] == [
            "Not forgotten"
        ]


def test_callbacks_go_on_after_they_could_not_be_looked_for(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    find = CallbackQueue.due_pairs
    stumbled: list[bool] = []

    def stumble_once(queue: CallbackQueue, *args: Any, **options: Any) -> Any:
        if not stumbled:
            stumbled.append(True)
            raise OperationalError("to 07700900123", {}, Exception("the disk is slow"))
        return find(queue, *args, **options)

    monkeypatch.setattr(CallbackQueue, "due_pairs", stumble_once)
    with Sandbox(outcomes="immediate") as sandbox:
        sandbox.set_callback("inbound_sms", receiver.url, TOKEN)
        sandbox.receive_text("Hello")
        assert receiver.arrived.wait(HANG)
    assert stumbled
    assert "callbacks could not be sent: OperationalError" in caplog.text
    assert "07700900123" not in caplog.text


def test_callbacks_go_on_after_one_that_failed_oddly(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    find = CallbackQueue.due
    stumbled: list[bool] = []

    def stumble_once(queue: CallbackQueue, *args: Any, **options: Any) -> Any:
        if not stumbled:
            stumbled.append(True)
            raise RuntimeError("to 07700900123")
        return find(queue, *args, **options)

    monkeypatch.setattr(CallbackQueue, "due", stumble_once)
    with Sandbox(outcomes="immediate") as sandbox:
        sandbox.set_callback("inbound_sms", receiver.url, TOKEN)
        sandbox.receive_text("Hello")
        assert receiver.arrived.wait(HANG)
    assert "callbacks could not be sent: RuntimeError" in caplog.text
    assert "07700900123" not in caplog.text
