"""What holds for all tests: that a machine is slow, or busy, is not a failure."""

from __future__ import annotations

import gc
import signal

from hypothesis import HealthCheck, settings

settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")

# A script's shell makes what it starts in the background deaf to Ctrl-C, and so would be all that
# tests start and interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """Take what collecting leaves, which is much and stays, out of each later look for garbage."""
    gc.collect()
    gc.freeze()
    # What tests leave is mostly young. Tests that must know what is gone collect it themselves.
    gc.set_threshold(*gc.get_threshold()[:2], 100)
