"""Tests that a script runs in the background."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CONFTEST = Path(__file__).parents[2] / "conftest.py"


def test_what_tests_start_in_the_background_hears_ctrl_c() -> None:
    program = f"""
import runpy, subprocess, sys
sys.path.append({str(CONFTEST.parent / "support")!r})
runpy.run_path({str(CONFTEST)!r})
heard = "import signal; print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)"
print(subprocess.check_output([sys.executable, "-c", heard], text=True))
"""
    line = 'trap \'\' INT; exec "$0" -c "$1"'
    heard = subprocess.run(  # noqa: S603 - our own program
        ["/bin/sh", "-c", line, sys.executable, program],
        capture_output=True,
        text=True,
        check=True,
    )
    assert heard.stdout.strip() == "True"
