"""What the commands have in common: options that stand anywhere, examples, and one question."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from notify_typed._cli.admin.failures import WrongUse
from notify_typed._cli.admin.output import safe
from notify_typed._cli.admin.session import USER_VARIABLE, Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from notify_typed._cli.admin.output import Mode

__all__ = [
    "SERVICE_VARIABLE",
    "AdminCommand",
    "Noun",
    "common_options",
    "confirm",
    "examples",
    "service_option",
    "text_of",
    "yes_option",
]

AnyFunction = TypeVar("AnyFunction", bound="Callable[..., object]")

SERVICE_VARIABLE: Final = "NOTIFY_ADMIN_SERVICE"


def common_options(*, hidden: bool) -> list[click.Parameter]:
    """Make the options that stand before a noun, and after any command too.

    Args:
        hidden: Whether they are left out of a command's help.
    """
    return [
        click.Option(
            ["--as", "who"],
            metavar="EMAIL|ID",
            # Read where it stands first; after a command it is what was typed there.
            envvar=None if hidden else USER_VARIABLE,
            show_envvar=True,
            expose_value=False,
            hidden=hidden,
            callback=_set_who,
            help="Who does it. Notify keeps that with most changes.",
        ),
        click.Option(
            ["--json", "as_json"],
            is_flag=True,
            expose_value=False,
            hidden=hidden,
            callback=_set_json,
            help="Print JSON.",
        ),
        click.Option(
            ["-q", "--quiet"],
            is_flag=True,
            expose_value=False,
            hidden=hidden,
            callback=_set_quiet,
            help="Print ids alone, or a new key alone, as a shell's variable takes it.",
        ),
    ]


class AdminCommand(click.Command):
    """A command that takes the common options as well."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Give the command's own parameters, and the common ones."""
        return [*super().get_params(ctx), *_COMMON]


class Noun(click.Group):
    """What can be done with one kind of thing."""

    command_class = AdminCommand


def examples(*lines: str) -> str:
    """Write examples as the end of a command's help."""
    return "\n".join(["\b", "Examples:", *(f"  {line}" for line in lines)])


def service_option(command: AnyFunction) -> AnyFunction:
    """Let a command ask which service it is about."""
    return click.option(
        "-s",
        "--service",
        "service_id",
        type=click.UUID,
        metavar="ID",
        required=True,
        envvar=SERVICE_VARIABLE,
        show_envvar=True,
        help="The service.",
    )(command)


def yes_option(command: AnyFunction) -> AnyFunction:
    """Let a command that takes something away be told not to ask first."""
    return click.option("-y", "--yes", is_flag=True, help="Do not ask first.")(command)


def confirm(question: str, *, yes: bool) -> None:
    """Ask before something is taken away.

    Args:
        question: What is asked.
        yes: Whether that was answered on the command line.

    Raises:
        Failure: The answer is no, or there is nobody to ask.
    """
    if yes:
        return
    try:
        agreed = click.confirm(safe(question), err=True)
    except click.Abort:
        click.echo(err=True)
        agreed = False
    if not agreed:
        raise WrongUse("not confirmed, and nothing was done. --yes answers beforehand.")


def text_of(text: str | None, path: str | None, names: str) -> str | None:
    """Take text from the command line or from a file; `-` is standard input.

    Args:
        text: What the command line says.
        path: The file.
        names: How the two options are called, for the complaint.

    Raises:
        Failure: Both are given, or the file holds no text.
    """
    if path is None:
        return text
    if text is not None:
        raise WrongUse(f"give one of {names}, not both.")
    try:
        content = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        return content.decode("utf-8-sig")
    except OSError:
        raise WrongUse(f"{path} cannot be read.") from None
    except UnicodeDecodeError:
        raise WrongUse(f"{path} is not text in UTF-8.") from None


def _set_who(ctx: click.Context, _option: click.Parameter, value: str | None) -> None:
    session = ctx.find_object(Session)
    if value is not None and session is not None:
        session.who = value


def _set_json(ctx: click.Context, _option: click.Parameter, value: Any) -> None:  # noqa: ANN401 - click's
    _set_mode(ctx, "json", wanted=bool(value))


def _set_quiet(ctx: click.Context, _option: click.Parameter, value: Any) -> None:  # noqa: ANN401 - click's
    _set_mode(ctx, "ids", wanted=bool(value))


def _set_mode(ctx: click.Context, mode: Mode, *, wanted: bool) -> None:
    session = ctx.find_object(Session)
    if not wanted or session is None:
        return
    if session.output.mode not in {"table", mode}:
        raise click.UsageError("--json and --quiet exclude each other.", ctx)
    session.output.mode = mode


_COMMON: Final = common_options(hidden=True)
