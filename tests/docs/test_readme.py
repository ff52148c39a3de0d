"""The README is run, not believed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from cases import for_each
from patience import HANG

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str, number: int = 0) -> str:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)[number]


def test_the_example_prints_what_the_readme_says(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603 - the README's own code
        [sys.executable, "-W", "error", "-c", block("python")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=HANG,
    )
    assert done.stderr == ""
    assert done.stdout == block("text")


@pytest.mark.parametrize("target", re.findall(r"^make ([a-z-]+)$", README, re.MULTILINE))
def test_the_make_targets_exist(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:.*## ", makefile, re.MULTILINE)


@for_each("link", re.findall(r"\]\((?!https?:)([^)#]+)", README))
def test_local_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


def test_the_extras_that_it_names_exist() -> None:
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    [named] = re.findall(r'"\.\[([a-z,]+)\]"', README)
    for extra in named.split(","):
        assert re.search(rf"^{extra} = \[", pyproject, re.MULTILINE)


def test_the_command_it_shows_exists() -> None:
    [command] = re.findall(r"^notify-typed ([a-z]+ .*)$", README, re.MULTILINE)
    done = subprocess.run(  # noqa: S603 - the README's own command, asked for its help
        [sys.executable, "-m", "notify_typed", *command.split(), "--help"],
        capture_output=True,
        text=True,
        check=False,
        timeout=HANG,
    )
    assert done.returncode == 0, done.stderr
    assert "--port" in done.stdout
