"""`make demo` shows each line of Python with what it gives, in 80 columns, and leaves nothing."""

from __future__ import annotations

import re
import runpy
import sys
import tempfile
import webbrowser
from doctest import DocTestParser
from io import StringIO
from pathlib import Path
from typing import Any, Final

import pytest

DEMO: Final = Path(__file__).parents[2] / "examples" / "demo.py"


@pytest.fixture
def main() -> Any:
    return runpy.run_path(str(DEMO))["main"]


def test_it_shows_what_came_of_each_line(
    main: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = set(Path(tempfile.gettempdir()).glob("notify-typed*"))
    monkeypatch.setenv("NOTIFY_BASE_URL", "http://elsewhere.invalid")
    assert main([]) == 0
    shown = capsys.readouterr().out
    assert max(map(len, shown.splitlines())) <= 80
    assert "Set, and not used here: NOTIFY_BASE_URL" in shown
    assert re.search(r"Its outbox, in a browser: +http://127\.0\.0\.1:\d+/outbox", shown)
    for line, gives in (
        (">>> sent.content.body", "Hello Amala, your appointment is on 3 December."),
        (">>> receiver.wait_for(1)[0].status  # what the callback says", "delivered"),
        ('{"name": "Amala"})', "BadRequest: BadRequestError: Missing personalisation: date"),
        (">>> notify.wait_for_pdf(posted.id)[:8]", "b'%PDF-1."),
        ('text, values, "case-1")', "OutcomeUnknown: The answer was lost"),
        ('(reference="case-1").notifications[0].status', "delivered"),
        ('>>> again.reference, len(sandbox.messages(reference="case-2"))', "('case-2', 1)"),
        ("What to try next:", "  make demo ARGS=--open"),
    ):
        assert f"{line}\n{gives}" in shown
    lines = DocTestParser().get_examples(shown)
    assert len(lines) > 12
    for each in lines:
        compile(each.source, "demo", "exec")  # no line is cut off at the edge
    assert set(Path(tempfile.gettempdir()).glob("notify-typed*")) == before


def test_it_opens_the_outbox_on_request(main: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    monkeypatch.setattr(sys, "stdin", StringIO("\n"))
    assert main(["--open"]) == 0
    assert [address.rpartition("/")[2] for address in opened] == ["outbox"]
