"""The code of the README and the site passes mypy: readers copy it into typed programs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest
from pages import PAGES, ROOT, fences
from patience import HANG

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Strict, save for what comes of libraries that have no types.
SETTINGS: Final = """
[mypy-django.*]
ignore_missing_imports = true

[mypy-notifications_python_client.*]
implicit_reexport = true
follow_imports = silent

[mypy-celery]
ignore_missing_imports = true

[mypy]
strict = true
python_version = 3.11
disallow_untyped_decorators = false
untyped_calls_exclude = notifications_python_client
enable_error_code = possibly-undefined
"""


def modules(folder: Path) -> Iterator[Path]:
    """Write each page's code as a module, every line of it where it stands on the page.

    What a page shows as a file becomes a module of its own.
    """
    for page in PAGES:
        name = re.sub(r"\W", "_", str(page.relative_to(ROOT).with_suffix("")))
        lines: list[str] = []
        for fence in fences(page):
            if fence.language != "python":
                continue
            padding = [""] * (fence.line - 1)
            code = fence.code.splitlines()
            if fence.title:
                yield _write(folder / name / fence.title, padding + code)
            else:
                lines += padding[len(lines) :] + code
        if lines:
            yield _write(folder / f"{name}.py", lines)


def _write(path: Path, lines: list[str]) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def problems(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("pages")
    written = list(modules(folder))
    assert written
    # The files of a page import one another, as they do beside each other in a folder.
    roots = {path.parent for path in written}
    settings = f"{SETTINGS}mypy_path = {':'.join(map(str, roots))}\n"
    (folder / "mypy.ini").write_text(settings, encoding="utf-8")
    cache = ROOT / ".mypy_cache" / "pages"
    done = subprocess.run(  # noqa: S603 - our own tool
        [
            *(sys.executable, "-m", "mypy", "--config-file", "mypy.ini", "--cache-dir", str(cache)),
            *("--output", "json", "--explicit-package-bases", *map(str, written)),
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=HANG,
    )
    assert done.returncode in {0, 1}, done.stderr + done.stdout
    found: list[str] = []
    for line in filter(None, done.stdout.splitlines()):
        report = json.loads(line)
        if report["severity"] == "error":
            found.append(f"{report['file']}:{report['line']}: {report['message']}")
    return found


def test_the_code_of_all_pages_has_the_types_it_seems_to_have(problems: list[str]) -> None:
    assert not problems, "\n".join(problems)
