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
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from sync_pairs import NAMES, PAIRS, Pair

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parent.parent
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
            for name, text in _made(pair):
                path = Path(folder) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8", newline="\n")
        # Shorter names and lines are laid out and sorted as everywhere else.
        config = f"--config={ROOT / 'pyproject.toml'}"
        _ruff("check", config, "--select=F401,I,RUF022", "--fix-only", folder)
        _ruff("format", config, folder)
        return {
            path.relative_to(folder).as_posix(): path.read_text("utf-8")
            for path in Path(folder).rglob("*.py")
        }


def without_waiting(source: str, names: Mapping[str, str]) -> str:
    """Take the words of waiting out of a module's text.

    Args:
        source: The text.
        names: The names that have another form.
    """
    lines = source.splitlines(keepends=True)
    # From the end, so that what is still to be changed stays where it is.
    for (row, start), (end_row, end), text in reversed(list(_changes(source, names))):
        lines[row - 1 : end_row] = [lines[row - 1][:start] + text + lines[end_row - 1][end:]]
        lines[end_row - 1 : end_row - 1] = [""] * (end_row - row)
    return "".join(lines)


def _made(pair: Pair) -> Iterator[tuple[str, str]]:
    source, unused = ROOT / pair.source, dict(pair.texts)
    for path in [source] if source.is_file() else sorted(source.glob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        text = path.read_text("utf-8")
        for before, after in pair.texts:
            if before in text:
                text = text.replace(before, after)
                unused.pop(before, None)
        made = without_waiting(text, {**NAMES, **pair.names})
        target = pair.target if source.is_file() else f"{pair.target}/{path.name}"
        yield target, f"# Made from {name} by scripts/make_sync.py; edit that.\n{made}"
    for passage in unused:
        sys.exit(f"{pair.source} does not have this passage any more:\n{passage}")


def _committed() -> Iterator[tuple[str, str]]:
    for pair in PAIRS:
        target = ROOT / pair.target
        for path in [target] if target.suffix else sorted(target.glob("*.py")):
            if path.exists():
                yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")


_Change = tuple[tuple[int, int], tuple[int, int], str]


def _changes(source: str, names: Mapping[str, str]) -> Iterator[_Change]:
    tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    dropped = set(_needless(tokens))
    for place, token in enumerate(tokens):
        if place in dropped:
            yield token.start, token.end, ""
        elif token.string in {"async", "await"}:
            yield token.start, tokens[place + 1].start, ""
        elif token.type in {tokenize.NAME, tokenize.STRING, tokenize.COMMENT}:
            text = _WORD.sub(lambda word: _renamed(word[0], names), _COLOUR.sub("", token.string))
            if text != token.string:
                yield token.start, token.end, text


def _needless(tokens: list[tokenize.TokenInfo]) -> Iterator[int]:
    """Find `Awaitable` and its brackets, and the parentheses around what was awaited."""
    opened: list[tuple[int, ...]] = []
    for place, token in enumerate(tokens):
        before, after = tokens[place - 1], tokens[min(place + 1, len(tokens) - 1)]
        if token.string == "[" and before.string == "Awaitable":
            opened.append((place - 1, place))
        elif token.string == "(" and before.type == tokenize.OP and after.string == "await":
            opened.append((place,))
        elif token.string in {"(", "[", "{"}:
            opened.append(())
        elif token.string in {")", "]", "}"} and (needless := opened.pop()):
            first = tokens[needless[-1]]
            if first.string == "[" or (after.string == "." and first.start[0] == token.start[0]):
                yield from (*needless, place)


def _renamed(name: str, names: Mapping[str, str]) -> str:
    return names.get(name) or _ASYNC.sub("", name)


def _ruff(*arguments: str) -> None:
    command = [sys.executable, "-m", "ruff", arguments[0], "--quiet", "--no-cache", *arguments[1:]]
    subprocess.run(command, check=True)  # noqa: S603 - nothing in the command comes from outside


if __name__ == "__main__":
    sys.exit(main())
