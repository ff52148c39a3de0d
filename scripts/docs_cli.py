"""Write the options of `notify-typed` into their page, from the command itself.

python scripts/docs_cli.py            write docs/reference/cli.md anew between its two marks
python scripts/docs_cli.py --check    change nothing, fail if the page is out of date

What stands outside of the marks is written by hand.
"""

from __future__ import annotations

import argparse
import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from notify_typed._cli.commands import notify_typed

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "reference" / "cli.md"
BEGIN: Final = "<!-- what follows is written by scripts/docs_cli.py -->\n"
HELP: Final = "-h, --help"
DEEP: Final = 3  # that every command has a help is said often enough by then
END: Final = "<!-- what was written ends here -->\n"


def main() -> int:
    """Write the page, or compare it, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing, fail on a difference")
    check = parser.parse_args().check
    page = PAGE.read_text(encoding="utf-8")
    fresh = with_options(page)
    if fresh == page:
        return 0
    if check:
        print(f"{PAGE.name} is out of date: python scripts/docs_cli.py", file=sys.stderr)
        return 1
    PAGE.write_text(fresh, encoding="utf-8")
    return 0


def with_options(page: str) -> str:
    """Write anew what stands between a page's marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    root = _context(notify_typed, "notify-typed")
    return f"{before}{BEGIN}\n{''.join(_describe(notify_typed, root))}{END}{after}"


def _describe(command: click.Command, context: click.Context) -> Iterator[str]:
    depth = len(context.command_path.split())
    yield f"{'#' * max(2, depth)} {context.command_path}\n\n"
    usage = " ".join(command.collect_usage_pieces(context))
    yield f"```console\n{context.command_path} {usage}\n```\n\n"
    yield f"{_escape(inspect.cleandoc(command.help or ''))}\n\n"
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        names, text = record or ("", "")
        if text and (depth < DEEP or names != HELP):
            yield f"`{names}`\n:   {_escape(text)}\n\n"
    if command.epilog:
        # Its first two lines say to keep its lines, and that they are examples.
        examples = inspect.cleandoc("\n".join(command.epilog.splitlines()[2:]))
        yield f"```console\n{examples}\n```\n\n"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None:
                yield from _describe(inner, _context(inner, name, context))


def _context(
    command: click.Command, name: str, parent: click.Context | None = None
) -> click.Context:
    return click.Context(command, parent, name, **command.context_settings)


def _escape(text: str) -> str:
    """Write a text of the command as Markdown: code as code, quotes and brackets as they are."""
    text = re.sub(r"\S+://\S+", lambda url: f"`{url[0].rstrip(',;.')}`{_rest(url[0])}", text)
    text = re.sub(r'"([a-z]+(?::N)?)"', r"`\1`", text)
    text = re.sub(r"(?<![`\w])(--[a-z-]+)", r"`\1`", text)
    return re.sub(r"  \[(.+)\]$", r" \\[\1\\]", text).replace("<", "&lt;")


def _rest(url: str) -> str:
    return url[len(url.rstrip(",;.")) :]


if __name__ == "__main__":
    sys.exit(main())
