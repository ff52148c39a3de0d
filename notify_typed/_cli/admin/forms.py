"""What the commands of `admin` have in common."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import click

from notify_typed._cli.admin.session import USER_VARIABLE, Session
from notify_typed._cli.lazy import SuggestingGroup
from notify_typed._cli.options import output_options
from notify_typed._cli.outcomes import WrongUse

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "SERVICE_VARIABLE",
    "AdminCommand",
    "Noun",
    "common_options",
    "service_option",
    "text_of",
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
        *output_options(hidden=hidden),
    ]


class AdminCommand(click.Command):
    """A command that takes the common options as well."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Give the command's own parameters, and the common ones."""
        return [*super().get_params(ctx), *_COMMON]


class Noun(SuggestingGroup):
    """What can be done with one kind of thing."""

    command_class = AdminCommand


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


_COMMON: Final = common_options(hidden=True)
