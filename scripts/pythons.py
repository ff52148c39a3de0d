"""Find the other Pythons of this machine, and fetch what the package needs on each.

    python scripts/pythons.py           fetch, so that tests can install without the network
    python scripts/pythons.py --list    print the path of each, by its version, as JSON

A Python is looked for on the PATH, by its name, and among the versions that pyenv keeps. One that
is not there is passed over, and so is one for which something cannot be fetched: tests on it are
skipped then.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
VERSIONS: Final = ("3.11", "3.12", "3.13", "3.14")
EXTRAS: Final = ("sandbox", "cli")


def main() -> int:
    """Do as the arguments say and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--list", action="store_true", help="fetch nothing, print what is there")
    found = {version: path for version in VERSIONS if (path := find(version))}
    if parser.parse_args().list:
        print(json.dumps(found))
        return 0
    for version, path in found.items():
        if not fetch(path):
            print(f"WARNING: Python {version}: what it needs cannot be fetched", file=sys.stderr)
    return 0


def find(version: str) -> str | None:
    """Find an interpreter of a version that really starts."""
    return next((path for path in candidates(version) if starts(path, version)), None)


def candidates(version: str) -> Iterator[str]:
    """List where an interpreter of a version may be."""
    yield sys.executable
    if named := shutil.which(f"python{version}"):
        yield named
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    yield from (str(path) for path in sorted(pyenv.glob(f"versions/{version}.*/bin/python")))


def starts(path: str, version: str) -> bool:
    """Tell whether an interpreter starts, and is of a version."""
    code = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        done = subprocess.run(  # noqa: S603 - an interpreter of this machine
            [path, "-c", code], capture_output=True, text=True, check=False, timeout=30
        )
    except OSError:
        return False
    return done.returncode == 0 and done.stdout.strip() == version


def fetch(path: str) -> bool:
    """Put into uv's cache what the package and its extras need on an interpreter."""
    with tempfile.TemporaryDirectory() as folder:
        environment = Path(folder) / "environment"
        uv = [sys.executable, "-m", "uv"]
        extras = [part for extra in EXTRAS for part in ("--extra", extra)]
        commands = (
            [*uv, "venv", "--quiet", "--python", path, str(environment)],
            [
                *(*uv, "pip", "install", "--quiet", "--python", str(environment)),
                *("--requirement", "pyproject.toml", *extras),
                *("--constraint", "requirements/dev.txt"),
            ],
        )
        return all(
            subprocess.run(command, cwd=ROOT, check=False).returncode == 0  # noqa: S603 - our own commands
            for command in commands
        )


if __name__ == "__main__":
    sys.exit(main())
