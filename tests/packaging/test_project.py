"""What a stranger meets first: the project's addresses, and what its set-up says when it fails."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from patience import HANG

ROOT = Path(__file__).parents[2]
URLS: dict[str, str] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
    "project"
]["urls"]
HOME = URLS["Repository"]


def test_the_package_page_leads_to_the_repository_the_site_the_changes_and_the_issues() -> None:
    owner, name = urlsplit(HOME).path.strip("/").split("/")
    assert URLS["Documentation"] == f"https://{owner}.github.io/{name}/"
    assert URLS["Changelog"] == f"{HOME}/blob/main/CHANGELOG.md"
    assert URLS["Issues"] == f"{HOME}/issues"


def test_the_site_and_the_pages_name_the_same_repository() -> None:
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert re.findall(r"^repo_url: (.*)$", settings, re.MULTILINE) == [HOME]
    for path in (*ROOT.glob("*.md"), *ROOT.glob(".github/**/*.yml"), *ROOT.glob("docs/**/*.md")):
        for address in re.findall(
            r"https://[\w.]*/?[\w-]*notify-typed[\w./-]*", path.read_text(encoding="utf-8")
        ):
            assert address.startswith((HOME, URLS["Documentation"])), f"{path.name}: {address}"


def test_setup_says_why_node_packages_cannot_be_installed(tmp_path: Path) -> None:
    make = shutil.which("make")
    if make is None:
        pytest.skip("there is no make on this machine")
    for name in ("Makefile", "package.json", "package-lock.json"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / ".venv").symlink_to(ROOT / ".venv")
    environment = os.environ | {
        "npm_config_registry": "http://127.0.0.1:1/",  # nothing listens there
        "npm_config_fetch_retries": "0",
        "npm_config_cache": str(tmp_path / "cache"),
    }
    done = subprocess.run(  # noqa: S603 - this repository's own Makefile
        [make, "--assume-old=.venv/ready", "node_modules/ready"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=HANG,
    )
    assert done.returncode != 0
    assert "ECONNREFUSED" in done.stderr
