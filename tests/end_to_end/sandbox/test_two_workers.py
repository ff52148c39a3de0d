"""What workers of a sandbox know of each other, with two of them in this process."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import jwt
import psycopg
import pytest
from patience import HANG
from postgres import running_postgres
from receivers import receiving
from two_workers import worker_of

from notify_typed.sandbox._admin.notify_service import NOTIFY_USER_ID
from notify_typed.sandbox._control import operations
from notify_typed.sandbox._errors import ApiError
from notify_typed.sandbox._jobs.records import Jobs
from notify_typed.sandbox._jobs.work import TAKEN_FOR, machine_time
from notify_typed.sandbox._service.messages import count_read
from notify_typed.sandbox._settings import AfterReads, read_outcomes
from notify_typed.sandbox._state.authentication import Caller
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from collections.abc import Callable

    from postgres import Postgres

    from tests.end_to_end.sandbox.conftest import Api

JOBS = f"/service/{world.SERVICE_ID}/job"


def test_a_database_that_restarts_costs_no_answer_and_one_that_is_gone_is_named(
    two: Callable[..., list[Api]],
) -> None:
    with running_postgres() as own:
        url = own.fresh()
        workers = two(url)
        with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as other:
            other.execute("CHECKPOINT")  # what is not written yet is lost as it ends
        own.stop()
        own.start()
        for api in workers:
            assert api.http.get("/_sandbox/messages").status_code == 200
            assert api.get("/v2/notifications").status_code == 200
        own.stop()
        for api in workers:
            refused = api.get("/v2/notifications")
            (problem,) = refused.json()["errors"]
            assert (refused.status_code, problem["error"]) == (503, "StorageError")
            assert "does not work at the moment" in problem["message"]
        own.start()
        for api in workers:
            assert api.get("/v2/notifications").status_code == 200


def test_new_workers_go_on_at_the_time_of_what_is_stored(
    postgres: Postgres, two: Callable[..., list[Api]]
) -> None:
    url = postgres.fresh()
    one, other = two(url)
    one.http.post("/_sandbox/clock", json={"advance": 86_400}).raise_for_status()
    assert one.send_sms().status_code == 201
    sent_at = worker_of(one).clock.now()
    for api in (one, other):
        worker_of(api).server.stop()
    again, _ = two(url)
    assert worker_of(again).clock.now() >= sent_at - timedelta(seconds=1)
    assert again.send_sms(reference="later").status_code == 201
    listed = again.get("/v2/notifications").json()["notifications"]
    assert [each["reference"] for each in listed] == ["later", None]


def test_a_read_that_comes_too_late_tells_nobody_again(
    postgres: Postgres, two: Callable[..., list[Api]]
) -> None:
    one, other = two(postgres.fresh(), read_outcomes(AfterReads(1)))
    sent = one.send_sms().json()["id"]
    late = worker_of(other)
    # It has looked at the message before the other worker brings it to its end.
    seen = late.server.call(lambda: late.state.messages.get(sent))
    assert seen is not None
    assert one.status(sent) == "delivered"
    told: list[str] = []
    late.state.on_final.append(lambda message, _: told.append(message.id))
    shown = late.server.call(lambda: count_read(late.state, seen))
    assert shown.status(late.clock.micros()) == "delivered"
    assert told == []


def test_a_limit_that_is_lowered_to_nothing_lets_nothing_through(
    postgres: Postgres, two: Callable[..., list[Api]]
) -> None:
    one, other = two(postgres.fresh())
    document: Any = world.default_world()
    document["services"][0]["daily_limits"] = {"sms": 0}
    one.http.put("/_sandbox/world", json=document).raise_for_status()
    worker = worker_of(other)
    assert other.send_sms().status_code == 429  # by whichever worker it was lowered

    def count() -> None:
        # The limit was there when the request was checked.
        service = worker.state.world.services[world.SERVICE_ID]
        worker.state.limits.count(Caller(service, worker.live_key), "sms", worker.clock.micros())

    with pytest.raises(ApiError, match="429"):
        worker.server.call(count)


def test_callbacks_that_were_held_come_in_the_wrong_order_from_a_worker_too(
    postgres: Postgres, two: Callable[..., list[Api]]
) -> None:
    one, other = two(postgres.fresh())
    with receiving() as receiver:
        setting = {"type": "inbound_sms", "url": receiver.url, "bearer_token": "a-token-of-ours"}
        one.http.put("/_sandbox/callbacks", json=setting).raise_for_status()
        one.http.post("/_sandbox/callbacks/hold").raise_for_status()
        for content in ("first", "second", "third"):
            other.http.post("/_sandbox/received-texts", json={"content": content})
        release = {"newest_first": True}
        one.http.post("/_sandbox/callbacks/release", json=release).raise_for_status()
        assert [body["message"] for body in receiver.bodies] == ["third", "second", "first"]


def test_the_clock_waits_for_a_job_that_another_worker_is_at(
    postgres: Postgres, two: Callable[..., list[Api]]
) -> None:
    api, _ = two(postgres.fresh())
    worker = worker_of(api)
    api.http.post("/_sandbox/clock", json={"freeze": True}).raise_for_status()
    job = uuid4()
    api.http.put(
        f"/_sandbox/uploads/csv/{world.SERVICE_ID}/{job}",
        params={"template_id": world.SMS_TEMPLATE_ID},
        content="phone number,name,date\n07700900123,Amala,1 May\n",
    ).raise_for_status()
    now = worker.clock.now()
    later = f"{now + timedelta(hours=1):%Y-%m-%dT%H:%M:%S}"
    body = {"id": str(job), "created_by": NOTIFY_USER_ID, "scheduled_for": later}
    claims = {"iss": "notify-admin", "iat": int(now.timestamp())}
    bearer = {"Authorization": f"Bearer {jwt.encode(claims, worker.server.admin_secret)}"}
    api.http.post(JOBS, json=body, headers=bearer).raise_for_status()
    jobs = Jobs(worker.state.storage)

    async def move_on() -> bool:
        machine = machine_time()
        due = worker.clock.micros() + 2 * 3_600_000_000
        until = machine + TAKEN_FOR
        assert jobs.take(due, "elsewhere", machine=machine, until=until, is_alone=False)
        moving = asyncio.create_task(
            operations.move_clock(worker.server.runtime, freeze=None, seconds=2 * 3_600)
        )
        for _ in range(5):
            await asyncio.sleep(0)
        has_waited = not moving.done()
        jobs.let_go("elsewhere")
        await moving
        return has_waited

    assert worker.server.run(move_on())
    assert len(api.http.get("/_sandbox/messages").json()["messages"]) == 1


@pytest.mark.parametrize("goes_on", [True, False])
def test_a_reset_at_one_worker_forgets_the_requests_that_another_has_not_written_yet(
    two: Callable[..., list[Api]],
    postgres: Postgres,
    monkeypatch: pytest.MonkeyPatch,
    *,
    goes_on: bool,
) -> None:
    monkeypatch.setattr("notify_typed.sandbox._state.shared_request_log._WRITE_AFTER", HANG)
    first, second = two(postgres.fresh())
    worker = worker_of(second)
    log: Any = worker.state.requests
    second.send_sms(reference="before")
    first.http.post("/_sandbox/reset").raise_for_status()
    if goes_on:
        second.send_sms(reference="after")
    worker.server.call(log._flush_in_time)
    found = first.http.get("/_sandbox/requests").json()["requests"]
    assert [json.loads(each["body"])["reference"] for each in found] == ["after"] * goes_on
