"""The package installs and works on every Python it says it does, from the wheel of its sdist."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from patience import HANG

ROOT = Path(__file__).parents[2]
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
EXTRAS = "[sandbox,cli]"
SMOKE_CLIENT = ROOT / "tests" / "packaging" / "smoke_client.py"
SMOKE = ROOT / "tests" / "packaging" / "smoke.py"
CORE = """
import sys
import notify_typed
from notify_typed import ApiKey, NotifyClient, RetryPolicy
from notify_typed.models import NotificationStatus
assert NotificationStatus.parse("held").value == "held"
try:
    import notify_typed.sandbox
except ModuleNotFoundError as problem:
    print(problem)
else:
    sys.exit("the sandbox is there without its extra")
"""


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(  # noqa: S603 - our own commands
        [str(part) for part in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=HANG,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def interpreters() -> dict[str, str]:
    listed = run(sys.executable, ROOT / "scripts" / "pythons.py", "--list", cwd=ROOT)
    found: dict[str, str] = json.loads(listed)
    return found


def install(interpreter: str, wheel: Path, extras: str, home: Path) -> Path:
    """Install the wheel into a fresh environment, from what was fetched before."""
    uv = (sys.executable, "-m", "uv")
    run(*uv, "venv", "--quiet", "--python", interpreter, home / "environment", cwd=home)
    python = home / "environment" / "bin" / "python"
    command = [
        *uv,
        "pip",
        "install",
        "--offline",
        "--python",
        python,
        f"notify-typed{extras} @ {wheel.as_uri()}",
    ]
    command += ["--constraint", ROOT / "requirements" / "dev.txt"]
    done = subprocess.run(  # noqa: S603 - our own command
        [str(part) for part in command], capture_output=True, text=True, check=False, timeout=HANG
    )
    if done.returncode != 0 and "network was disabled" in done.stderr.lower():
        pytest.skip("what it needs was not fetched: python scripts/pythons.py")
    assert done.returncode == 0, done.stderr
    return python


def interpreter_of(version: str, interpreters: dict[str, str]) -> str:
    if version not in interpreters:
        pytest.skip(f"there is no Python {version} on this machine")
    return interpreters[version]


@pytest.mark.parametrize("version", VERSIONS)
def test_client_and_sandbox_work_on_each_python(
    version: str, interpreters: dict[str, str], wheel: Path, tmp_path: Path
) -> None:
    python = install(interpreter_of(version, interpreters), wheel, EXTRAS, tmp_path)
    run(python, "-W", "error", SMOKE, cwd=tmp_path)


@pytest.mark.parametrize("version", VERSIONS)
def test_the_client_needs_no_extra_on_each_python(
    version: str, interpreters: dict[str, str], wheel: Path, tmp_path: Path
) -> None:
    python = install(interpreter_of(version, interpreters), wheel, "", tmp_path)
    assert f"pip install 'notify-typed[sandbox] @ {wheel.as_uri()}'" in run(
        python, "-c", CORE, cwd=tmp_path
    )


def test_these_are_the_pythons_that_the_package_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [
        text.rpartition(" ")[2]
        for text in project["classifiers"]
        if text.startswith("Programming Language :: Python :: 3.")
    ]
    assert tuple(named) == VERSIONS
    assert project["requires-python"] == f">={VERSIONS[0]}"


def test_ci_runs_all_tests_on_each_of_these_pythons() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text())
    assert tuple(workflow["jobs"]["test"]["strategy"]["matrix"]["python"]) == VERSIONS


def test_ci_installs_the_package_on_each_system_with_each_of_them() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text())
    matrix = workflow["jobs"]["install"]["strategy"]["matrix"]
    assert {system.partition("-")[0] for system in matrix["system"]} == {
        "ubuntu",
        "macos",
        "windows",
    }
    assert tuple(matrix["python"]) == VERSIONS


def test_the_client_works_by_itself_as_ci_tries_it_on_alpine(tmp_path: Path) -> None:
    run(sys.executable, "-W", "error", SMOKE_CLIENT, cwd=tmp_path)
