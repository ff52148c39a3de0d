"""The example that tells a service's whole life works, and says what it did."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Final

import pytest

STORY: Final = Path(__file__).parents[3] / "examples" / "admin_story.py"
TOLD: Final = """\
code accepted: True
Report a pothole is live, with 2 members
by key: The pothole in Mill Lane is mended.
by hand: High Street Mended
streets.csv is scheduled
and then cancelled
streets.csv is finished: 2 delivered
texts: 4 asked for, 4 delivered
the key: AuthError: Invalid token: API key revoked
active: False
"""


def test_the_example_tells_its_story(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    with pytest.raises(SystemExit) as end:
        runpy.run_path(str(STORY), run_name="__main__")
    assert (end.value.code, capsys.readouterr().out) == (0, TOLD)
