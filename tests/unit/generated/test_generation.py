"""Generating shows and undoes edits, and refuses a description that it cannot read well."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

pytestmark = pytest.mark.slow

ROOT: Final = Path(__file__).parents[3]
PACKAGE: Final = Path("generated") / "notify_typed_v2"


def files(root: Path) -> dict[str, bytes]:
    package = root / PACKAGE
    return {
        path.relative_to(package).as_posix(): path.read_bytes()
        for path in package.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


def generate(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    script = root / "scripts" / "generate.py"
    return subprocess.run(  # noqa: S603 - our own script
        [sys.executable, str(script), "--only", PACKAGE.name, *options],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy_of_the_project(tmp_path: Path) -> Path:
    ignored = shutil.ignore_patterns("__pycache__")
    for part in ("spec", "scripts", PACKAGE):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=ignored)
    return tmp_path


def test_edits_are_shown_by_the_check_and_undone_by_generating(copy_of_the_project: Path) -> None:
    package = copy_of_the_project / PACKAGE
    edited = package / "models" / "enums.py"
    edited.write_text(edited.read_text("utf-8").replace('"first"', '"fastest"', 1), "utf-8")
    (package / "models" / "stale.py").write_text("old = 1\n", "utf-8")
    (package / "py.typed").unlink()

    outcome = generate(copy_of_the_project, "--check")
    assert outcome.returncode == 1
    assert '-    FIRST = "fastest"' in outcome.stdout
    assert '+    FIRST = "first"' in outcome.stdout
    assert "models/stale.py is stale" in outcome.stdout
    assert "py.typed is missing" in outcome.stdout
    assert "make generate" in outcome.stderr

    assert generate(copy_of_the_project).returncode == 0
    assert files(copy_of_the_project) == files(ROOT)


def test_a_description_that_the_generator_warns_of_is_refused(copy_of_the_project: Path) -> None:
    spec = copy_of_the_project / "spec" / "openapi.yaml"
    described = spec.read_text("utf-8")
    spec.write_text(described.replace("application/json:", "application/x-unheard-of:", 1), "utf-8")
    outcome = generate(copy_of_the_project)
    assert outcome.returncode == 1
    assert "application/x-unheard-of" in outcome.stderr
    assert files(copy_of_the_project) == files(ROOT)


def test_a_schema_without_a_rule_in_the_templates_is_refused(copy_of_the_project: Path) -> None:
    spec = copy_of_the_project / "spec" / "openapi.yaml"
    spec.write_text(spec.read_text("utf-8").replace("format: date-time", "format: date"), "utf-8")
    outcome = generate(copy_of_the_project)
    assert outcome.returncode == 1
    assert "no-rule-to-encode/date" in outcome.stderr
    assert files(copy_of_the_project) == files(ROOT)


def test_there_is_no_client_and_the_package_says_that_it_is_typed() -> None:
    names = set(files(ROOT))
    assert "py.typed" in names
    assert "client.py" not in names
    text = b"".join(files(ROOT).values())
    assert b"type: ignore" not in text
    assert b"Authorization" not in text
