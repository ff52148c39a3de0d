"""What becomes of messages as time goes by: statuses, costs, limits, retention."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from notify_typed.sandbox import AfterReads, Clock, Sandbox, SandboxError, Speed
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.end_to_end.sandbox.conftest import Api

    Connect = Callable[[Sandbox], Api]


@pytest.mark.every_database
def test_a_text_goes_from_created_to_delivered(sandbox: Sandbox, api: Api) -> None:
    sent = api.send_sms().json()
    seen = [api.status(sent["id"])]
    for seconds in (0.1, 0.4):
        sandbox.clock.advance(seconds=seconds)
        seen.append(api.status(sent["id"]))
    assert seen == ["created", "sending", "delivered"]


@pytest.mark.every_database
def test_live_messages_take_longer(sandbox: Sandbox, api: Api) -> None:
    sent = api.send_email(key=sandbox.live_key).json()
    sandbox.clock.advance(seconds=1)
    assert api.status(sent["id"]) == "sending"
    sandbox.clock.advance(seconds=4)
    assert api.status(sent["id"]) == "delivered"


@pytest.mark.parametrize(
    ("number", "status"),
    [
        ("07700900003", "temporary-failure"),
        ("+447700900003", "temporary-failure"),
        ("07700900002", "permanent-failure"),
        ("07700 900 003", "delivered"),
        ("+33612345678", "delivered"),
        ("+1 202 555 0104", "sent"),
    ],
)
def test_test_keys_decide_by_the_number_as_written(
    sandbox: Sandbox, api: Api, number: str, status: str
) -> None:
    sent = api.send_sms(number).json()
    sandbox.clock.advance(days=1)
    assert api.status(sent["id"]) == status


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("temp-fail@simulator.notify", "temporary-failure"),
        ("perm-fail@simulator.notify", "permanent-failure"),
        ("Perm-Fail@simulator.notify", "delivered"),
    ],
)
def test_test_keys_decide_by_the_address(
    sandbox: Sandbox, api: Api, address: str, status: str
) -> None:
    sent = api.send_email(address).json()
    sandbox.clock.advance(seconds=1)
    assert api.status(sent["id"]) == status


def test_the_same_recipients_are_ordinary_for_live_keys(sandbox: Sandbox, api: Api) -> None:
    sent = api.send_sms("07700900002", key=sandbox.live_key).json()
    sandbox.clock.advance(minutes=2)
    assert api.status(sent["id"]) == "delivered"


@pytest.mark.every_database
def test_simulated_recipients_get_an_answer_and_are_not_kept(api: Api) -> None:
    sent = api.send_sms("+447700900111")
    assert sent.status_code == 201
    assert api.get(f"/v2/notifications/{sent.json()['id']}").status_code == 404


@pytest.mark.every_database
def test_a_letter_has_words_of_its_own(sandbox: Sandbox, api: Api) -> None:
    sandbox.clock.freeze(datetime(2030, 1, 7, 12, tzinfo=UTC))
    sent = api.send_letter(key=sandbox.live_key).json()
    path = f"/v2/notifications/{sent['id']}"
    first = api.get(path).json()
    assert (first["status"], first["is_cost_data_ready"]) == ("accepted", False)
    assert api.get(f"{path}/pdf").json()["errors"][0]["error"] == "PDFNotReadyError"
    sandbox.clock.advance(seconds=2)
    made = api.get(path).json()
    assert (made["status"], made["cost_in_pounds"]) == ("accepted", 0.73)
    assert made["sent_at"] is None
    assert made["cost_details"] == {"billable_sheets_of_paper": 1, "postage": "second"}
    assert api.get(f"{path}/pdf").content.startswith(b"%PDF-")
    sandbox.clock.advance(hours=6)
    printed = api.get(path).json()
    assert (printed["status"], printed["sent_at"]) == ("accepted", "2030-01-07T17:30:00.000000Z")
    sandbox.clock.advance(days=2)
    assert api.status(sent["id"]) == "received"


def test_outcomes_can_be_immediate(connect: Connect) -> None:
    with Sandbox(outcomes="immediate") as sandbox:
        fast = connect(sandbox)
        statuses = [
            fast.status(send(key=sandbox.live_key).json()["id"])
            for send in (fast.send_sms, fast.send_email, fast.send_letter)
        ]
    assert statuses == ["delivered", "delivered", "received"]


def test_outcomes_can_take_a_number_of_seconds(connect: Connect) -> None:
    with Sandbox(outcomes=10) as sandbox:
        sandbox.clock.freeze()
        timed = connect(sandbox)
        sent = timed.send_sms(key=sandbox.live_key).json()
        sandbox.clock.advance(seconds=9)
        assert timed.status(sent["id"]) == "sending"
        sandbox.clock.advance(seconds=1)
        assert timed.status(sent["id"]) == "delivered"


@pytest.mark.parametrize("kind", ["send_sms", "send_email", "send_letter"])
def test_outcomes_can_take_a_number_of_reads(connect: Connect, kind: str) -> None:
    with Sandbox(outcomes=AfterReads(3)) as sandbox:
        sandbox.clock.freeze()
        polled = connect(sandbox)
        sent = getattr(polled, kind)(key=sandbox.live_key).json()
        seen = [polled.status(sent["id"]) for _ in range(4)]
    under_way, final = (
        ("accepted", "received") if kind == "send_letter" else ("sending", "delivered")
    )
    assert seen == [under_way, under_way, final, final]


def test_what_nobody_reports_is_given_up_after_three_days(connect: Connect) -> None:
    with Sandbox(outcomes=Speed(live_outcome=float("inf"))) as sandbox:
        sandbox.clock.freeze()
        slow = connect(sandbox)
        sent = slow.send_sms(key=sandbox.live_key).json()
        sandbox.clock.advance(hours=71)
        assert slow.status(sent["id"]) == "sending"
        sandbox.clock.advance(hours=1)
        assert slow.status(sent["id"]) == "temporary-failure"


@pytest.mark.every_database
def test_messages_are_gone_after_seven_days(sandbox: Sandbox, api: Api) -> None:
    sent = api.send_sms().json()
    sandbox.clock.advance(days=6, hours=23)
    assert api.get(f"/v2/notifications/{sent['id']}").status_code == 200
    sandbox.clock.advance(hours=2)
    assert api.get(f"/v2/notifications/{sent['id']}").status_code == 404
    assert api.get("/v2/notifications").json()["notifications"] == []


@pytest.mark.every_database
def test_fragments_and_foreign_rates_are_charged(sandbox: Sandbox, api: Api) -> None:
    sent = api.send_sms("+33612345678", personalisation={"name": "x" * 200, "date": "y"}).json()
    sandbox.clock.advance(seconds=1)
    message = api.get(f"/v2/notifications/{sent['id']}").json()
    details = message["cost_details"]
    assert details["billable_sms_fragments"] == 2
    fragments, times, rate = details.values()
    assert message["cost_in_pounds"] == pytest.approx(fragments * times * rate)


def test_the_rate_limit_empties_and_fills_again(connect: Connect) -> None:
    document: Any = world.default_world()
    document["services"][0]["rate_limit"] = 30
    with Sandbox(world=document) as sandbox:
        sandbox.clock.freeze()
        limited = connect(sandbox)
        statuses = [limited.send_sms().status_code for _ in range(12)]
        assert statuses == [201] * 10 + [429] * 2
        refused = limited.send_sms().json()["errors"][0]
        assert refused["message"] == (
            "Exceeded rate limit for key type TEST of 30 requests per 60 seconds"
        )
        sandbox.clock.advance(seconds=4)
        assert [limited.send_sms().status_code for _ in range(2)] == [201, 429]
        assert limited.send_sms(key=sandbox.live_key).status_code == 201


def test_the_daily_limit_ends_at_midnight_and_spares_test_keys(connect: Connect) -> None:
    document: Any = world.default_world()
    document["services"][0]["daily_limits"] = {"sms": 2}
    with Sandbox(
        world=document, clock=Clock(datetime(2030, 1, 7, 23, tzinfo=UTC), frozen=True)
    ) as sandbox:
        limited = connect(sandbox)
        live = [limited.send_sms(key=sandbox.live_key).status_code for _ in range(3)]
        assert live == [201, 201, 429]
        assert limited.send_sms(key=sandbox.test_key).status_code == 201
        assert limited.send_email(key=sandbox.live_key).status_code == 201
        sandbox.clock.advance(hours=1)
        assert limited.send_sms(key=sandbox.live_key).status_code == 201


def test_tokens_go_by_the_sandboxs_clock(sandbox: Sandbox, api: Api) -> None:
    token = api.token()
    sandbox.clock.advance(seconds=31)
    old = api.http.get("/v2/templates", headers={"Authorization": f"Bearer {token}"})
    assert old.status_code == 403
    assert api.get("/v2/templates").status_code == 200


@pytest.mark.parametrize("outcomes", ["soon", -1, float("nan"), True])
def test_outcomes_that_mean_nothing_are_refused(outcomes: object) -> None:
    with pytest.raises(SandboxError, match="outcomes must be"):
        Sandbox(outcomes=outcomes)  # type: ignore[arg-type] # that is the point


def test_the_clock_only_moves_forward(sandbox: Sandbox) -> None:
    with pytest.raises(ValueError, match="only moves forward"):
        sandbox.clock.advance(seconds=-1)
