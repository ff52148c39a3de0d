"""Ctrl-C at any moment of a send: what is said of the message is what the sandbox holds."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, Final

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notify_typed._cli.commands import notify_typed as command
from notify_typed.sandbox import faults

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from notify_typed.sandbox import Sandbox
    from tests.unit.cli.conftest import Shell

pytestmark = pytest.mark.slow

WORDS: Final = (
    *("send", "sms", "07700900123", "-t", "Appointment reminder"),
    *("-p", "name=A", "-p", "date=B", "-r", "case-1"),
)


class Interrupt:
    """Presses Ctrl-C when a number of functions have been called.

    Args:
        after: The number; None to count alone.
    """

    def __init__(self, after: int | None) -> None:
        self.calls = 0
        self.pressed = False
        self._begun = False
        self._after = after

    def __call__(self, frame: FrameType, event: str, arg: Any) -> None:
        del arg
        if event != "call" or self.pressed:
            return
        if "hypothesis" in frame.f_code.co_filename:  # it measures the collecting of garbage
            return
        # Before that the process has hardly begun, and has nothing to say.
        self._begun = self._begun or frame.f_code.co_name == "_ended"
        self.calls += self._begun
        if self.calls == self._after:
            self.pressed = True
            raise KeyboardInterrupt


def send(shell: Shell, *words: str, after: int | None) -> tuple[Result, Interrupt]:
    interrupt = Interrupt(after)
    invoke: Callable[..., Any] = command.main

    def interrupted(*args: Any, **kwargs: Any) -> Any:
        sys.setprofile(interrupt)
        try:
            return invoke(*args, **kwargs)
        finally:
            sys.setprofile(None)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command, "main", interrupted)
        done = CliRunner(env=shell.variables).invoke(command, [*WORDS, *words, "--json"])
    return done, interrupt


def check(done: Result, interrupt: Interrupt, sandbox: Sandbox) -> str:
    """See that what was said is so; give the state that was told of."""
    held = [str(message.id) for message in sandbox.messages()]
    if done.exit_code == 0:  # it was over, or Python had nobody to give the interrupt to
        assert held == [json.loads(done.stdout)["id"]]
        return "done"
    assert interrupt.pressed
    assert done.exit_code == 130, done.output
    told = json.loads(done.stderr.strip().splitlines()[-1])
    state: str = told["message_state"]
    if state == "nothing":
        assert held == []
    elif state == "sent":
        assert held == [told["id"]]
    elif state == "taken":
        assert len(held) == 1
    else:
        assert state == "leaving"
        assert len(held) <= 1
    return state


def test_what_is_said_after_ctrl_c_is_what_the_sandbox_holds(
    user: Shell, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    # An interrupt in a callback of Python's own is lost, and what was half made is left to it.
    monkeypatch.setattr(sys, "unraisablehook", lambda _: None)
    send(user, after=None)  # imports everything
    sandbox.reset()
    done, counted = send(user, after=None)
    assert done.exit_code == 0
    seen: set[str] = set()

    @settings(
        max_examples=60,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(st.integers(1, counted.calls))
    def interrupted_after(calls: int) -> None:
        sandbox.reset()
        done, interrupt = send(user, after=calls)
        seen.add(check(done, interrupt, sandbox))

    interrupted_after()
    assert {"nothing"} <= seen


def test_while_it_waits_to_try_again_nothing_was_sent(
    user: Shell, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pressed(_seconds: float) -> None:
        raise KeyboardInterrupt

    sandbox.fail_next(1, faults.RateLimitError(), operation="send_sms")
    monkeypatch.setattr("time.sleep", pressed)
    done = user.run(*WORDS, "--json")
    assert done.exit_code == 130
    assert json.loads(done.stderr.splitlines()[-1])["message_state"] == "nothing"
    assert not sandbox.messages()


def test_with_the_answer_lost_the_message_may_have_been_sent(
    user: Shell, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pressed(_seconds: float) -> None:
        raise KeyboardInterrupt

    sandbox.fail_next(1, faults.ResetAfterCommit(), operation="send_sms")
    sandbox.fail_next(9, faults.ServerError(), operation="list_notifications")
    monkeypatch.setattr("time.sleep", pressed)
    done = user.run(*WORDS, "--reconcile")
    assert done.exit_code == 130
    assert "may have been sent, or not" in done.stderr
    assert len(sandbox.messages()) == 1
    sandbox.clear_faults()
