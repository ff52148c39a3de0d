"""The outermost group: wherever a command ends, it ends here, with a status that says how."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
import threading
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, TypeGuard

import click

from notify_typed._cli.lazy import LazyGroup
from notify_typed._cli.outcomes import Exit, Failure, WrongUse, error_object, failure_of, outcome_of
from notify_typed._cli.session import Session
from notify_typed._cli.text import safe, say
from notify_typed._cli.usage import message_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from notify_typed.errors import NotifyError

__all__ = ["Program", "is_ours"]

_UUID: Final = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_KEY: Final = re.compile(f"{_UUID}-{_UUID}")
_COMPLETION: Final = "_NOTIFY_TYPED_COMPLETE"
_KEY_OPTIONS: Final = ("--api-key", "--apikey", "--key")


class Program(LazyGroup):
    """The command itself."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:  # noqa: ANN401 - click's signature
        """Read the command line; a look at the help ends here."""
        with _local_faults():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        """Run a command."""
        with _local_faults():
            return super().invoke(ctx)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: FBT001, FBT002 - click's signature
        windows_expand_args: bool = True,  # noqa: FBT001, FBT002 - likewise
        **extra: Any,  # noqa: ANN401 - likewise
    ) -> Any:  # noqa: ANN401 - likewise
        """Run a command and exit with its status."""
        session = Session()
        try:
            words = sys.argv[1:] if args is None else [*args]
            session.json_wanted = "--json" in words
            extra.setdefault("obj", session)

            def run() -> int:
                _refuse_keys(words)
                given: Any = super(Program, self).main(
                    args,
                    prog_name,
                    complete_var,
                    standalone_mode=False,
                    windows_expand_args=windows_expand_args,
                    **extra,
                )
                return given if isinstance(given, int) else 0

            if _COMPLETION in os.environ:
                import_module("notify_typed._cli.shells")  # one more than click has
            if not standalone_mode:
                return run()
            status = _ended(session, run)
        except (KeyboardInterrupt, click.Abort):
            with _deaf():
                said = f"stopped; {session.flight.words}"
                failure = Failure(said, Exit.INTERRUPTED, facts=session.flight.facts)
                status = _told(session, failure)
        sys.exit(status)


class _LocalFault(Exception):
    """What was printed could not be written: a pipe is closed, or a disk full."""

    def __init__(self, problem: OSError) -> None:
        super().__init__(str(problem))
        self.problem = problem


@contextmanager
def _local_faults() -> Generator[None]:
    """Keep faults of this machine apart, some of which click would answer itself."""
    try:
        yield
    except OSError as problem:
        if is_ours(problem):  # a wait that was too short
            raise
        raise _LocalFault(problem) from problem


def is_ours(error: Exception) -> TypeGuard[NotifyError]:
    """Tell whether it is an exception of the package, without importing them all."""
    errors = sys.modules.get("notify_typed.errors")
    return errors is not None and isinstance(error, errors.NotifyError)


def _ended(session: Session, run: Callable[[], int]) -> int:
    """Run a command; say what went wrong, and give the status."""
    try:
        try:
            status = run()
            with _local_faults():
                sys.stdout.flush()
        finally:
            session.close()
    except click.ClickException as problem:
        return _told(session, problem)
    except _LocalFault as fault:
        if isinstance(fault.problem, BrokenPipeError):
            # The reader has had enough. Python must not try again at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return Exit.DONE
        reason = fault.problem.strerror or type(fault.problem).__name__
        words = f"the result cannot be written: {reason}; {session.flight.words}"
        return _told(session, Failure(words, Exit.FAILED, facts=session.flight.facts))
    except Exception as error:
        if not is_ours(error):
            raise
        return _told(session, failure_of(error, session.server))
    return status


def _told(session: Session, problem: click.ClickException) -> int:
    if isinstance(problem, click.exceptions.NoArgsIsHelpError):
        click.echo(problem.format_message(), err=True)
    elif session.json_wanted:
        say(json.dumps(error_object(problem), default=str), to_error=True)
    else:
        if isinstance(problem, click.UsageError) and problem.ctx is not None:
            say(problem.ctx.get_usage(), to_error=True)
            say(f"Try '{problem.ctx.command_path} --help' for help.\n", to_error=True)
        say(f"notify-typed: {safe(message_of(problem))}", to_error=True)
    return outcome_of(problem)


def _refuse_keys(words: Sequence[str]) -> None:
    """Refuse a key among the arguments.

    Raises:
        Failure: There is one.
    """
    for word in words:
        if _KEY.search(word) or word.partition("=")[0] in _KEY_OPTIONS:
            raise WrongUse(
                "a key must not be an argument: this machine's other users see it in the list of"
                " processes, and your shell keeps it in its history. Set NOTIFY_API_KEY, give"
                " --key-file FILE or --key-stdin, or store it once: notify-typed profile add NAME."
                " Nothing was done."
            )


@contextmanager
def _deaf() -> Generator[None]:
    """Let nobody interrupt what is said about an interruption."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
