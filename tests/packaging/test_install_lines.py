"""The lines for uv on the page about installing work as they are typed, in a fresh clone."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Final

import pytest
from pages import ROOT, fences
from patience import HANG

from notify_typed import __version__

pytestmark = pytest.mark.slow

HOME: Final = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "urls"
]["Repository"]
BLOCKS: Final = [
    fence.code for fence in fences(ROOT / "docs" / "install.md") if fence.language == "sh"
]
WAYS: Final = [code for code in BLOCKS if code.startswith("uv")]


def test_the_page_has_each_way_of_uv() -> None:
    assert [code.split(maxsplit=2)[:2] for code in WAYS] == [
        ["uv", "venv"],
        ["uv", "tool"],
        ["uvx", "--from"],
    ]


@pytest.mark.parametrize("way", WAYS, ids=lambda code: code.split("\n")[0])
def test_the_lines_install_the_command(way: str, tmp_path: Path) -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("this copy of the project is not under git")
    variables = {
        # The address is cloned from this copy.
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{ROOT}.insteadOf",
        "GIT_CONFIG_VALUE_0": HOME,
        "UV_OFFLINE": "1",
        "UV_CONSTRAINT": str(ROOT / "requirements" / "dev.txt"),
        "UV_TOOL_DIR": str(tmp_path / "tools"),
        "UV_TOOL_BIN_DIR": str(tmp_path / "bin"),
    }
    installed = "for each in .venv/bin/notify-typed ../bin/notify-typed; do"
    script = f"{BLOCKS[0]}{way}{installed} test ! -x $each || $each --version; done"
    environment = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"  # where uv is
    done = subprocess.run(  # noqa: S603 - the page's own lines
        ["/bin/bash", "-euc", script],
        cwd=tmp_path,
        env=environment | variables | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
        timeout=HANG,
    )
    if done.returncode != 0 and "network was disabled" in done.stderr.lower():
        pytest.skip("what it needs was not fetched: python scripts/pythons.py")
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"notify-typed {__version__}\n"
