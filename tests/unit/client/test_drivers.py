"""The drivers answer the steps of a flow, blocking and awaited alike."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from notify_typed._engine._async.driver import async_drive
from notify_typed._engine._sync.driver import drive
from notify_typed._engine.flow import Do, Flow, Send, Sleep, Wait
from notify_typed._engine.operation import Operation
from notify_typed._engine.timeouts import timeouts_from

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

READ = Send(Operation("read", "GET", "/", lambda answer: answer), timeouts_from(1))


class Sender:
    """Answers with a response, or raises what it was given."""

    def __init__(self, outcome: httpx.Response | Exception) -> None:
        self.outcome = outcome

    def send(self, step: Send) -> httpx.Response:
        assert step is READ
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome

    def close(self) -> None:
        raise AssertionError("a driver does not close")


class AsyncSender(Sender):
    async def send(self, step: Send) -> httpx.Response:  # type: ignore[override]
        return super().send(step)

    async def aclose(self) -> None:
        raise AssertionError("a driver does not close")


class Landing:
    """A flight that has landed."""

    def wait(self, seconds: float) -> object:
        return seconds

    async def wait_async(self, seconds: float) -> object:
        return seconds


def by_blocking(flow: Flow[Any], outcome: httpx.Response | Exception | None = None) -> Any:
    sender: Any = None if outcome is None else Sender(outcome)
    return drive(flow, sender)


def by_awaiting(flow: Flow[Any], outcome: httpx.Response | Exception | None = None) -> Any:
    sender: Any = None if outcome is None else AsyncSender(outcome)
    return asyncio.run(async_drive(flow, sender))


@pytest.fixture(params=[by_blocking, by_awaiting])
def carry_out(request: pytest.FixtureRequest) -> Callable[..., Any]:
    driver: Callable[..., Any] = request.param
    return driver


def told(*steps: Any) -> Generator[Any, Any, list[Any]]:
    """Ask for the steps and give what came of them, mistakes included."""
    answers: list[Any] = []
    for step in steps:
        try:
            answers.append((yield step))
        except ZeroDivisionError as error:
            answers.append(("raised", error))
    return answers


def test_each_step_has_its_answer(carry_out: Callable[..., Any]) -> None:
    response = httpx.Response(200)
    steps = (READ, Sleep(0), Do(lambda: "done"), Wait(Landing(), 2.0))
    assert carry_out(told(*steps), response) == [response, None, "done", 2.0]


def test_what_can_be_awaited_is_awaited() -> None:
    async def done() -> str:
        return "done"

    assert by_awaiting(told(Do(done))) == ["done"]


def test_a_lost_answer_is_an_answer_and_any_other_error_is_raised_at_the_step(
    carry_out: Callable[..., Any],
) -> None:
    lost, slip = httpx.ReadTimeout("slow"), ZeroDivisionError()
    assert carry_out(told(READ), lost) == [lost]
    assert carry_out(told(READ), slip) == [("raised", slip)]
    assert carry_out(told(Do(lambda: 1 // 0), Do(lambda: 2)))[1:] == [2]


def test_a_flow_may_clean_up_after_what_stops_the_program(carry_out: Callable[..., Any]) -> None:
    seen: list[str] = []

    def stopped() -> None:
        raise KeyboardInterrupt

    def flow() -> Generator[Any, Any, None]:
        try:
            yield Do(stopped)
        except BaseException:
            yield Do(lambda: seen.append("clean"))
            raise

    with pytest.raises(KeyboardInterrupt):
        carry_out(flow())
    assert seen == ["clean"]


def test_a_flow_without_a_sender_makes_no_request(carry_out: Callable[..., Any]) -> None:
    with pytest.raises(TypeError, match="no sender"):
        carry_out(only(READ))


def only(step: Any) -> Generator[Any, Any, None]:
    yield step
