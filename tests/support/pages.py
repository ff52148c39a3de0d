"""Pages of documentation: their code, taken out of them, and checks of commands that are not run.

What the blocks of a page mean to the tests stands in `reader`.
"""

from __future__ import annotations

import os
import re
import shlex
import tomllib
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Final

import click

from notify_typed._cli.commands import notify_typed as command_line

ROOT: Final = Path(__file__).parents[2]
PAGES: Final = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
NOT_RUN: Final = "not run: "
# What a page's commands may be for them to be run here; all others are checked.
COMMANDS: Final = (
    *("admin", "bulk", "send", "show", "wait", "list", "export", "template", "token", "request"),
    *("doctor", "quickstart"),
)
RUNNABLE: Final = ("bash", "python", "pytest", "curl", "node", "export", "echo")


@dataclass(frozen=True)
class Fence:
    """A block of code on a page.

    Attributes:
        page: The page.
        line: Its first line of code on the page, counted from 1.
        language: What it says it is.
        title: The name of the file that it stands for; empty when it is not a file.
        note: What the comment right before it says.
        code: Its lines.
    """

    page: Path
    line: int
    language: str
    title: str
    note: str
    code: str

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"

    @property
    def is_run(self) -> bool:
        """Whether the page does not say that it cannot be run."""
        return not self.note.startswith(NOT_RUN)

    @property
    def commands(self) -> list[str]:
        """The commands of a block for a shell."""
        found: list[str] = []
        command = ""
        for line in self.code.replace("\\\n", " ").splitlines():
            command = f"{command}\n{line}".strip()
            try:
                words = shlex.split(command, comments=True)
            except ValueError:  # a quotation goes on in the next line
                continue
            if words:
                found.append(command)
            command = ""
        return found

    def names(self, file: str) -> bool:
        """Tell whether a command means a file: by its name, as a module, or by having tests run."""
        stem = re.escape(file.removesuffix(".py"))
        if re.search(rf"(?<![\w./]){stem}(?=\.py|:|\s)", self.code):
            return True
        is_test = Path(file).name.startswith(("test_", "conftest"))
        return is_test and "pytest" in self.code


# Python-Markdown has blocks inside tabs and admonitions too, indented by four spaces.
_FENCE: Final = re.compile(
    r"^(?P<indent> *)(?P<marks>`{3,})(?P<language>\w+)(?P<rest>.*)\n"
    r"(?P<code>(?:.*\n)*?)(?P=indent)(?P=marks) *$",
    re.MULTILINE,
)
_NOTE: Final = re.compile(r"<!-- (.*) -->\s*\Z")


def fences(page: Path) -> list[Fence]:
    """The blocks of code of a page, in order."""
    text = page.read_text(encoding="utf-8")
    found: list[Fence] = []
    for match in _FENCE.finditer(text):
        title = re.search(r'title="([^"]+)"', match["rest"])
        note = _NOTE.search(text, 0, match.start())
        found.append(
            Fence(
                page=page,
                line=text.count("\n", 0, match.start("code")) + 1,
                language=match["language"],
                title=title[1] if title else "",
                note=note[1] if note else "",
                code=_with_snippets(dedent(match["code"])),
            )
        )
    return found


def _with_snippets(code: str) -> str:
    def contents(match: re.Match[str]) -> str:
        return (ROOT / match[1]).read_text(encoding="utf-8")

    return re.sub(r'^--8<-- "([^"]+)"\n', contents, code, flags=re.MULTILINE)


def is_runnable(command: str) -> bool:
    """Tell whether a command can be run wherever the tests are."""
    # What a variable takes is a command too.
    words = re.sub(r'^(?:\w+=|eval "?)\$\(', "", command).split()
    ends = words[-1] in {"--help", "--version"} or words[1:2] in ([each] for each in COMMANDS)
    if words[:2] == ["notify-typed", "sandbox"]:
        ends = "--sandbox" in words  # it looks into the one that is there
    return words[0] in RUNNABLE or (words[0] == "notify-typed" and ends)


def check(command: str) -> None:
    """Check a command that is not run: what it names must exist.

    Raises:
        AssertionError: It does not, or nobody knows how to check such a command.
    """
    words = shlex.split(command, comments=True)
    while "=" in words[0]:  # variables for this command alone
        del words[0]
    match words:
        case ["notify-typed", *arguments]:
            _check_click(command_line, "notify-typed", arguments)
        case ["make", *arguments]:
            for target in arguments:
                assert "=" in target or re.search(
                    rf"^{target}:.*## ", _read("Makefile"), re.MULTILINE
                ), f"no target {target}"
        case (
            ["pip", "install", *arguments]
            | ["pipx", "install", *arguments]
            | ["uv", "pip", "install", *arguments]
            | ["uv", "tool", "install", *arguments]
        ):
            for argument in arguments:
                _check_extras(argument)
        case ["uvx", "--from", package, "notify-typed", *arguments]:
            _check_extras(package)
            _check_click(command_line, "notify-typed", arguments)
        case (
            ["git", "clone", *_]
            | ["cd" | ".", _]
            | ["python3", "-m", "venv", _]
            | ["uv", "venv"]
            | ["sudo", "apt", "install", "python3-venv"]
            | ["createdb", _]
        ):
            pass
        case _:
            raise AssertionError(f"nobody knows how to check: {command}")


def _check_extras(package: str) -> None:
    if extras := re.fullmatch(r"(?:notify-typed|\.)\[(.*)\]", package):
        known = tomllib.loads(_read("pyproject.toml"))["project"]
        assert set(extras[1].split(",")) <= known["optional-dependencies"].keys()


def _check_click(command: click.Command, name: str, arguments: list[str]) -> None:
    if isinstance(command, click.Group) and arguments and not arguments[0].startswith("-"):
        with click.Context(command, info_name=name) as context:
            found, below, rest = command.resolve_command(context, arguments)
        assert below is not None
        _check_click(below, str(found), rest)
        return
    if {"--help", "--version"} & {*arguments}:
        return
    command.make_context(name, arguments)  # raises for options and values that it does not know


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def agrees(expected: str, printed: str) -> bool:
    """Tell whether something printed is what a page shows, ``...`` standing for anything."""
    parts = (re.escape(part) for part in expected.split("..."))
    return re.fullmatch(".*".join(parts), printed, re.DOTALL) is not None


def environment(path_first: Path) -> dict[str, str]:
    """The environment for a page's commands: programs beside this interpreter come first."""
    return {
        **os.environ,
        "PATH": f"{path_first}{os.pathsep}{os.environ['PATH']}",
        "PYTHONUNBUFFERED": "1",
        # Plugins that a reader does not have, and that take long to import.
        "PYTEST_ADDOPTS": "-p no:schemathesis -p no:hypothesispytest -p no:xdist",
    }
