"""What `--version` prints: a line, or all that a report of a bug needs."""

from __future__ import annotations

import json
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from notify_typed import __version__
from notify_typed._cli.text import say

__all__ = ["print_version"]

_LIBRARIES: Final = ("attrs", "click", "httpx", "keyring", "pyarrow", "PyJWT", "rich", "starlette")


def print_version(*, as_json: bool) -> None:
    """Print the version.

    Args:
        as_json: Whether to say on what it runs as well.
    """
    if not as_json:
        say(f"notify-typed {__version__}")
        return
    facts = {
        "notify_typed": __version__,
        "python": platform.python_version(),
        "implementation": platform.python_implementation(),
        "platform": platform.platform(),
        "encoding": sys.stdout.encoding,
        "libraries": {name: _version(name) for name in _LIBRARIES},
    }
    say(json.dumps(facts))


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
