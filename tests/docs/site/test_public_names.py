"""Every public name has its place in the site, and is found when it is looked up from elsewhere."""

from __future__ import annotations

import importlib
import pkgutil
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from patience import HANG

import notify_typed
from notify_typed.admin import _groups as groups

ROOT = Path(__file__).parents[3]

# What is imported from elsewhere than from these packages is nobody's business but theirs.
PACKAGES = (
    "notify_typed",
    "notify_typed.errors",
    "notify_typed.models",
    "notify_typed.bulk",
    "notify_typed.bulk.celery",
    "notify_typed.bulk.outbox",
    "notify_typed.bulk.procrastinate",
    "notify_typed.webhooks",
    "notify_typed.compat",
    "notify_typed.sandbox",
    "notify_typed.sandbox.faults",
    "notify_typed.pytest_plugin",
    "notify_typed.testing",
    "notify_typed.admin",
    "notify_typed.admin.caching",
    "notify_typed.admin.models",
)
FIXTURES = (
    "async_notify_client",
    "notify_allowed_hosts",
    "notify_callbacks",
    "notify_client",
    "notify_sandbox",
    "notify_sandbox_only",
    "notify_sandbox_options",
    "notify_sandbox_server",
)


@pytest.fixture(scope="module")
def inventory(site: Path) -> dict[str, str]:
    """The names that the site describes, each with where it does."""
    *_, packed = (site / "objects.inv").read_bytes().split(b"\n", 4)
    lines = zlib.decompress(packed).decode().splitlines()
    entries = (line.split(maxsplit=4) for line in lines)
    return {name: place.replace("$", name) for name, _, _, place, _ in entries}


def is_described(name: str, inventory: dict[str, str], site: Path) -> bool:
    page, _, anchor = inventory.get(name, "").partition("#")
    file = site / page / "index.html"
    return file.is_file() and f'id="{anchor}"' in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("package", PACKAGES)
def test_every_public_name_is_described(
    package: str, inventory: dict[str, str], site: Path
) -> None:
    names: list[str] = importlib.import_module(package).__all__
    shown = [name for name in names if not (name == "__version__" and package != "notify_typed")]
    missing = [name for name in shown if not is_described(f"{package}.{name}", inventory, site)]
    assert missing == []


@pytest.mark.parametrize("fixture", FIXTURES)
def test_every_fixture_is_described(fixture: str, inventory: dict[str, str], site: Path) -> None:
    assert is_described(f"notify_typed.pytest_plugin.{fixture}", inventory, site)


@pytest.mark.parametrize(
    ("package", "client"),
    [
        ("notify_typed", "NotifyClient"),
        ("notify_typed", "AsyncNotifyClient"),
        ("notify_typed.admin", "AdminClient"),
        ("notify_typed.admin", "AsyncAdminClient"),
    ],
)
def test_every_method_of_the_clients_is_described(
    package: str, client: str, inventory: dict[str, str], site: Path
) -> None:
    known = dir(getattr(importlib.import_module(package), client))
    methods = [name for name in known if not name.startswith("_")]
    path = f"{package}.{client}"
    missing = [name for name in methods if not is_described(f"{path}.{name}", inventory, site)]
    assert len(methods) > 4
    assert missing == []


def test_every_method_of_the_admin_clients_groups_is_described(
    inventory: dict[str, str], site: Path
) -> None:
    seen = []
    for module in pkgutil.iter_modules(groups.__path__, f"{groups.__name__}."):
        for group in importlib.import_module(module.name).__all__:
            kind = getattr(importlib.import_module(module.name), group)
            path = f"{module.name}.{group}"
            seen += [f"{path}.{name}" for name in vars(kind) if not name.startswith("_")]
    assert len(seen) > 80
    assert [name for name in seen if not is_described(name, inventory, site)] == []


def test_no_package_with_public_names_is_forgotten() -> None:
    packages = {
        module.name
        for module in pkgutil.iter_modules(notify_typed.__path__, "notify_typed.")
        if module.ispkg and "._" not in module.name
    }
    assert packages <= set(PACKAGES)


def test_the_page_of_the_command_is_what_the_command_says() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/docs_cli.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=HANG,
    )
    assert done.returncode == 0, done.stderr


def test_the_page_of_the_command_speaks_to_people_who_know_no_python() -> None:
    page = (ROOT / "docs" / "reference" / "cli.md").read_text("utf-8")
    assert re.findall(r".*\b(?:None|True|False|Sentinel)\b.*|.*<class.*", page) == []
