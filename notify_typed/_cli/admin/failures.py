"""How a command ends that did not do what it was asked for: a line, and a status that says why."""

from __future__ import annotations

from typing import IO, Any, Final

import click

from notify_typed import errors
from notify_typed._cli.admin.output import safe

__all__ = ["INTERRUPTED", "Failure", "Refused", "Unknown", "WrongUse", "failure_of"]

INTERRUPTED: Final = 130
"""The exit status after Ctrl-C, as shells have it."""


class Failure(click.ClickException):
    """A command that ends in one line on standard error."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the line; what came from elsewhere cannot steer the terminal."""
        click.echo(f"notify-typed admin: {safe(self.message)}", file=file, err=file is None)


class Refused(Failure):
    """Notify said no."""

    exit_code = 1


class WrongUse(Failure):
    """The command makes no sense, or was not confirmed; nothing was asked of Notify."""

    exit_code = 2


class Unknown(Failure):
    """Notify was not reached, or nobody knows what it did."""

    exit_code = 3


def failure_of(error: errors.NotifyError, base_url: str | None) -> Failure:
    """Say what an exception of the client means to somebody at a shell."""
    text = str(error)
    match error:
        case errors.AuthenticationFailed():
            return Refused(f"Notify refused the secret: {text}. Check NOTIFY_ADMIN_SECRET.")
        case errors.Rejected():
            return Refused(f"Notify refused it: {text}")
        case errors.ClockSkew():
            return Unknown(f"nothing was done: {text}")
        case errors.NotSent():
            return Unknown(f"Notify was not reached at {base_url}, and nothing was done: {text}")
        case errors.OutcomeUnknown():
            return Unknown(f"nobody knows whether it was done; look before you try again: {text}")
        case errors.InvalidInput():
            return WrongUse(text)
        case _:
            return Unknown(text)
