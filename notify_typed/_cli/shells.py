"""Completion for shells: the scripts, and where each shell looks for them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
)

from notify_typed._cli.outcomes import Exit, Failure

if TYPE_CHECKING:
    import click

__all__ = ["PowerShellComplete", "installed", "script"]

_NAME: Final = "notify-typed"
_VARIABLE: Final = "_NOTIFY_TYPED_COMPLETE"
_POWERSHELL: Final = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $env:COMP_WORDS = $commandAst.ToString()
    $env:COMP_CWORD = $wordToComplete
    $env:%(complete_var)s = "powershell_complete"
    %(prog_name)s | ForEach-Object {
        $value, $help = $_ -split "`t", 2
        if (-not $help) { $help = $value }
        $kind = "ParameterValue"
        [System.Management.Automation.CompletionResult]::new($value, $value, $kind, $help)
    }
    Remove-Item Env:%(complete_var)s, Env:COMP_WORDS, Env:COMP_CWORD
}
"""


class PowerShellComplete(ShellComplete):
    """Completion for PowerShell, which click does not bring."""

    name = "powershell"
    source_template = _POWERSHELL

    def get_completion_args(self) -> tuple[list[str], str]:
        """Read what stands on the command line, and the word that is being typed."""
        import shlex  # noqa: PLC0415 - for this alone

        words = shlex.split(os.environ["COMP_WORDS"], posix=False)[1:]
        incomplete = os.environ.get("COMP_CWORD", "")
        if incomplete and words and words[-1] == incomplete:
            words.pop()
        return words, incomplete

    def format_completion(self, item: CompletionItem) -> str:
        """Write a completion as the script reads it."""
        value = f"'{item.value}'" if " " in item.value else item.value
        return f"{value}\t{item.help or ''}"


add_completion_class(PowerShellComplete)

_CLASSES: Final = {
    "bash": BashComplete,
    "zsh": ZshComplete,
    "fish": FishComplete,
    "powershell": PowerShellComplete,
}


def script(shell: str) -> str:
    """Make the script that a shell reads.

    Args:
        shell: The shell.
    """
    from notify_typed._cli.commands import notify_typed  # noqa: PLC0415 - it imports this

    command: click.Command = notify_typed
    made = _CLASSES[shell](command, {}, _NAME, _VARIABLE)
    return made.source_template % made.source_vars()


def installed(shell: str) -> tuple[Path, str]:
    """Write the script where a shell looks for it.

    Returns:
        The file, and what else is to be done.

    Raises:
        Failure: It cannot be written.
    """
    path, advice = _place(shell)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # A shell on Windows reads such lines as well, and bash no others.
        path.write_text(script(shell), encoding="utf-8", newline="\n")
    except OSError as problem:
        raise Failure(f"{path} cannot be written: {problem.strerror}.", Exit.FAILED) from None
    return path, advice


def _place(shell: str) -> tuple[Path, str]:
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    if shell == "bash":
        return data / "bash-completion" / "completions" / _NAME, "New shells complete it."
    if shell == "zsh":
        folder = data / "zsh" / "site-functions"
        return folder / f"_{_NAME}", f"Put this before compinit in .zshrc: fpath+=({folder})"
    if shell == "fish":
        return config / "fish" / "completions" / f"{_NAME}.fish", "New shells complete it."
    path = config / "powershell" / f"{_NAME}.ps1"
    return path, f"Put this into your $PROFILE: . '{path}'"
