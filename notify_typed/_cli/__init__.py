"""The command `notify-typed`."""

from __future__ import annotations

import sys

from notify_typed._install import install_line

__all__ = ["main"]


def main() -> None:
    """Run the command with this process's arguments, and exit."""
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
