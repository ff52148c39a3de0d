"""Make the sync code from the async, so that there is one source for both.

    python scripts/make_sync.py            write what is new, delete what is stale
    python scripts/make_sync.py --check    write nothing, show a diff, fail if there is one

What awaits is written by hand. The same without waiting has fewer words: `async` and `await` go,
`AsyncX` becomes `X`, and a few names have another form. This happens token by token in code, and
word by word in docstrings, texts and comments.
"""

from __future__ import annotations

import argparse
import io
import re
import subprocess
import sys
import tempfile
import tokenize
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Pair:
    """A module, or a folder of modules, and what is made from it.

    Attributes:
        source: Written by hand.
        target: Made.
        texts: Passages of the source that read differently in the target.
    """

    source: str
    target: str
    texts: tuple[tuple[str, str], ...] = ()


NAMES: Mapping[str, str] = {
    "StopAsyncIteration": "StopIteration",
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    "__aiter__": "__iter__",
    "__anext__": "__next__",
    "_async_client": "_client",
    "Awaiting": "Blocking",
    "_groups_async": "_groups",
    "aclose": "close",
    "async_base": "sync_base",
    "async_client": "client",
}

_ASYNCIO = """\
A client of GOV.UK Notify's v2 API for asyncio.

    Make one and keep it for as long as the event loop runs, as it keeps its connections. Close it
    with ``await client.aclose()``, or use it in an ``async with`` block.

    With the extra ``notify-typed[aiohttp]`` installed, requests go over aiohttp's connections,
    which carry many at once several times faster than httpx's own.
"""
_THREADS = """\
A client of GOV.UK Notify's v2 API.

    Safe to use from several threads at once; make one and keep it, as it keeps its connections.
    Close it, or use it in a ``with`` block.
"""

PAIRS = (
    Pair(
        "notify_typed/_v2/async_client.py",
        "notify_typed/_v2/client.py",
        texts=(
            ("""The async client""", """The client"""),
            (_ASYNCIO, _THREADS),
        ),
    ),
    Pair("notify_typed/admin/_groups_async", "notify_typed/admin/_groups"),
)

_WORD = re.compile(r"\w+")
_ASYNC = re.compile(r"\bAsync(?=[A-Z])")
_COLOUR = re.compile(r"\b(?:async (?=def |for |with )|await )")


def main() -> int:
    """Write every module, or compare every module, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing, fail on a difference")
    check = parser.parse_args().check
    made = make()
    committed = dict(_committed())
    stale = sorted(
        name for name in made.keys() | committed.keys() if made.get(name) != committed.get(name)
    )
    for name in stale:
        if check:
            before, after = committed.get(name, ""), made.get(name, "")
            lines = (text.splitlines(keepends=True) for text in (before, after))
            sys.stdout.writelines(unified_diff(*lines, f"committed/{name}", f"made/{name}"))
        elif name in made:
            (ROOT / name).parent.mkdir(exist_ok=True)
            (ROOT / name).write_text(made[name], "utf-8", newline="\n")
        else:
            (ROOT / name).unlink()
    if not check:
        print(f"sync from async: {len(made)} files, {len(stale)} changed")
    elif stale:
        print("The sync code is not what `make generate` makes now.", file=sys.stderr)
    return int(check and bool(stale))


def make() -> dict[str, str]:
    """Make every target, by its path from the root."""
    with tempfile.TemporaryDirectory() as folder:
        for pair in PAIRS:
            for source, target in _files(pair):
                path = Path(folder) / target
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(_made(source, pair.texts), "utf-8", newline="\n")
        # Shorter names and lines are laid out and sorted as everywhere else.
        config = f"--config={ROOT / 'pyproject.toml'}"
        _ruff("check", config, "--select=F401,I,RUF022", "--fix-only", folder)
        _ruff("format", config, folder)
        return {
            path.relative_to(folder).as_posix(): path.read_text("utf-8")
            for path in Path(folder).rglob("*.py")
        }


def without_waiting(source: str) -> str:
    """Take the words of waiting out of a module's text."""
    lines = source.splitlines(keepends=True)
    # From the end, so that what is still to be changed stays where it is.
    for (row, start), (end_row, end), text in reversed(list(_changes(source))):
        lines[row - 1 : end_row] = [lines[row - 1][:start] + text + lines[end_row - 1][end:]]
        lines[end_row - 1 : end_row - 1] = [""] * (end_row - row)
    return "".join(lines)


def _files(pair: Pair) -> Iterator[tuple[Path, str]]:
    source = ROOT / pair.source
    if source.is_file():
        yield source, pair.target
    else:
        for path in sorted(source.glob("*.py")):
            yield path, f"{pair.target}/{path.name}"


def _committed() -> Iterator[tuple[str, str]]:
    for pair in PAIRS:
        target = ROOT / pair.target
        for path in [target] if target.suffix else sorted(target.glob("*.py")):
            if path.exists():
                yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")


def _made(path: Path, texts: tuple[tuple[str, str], ...]) -> str:
    source, name = path.read_text("utf-8"), path.relative_to(ROOT).as_posix()
    for before, after in texts:
        if before not in source:
            sys.exit(f"{name} does not have this passage any more:\n{before}")
        source = source.replace(before, after)
    return f"# Made from {name} by scripts/make_sync.py; edit that.\n{without_waiting(source)}"


_Change = tuple[tuple[int, int], tuple[int, int], str]


def _changes(source: str) -> Iterator[_Change]:
    tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    dropped = set(_awaitables(tokens))
    for place, token in enumerate(tokens):
        if place in dropped:
            yield token.start, token.end, ""
        elif token.string in {"async", "await"}:
            yield token.start, tokens[place + 1].start, ""
        elif token.type in {tokenize.NAME, tokenize.STRING, tokenize.COMMENT}:
            text = _WORD.sub(lambda word: _renamed(word[0]), _COLOUR.sub("", token.string))
            if text != token.string:
                yield token.start, token.end, text


def _awaitables(tokens: list[tokenize.TokenInfo]) -> Iterator[int]:
    """Find `Awaitable` and its brackets wherever it stands around another type."""
    around: list[bool] = []  # for each open bracket, whether it is one of these
    for place, token in enumerate(tokens):
        if token.string in {"(", "[", "{"}:
            around.append(token.string == "[" and tokens[place - 1].string == "Awaitable")
            if around[-1]:
                yield from (place - 1, place)
        elif token.string in {")", "]", "}"} and around.pop():
            yield place


def _renamed(name: str) -> str:
    return NAMES.get(name) or _ASYNC.sub("", name)


def _ruff(*arguments: str) -> None:
    command = [sys.executable, "-m", "ruff", arguments[0], "--quiet", "--no-cache", *arguments[1:]]
    subprocess.run(command, check=True)  # noqa: S603 - nothing in the command comes from outside


if __name__ == "__main__":
    sys.exit(main())
