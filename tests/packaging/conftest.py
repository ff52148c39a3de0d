"""The wheel that the tests install, built the way a release is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from made_once import made_once
from patience import HANG

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Build the sdist, and the wheel from it, with the build backend that is installed here."""
    [built] = made_once(tmp_path_factory, worker_id, "built-wheel", build).glob("*.whl")
    return built


def build(target: Path) -> None:
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(target), str(ROOT)]
    done = subprocess.run(  # noqa: S603 - our own command
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=HANG
    )
    assert done.returncode == 0, done.stdout + done.stderr
