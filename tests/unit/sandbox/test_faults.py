"""Which calls a fault strikes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._http.fault_middleware import FaultMiddleware
from notify_typed.sandbox._state.state import State
from notify_typed.sandbox._state.worker_state import SharedTimekeeper, WorkerState
from notify_typed.sandbox._store.database import Storage
from notify_typed.sandbox._timekeeper import Timekeeper
from notify_typed.sandbox._world.default import default_world
from notify_typed.sandbox.faults import Delay, RateLimitError, RouterPage
from notify_typed.sandbox.faults._rules import Aim, Faults, Rule, Subject
from notify_typed.sandbox.faults._shared import SharedFaults

if TYPE_CHECKING:
    from starlette.types import Message, Receive, Scope, Send

CALL = Subject("send_sms", "447700900123", "t", "r")


@given(every=st.integers(1, 10), times=st.none() | st.integers(1, 5), calls=st.integers(0, 60))
def test_every_kth_call_is_struck_until_it_is_spent(
    every: int, times: int | None, calls: int
) -> None:
    rule = Rule(RateLimitError(), every=every, times=times)
    struck = [rule.strikes(CALL) for _ in range(calls)]
    expected = [number % every == 0 for number in range(1, calls + 1)]
    if times is not None:
        expected = [hit and sum(expected[:n]) < times for n, hit in enumerate(expected)]
    assert struck == expected


@given(seed=st.integers(), probability=st.floats(0, 1))
def test_chance_repeats_itself_from_its_seed(seed: int, probability: float) -> None:
    runs = [
        [rule.strikes(CALL) for _ in range(50)]
        for rule in (Rule(RateLimitError(), probability=probability, seed=seed) for _ in range(2))
    ]
    assert runs[0] == runs[1]


@pytest.mark.parametrize(
    ("aim", "fits"),
    [
        (Aim(), True),
        (Aim(operation="sends"), True),
        (Aim(operation="reads"), False),
        (Aim(operation="send_email"), False),
        (Aim(recipient="447700900123", reference="r"), True),
        (Aim(recipient="447700900123", reference="other"), False),
        (Aim(template_id="other"), False),
    ],
)
def test_a_fault_is_aimed(aim: Aim, *, fits: bool) -> None:
    assert aim.fits(CALL) is fits


def test_calls_it_is_not_for_are_not_counted() -> None:
    rule = Rule(RateLimitError(), Aim(operation="send_email"), every=2)
    assert not rule.strikes(CALL)
    assert rule.seen == 0


def test_the_first_fault_that_strikes_counts_and_spent_ones_go() -> None:
    faults = Faults()
    faults.add(Rule(RouterPage(), times=1))
    faults.add(Rule(RateLimitError()))
    assert [type(faults.pick(CALL)) for _ in range(2)] == [RouterPage, RateLimitError]
    assert len(faults.rules) == 1
    faults.clear()
    assert faults.pick(CALL) is None


@pytest.mark.parametrize("settings", [{"times": 0}, {"every": 0}, {"probability": 1.5}])
def test_faults_that_make_no_sense_are_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(SandboxError):
        Rule(RateLimitError(), **settings)


def test_workers_share_faults_and_count_them_together() -> None:
    storage = Storage()
    state = WorkerState(storage, SharedTimekeeper())
    state.begin()
    one, other = SharedFaults(storage, state), SharedFaults(storage, state)
    one.add(Rule(RateLimitError(), Aim(operation="send_sms"), times=2))
    one.add(Rule(RouterPage(), Aim(operation="send_email")))
    with state.changing():
        other.reload()
    struck = [worker.pick(CALL) for worker in (one, other, one, other)]
    assert struck == [RateLimitError(), RateLimitError(), None, None]
    assert one.pick(Subject("send_email", None, None, None)) == RouterPage()
    other.clear()
    assert one.pick(Subject("send_email", None, None, None)) is None
    with pytest.raises(SandboxError):
        fail_after(one, state)
    assert other.pick(CALL) is None
    storage.close()


def fail_after(faults: Faults, state: WorkerState) -> None:
    """Set a fault within a change that then fails."""
    with state.changing():
        faults.add(Rule(RouterPage()))
        raise SandboxError("the rest cannot be done")


async def test_a_call_that_waits_for_its_caller_to_go_does_so_behind_a_fault_too() -> None:
    faults = Faults()
    faults.add(Rule(Delay(0)))
    state = State(default_world(), Timekeeper())
    sent: list[Message] = [
        {"type": "http.request", "body": b"{}", "more_body": False},
        {"type": "http.disconnect"},
    ]
    seen: list[str] = []

    async def receive() -> Message:
        return sent.pop(0)

    async def application(_scope: Scope, receive: Receive, _send: Send) -> None:
        while "http.disconnect" not in seen:
            seen.append((await receive())["type"])

    scope: Scope = {"type": "http", "method": "GET", "path": "/v2/templates", "headers": []}
    await FaultMiddleware(application, faults, state)(scope, receive, _nowhere)
    assert seen == ["http.request", "http.disconnect"]
    state.close()


async def _nowhere(_message: Message) -> None:
    pytest.fail("nothing is answered")
