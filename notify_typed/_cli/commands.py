"""The subcommands of `notify-typed`, each imported when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from notify_typed._cli.lazy import CONTEXT_SETTINGS, Entry
from notify_typed._cli.options import common_options, version_option
from notify_typed._cli.program import Program

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["notify_typed"]

_HERE: Final = "notify_typed._cli"


class _Commands(Program):
    """All commands. One needs the extra that it names, or none."""

    entries: Mapping[str, Entry] = {
        "quickstart": Entry(f"{_HERE}.start:quickstart", "Show what to type in the first minute."),
        "send": Entry(f"{_HERE}.send:command", "Send one message."),
        "show": Entry(
            f"{_HERE}.messages:show", "Show a message: its status, content, times and cost."
        ),
        "wait": Entry(f"{_HERE}.messages:wait", "Wait for a message to have a status."),
        "list": Entry(
            f"{_HERE}.messages:list_",
            "List messages, newest first, that were sent with the same type of key.",
        ),
        "watch": Entry(
            f"{_HERE}.messages:watch",
            "Print messages as they come, and again when their status changes.",
        ),
        "pdf": Entry(f"{_HERE}.messages:pdf", "Fetch a letter as it will be printed."),
        "received": Entry(
            f"{_HERE}.messages:received", "List the texts that people sent in, newest first."
        ),
        "export": Entry(f"{_HERE}.export:command", "Write messages into a file, newest first."),
        "template": Entry(
            f"{_HERE}.template:command", "Show templates, and the values that they need."
        ),
        "profile": Entry(f"{_HERE}.profile:command", "Store keys by name on this machine."),
        "token": Entry(
            f"{_HERE}.wire:token",
            "Print a header that authorises requests for 30 seconds.",
        ),
        "request": Entry(
            f"{_HERE}.wire:request", "Make a signed request, and print the answer as it came."
        ),
        "doctor": Entry(
            f"{_HERE}.wire:doctor",
            "Check the key, the clock and the connection, and say what to do.",
        ),
        "completion": Entry(
            f"{_HERE}.start:completion",
            "Print a script with which a shell completes commands, options and templates.",
        ),
        "admin": Entry(f"{_HERE}.admin.command:admin", "Set up services, templates and keys."),
        "bulk": Entry(
            f"{_HERE}.bulk.command:bulk",
            "Send many messages from a spreadsheet, each at most once.",
            extra="bulk",
            needs="filelock",
        ),
        "sandbox": Entry(
            f"{_HERE}.sandbox.command:command",
            "Run a faithful local GOV.UK Notify.",
            extra="sandbox",
            needs="sqlalchemy",
        ),
    }

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Give the options that stand before or after any command."""
        return [*super().get_params(ctx), *_COMMON]


_COMMON: Final = common_options(hidden=False)


@click.group("notify-typed", cls=_Commands, context_settings=CONTEXT_SETTINGS)
@version_option
def notify_typed() -> None:
    """Send with GOV.UK Notify, and run a local Notify to test against.

    The exit status says what is known: 0 done, 2 the command is wrong, 3 Notify refused it, 4
    certainly nothing was sent, 5 unknown whether it was sent, 6 a limit is reached, 7 not found, 8
    what was waited for did not come, 130 stopped by Ctrl-C.
    """
