"""Groups of commands that are imported when they run: a look at the help imports none of them."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from notify_typed._cli.text import say
from notify_typed._install import install_line, missing_library

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CONTEXT_SETTINGS", "Entry", "LazyGroup", "SuggestingGroup", "absent"]

CONTEXT_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Entry(NamedTuple):
    """A command of a group.

    Attributes:
        home: The module that has it, and its name there, with a colon between.
        summary: The first sentence of its help.
        extra: The extra that it needs beside `cli`.
        needs: One of that extra's libraries, by which one sees whether it is installed.
    """

    home: str
    summary: str
    extra: str | None = None
    needs: str | None = None

    @property
    def missing(self) -> str | None:
        """The library that it lacks, if it does."""
        return missing_library([] if self.needs is None else [self.needs])

    @property
    def line(self) -> str:
        """What a list of commands says of it."""
        if self.missing is None:
            return self.summary
        return f"(Not installed: {install_line(self.extra or 'cli')})"


_ALSO_CALLED: Final = {"text": "sms", "mail": "email", "post": "letter", "pdf": "precompiled"}


class SuggestingGroup(click.Group):
    """A group that suggests one of its commands for a word that is not a command."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; or say which ones have a similar name."""
        if self.get_command(ctx, args[0]) is None and not ctx.resilient_parsing:
            from difflib import get_close_matches  # noqa: PLC0415 - for a mistake alone

            known = self.list_commands(ctx)
            meant = _ALSO_CALLED.get(args[0].lower())
            close = [meant] if meant in known else get_close_matches(args[0], known)
            hint = f" Did you mean {' or '.join(close)}?" if close else ""
            ctx.fail(f"No such command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)


class LazyGroup(SuggestingGroup):
    """A group whose commands are known by a table, in the order in which a newcomer meets them.

    Attributes:
        entries: The commands by their names.
    """

    entries: Mapping[str, Entry] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of the commands."""
        return [*self.entries, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command, or make what says that it is not installed."""
        entry = self.entries.get(cmd_name)
        if entry is None:
            return super().get_command(ctx, cmd_name)
        missing = entry.missing
        if missing is not None:
            return absent(cmd_name, entry.extra or "cli", missing)
        module, _, name = entry.home.partition(":")
        found: object = getattr(import_module(module), name)
        if not isinstance(found, click.Command):
            raise TypeError(f"{entry.home} is not a command")
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with their summaries, importing none."""
        rows = [(name, entry.line) for name, entry in self.entries.items()]
        rows += [
            (name, self.commands[name].get_short_help_str(formatter.width))
            for name in super().list_commands(ctx)
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def absent(name: str, extra: str, library: str) -> click.Command:
    """Make a command that says what to install, in the place of one that lacks a library.

    Args:
        name: Its name.
        extra: The extra that has the library.
        library: The library.
    """

    def refuse() -> None:
        say(
            f"notify-typed: {name} needs {library}: {install_line(extra)}",
            to_error=True,
        )
        sys.exit(2)

    return click.Command(
        name,
        callback=refuse,
        add_help_option=False,
        context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    )
