"""What users install: a wheel, built the way a release is, by way of the source distribution."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOME = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["urls"][
    "Repository"
]

CONSUMER = """
from typing import assert_type
from notify_typed import NotifyClient
from notify_typed.models import Notification, NotificationStatus


def read(notify: NotifyClient) -> None:
    notification = notify.get_notification_by_id("740e5834-3a29-46b4-9a6f-16142fde533a")
    assert_type(notification, Notification)
    assert_type(notification.status, NotificationStatus)
"""


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(  # noqa: S603 - our own commands
        [str(part) for part in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the Python of a fresh environment that has the wheel and nothing else."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home)
    site = Path(sysconfig.get_path("purelib", "venv", {"base": str(home)}))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    # The dependencies come from the folder of this environment. Its own editable install does not:
    # the .pth files of a folder that is named in a .pth file are not read.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    return home / "bin" / "python"


def test_the_wheel_has_all_packages_their_type_markers_and_the_descriptions(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "notify_typed/py.typed",
        "notify_typed_runtime/py.typed",
        "notify_typed_v2/py.typed",
        "notify_typed_admin/py.typed",
        "notify_typed/sandbox/openapi.yaml",
        "notify_typed/sandbox/admin.yaml",
        "notify_typed/sandbox/errors.md",
    } <= names
    tops = {name.split("/")[0] for name in names if ".dist-info" not in name}
    assert tops == {"notify_typed", "notify_typed_admin", "notify_typed_runtime", "notify_typed_v2"}


def test_every_link_of_the_package_page_leads_somewhere(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    [name] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
    page = archive.read(name).decode()
    links = re.findall(r"\]\(([^)]*)\)", page.partition("\n\n")[2])
    assert len(links) > 10
    for link in links:
        assert link.startswith("https://"), link
        if link.startswith(HOME):
            assert (ROOT / link.removeprefix(f"{HOME}/blob/main/")).is_file(), link


def test_the_installed_client_works_without_the_checkout(python: Path, tmp_path: Path) -> None:
    where = run(
        python, "-c", "import notify_typed._v2.client as c; print(c.__file__)", cwd=tmp_path
    )
    assert str(ROOT) not in where


def test_the_installed_sandbox_finds_its_description(python: Path, tmp_path: Path) -> None:
    code = """
from notify_typed import NotifyClient
from notify_typed.sandbox import Sandbox
with Sandbox() as sandbox, NotifyClient(sandbox.api_key, base_url=sandbox.base_url) as notify:
    print(len(notify.get_all_templates().templates))
"""
    assert int(run(python, "-c", code, cwd=tmp_path)) > 0


def test_type_checkers_see_the_types_of_the_installed_package(python: Path, tmp_path: Path) -> None:
    consumer = tmp_path / "consumer.py"
    consumer.write_text(CONSUMER)
    run(
        *(sys.executable, "-m", "mypy", "--strict", "--config-file=", "--no-incremental"),
        *("--python-executable", python, consumer),
        cwd=tmp_path,
    )
