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
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
README = (ROOT / "README.md").read_text(encoding="utf-8")
INSTALL = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
URLS: dict[str, str] = PYPROJECT["urls"]
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


def test_the_badges_are_true() -> None:
    versions = re.findall(r"Python :: (3\.\d+)", "\n".join(PYPROJECT["classifiers"]))
    true = {
        "Licence": PYPROJECT["license"],
        "Python": f"{versions[0]} to {versions[-1]}",
        "Typed": "yes" if (ROOT / "notify_typed" / "py.typed").is_file() else "no",
    }
    badges = re.findall(r"^\[!\[(\w+): ([^]]+)\]\((\S+)\)\]\(\S+\)$", README, re.MULTILINE)
    assert {name: said for name, said, _ in badges} == true
    for name, said, picture in badges:
        assert f"/{name.lower()}-{said.replace(' ', '_')}-" in picture


def test_nothing_is_installed_by_a_name_that_is_not_ours() -> None:
    by_name = re.compile(r"(?:pipx?|uv tool|uv) (?:install|add) +[\"']?notify-typed(?!.* @ )")
    for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")):
        assert not by_name.search(page.read_text(encoding="utf-8")), page
    # One function gives the hint.
    for module in ROOT.glob("notify_typed/**/*.py"):
        assert module.name == "_install.py" or "pip install" not in module.read_text("utf-8"), (
            module
        )


def test_the_page_on_installing_says_what_each_extra_adds() -> None:
    named = re.findall(r"^\| `(\w+)` \|", INSTALL, re.MULTILINE)
    assert {*named} == PYPROJECT["optional-dependencies"].keys()


def test_all_systems_are_told_to_install_the_same() -> None:
    lines = re.findall(r"^ *(?:pipx?|uv pip|uv tool) install (.*)$", INSTALL, re.MULTILINE)
    lines += re.findall(r"^ *uvx --from (\S+) ", INSTALL, re.MULTILINE)
    assert len(lines) >= 6
    assert {*lines, re.findall(r"^pip install (.*)$", README, re.MULTILINE)[0]} == {
        '".[sandbox,cli]"'
    }
    for name in ("Linux and macOS", "Windows", "uv", "pipx"):
        assert f'=== "{name}"' in INSTALL
