"""How long a test waits before it takes something to hang: longer than any busy machine needs."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, AnyStr, Final

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterator

HANG: Final = 300.0
"""Seconds. Nothing that works comes near, so this does not limit the speed of anything."""


def wait_until(is_so: Callable[[], object]) -> bool:
    """Wait until something is so, and return whether it came to be."""
    end = time.monotonic() + HANG
    while not is_so():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


@contextmanager
def watched(process: subprocess.Popen[AnyStr]) -> Iterator[subprocess.Popen[AnyStr]]:
    """Wait for a process at the end, but kill it if the test fails: it may be what hangs."""
    with process:
        try:
            yield process
        except BaseException:
            process.kill()
            raise
