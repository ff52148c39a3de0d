"""The commands of `notify-typed bulk`, and what they have in common."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeVar

import click

from notify_typed._cli.connection import server_of
from notify_typed._cli.lazy import CONTEXT_SETTINGS, Entry, LazyGroup
from notify_typed._cli.outcomes import NotFound

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping

    from notify_typed._cli.session import Session
    from notify_typed.bulk import AsyncBulk

__all__ = ["bulk", "ledger_option", "open_ledger"]

AnyFunction = TypeVar("AnyFunction", bound="Callable[..., object]")

_HERE: Final = "notify_typed._cli.bulk"
_USUAL_LEDGER: Final = "runs.db"


class _Commands(LazyGroup):
    entries: Mapping[str, Entry] = {
        "plan": Entry(f"{_HERE}.plan:plan", "Read and check a spreadsheet; send nothing."),
        "send": Entry(f"{_HERE}.send:send", "Send a run, or go on with it."),
        "status": Entry(f"{_HERE}.decide:status", "Show the progress of a run."),
        "pause": Entry(f"{_HERE}.decide:pause", "Stop the process that sends a run."),
        "resume": Entry(f"{_HERE}.decide:resume", "Let a paused run be sent again."),
        "retry": Entry(f"{_HERE}.decide:retry", "Decide on rows that are unknown or refused."),
        "report": Entry(f"{_HERE}.report:report", "Write a report of each row."),
        "work": Entry(f"{_HERE}.work:work", "Send all runs of a ledger, with others."),
        "forget": Entry(f"{_HERE}.decide:forget", "Delete recipients and values of a run."),
    }


@click.group("bulk", cls=_Commands, context_settings=CONTEXT_SETTINGS)
def bulk() -> None:
    """Send many messages from a spreadsheet, each at most once.

    A run is planned into a ledger and sent from there: after a crash the same command goes on where
    it stopped. The key comes from NOTIFY_API_KEY, the server from NOTIFY_BASE_URL, or both from a
    profile.
    """


def ledger_option(command: AnyFunction) -> AnyFunction:
    """Let a command say where the ledger is."""
    return click.option(
        "--ledger",
        metavar="FILE|URL",
        default=_USUAL_LEDGER,
        show_default=True,
        envvar="NOTIFY_LEDGER",
        help="Where runs are written down: a file, or the URL of a PostgreSQL database.",
    )(command)


@contextmanager
def open_ledger(
    ledger: str, sender: Session | None = None, *, create: bool = False
) -> Generator[AsyncBulk]:
    """Open a ledger, and say what goes wrong with it as commands do.

    Args:
        ledger: Where it lies.
        sender: Whose key is used, where Notify is talked to.
        create: Whether to make it if it does not exist.

    Raises:
        Failure: It cannot be used, or does not have what is asked for.
    """
    from notify_typed.bulk import AsyncBulk, NoSuchRun  # noqa: PLC0415 - takes a while

    key = None if sender is None else sender.key.api_key
    server = None if sender is None else server_of(sender)
    try:
        opened = AsyncBulk(ledger, api_key=key, base_url=server, create=create)
        try:
            yield opened
        finally:
            opened.close()
    except NoSuchRun as problem:
        raise NotFound(str(problem)) from problem
