"""What commands have in common: options that stand anywhere, examples, and one question."""

from __future__ import annotations

import math
import sys
from typing import TYPE_CHECKING, Any, TypeVar

import click

from notify_typed._cli import completing
from notify_typed._cli.lazy import SuggestingGroup
from notify_typed._cli.outcomes import WrongUse
from notify_typed._cli.session import Session
from notify_typed._cli.text import safe, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from notify_typed._cli.output import Mode

__all__ = [
    "Command",
    "Group",
    "Number",
    "common_options",
    "confirm",
    "examples",
    "output_options",
    "template_option",
    "version_option",
    "yes_option",
]

AnyFunction = TypeVar("AnyFunction", bound="Callable[..., object]")


class Number(click.FloatRange):
    """A finite number within limits: Python also reads `nan` and `inf` as numbers."""

    def convert(
        self, value: str | float, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Read a number.

        Raises:
            BadParameter: It is not one, or outside the limits.
        """
        found = float(super().convert(value, param, ctx))  # type: ignore[arg-type] # click reads text too
        if not math.isfinite(found):
            self.fail(f"must be a number, not {value!r}.", param, ctx)
        return found

    def _describe_range(self) -> str:
        return "" if self.min is None and self.max is None else super()._describe_range()


def template_option(
    *, required: bool = True, words: str = "The template"
) -> Callable[[AnyFunction], AnyFunction]:
    """Make the option that names a template.

    Args:
        required: Whether the command always needs one.
        words: What the help calls it.
    """
    return click.option(
        "-t",
        "--template",
        required=required,
        metavar="ID|NAME",
        shell_complete=completing.templates,
        help=f'{words}: its id, or its name as "notify-typed template list" shows it.',
    )


def output_options(*, hidden: bool) -> list[click.Parameter]:
    """Make the options that say how results are printed.

    Args:
        hidden: Whether they are left out of a command's help.
    """
    return [
        click.Option(
            ["--json", "as_json"],
            is_flag=True,
            expose_value=False,
            hidden=hidden,
            callback=_set_json,
            help="Print JSON, one object a line; errors are JSON on standard error.",
        ),
        click.Option(
            ["-q", "--quiet"],
            is_flag=True,
            expose_value=False,
            hidden=hidden,
            callback=_set_quiet,
            help="Print only ids, for use in a script.",
        ),
    ]


def connection_options(*, hidden: bool) -> list[click.Parameter]:
    """Make the options that say whose key is used, and where Notify is.

    Args:
        hidden: Whether they are left out of a command's help.
    """
    return [
        click.Option(
            ["--profile"],
            metavar="NAME",
            expose_value=False,
            hidden=hidden,
            callback=_set("profile"),
            shell_complete=completing.profiles,
            help='Use a key and an address that "profile add" has stored.',
        ),
        click.Option(
            ["--key-file"],
            metavar="FILE",
            expose_value=False,
            hidden=hidden,
            callback=_set("key_file"),
            help="Read the key from a file. There is no option for the key itself: the machine's"
            " other users could see it.",
        ),
        click.Option(
            ["--key-stdin"],
            is_flag=True,
            expose_value=False,
            hidden=hidden,
            callback=_set_key_stdin,
            help="Read the key from the first line of standard input.",
        ),
        click.Option(
            ["--base-url"],
            metavar="URL",
            expose_value=False,
            hidden=hidden,
            callback=_set("base_url"),
            help="Notify's address. If left out: NOTIFY_BASE_URL, or the real Notify.",
        ),
    ]


def common_options(*, hidden: bool) -> list[click.Parameter]:
    """Make the options that stand before and after any command.

    Args:
        hidden: Whether they are left out of a command's help.
    """
    return [*output_options(hidden=hidden), *connection_options(hidden=hidden)]


class Command(click.Command):
    """A command that takes the common options as well."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Give the command's own parameters, and the common ones."""
        return [*super().get_params(ctx), *common_options(hidden=True)]


class Group(SuggestingGroup):
    """Commands that take the common options as well."""

    command_class = Command

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Give the group's own parameters, and the common ones."""
        return [*super().get_params(ctx), *common_options(hidden=True)]


def examples(*lines: str) -> str:
    """Write examples as the end of a command's help."""
    return "\n".join(["\b", "Examples:", *(f"  {line}" for line in lines)])


def version_option(command: AnyFunction) -> AnyFunction:
    """Let a group say which version it is of."""
    return click.option(
        "--version",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_print_version,
        help="Show the version. With --json, show all that a bug report needs.",
    )(command)


def yes_option(command: AnyFunction) -> AnyFunction:
    """Let a command that asks first be told not to."""
    return click.option("-y", "--yes", is_flag=True, help="Do not ask first.")(command)


def confirm(question: str, *, yes: bool) -> None:
    """Ask before something is done.

    Args:
        question: What is asked.
        yes: Whether that was answered on the command line.

    Raises:
        Failure: The answer is no, or there is nobody to ask.
    """
    if yes:
        return
    click.echo(f"{shown(safe(question), to_error=True)} [y/N]: ", err=True, nl=False)
    answer = sys.stdin.readline()
    if not answer:
        click.echo(err=True)
    if answer.strip().lower() not in {"y", "yes"}:
        raise WrongUse("not confirmed. Nothing was done. To agree beforehand, give --yes.")


def _print_version(ctx: click.Context, _option: click.Parameter, value: Any) -> None:  # noqa: ANN401 - click's
    if not value or ctx.resilient_parsing:
        return
    from notify_typed._cli.version import print_version  # noqa: PLC0415 - for this alone

    session = ctx.find_object(Session)
    print_version(as_json=session is not None and session.json_wanted)
    ctx.exit()


def _set(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def take(ctx: click.Context, _option: click.Parameter, value: Any) -> None:  # noqa: ANN401 - click's
        session = ctx.find_object(Session)
        if value is not None and session is not None:
            setattr(session, name, value)

    return take


def _set_key_stdin(ctx: click.Context, option: click.Parameter, value: Any) -> None:  # noqa: ANN401 - click's
    if value:
        _set("key_file")(ctx, option, "-")


def _set_json(ctx: click.Context, _option: click.Parameter, value: Any) -> None:  # noqa: ANN401 - click's
    _set_mode(ctx, "json", wanted=bool(value))


def _set_quiet(ctx: click.Context, _option: click.Parameter, value: Any) -> None:  # noqa: ANN401 - click's
    _set_mode(ctx, "ids", wanted=bool(value))


def _set_mode(ctx: click.Context, mode: Mode, *, wanted: bool) -> None:
    session = ctx.find_object(Session)
    if not wanted or session is None:
        return
    if session.output.mode not in {"table", mode}:
        raise click.UsageError("give --json or --quiet, not both.", ctx)
    session.output.mode = mode
