"""Keeps the sandbox open after a failed test, so that somebody can look at its outbox."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pytest

    from notify_typed.sandbox import Sandbox

_SANDBOX = "notify_typed.sandbox._handle"


def show_outbox(item: pytest.Item, report: pytest.TestReport) -> None:
    """Say where the outbox of a failed test is, and wait until somebody has looked.

    Args:
        item: The test.
        report: What became of its call.
    """
    addresses = [sandbox.outbox_url for sandbox in _sandboxes(item)]
    if not addresses:
        return
    text = "\n".join(f"The outbox of this test: {address}" for address in addresses)
    report.sections.append(("notify outbox", text))
    # With pytest-xdist a worker has no terminal, nor has a run of CI.
    if hasattr(item.config, "workerinput") or not sys.stdin.isatty():
        report.sections.append(("notify outbox", "Nobody is asked: this is not a terminal."))
        return
    manager: Any = item.config.pluginmanager.getplugin("capturemanager")
    with manager.global_and_fixture_disabled():
        input(f"\n{item.nodeid} failed.\n{text}\nPress Enter to go on: ")


def _sandboxes(item: pytest.Item) -> list[Sandbox]:
    """Return the running sandboxes that a test was given by its fixtures, none twice."""
    if _SANDBOX not in sys.modules:
        return []
    from notify_typed.sandbox import Sandbox, SandboxError  # noqa: PLC0415 - imported by the test

    found: list[Sandbox] = []
    given: dict[str, object] = getattr(item, "funcargs", {})
    for value in given.values():
        if isinstance(value, Sandbox) and value not in found:
            try:
                _ = value.outbox_url
            except SandboxError:
                continue  # the test has stopped it
            found.append(value)
    return found
