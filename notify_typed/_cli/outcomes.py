"""How a command ends: a status that says what is known, and a line or JSON that says why."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final

import click

from notify_typed._cli.usage import message_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notify_typed.errors import NotifyError

__all__ = [
    "Exit",
    "Failure",
    "NotDone",
    "NotFound",
    "Refused",
    "Unknown",
    "WrongUse",
    "error_object",
    "failure_of",
    "outcome_of",
]


class Exit(IntEnum):
    """The exit statuses."""

    DONE = 0
    FAILED = 1
    """The command itself failed: the disk is full, or it has a fault."""
    USAGE = 2
    """The command is wrong, or was not confirmed; nothing was asked of Notify."""
    REFUSED = 3
    """Notify looked at it and said no."""
    NOT_SENT = 4
    """Notify was not reached or gave no usable answer, and certainly did nothing."""
    UNKNOWN = 5
    """It may have been sent or changed, or not."""
    LIMIT = 6
    """Too many requests this minute, or messages today."""
    NOT_FOUND = 7
    """There is no such thing, or not any more."""
    TIMED_OUT = 8
    """What was waited for did not come in time, or cannot come any more."""
    INTERRUPTED = 130
    """Ctrl-C, as shells have it."""


# What each exception of the clients means to somebody at a shell; a subclass stands for itself.
_MEANINGS: Final = {
    "NotifyError": (Exit.NOT_SENT, "{said}"),
    "InvalidInput": (Exit.USAGE, "{said}"),
    "NotSent": (Exit.NOT_SENT, "Notify was not reached{at}, and nothing was done: {said}"),
    "ClockSkew": (Exit.NOT_SENT, "nothing was done: {said}"),
    "Rejected": (Exit.REFUSED, "Notify refused it: {said}"),
    "AuthenticationFailed": (Exit.REFUSED, "Notify refused the key: {said}"),
    "NotFound": (Exit.NOT_FOUND, "Notify does not have it: {said}"),
    "RateLimited": (Exit.LIMIT, "too many requests within a minute: {said}"),
    "DailyLimitExceeded": (Exit.LIMIT, "the day's limit is reached, until midnight UTC: {said}"),
    "OutcomeUnknown": (
        Exit.UNKNOWN,
        "it is not known whether this was done. Look before you try again: {said}",
    ),
    "StatusMissed": (Exit.TIMED_OUT, "{said}"),
    "WaitTimeout": (Exit.TIMED_OUT, "{said}"),
}
_FACTS: Final = ("status_code", "errors", "attempts", "trace_id", "last_status")


class Failure(click.ClickException):
    """A command that did not do what it was asked for.

    Args:
        message: Why, in a sentence or two.
        outcome: What is known.
        facts: Further members of the JSON object.
    """

    outcome: Exit = Exit.USAGE

    def __init__(
        self,
        message: str,
        outcome: Exit | None = None,
        *,
        facts: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(message)
        if outcome is not None:
            self.outcome = outcome
        self.facts = dict(facts or {})


class WrongUse(Failure):
    """The command is wrong, or was not confirmed; nothing was asked of Notify."""


class Refused(Failure):
    """Notify said no."""

    outcome = Exit.REFUSED


class NotDone(Failure):
    """Notify was not reached or gave no usable answer, and certainly did nothing."""

    outcome = Exit.NOT_SENT


class Unknown(Failure):
    """It is not known what Notify did."""

    outcome = Exit.UNKNOWN


class NotFound(Failure):
    """There is no such thing."""

    outcome = Exit.NOT_FOUND


def failure_of(error: NotifyError, server: str | None = None) -> Failure:
    """Say what an exception of a client means to somebody at a shell.

    Args:
        error: The exception.
        server: Where Notify was looked for.
    """
    outcome, words = next(
        _MEANINGS[kind.__name__] for kind in type(error).__mro__ if kind.__name__ in _MEANINGS
    )
    said = " ".join([str(error), *getattr(error, "__notes__", ())])
    text = words.format(said=said, at="" if server is None else f" at {server}")
    facts = {name: getattr(error, name) for name in _FACTS if hasattr(error, name)}
    if "errors" in facts:
        facts["errors"] = [each.to_dict() for each in facts["errors"]]
    return Failure(text, outcome, facts=facts)


def outcome_of(problem: click.ClickException) -> Exit:
    """Say how a command ends that raises this."""
    return problem.outcome if isinstance(problem, Failure) else Exit(problem.exit_code)


def error_object(problem: click.ClickException) -> dict[str, object]:
    """Write a failure as programs read it."""
    outcome = outcome_of(problem)
    facts = problem.facts if isinstance(problem, Failure) else {}
    return {
        "outcome": outcome.name.lower(),
        "exit_code": int(outcome),
        "message": message_of(problem),
        "status_code": None,
        "errors": [],
        "attempts": 0,
        **facts,
    }
