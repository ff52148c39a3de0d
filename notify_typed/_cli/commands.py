"""The subcommands of `notify-typed`, each imported when it is asked for."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import click

from notify_typed import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def _sandbox() -> click.Command:
    from notify_typed.sandbox._server.command import command  # noqa: PLC0415 - its extra may lack

    return command


def _admin() -> click.Command:
    from notify_typed._cli.admin.command import admin  # noqa: PLC0415 - takes a while to import

    return admin


# Where each subcommand comes from. It needs the extra of its own name, or none.
_COMMANDS: Final[Mapping[str, Callable[[], click.Command]]] = {"admin": _admin, "sandbox": _sandbox}


class _Subcommands(click.Group):
    """A group whose commands are imported when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Give the names of the subcommands."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Give a subcommand, or what says that it is not installed."""
        load = _COMMANDS.get(cmd_name)
        if load is None:
            return None
        try:
            return load()
        except ModuleNotFoundError as problem:
            return _absent(cmd_name, problem.name)


@click.group(
    "notify-typed", cls=_Subcommands, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="notify-typed", message="%(prog)s %(version)s")
def notify_typed() -> None:
    """Tools around the GOV.UK Notify API."""


def _absent(name: str, module: str | None) -> click.Command:
    problem = f"needs {module}: pip install 'notify-typed[{name}]'"

    def refuse() -> None:
        click.echo(f"notify-typed: {name} {problem}", err=True)
        sys.exit(2)

    return click.Command(
        name,
        callback=refuse,
        short_help=f"(Not installed: {problem})",
        add_help_option=False,
        context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    )
