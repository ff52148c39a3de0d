"""What the sandbox does without the calls that the event loops of Windows do not have."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Never

from patience import HANG, watched

from notify_typed.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from tests.end_to_end.sandbox.conftest import Api

MISSING = ("add_reader", "remove_reader", "add_writer", "remove_writer", "add_signal_handler")
WITHOUT = f"""
import asyncio
from notify_typed.sandbox import __main__


def missing(*_):
    raise NotImplementedError


for name in {MISSING}:
    setattr(asyncio.SelectorEventLoop, name, missing)
raise SystemExit(__main__.main())
"""


def missing(*_: object) -> Never:
    raise NotImplementedError


def test_a_sandbox_starts_answers_and_stops_without_them(
    monkeypatch: pytest.MonkeyPatch, connect: Callable[[Sandbox], Api]
) -> None:
    for name in MISSING:
        monkeypatch.setattr(asyncio.SelectorEventLoop, name, missing)
    with Sandbox() as sandbox:
        assert connect(sandbox).send_sms().status_code == 201


def test_the_command_stops_by_a_signal_without_them() -> None:
    with watched(
        subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-c", WITHOUT, "--port", "0", "--quiet"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
    ) as process:
        assert process.stdout
        assert "ready at" in process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        output, problems = process.communicate(timeout=HANG)
    assert (process.returncode, problems) == (0, "")
    assert output.endswith("notify sandbox: stopped\n")
