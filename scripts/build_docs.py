"""Build the site, or serve it while it is written.

    python scripts/build_docs.py            build into site/
    python scripts/build_docs.py --serve    serve on this machine, and build anew at every change

Beforehand it puts into `docs/assets/` and `build/docs/` what the pages show but git does not keep:
the scripts of Swagger UI and Mermaid, in the versions that `package-lock.json` pins, the API
descriptions, and pictures of the sandbox's outbox.
Nothing is fetched: `npm ci` has put them there.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import docs_pictures
from docs_descriptions import contents, for_page, introduction, read

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
ASSETS = ROOT / "docs" / "assets"
SNIPPETS = ROOT / "build" / "docs"
VENDORED = {
    "swagger-ui-dist": ("swagger-ui.css", "swagger-ui-bundle.js", "LICENSE", "NOTICE"),
    "mermaid": ("dist/mermaid.min.js", "LICENSE"),
}
DESCRIPTIONS = {
    "openapi": ROOT / "spec" / "openapi.yaml",
    "admin": ROOT / "spec" / "admin.yaml",
    "control-api": ROOT / "notify_typed" / "sandbox" / "control-api.yaml",
}


def main() -> int:
    """Do as the arguments say and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--serve", action="store_true", help="serve it instead, for writing")
    parser.add_argument("--port", type=int, default=8001, help="where to serve it")
    parser.add_argument("--site-dir", type=Path, default=ROOT / "site", help="where to build it")
    arguments = parser.parse_args()
    gather()
    if arguments.serve:
        return mkdocs("serve", "--dev-addr", f"127.0.0.1:{arguments.port}")
    return mkdocs("build", "--strict", "--site-dir", str(arguments.site_dir))


def gather() -> None:
    """Put scripts and descriptions where the pages look for them.

    Raises:
        SystemExit: If `node_modules` is missing, or holds another version than is pinned.
    """
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for package, files in VENDORED.items():
        home = MODULES / package
        if not home.is_dir():
            sys.exit(f"{package} is not installed: make setup")
        version = json.loads((home / "package.json").read_text(encoding="utf-8"))["version"]
        pinned = locked[f"node_modules/{package}"]["version"]
        if version != pinned:
            sys.exit(f"{package} {version} is installed, but {pinned} is pinned: make setup")
        for file in files:
            put(ASSETS / "vendor" / package / Path(file).name, (home / file).read_bytes())
    docs_pictures.make()
    for name, path in DESCRIPTIONS.items():
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            put(ASSETS / "specs" / f"{name}.yaml", text.encode())
            description = read(text)
            put(SNIPPETS / f"{name}-introduction.md", introduction(description).encode())
            put(SNIPPETS / f"{name}-contents.md", contents(description).encode())
            put(ASSETS / "specs" / f"{name}.json", for_page(description))


def put(path: Path, content: bytes) -> None:
    """Write a file unless it is there already, so that a site being served sees no change.

    Two builds may do so at the same time, so the file appears as a whole.
    """
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as aside:
        aside.write(content)
    shutil.copymode(__file__, aside.name)
    Path(aside.name).replace(path)


def mkdocs(*arguments: str) -> int:
    """Run mkdocs and return its exit status."""
    # The variable silences an advertisement on every build.
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    program = ["-m", "mkdocs"]
    if arguments[0] == "build":
        # It ends soon. To look for garbage in it meanwhile takes a tenth of its time.
        program = ["-c", "import gc; gc.disable(); from mkdocs.__main__ import cli; cli()"]
    command = [sys.executable, *program, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode  # noqa: S603 - our own command


if __name__ == "__main__":
    sys.exit(main())
