"""Make the async admin groups of the blocking ones, so that the two are never apart.

    python scripts/async_admin.py            write what is new, delete what is stale
    python scripts/async_admin.py --check    write nothing, fail if there is a difference

The blocking methods in `notify_typed/admin/groups/` hold all there is to know. An async method does
the same and awaits it, so it takes a few words more, which are put in token by token.
"""

import argparse
import io
import keyword
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

ADMIN = Path(__file__).resolve().parent.parent / "notify_typed" / "admin"
SOURCE = ADMIN / "_groups"
TARGET = ADMIN / "_groups_async"
RENAMED = {
    "Catalogue": "AsyncCatalogue",
    "Group": "AsyncGroup",
    "PageIterator": "AsyncPageIterator",
    "Perform": "AsyncPerform",
    "_groups": "_groups_async",
}


def main() -> int:
    """Write every module, or compare every module, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing, fail on a difference")
    check = parser.parse_args().check
    fresh = made()
    committed = {path.name: path.read_text("utf-8") for path in TARGET.glob("*.py")}
    different = {
        name for name in fresh.keys() | committed.keys() if fresh.get(name) != committed.get(name)
    }
    if check:
        for name in sorted(different):
            print(f"{TARGET / name} is not what scripts/async_admin.py makes.", file=sys.stderr)
        return int(bool(different))
    TARGET.mkdir(exist_ok=True)
    for name in different:
        if name in fresh:
            (TARGET / name).write_text(fresh[name], "utf-8")
        else:
            (TARGET / name).unlink()
    return 0


def made() -> dict[str, str]:
    """Give the async modules by file name."""
    sources = {path.name: path.read_text("utf-8") for path in sorted(SOURCE.glob("*.py"))}
    classes = {
        name
        for source in sources.values()
        for name in re.findall(r"^class (\w+)\(Group\)", source, re.MULTILINE)
    }
    renamed = RENAMED | {name: f"Async{name}" for name in classes}
    return {name: awaited(name, source, renamed) for name, source in sources.items()}


def awaited(name: str, source: str, renamed: dict[str, str]) -> str:
    """Make one module.

    Args:
        name: The file's name.
        source: The blocking module.
        renamed: What has another name where it is awaited.
    """
    lines = source.splitlines(keepends=True)
    for token, text in reversed(list(_changes(source, renamed))):
        row, start = token.start
        line = lines[row - 1]
        lines[row - 1] = line[:start] + text + line[token.end[1] :]
    note = f"# Made of groups/{name} by scripts/async_admin.py; change it there.\n"
    # Longer names and lines are laid out and sorted as everywhere else.
    command = [sys.executable, "-m", "ruff", "format", "--stdin-filename", str(TARGET / name), "-"]
    formatted = _piped(command, note + "".join(lines))
    sort = ["--select", "I,RUF022", "--fix-only", "--quiet", "--stdin-filename", str(TARGET / name)]
    return _piped([sys.executable, "-m", "ruff", "check", *sort, "-"], formatted)


def _changes(source: str, renamed: dict[str, str]) -> Iterator[tuple[tokenize.TokenInfo, str]]:
    tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    names = [token.string for token in tokens]
    is_property = False
    for place, token in enumerate(tokens):
        following = names[place + 1 : place + 4]
        if token.string == "property" and names[place - 1] == "@":
            is_property = True
        elif token.type == tokenize.STRING and token.string.strip('"') in renamed:
            yield token, f'"{renamed[token.string.strip(chr(34))]}"'
        elif token.type != tokenize.NAME:
            continue
        elif token.string in renamed:
            yield token, renamed[token.string]
        elif token.string == "def":
            if token.start[1] > 0 and not is_property and _is_awaited(following[0]):
                yield token, "async def"
            is_property = False
        elif (
            token.string == "self"
            and following[0] == "."
            and following[2] == "("
            and (_is_awaited(following[1]) or following[1] == "_run")
        ):
            yield token, "await self"


def _is_awaited(name: str) -> bool:
    return not name.startswith(("_", "iter_")) and not keyword.iskeyword(name)


def _piped(command: list[str], text: str) -> str:
    outcome = subprocess.run(  # noqa: S603 - nothing in the command comes from outside
        command, input=text, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return outcome.stdout


if __name__ == "__main__":
    sys.exit(main())
