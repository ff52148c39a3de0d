"""An answer belongs to the message that was sent, and who is cut off is told what may have been."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import httpx
import pytest
from client_world import (
    CALLS,
    KEY,
    KINDS,
    NO_WAIT,
    NUMBER,
    SENDS,
    TEMPLATE,
    Connect,
    Notify,
    Server,
    stored_text,
)

from notify_typed import AsyncNotifyClient, OutcomeUnknown

OTHER = "0b3ba2bc-1f45-4d4b-a0b1-9c1e5a7f8f10"
PERSONAL = (NUMBER, "mine", "theirs", OTHER)


def sent(**changes: object) -> httpx.Response:
    body: dict[str, Any] = CALLS["sms"].response().json()
    body["template"]["id"] = TEMPLATE
    return httpx.Response(201, json=body | {"reference": "mine"} | changes)


def other_template() -> httpx.Response:
    body: dict[str, Any] = sent().json()
    body["template"]["id"] = OTHER
    return httpx.Response(201, json=body)


STRANGE = {
    "reference": lambda: sent(reference="theirs"),
    "no reference": lambda: sent(reference=None),
    "template": other_template,
}


def send(notify: Notify) -> Any:
    return notify("send_sms_notification", NUMBER, TEMPLATE, {"name": "Amala"}, "mine")


@pytest.mark.parametrize("name", STRANGE)
def test_another_messages_answer_leaves_a_strict_client_in_doubt(
    connect: Connect, name: str
) -> None:
    notify, server = connect(STRANGE[name](), strict=True)
    with pytest.raises(OutcomeUnknown, match="another message's") as caught:
        send(notify)
    assert caught.value.status_code == 201
    assert not [text for text in PERSONAL if text in str(caught.value)]
    assert len(server.requests) == 1


@pytest.mark.parametrize("name", STRANGE)
def test_another_messages_answer_stands_with_one_warning(
    connect: Connect, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    notify, _ = connect(STRANGE[name]())
    for _ in range(3):
        assert str(send(notify).id) == sent().json()["id"]
    [record] = [each for each in caplog.records if each.levelno >= logging.WARNING]
    assert name.rpartition(" ")[2] in record.getMessage()
    assert not [text for text in PERSONAL if text in record.getMessage()]


def test_the_messages_own_answer_is_nothing_to_speak_of(
    connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    notify, _ = connect(sent(), strict=True)
    send(notify)
    assert not [each for each in caplog.records if each.levelno >= logging.WARNING]


@pytest.mark.parametrize("call", SENDS, ids=lambda call: call.method)
def test_an_answer_that_does_not_say_is_not_suspected(
    connect: Connect, call: Any, caplog: pytest.LogCaptureFixture
) -> None:
    notify, _ = connect(httpx.Response(201, json={"id": OTHER}))
    notify(call.method, *call.args, **call.kwargs)
    assert not [each for each in caplog.records if each.levelno >= logging.WARNING]


def test_a_message_in_doubt_is_looked_up_where_that_is_asked_for(connect: Connect) -> None:
    page = httpx.Response(200, json=stored_text())
    notify, server = connect(sent(reference="theirs"), page, strict=True, on_unknown="reconcile")
    notify("send_sms_notification", NUMBER, TEMPLATE, None, "mine")
    assert len(server.requests) == 2


class Stop(BaseException):
    """Something that ends a program."""


def stops(_: httpx.Request) -> httpx.Response:
    raise Stop


@pytest.mark.parametrize("kind", KINDS)
def test_whoever_stops_a_send_is_told_what_may_have_been(kind: str) -> None:
    with Notify(kind, stops, retries=NO_WAIT) as notify:
        with pytest.raises(Stop) as caught:
            send(notify)
        assert "may have been sent, or not" in "".join(caught.value.__notes__)
        with pytest.raises(Stop) as caught:
            notify("get_template", TEMPLATE)
        assert not hasattr(caught.value, "__notes__")


def test_what_certainly_was_not_sent_is_not_in_doubt_while_it_waits_for_its_next_attempt() -> None:
    def on_retry(_: object) -> None:
        raise Stop

    server = Server.of(httpx.ConnectError("refused"))
    with Notify("sync", server, retries=NO_WAIT, on_retry=on_retry) as notify:
        with pytest.raises(Stop) as caught:
            send(notify)
        assert not hasattr(caught.value, "__notes__")


def test_a_send_that_is_looked_up_stays_in_doubt_when_the_look_is_stopped() -> None:
    server = Server.of(httpx.ReadTimeout("slow"), stops)
    with Notify("sync", server, retries=NO_WAIT, on_unknown="reconcile") as notify:
        with pytest.raises(Stop) as caught:
            send(notify)
        assert "may have been sent, or not" in "".join(caught.value.__notes__)


@pytest.mark.anyio
async def test_a_cancelled_send_says_what_may_have_been() -> None:
    arrived = asyncio.Event()

    async def never(_: httpx.Request) -> httpx.Response:
        arrived.set()
        await asyncio.Event().wait()
        raise AssertionError

    async with httpx.AsyncClient(transport=httpx.MockTransport(never)) as http_client:
        client = AsyncNotifyClient(KEY, http_client=http_client)
        task = asyncio.create_task(client.send_sms_notification(NUMBER, TEMPLATE))
        await arrived.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as caught:
            await task
    assert "may have been sent, or not" in "".join(caught.value.__notes__)
