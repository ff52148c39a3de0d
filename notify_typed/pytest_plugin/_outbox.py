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
    # A test that was given one has imported it.
    kind: Any = getattr(sys.modules.get(_SANDBOX), "Sandbox", ())
    given: dict[str, Any] = getattr(item, "funcargs", {})
    found: dict[Sandbox, None] = {}
    found |= {value: None for value in given.values() if isinstance(value, kind)}
    # The test may have stopped it.
    return [sandbox for sandbox in found if sandbox.is_running]
