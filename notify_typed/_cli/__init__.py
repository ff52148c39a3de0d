"""The command `notify-typed`."""

from __future__ import annotations

import os
import sys
from typing import Final

from notify_typed._install import install_line

__all__ = ["main"]

_STREAMS: Final = {"stdin": "r", "stdout": "w", "stderr": "w"}


def main() -> None:
    """Run the command with this process's arguments, and exit."""
    _open_streams()
    try:
        from notify_typed._cli.commands import notify_typed  # noqa: PLC0415 - its extra may lack
    except ModuleNotFoundError as problem:
        if problem.name != "click":
            raise
        sys.exit(f"notify-typed: the command needs click: {install_line('cli')}")
    except KeyboardInterrupt:
        sys.stderr.write("notify-typed: stopped; nothing was sent\n")
        sys.exit(130)
    notify_typed()


def _open_streams() -> None:
    """Open the streams that a daemon or a script has closed, so that what is printed goes nowhere.

    The first file that is opened would else stand in their place, and it may be a ledger.
    """
    for name, mode in _STREAMS.items():
        if getattr(sys, name) is None:
            file = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(file, mode, encoding="utf-8"))
