"""The commands of the recipes for CI do what the page says."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from pages import ROOT, environment, fences
from patience import HANG

pytestmark = pytest.mark.slow

PAGE: Final = ROOT / "docs" / "guides" / "not-python.md"
TESTS: Final = "npm test"


def recipes() -> dict[str, list[str]]:
    """Read the shell's lines of each recipe, from the start of the sandbox to the tests."""
    found: dict[str, list[str]] = {}
    for fence in fences(PAGE):
        lines = [re.sub(r"^\s*(?:- )?", "", line) for line in fence.code.splitlines()]
        starts = [line for line in lines if line.startswith("notify-typed sandbox --port")]
        if starts:
            found[fence.title] = lines[lines.index(starts[0]) : lines.index(TESTS)]
    return found


RECIPES: Final = recipes()


def test_there_is_a_recipe_for_each_service() -> None:
    assert RECIPES.keys() == {"notify.yml", ".gitlab-ci.yml", "Jenkinsfile"}


@pytest.mark.parametrize("title", RECIPES)
def test_the_tests_of_a_service_find_a_sandbox(title: str, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = str(probe.getsockname()[1])
    lines = "\n".join(RECIPES[title]).replace("8000", port).replace("sleep 1", "sleep 0.1")
    script = f"trap 'kill $(jobs -p)' EXIT\n{lines}\nnotify-typed template list -q"
    done = subprocess.run(  # noqa: S603 - the page's own lines
        ["/bin/bash", "-euc", script],
        cwd=tmp_path,
        env={
            name: value
            for name, value in environment(Path(sys.executable).parent).items()
            if name not in {"NOTIFY_API_KEY", "NOTIFY_BASE_URL"}
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=HANG,
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.strip().splitlines()[-4:]) == 4
