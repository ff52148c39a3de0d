"""Tests that freeze the time: every client and the sandbox in the test's process go on working."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
import time_machine
from freezegun import freeze_time
from notifications_python_client.notifications import (
    NotificationsAPIClient as OfficialClient,
)

from notify_typed import AsyncNotifyClient, NotifyClient
from notify_typed.compat import NotificationsAPIClient
from notify_typed.sandbox import Clock, Sandbox

NUMBER = "07700900123"
VALUES = {"name": "Amala", "date": "3 December"}
MOMENTS = [datetime(2001, 2, 3, 4, 5, tzinfo=UTC), datetime(2031, 2, 3, 4, 5, tzinfo=UTC)]
Freeze = Callable[[datetime], AbstractContextManager[Any]]
FREEZES: dict[str, Freeze] = {
    "freezegun": freeze_time,
    "time-machine": lambda moment: time_machine.travel(moment, tick=False),
}


@pytest.fixture(scope="module")
def running() -> Iterator[Sandbox]:
    with Sandbox(outcomes="immediate") as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running: Sandbox) -> Sandbox:
    running.reset()
    return running


@pytest.fixture
def template(sandbox: Sandbox) -> str:
    with NotifyClient(sandbox.api_key, base_url=sandbox.base_url) as client:
        return str(client.get_all_templates("sms").templates[0].id)


def by_client(sandbox: Sandbox, template: str) -> object:
    with NotifyClient(sandbox.api_key, base_url=sandbox.base_url) as client:
        return client.send_sms_notification(NUMBER, template, VALUES).id


def by_async_client(sandbox: Sandbox, template: str) -> object:
    async def send() -> object:
        async with AsyncNotifyClient(sandbox.api_key, base_url=sandbox.base_url) as client:
            return (await client.send_sms_notification(NUMBER, template, VALUES)).id

    return asyncio.run(send())


def by_drop_in(sandbox: Sandbox, template: str) -> object:
    client = NotificationsAPIClient(sandbox.api_key, base_url=sandbox.base_url)
    return client.send_sms_notification(NUMBER, template, VALUES)["id"]


def by_official_client(sandbox: Sandbox, template: str) -> object:
    client = OfficialClient(sandbox.api_key, base_url=sandbox.base_url)
    return client.send_sms_notification(NUMBER, template, VALUES)["id"]


@pytest.mark.parametrize("send", [by_client, by_async_client, by_drop_in, by_official_client])
@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("freeze", FREEZES.values(), ids=FREEZES)
def test_every_client_works_in_a_frozen_time_and_after_it(
    sandbox: Sandbox,
    template: str,
    freeze: Freeze,
    moment: datetime,
    send: Callable[[Sandbox, str], object],
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert send(sandbox, template)
    with freeze(moment):
        sandbox.reset()
        assert send(sandbox, template)
        [sent] = sandbox.messages()
        assert abs(sent.created_at - moment) < timedelta(seconds=1)
        assert sent.status == "delivered"
    assert send(sandbox, template)
    assert abs(sandbox.clock.now() - datetime.now(UTC)) < timedelta(minutes=5)
    assert "clock" not in caplog.text


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("freeze", FREEZES.values(), ids=FREEZES)
def test_a_sandbox_starts_is_reset_and_stops_in_a_frozen_time(
    freeze: Freeze, moment: datetime
) -> None:
    with freeze(moment), Sandbox(outcomes="immediate") as sandbox:
        sandbox.reset()
        assert abs(sandbox.clock.now() - moment) < timedelta(seconds=1)
        sandbox.clock.advance(days=1)


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("freeze", FREEZES.values(), ids=FREEZES)
def test_what_was_sent_in_a_frozen_time_is_found(
    sandbox: Sandbox, template: str, freeze: Freeze, moment: datetime
) -> None:
    by_drop_in(sandbox, template)
    with freeze(moment):
        by_drop_in(sandbox, template)
        sent = sandbox.messages()[0]
        assert abs(sent.created_at - moment) < timedelta(seconds=1)
        assert sandbox.wait_for(recipient=NUMBER).id == sent.id
        assert sent.id in [message.id for message in sandbox.search(f"to:{NUMBER}")]
    by_drop_in(sandbox, template)
    assert len(sandbox.messages()) == 3


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_happens_in_a_frozen_time_is_told(
    sandbox: Sandbox, template: str, moment: datetime
) -> None:
    sandbox.receive_text("before")
    (before,) = sandbox.events("received_text", after="", timeout=0)
    with time_machine.travel(moment, tick=False):
        by_drop_in(sandbox, template)
        sandbox.receive_text("Yes")
        page = httpx.get(f"{sandbox.base_url}/_sandbox/received-texts").json()
        told = [*sandbox.events("message", "received_text", after=before.id, timeout=0)]
        again = [*sandbox.events("received_text", after="", timeout=0)]
    texts = [text["content"] for text in page["received_texts"]]
    assert texts == ["Yes", "before"], "the one that came last is first"
    assert {event.kind for event in told} == {"message", "received_text"}
    assert len(told) == 2, "each once, and nothing that was told before"
    assert {event.received_text.content for event in again if event.received_text} == {*texts}


def test_the_clock_does_not_go_back_in_silence(sandbox: Sandbox, template: str) -> None:
    by_drop_in(sandbox, template)
    with pytest.raises(ValueError, match="forward"):
        sandbox.clock.freeze(MOMENTS[0])
    by_drop_in(sandbox, template)
    sandbox.clock.freeze(MOMENTS[1])
    assert sandbox.clock.now() == MOMENTS[1]


def test_a_sandbox_in_the_past_is_made_with_a_clock_there() -> None:
    clock = Clock(MOMENTS[0], frozen=True)
    with Sandbox(clock=clock) as sandbox, time_machine.travel(MOMENTS[0], tick=False):
        template = "5a4db0c8-0000-4000-8000-000000000011"
        by_official_client(sandbox, template)
        assert sandbox.messages()[0].created_at - MOMENTS[0] < timedelta(seconds=1)
