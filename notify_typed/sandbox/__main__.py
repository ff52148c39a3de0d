"""Runs the sandbox: `python -m notify_typed.sandbox`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from notify_typed.sandbox._server.command import command

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a sandbox until it is told to stop; return the exit status.

    Args:
        arguments: Those of the command; this process's when left out.
    """
    status: object = 0
    try:
        command(arguments, prog_name="python -m notify_typed.sandbox")
    except SystemExit as end:
        status = end.code
    return status if isinstance(status, int) else 1


if __name__ == "__main__":
    sys.exit(main())
