"""Waiting for a status or a PDF: how it ends well, and how it ends."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from cases import for_each
from client_world import (
    CALLS,
    KINDS,
    MESSAGE,
    NO_WAIT,
    PDF,
    Answer,
    Notify,
    Server,
    example,
    failure,
    wrong_clock,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from notify_typed import (
    BadRequest,
    ClockSkew,
    NotFound,
    NotSent,
    ReadFailed,
    RetryPolicy,
    StatusMissed,
    UnreadableResponse,
    WaitTimeout,
)
from notify_typed._details import read_details
from notify_typed._engine.flow import Send
from notify_typed._engine.retries import Context, Options, RetryBudget
from notify_typed._v2 import operations
from notify_typed._v2.waiting import target_statuses, wait_for_pdf_flow, wait_for_status_flow
from notify_typed.models import NotificationStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from client_world import Connect

FAST = {"timeout": 30.0, "poll_interval": 1e-6}
NOT_READY = failure(400, "PDFNotReadyError", "PDF not available yet, try again later")


def in_status(status: str) -> httpx.Response:
    return httpx.Response(200, json=example("get_notification", 200, "sms") | {"status": status})


def test_the_wait_ends_with_the_first_final_status(connect: Connect) -> None:
    states = ["created", "sending", "pending", "delivered", "cancelled"]
    notify, server = connect(*map(in_status, states))
    assert notify("wait_for_status", MESSAGE, **FAST).status == "delivered"
    assert len(server.requests) == 4


@pytest.mark.parametrize(
    ("until", "looks"),
    [
        ("sending", 2),
        (NotificationStatus.SENDING, 2),
        (["pending", "sending"], 2),
        ({NotificationStatus.DELIVERED}, 4),
        (iter(["cancelled", "delivered"]), 4),
    ],
    ids=lambda value: type(value).__name__,
)
def test_other_statuses_can_be_waited_for(until: Any, looks: int) -> None:
    states = ["created", "sending", "pending", "delivered", "cancelled"]
    server = Server.of(*map(in_status, states))
    with Notify("sync", server) as notify:
        notify("wait_for_status", MESSAGE, until, **FAST)
    assert len(server.requests) == looks


@for_each("status", [status.value for status in NotificationStatus])
def test_final_statuses_are_those_that_nothing_need_follow(status: str) -> None:
    # After the others nothing more need come: docs/explanation/what-the-api-does.md#statuses.
    passing = {"created", "sending", "pending", "accepted", "pending-virus-check"}
    assert (status in target_statuses(None)) is (status not in passing)


def test_a_status_that_the_description_does_not_know_is_waited_through(connect: Connect) -> None:
    notify, server = connect(in_status("held-for-review"), in_status("delivered"))
    assert notify("wait_for_status", MESSAGE, **FAST).status.is_known
    assert len(server.requests) == 2


def test_the_wait_for_a_pdf_ends_with_the_pdf(connect: Connect) -> None:
    notify, server = connect(NOT_READY, NOT_READY, CALLS["pdf"].response())
    assert notify("wait_for_pdf", MESSAGE, **FAST) == PDF
    assert len(server.requests) == 3


@pytest.mark.parametrize("status", ["permanent-failure", "delivered", "returned-letter"])
def test_a_wait_ends_when_the_status_cannot_come_any_more(connect: Connect, status: str) -> None:
    notify, server = connect(in_status("sending"), in_status(status))
    with pytest.raises(StatusMissed, match=f"is '{status}'") as caught:
        notify("wait_for_status", MESSAGE, "cancelled", **FAST)
    assert caught.value.last_status == status
    assert len(server.requests) == 2


def test_a_text_abroad_may_still_be_delivered_after_it_was_sent(connect: Connect) -> None:
    notify, _ = connect(in_status("sent"), in_status("delivered"))
    assert notify("wait_for_status", MESSAGE, "delivered", **FAST).status == "delivered"


def test_when_the_time_is_up_the_error_knows_the_last_status(connect: Connect) -> None:
    notify, _ = connect(in_status("sending"))
    with pytest.raises(WaitTimeout) as caught:
        notify("wait_for_status", MESSAGE, "cancelled", timeout=1e-3, poll_interval=1e-4)
    assert caught.value.last_status == "sending"
    assert str(caught.value) == (
        f"After 0.001 s the status of {MESSAGE} is 'sending'; waited for: cancelled."
    )
    with pytest.raises(TimeoutError):
        notify("wait_for_status", MESSAGE, timeout=1e-3, poll_interval=1e-4)


def test_when_the_time_is_up_there_is_no_pdf(connect: Connect) -> None:
    notify, _ = connect(NOT_READY)
    with pytest.raises(WaitTimeout, match="no PDF yet") as caught:
        notify("wait_for_pdf", MESSAGE, timeout=1e-3, poll_interval=1e-4)
    assert caught.value.last_status is None


@pytest.mark.parametrize(
    ("method", "answer", "kind"),
    [
        ("wait_for_status", failure(404, "NoResultFound"), NotFound),
        ("wait_for_pdf", failure(404, "NoResultFound"), NotFound),
        (
            "wait_for_pdf",
            failure(400, "BadRequestError", "Notification is not a letter"),
            BadRequest,
        ),
        ("wait_for_status", httpx.ReadError("reset"), ReadFailed),
        ("wait_for_pdf", httpx.ConnectError("refused"), NotSent),
        ("wait_for_pdf", httpx.Response(200, html="<p>"), UnreadableResponse),
    ],
)
def test_what_waiting_does_not_mend_is_raised(
    connect: Connect, method: str, answer: Answer, kind: type[Exception]
) -> None:
    notify, _ = connect(answer)
    with pytest.raises(kind) as caught:
        notify(method, MESSAGE, **FAST)
    assert type(caught.value) is kind


def test_looks_are_retried_like_any_read(connect: Connect) -> None:
    notify, server = connect(
        httpx.ReadError("x"), in_status("sending"), failure(500, "E"), in_status("delivered")
    )
    notify("wait_for_status", MESSAGE, **FAST)
    assert len(server.requests) == 4


class World:
    """Plays a wait in its own time: a look takes `seconds`, or its time-out if that is shorter."""

    def __init__(self, answer: Callable[[], httpx.Response | Exception], seconds: float) -> None:
        self.answer, self.seconds = answer, seconds
        self.now = 1000.0
        self.looks: list[float] = []
        self.timeouts: list[float] = []

    def play(self, kind: str, timing: tuple[float, float], deadline: float | None = 120.0) -> Any:
        with Notify("sync", Server.of(NOT_READY)) as notify:
            auth = notify.client._context.auth
        retries = RetryPolicy(deadline=deadline, base_delay=0.5)
        context = Context(
            Options(timeout=httpx.Timeout(35.0), retries=retries),
            auth,
            RetryBudget(),
            read_details,
            lambda: self.now,
            lambda: 0.5,
        )
        flow: Any
        if kind == "status":
            operation = operations.get_notification(MESSAGE)
            until = target_statuses(None)
            flow = wait_for_status_flow(operation, context, until, timing)
        else:
            flow = wait_for_pdf_flow(operations.get_letter_pdf(MESSAGE), context, timing)
        return self._drive(flow)

    def _drive(self, flow: Any) -> Any:
        answer = None
        while True:
            try:
                step = flow.send(answer)
            except StopIteration as stop:
                return stop.value
            answer = None
            if not isinstance(step, Send):
                assert step.seconds >= 0
                self.now += step.seconds
                continue
            self.looks.append(self.now)
            allowed = step.timeout.as_dict()["read"]
            assert allowed is not None
            self.timeouts.append(allowed)
            self.now += min(self.seconds, allowed)
            answer = httpx.ReadTimeout("slow") if allowed < self.seconds else self.answer()


@pytest.mark.parametrize("kind", ["status", "pdf"])
def test_pauses_grow_and_the_last_look_has_time_to_be_answered(kind: str) -> None:
    world = World(lambda: in_status("sending") if kind == "status" else NOT_READY, seconds=0.2)
    with pytest.raises(WaitTimeout):
        world.play(kind, (60.0, 1.0))
    pauses = [later - look - 0.2 for look, later in itertools.pairwise(world.looks)]
    assert pauses[:3] == pytest.approx([1.0, 1.5, 2.25])
    assert max(pauses) <= 10.0 + 1e-9
    assert all(later >= sooner - 1e-9 for sooner, later in itertools.pairwise(pauses[:-1]))
    assert world.looks[-1] == pytest.approx(1060.0)
    assert min(world.timeouts) >= 1.0 - 1e-9
    assert world.now <= 1061.0


@pytest.mark.parametrize("kind", ["status", "pdf"])
def test_a_server_too_slow_for_the_last_look_does_not_hide_that_the_time_is_up(kind: str) -> None:
    world = World(lambda: in_status("sending") if kind == "status" else NOT_READY, seconds=4.0)
    with pytest.raises(WaitTimeout) as caught:
        world.play(kind, (30.0, 1.0))
    assert isinstance(caught.value.__cause__, ReadFailed)
    assert caught.value.last_status == ("sending" if kind == "status" else None)
    assert world.now <= 1031.0 + 1e-6


@pytest.mark.parametrize("kind", ["status", "pdf"])
def test_a_server_that_never_answers_uses_up_the_time_and_no_more(kind: str) -> None:
    world = World(lambda: httpx.ReadTimeout("slow"), seconds=1e9)
    with pytest.raises(WaitTimeout, match=r"was not to be seen|no PDF yet") as caught:
        world.play(kind, (5.0, 1.0))
    assert caught.value.last_status is None
    assert world.now <= 1006.1


@pytest.mark.parametrize("kind", ["status", "pdf"])
def test_a_clock_that_is_wrong_at_the_last_look_is_called_so(kind: str) -> None:
    usual = in_status("sending") if kind == "status" else NOT_READY
    world = World(lambda: usual if world.now < 1060.0 else wrong_clock(), seconds=0.1)
    with pytest.raises(ClockSkew):
        world.play(kind, (60.0, 1.0))


@given(
    timeout=st.floats(0.01, 1e5),
    pause=st.floats(1e-3, 1e5),
    seconds=st.floats(0, 50),
    deadline=st.none() | st.floats(0.1, 500),
)
@settings(deadline=None, max_examples=60)
def test_a_wait_looks_at_once_and_again_near_its_end_and_ends_in_time(
    timeout: float, pause: float, seconds: float, deadline: float | None
) -> None:
    # Enough looks to prove the point: short pauses in a long wait would make millions.
    pause = max(pause, timeout / 500)
    seconds = max(seconds, timeout / 500)
    world = World(lambda: in_status("sending"), seconds)
    with pytest.raises((WaitTimeout, ReadFailed)):
        world.play("status", (timeout, pause), deadline)
    assert world.looks[0] == 1000.0
    assert world.now <= 1001.0 + timeout + 0.01
    if seconds < min(0.5, timeout / 8, deadline or 1.0):
        assert world.looks[-1] >= 1000.0 + timeout - 1e-6


@pytest.mark.parametrize("kind", KINDS)
def test_a_wait_uses_the_options_of_the_client(kind: str) -> None:
    server = Server.of(httpx.ReadError("reset"))
    with Notify(kind, server, retries=RetryPolicy(max_attempts=2, base_delay=0)) as notify:
        with pytest.raises(ReadFailed) as caught:
            notify("wait_for_status", MESSAGE, **FAST)
        assert caught.value.attempts == len(server.requests) == 2
        copied = notify.client.with_options(retries=NO_WAIT)
        with pytest.raises(ReadFailed) as caught:
            notify.finish(copied.wait_for_pdf(MESSAGE, **FAST))
        assert caught.value.attempts == 4
