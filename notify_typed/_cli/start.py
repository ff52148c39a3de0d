"""`notify-typed quickstart` and `completion`: the first minute."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from notify_typed._cli.options import Command, examples
from notify_typed._cli.session import Session, pass_session

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["SHELLS", "completion", "quickstart"]

SHELLS: Final = ("bash", "zsh", "fish", "powershell")


@click.command(
    "quickstart",
    cls=Command,
    epilog=examples("notify-typed quickstart", "notify-typed quickstart --json"),
)
@pass_session
def quickstart(session: Session) -> None:
    """Show what to type in the first minute."""
    from notify_typed._cli.first_minute import steps  # noqa: PLC0415 - lazy

    found = steps()
    session.output.text(
        "\n\n".join(f"{words}\n\n  {command}" for words, command in found),
        {"steps": [{"words": words, "command": command} for words, command in found]},
    )


@click.command(
    "completion",
    cls=Command,
    epilog=examples(
        'eval "$(notify-typed completion bash)"', "notify-typed completion fish --install"
    ),
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.option("--install", is_flag=True, help="Write it where the shell looks for it.")
@pass_session
def completion(session: Session, *, shell: str, install: bool) -> None:
    """Print a script with which a shell completes commands, options and templates."""
    from notify_typed._cli.shells import installed, script  # noqa: PLC0415 - lazy

    if not install:
        session.output.text(script(shell), {"shell": shell, "script": script(shell)})
        return
    path: Path
    path, advice = installed(shell)
    session.output.done(f"Written to {path}. {advice}".rstrip(), {"file": str(path)})
