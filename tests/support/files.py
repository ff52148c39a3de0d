"""Whether this process still holds a file open."""

from __future__ import annotations

import os
from pathlib import Path

_OPEN = Path("/proc/self/fd")


def is_open_here(path: Path) -> bool:
    """Tell whether this process has a file open; where the system does not say, it has not."""
    if not _OPEN.exists():
        return False
    return str(path) in {os.path.realpath(link) for link in _OPEN.iterdir()}
