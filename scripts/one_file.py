"""Make one file of the command and the sandbox, which runs where Python alone is.

    python scripts/one_file.py                  make dist/notify-typed.pyz
    python scripts/one_file.py --output FILE    make another file

Some of what is in it is compiled, for the sandbox: it runs on machines of the kind that made it,
with the same version of Python, and says so elsewhere. When it first runs it unpacks itself into
the user's cache.
"""

from __future__ import annotations

import argparse
import hashlib
import platform
import shutil
import subprocess
import sys
import tempfile
import zipapp
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
EXTRAS: Final = "cli,sandbox"
# The file begins with this; it must run on any Python, to say which one it needs.
MAIN: Final = '''\
import os
import platform
import sys
import tempfile
import zipfile

WANTED = {version}
SYSTEM = {system}
BUILD = {build!r}


def unpacked(archive):
    """Unpack what the file holds into the user's cache, once, and say where it is."""
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    target = os.path.join(cache, "notify-typed", BUILD)
    if not os.path.isdir(target):
        os.makedirs(os.path.dirname(target), mode=0o700, exist_ok=True)
        fresh = tempfile.mkdtemp(dir=os.path.dirname(target))
        with zipfile.ZipFile(archive) as file:
            file.extractall(fresh)
        try:
            os.rename(fresh, target)
        except OSError:  # another was faster
            if not os.path.isdir(target):
                raise
    return os.path.join(target, "site")


if sys.version_info[:2] != WANTED:
    sys.exit("notify-typed: this file is for Python %d.%d, and this is %d.%d"
             % (WANTED + sys.version_info[:2]))
here = (sys.platform, platform.machine())
if here != SYSTEM:
    sys.exit("notify-typed: this file has compiled parts for %s on %s, and this is %s on %s:"
             " install notify-typed with pip here, or make the file here with make zipapp"
             % (SYSTEM + here))
site = unpacked(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, site)
# Workers of the sandbox are processes of their own.
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [site, os.environ.get("PYTHONPATH")]))
from notify_typed._cli import main  # noqa: E402
main()
'''


def main() -> int:
    """Make the file, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--output", type=Path, default=ROOT / "dist" / "notify-typed.pyz")
    parser.add_argument("--source", default=str(ROOT), help="what to install, such as a wheel")
    parser.add_argument("--offline", action="store_true", help="use uv's cache alone")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder)
        done = subprocess.run(  # noqa: S603 - our own command
            [
                *(sys.executable, "-m", "uv", "pip", "install", "--quiet"),
                *(["--offline"] if options.offline else []),
                *("--python", sys.executable, "--target", str(content / "site")),
                *("--constraint", str(ROOT / "requirements" / "dev.txt")),
                f"{options.source}[{EXTRAS}]",
            ],
            check=False,
        )
        if done.returncode:
            return done.returncode
        shutil.rmtree(content / "site" / "bin", ignore_errors=True)
        text = MAIN.format(
            version=sys.version_info[:2],
            system=(sys.platform, platform.machine()),
            build=_digest(content),
        )
        (content / "__main__.py").write_text(text, encoding="utf-8")
        options.output.parent.mkdir(parents=True, exist_ok=True)
        zipapp.create_archive(
            content, options.output, interpreter="/usr/bin/env python3", compressed=True
        )
    print(options.output)
    return 0


def _digest(folder: Path) -> str:
    """Name what a folder holds, so that another build unpacks beside it."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(str(path.relative_to(folder)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main())
