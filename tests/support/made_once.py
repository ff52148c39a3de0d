"""What takes long to make is made once in a run, for all its workers."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def made_once(
    factory: pytest.TempPathFactory, worker_id: str, name: str, make: Callable[[Path], None]
) -> Path:
    """Return a folder that the first worker to ask makes, while others wait.

    Args:
        factory: Knows the folder of the run.
        worker_id: Which worker asks, as pytest-xdist's fixture has it.
        name: The folder's name.
        make: Makes it, at the path that it is given.
    """
    base = factory.getbasetemp()
    target = (base if worker_id == "master" else base.parent) / name
    with target.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not target.exists():
            aside = target.with_suffix(".partial")
            make(aside)
            aside.rename(target)
    return target
