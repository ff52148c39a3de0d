"""What is tried again, when, how often, and what the caller is told meanwhile."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from policy_world import ACCEPTED, KEY, NOTHING, START, Outcome, Simulation, doubtful, error

from notify_typed import (
    AuthenticationFailed,
    BadRequest,
    ClockSkew,
    DailyLimitExceeded,
    InvalidInput,
    NotFound,
    NotSent,
    OutcomeUnknown,
    RateLimited,
    RetryPolicy,
    UnreadableResponse,
)
from notify_typed._details import read_details
from notify_typed._engine.flow import Send, Sleep
from notify_typed._engine.policy import call_flow
from notify_typed._engine.retries import Context, Options, RetryBudget
from notify_typed._v2 import operations
from notify_typed._v2.api_key import NotifyAuth
from notify_typed.errors import ReadFailed, RequestError

if TYPE_CHECKING:
    from collections.abc import Callable


OUTCOMES = {outcome.name: outcome for outcome in NOTHING}
LOST = doubtful(truths=[("nothing", False, 0.0)])
DELIVERED_UNSEEN = doubtful(truths=[("message", True, 0.0)])
AGAIN = ["connection refused", "connect time-out", "pool time-out", "wrong clock", "rate limit"]


@pytest.mark.parametrize("name", AGAIN)
def test_a_send_is_tried_again_when_it_certainly_had_no_effect(name: str) -> None:
    simulation = Simulation([OUTCOMES[name], ACCEPTED])
    assert simulation.run().attempts == 2


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("unknown key", AuthenticationFailed),
        ("daily limit", DailyLimitExceeded),
        ("bad request", BadRequest),
        ("old style 404", NotFound),
    ],
)
def test_a_refusal_is_final(name: str, kind: type[RequestError]) -> None:
    simulation = Simulation([OUTCOMES[name], ACCEPTED])
    with pytest.raises(kind) as caught:
        simulation.run()
    assert caught.value.attempts == len(simulation.sends) == 1


@pytest.mark.parametrize("outcome", LOST, ids=lambda outcome: outcome.name)
def test_a_send_in_doubt_is_not_repeated_by_default(outcome: Outcome) -> None:
    simulation = Simulation([outcome, ACCEPTED])
    with pytest.raises(OutcomeUnknown):
        simulation.run()
    assert len(simulation.sends) == 1


@pytest.mark.parametrize("outcome", DELIVERED_UNSEEN, ids=lambda outcome: outcome.name)
def test_reconciling_finds_a_message_whose_answer_was_lost(outcome: Outcome) -> None:
    simulation = Simulation([outcome, ACCEPTED], options={"on_unknown": "reconcile"})
    response = simulation.run()
    assert response.reconciled
    assert response.parsed.reference == "mine"
    assert response.parsed.content.body == "Hello"
    assert len(simulation.sends) == 1


@pytest.mark.parametrize("outcome", LOST, ids=lambda outcome: outcome.name)
def test_reconciling_repeats_a_message_only_once_it_can_no_longer_turn_up(outcome: Outcome) -> None:
    simulation = Simulation(
        [outcome, ACCEPTED], options={"on_unknown": "reconcile"}, policy={"reconcile_window": 30.0}
    )
    response = simulation.run()
    assert not response.reconciled
    assert simulation.now - START >= outcome.seconds + 30.0


@pytest.mark.parametrize(
    "found",
    [
        {"phone_number": "07700 900999"},
        {"phone_number": None},
        {"template": {"id": str(KEY.service_id), "version": 1, "uri": "https://notify/t"}},
        {"reference": "mine as well"},
        {"created_at": "2026-08-20T11:00:00.000000Z"},
    ],
    ids=lambda found: next(iter(found)),
)
def test_another_message_with_the_same_reference_is_not_taken_for_the_lost_one(
    found: dict[str, Any],
) -> None:
    simulation = Simulation(
        [DELIVERED_UNSEEN[2], ACCEPTED],
        options={"on_unknown": "reconcile"},
        found=found,
        date="Thu, 20 Aug 2026 12:16:00 GMT",
    )
    with pytest.raises(OutcomeUnknown) as caught:
        simulation.run()
    assert "Another message has the same reference" in "".join(caught.value.__notes__)
    assert len(simulation.sends) == 1


def test_a_message_of_this_call_is_recognised_by_the_time_of_the_server() -> None:
    simulation = Simulation(
        [DELIVERED_UNSEEN[2]],
        options={"on_unknown": "reconcile"},
        found={"phone_number": " 07700900123 "},
        date="Thu, 20 Aug 2026 12:15:31 GMT",
    )
    assert simulation.run().reconciled


def test_a_lost_message_is_called_unknown_when_the_deadline_leaves_no_certainty() -> None:
    simulation = Simulation(
        [LOST[2], ACCEPTED],
        options={"on_unknown": "reconcile"},
        policy={"reconcile_window": 30.0, "deadline": 10.0},
    )
    with pytest.raises(OutcomeUnknown) as caught:
        simulation.run()
    assert "may still turn up" in "".join(caught.value.__notes__)
    assert simulation.now - START <= 10.5


def test_a_lost_message_is_called_unknown_when_looking_fails_as_well() -> None:
    simulation = Simulation(
        [LOST[2], ACCEPTED], options={"on_unknown": "reconcile"}, lookups=[False] * 20
    )
    with pytest.raises(OutcomeUnknown) as caught:
        simulation.run()
    assert isinstance(caught.value.__cause__, ReadFailed)
    assert len(simulation.sends) == 1


def test_the_clock_is_corrected_once_from_the_answer_and_the_log_says_so(
    caplog: pytest.LogCaptureFixture,
) -> None:
    theirs = datetime.fromtimestamp(START + 600, UTC)
    answer = error(403, "AuthError", "Error: Your system clock must be accurate to within 30 s")

    def with_date() -> httpx.Response:
        response = answer()
        response.headers["Date"] = format_datetime(theirs, usegmt=True)
        return response

    skewed = Outcome("wrong clock", with_date)
    with caplog.at_level(logging.WARNING, "notify_typed"):
        assert Simulation([skewed, ACCEPTED]).run().attempts == 2
    assert "about 600 seconds slow" in caplog.text
    with pytest.raises(ClockSkew):
        Simulation([skewed, skewed, ACCEPTED]).run()


def test_attempts_end_at_the_limit() -> None:
    simulation = Simulation([OUTCOMES["rate limit"]] * 9, policy={"max_attempts": 3})
    with pytest.raises(RateLimited) as caught:
        simulation.run()
    assert caught.value.attempts == len(simulation.sends) == 3


@given(
    deadline=st.floats(0.5, 200),
    # One more than the attempts: a wrong clock is not counted.
    outcomes=st.lists(
        st.sampled_from([OUTCOMES[name] for name in AGAIN]), min_size=10, max_size=10
    ),
)
def test_no_attempt_begins_after_the_deadline(deadline: float, outcomes: list[Outcome]) -> None:
    simulation = Simulation(outcomes, policy={"deadline": deadline})
    with pytest.raises(RequestError):
        simulation.run()
    last_began = simulation.now - simulation.sends[-1].seconds
    assert last_began - START <= deadline


def test_time_outs_are_cut_down_to_what_is_left_of_the_deadline() -> None:
    now = [START]
    flow = _template_flow(RetryPolicy(deadline=12.0), lambda: now[0])
    step = next(flow)
    assert isinstance(step, Send)
    assert step.timeout.as_dict() == {"connect": 12, "read": 12, "write": 12, "pool": 12}
    now[0] += 7.0
    flow.send(httpx.ConnectError("refused"))
    step = flow.send(None)
    assert isinstance(step, Send)
    assert step.timeout.read == 5.0


def test_a_machine_that_slept_past_the_deadline_does_not_begin_another_attempt() -> None:
    now = [START]
    flow = _template_flow(RetryPolicy(deadline=12.0), lambda: now[0])
    next(flow)
    assert isinstance(flow.send(httpx.ConnectError("refused")), Sleep)
    now[0] += 3600.0  # a laptop that was shut meanwhile
    with pytest.raises(NotSent):
        flow.send(None)


def test_a_driver_that_answers_a_send_with_nothing_is_told_so() -> None:
    flow = _template_flow(RetryPolicy(), lambda: START)
    next(flow)
    with pytest.raises(TypeError, match="driver must answer"):
        flow.send(None)


@given(attempt=st.integers(1, 60), dice=st.floats(0, 1, exclude_max=True))
def test_waits_grow_are_random_and_stay_below_the_longest(attempt: int, dice: float) -> None:
    policy = RetryPolicy(base_delay=0.5, max_delay=8.0)
    failure = NotSent("no", request=operations.get_template(KEY.service_id).summary)
    longest = min(8.0, 0.5 * 2 ** (attempt - 1))
    assert 0 <= policy.delay(attempt, failure, lambda: dice) <= longest
    limited = RateLimited("no", request=failure.request)
    assert longest / 2 <= policy.delay(attempt, limited, lambda: dice) <= longest


def test_the_hook_is_told_of_every_further_attempt_and_of_no_other() -> None:
    simulation = Simulation([OUTCOMES["rate limit"], OUTCOMES["connection refused"], ACCEPTED])
    simulation.run()
    told = [(event.operation, event.attempt, type(event.error)) for event in simulation.events]
    assert told == [("send_sms", 1, RateLimited), ("send_sms", 2, NotSent)]
    assert [event.delay for event in simulation.events] == simulation.sleeps


def test_an_outage_uses_the_budget_up_and_successes_fill_it_again() -> None:
    budget = RetryBudget()
    for _ in range(60):
        with pytest.raises(NotSent):
            Simulation(
                [OUTCOMES["connection refused"]] * 2, policy={"max_attempts": 2}, budget=budget
            ).run()
    spent = Simulation([OUTCOMES["connection refused"], ACCEPTED], budget=budget)
    with pytest.raises(NotSent):
        spent.run()
    assert len(spent.sends) == 1
    for _ in range(20):
        Simulation([ACCEPTED], budget=budget).run()
    assert Simulation([OUTCOMES["connection refused"], ACCEPTED], budget=budget).run().attempts == 2


READS: list[tuple[Callable[[], httpx.Response | Exception], bool]] = [
    (lambda: httpx.ConnectError("refused"), True),
    (lambda: httpx.ReadTimeout("slow"), True),
    (lambda: httpx.RemoteProtocolError("gone"), True),
    (error(500, "Exception"), True),
    (lambda: httpx.Response(502, html="<h1>Bad gateway</h1>"), True),
    (error(429, "RateLimitError"), True),
    (error(404, "NoResultFound"), False),
    (lambda: httpx.Response(200, html="<h1>Welcome to the station's WiFi</h1>"), False),
    (lambda: httpx.Response(404, html="<h1>Not here</h1>"), False),
]


@pytest.mark.parametrize(("answer", "again"), READS)
def test_a_read_is_tried_again_after_errors_of_the_way_and_of_the_server(
    answer: Callable[[], httpx.Response | Exception],
    again: bool,  # noqa: FBT001 - pytest passes it by name
) -> None:
    flow = _template_flow(RetryPolicy(), lambda: START)
    next(flow)
    if again:
        flow.send(answer())
        assert isinstance(flow.send(None), Send)
    else:
        with pytest.raises((NotFound, UnreadableResponse)):
            flow.send(answer())


@pytest.mark.parametrize(
    "setting",
    [
        {"max_attempts": 0},
        {"max_attempts": True},
        {"base_delay": -1},
        {"max_delay": float("nan")},
        {"reconcile_window": float("inf")},
        {"deadline": 0},
        {"deadline": float("nan")},
        {"budget": 0},
    ],
)
def test_settings_that_make_no_sense_are_refused(setting: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput, match=next(iter(setting))):
        RetryPolicy(**setting)


def _template_flow(policy: RetryPolicy, clock: Callable[[], float]) -> Any:
    context = Context(
        Options(timeout=httpx.Timeout(35.0), retries=policy),
        NotifyAuth(KEY, clock),
        RetryBudget(),
        read_details,
        clock,
        lambda: 0.0,
    )
    operation = operations.get_template(KEY.service_id)
    return call_flow(operation, context)


def test_a_budget_can_be_larger_or_none() -> None:
    for capacity, retries in [(3, 3), (None, 200)]:
        budget = RetryBudget(capacity)
        refused = Simulation(
            [OUTCOMES["connection refused"]] * 300, policy={"max_attempts": 201}, budget=budget
        )
        with pytest.raises(NotSent):
            refused.run()
        assert len(refused.sends) == retries + 1
