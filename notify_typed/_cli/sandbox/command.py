"""The group `notify-typed sandbox`: alone it starts a sandbox, its commands look into one."""

from __future__ import annotations

from inspect import cleandoc
from typing import TYPE_CHECKING, Any, Final

import click

from notify_typed._cli.lazy import CONTEXT_SETTINGS, Entry, LazyGroup, absent
from notify_typed._cli.options import output_options

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["command"]

_HERE: Final = "notify_typed._cli.sandbox"
_LOOKS: Final = f"{__name__}.looks"


def _start() -> tuple[click.Command, bool]:
    """Give the command that starts a sandbox, or says what it lacks, and whether it can start."""
    try:
        from notify_typed.sandbox._server.command import command as start  # noqa: PLC0415 - likewise
    except ModuleNotFoundError as problem:
        return absent("sandbox", "sandbox", str(problem.name)), False
    return start, True


_START, _CAN_START = _start()


class _Sandbox(LazyGroup):
    entries: Mapping[str, Entry] = {
        "messages": Entry(f"{_HERE}.looking:messages", "List the messages that were sent."),
        "requests": Entry(
            f"{_HERE}.looking:requests", "List the requests that came, refused ones too."
        ),
        "reply": Entry(f"{_HERE}.acting:reply", "Answer a text as the person who got it."),
        "move": Entry(f"{_HERE}.acting:move", "Give a message a status."),
        "clock": Entry(f"{_HERE}.acting:clock", "Read the sandbox's clock, or change it."),
        "fault": Entry(f"{_HERE}.faults:command", "Make requests fail."),
        "callbacks": Entry(f"{_HERE}.callbacks:command", "Look at your service's callbacks."),
        "open": Entry(f"{_HERE}.acting:open_", "Open the sandbox's page in a browser."),
        "reset": Entry(f"{_HERE}.acting:reset", "Forget everything that happened."),
    }

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options of a start only where nothing is to be looked into."""
        ctx.meta[_LOOKS] = bool(args) and args[0] in self.entries
        if not (_CAN_START or ctx.meta[_LOOKS] or {"-h", "--help"} & {*args}):
            ctx.invoke(_START)
        return super().parse_args(ctx, args)

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Give the options."""
        common = [*super().get_params(ctx), *output_options(hidden=True)]
        if ctx.meta.get(_LOOKS):
            return common
        own = {name for parameter in _START.params for name in parameter.opts}
        return [*_START.params, *(each for each in common if own.isdisjoint(each.opts))]


@click.group(
    "sandbox",
    cls=_Sandbox,
    invoke_without_command=True,
    context_settings=CONTEXT_SETTINGS,
    help=cleandoc(_START.help or "Run a faithful local GOV.UK Notify.")
    + "\n\nIts commands look into a sandbox that runs: the one of --sandbox URL, the only one on"
    " this machine, or that of NOTIFY_BASE_URL.",
)
@click.pass_context
def command(ctx: click.Context, /, **options: Any) -> None:  # noqa: ANN401 - its help stands above
    if ctx.invoked_subcommand is None:
        ctx.invoke(_START, **options)
