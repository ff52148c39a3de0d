"""The command `notify-typed`."""

from __future__ import annotations

import sys
from importlib.util import find_spec

from notify_typed._install import install_line

__all__ = ["main"]


def main() -> None:
    """Run the command with this process's arguments, and exit."""
    if find_spec("click") is None:
        sys.exit(f"notify-typed: the command needs click: {install_line('cli')}")
    try:
        from notify_typed._cli.commands import notify_typed  # noqa: PLC0415 - its extra may lack
    except KeyboardInterrupt:
        sys.stderr.write("notify-typed: stopped; nothing was sent\n")
        sys.exit(130)
    notify_typed()
