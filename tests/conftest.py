"""What holds for all tests: that a machine is slow, or busy, is not a failure."""

from __future__ import annotations

import gc
import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

from dealing import dealt
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    import pytest

settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")

# A script's shell makes what it starts in the background deaf to Ctrl-C, and so would be all that
# tests start and interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Deal the tests out to the workers of pytest-xdist."""
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    if workers == 1:
        return
    unit = Path(__file__).parent / "unit"
    long = {
        item.path
        for item in items
        if unit not in item.path.parents or item.get_closest_marker("slow")
    }
    items[:] = dealt(
        [item for item in items if item.path in long],
        [item for item in items if item.path not in long],
        workers,
    )


def pytest_collection_finish() -> None:
    """Take what collecting leaves, which is much and stays, out of each later look for garbage."""
    gc.collect()
    gc.freeze()
    # What tests leave is mostly young. Tests that must know what is gone collect it themselves.
    gc.set_threshold(*gc.get_threshold()[:2], 100)
