"""What is printed on a terminal, beside it, and where its locale cannot show everything."""

from __future__ import annotations

import gc
import io
import json
import re
import sys
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import pytest
from click.testing import CliRunner, _NamedTextIOWrapper
from patience import HANG
from rich.text import Text

from notify_typed._cli import progress
from notify_typed._cli.commands import notify_typed as command
from notify_typed._cli.output import Output
from notify_typed._cli.progress import Progress
from notify_typed._cli.text import count
from notify_typed.sandbox._world.default import SMS_TEMPLATE_ID

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shell

TEXT: Final = ("send", "sms", "07700900123", "-t", SMS_TEMPLATE_ID, "-p", "date=1 May")
MANY: Final = 100_000
ESCAPE: Final = "\x1b["


@contextmanager
def terminal(monkeypatch: pytest.MonkeyPatch, columns: int, **variables: str) -> Iterator[None]:
    """Let standard output be a terminal, so many columns wide."""
    with monkeypatch.context() as patch:
        patch.setattr(_NamedTextIOWrapper, "isatty", lambda self: self is not sys.stdin)
        for name in ("NO_COLOR", "FORCE_COLOR", "TERM", "COLORTERM", "LINES"):
            patch.delenv(name, raising=False)
        for name, value in {"COLUMNS": str(columns), "TERM": "xterm", **variables}.items():
            patch.setenv(name, value)
        yield


def widest(text: str) -> int:
    return max(Text.from_ansi(line).cell_len for line in text.splitlines())


def test_on_a_terminal_a_list_is_a_table_in_colour(
    user: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    user.get(*TEXT, "-p", "name=Amala")
    with terminal(monkeypatch, 200):
        printed = user.get("list")
    assert ESCAPE in printed
    assert re.search(r"id +created at +type +status", Text.from_ansi(printed).plain)
    assert "─" in printed
    with terminal(monkeypatch, 200, TERM="dumb"):
        assert ESCAPE not in user.get("list")


def test_without_a_terminal_or_with_no_color_there_is_no_colour(
    user: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    user.get(*TEXT, "-p", "name=Amala")
    assert ESCAPE not in user.get("list")
    with terminal(monkeypatch, 200, NO_COLOR="1"):
        printed = user.get("list")
    # What is bold is so without colour too.
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", printed)


@pytest.mark.parametrize("columns", [20, 40, 60, 100])
def test_nothing_is_wider_than_the_terminal(
    user: Shell, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    sent = user.get(*TEXT, "-p", "name=日本" + "x" * 70, "-q")
    with terminal(monkeypatch, columns):
        for words in (("list",), ("show", sent), ("template", "list"), ("profile", "list")):
            printed = user.run(*words).stdout
            assert not printed or widest(printed) <= columns, words
        plain = Text.from_ansi(user.get("list")).plain
    # An id is whole, however many lines it takes.
    assert sent in plain.replace("\n", "").replace(" ", "")


def test_rows_of_later_pages_stand_under_the_titles(monkeypatch: pytest.MonkeyPatch) -> None:
    items = [{"id": f"row-{number}", "name": "x" * (number % 7)} for number in range(600)]
    out = io.StringIO()
    monkeypatch.setattr("sys.stdout", out)
    Output().many(items, columns=("id", "name"))
    lines = out.getvalue().splitlines()
    assert len(lines) == len(items) + 1
    column = lines[0].index("name")
    assert all(not line[column:].startswith(" ") for line in lines)
    monkeypatch.setattr(out, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    out.truncate(0)
    Output().many(items, columns=("id", "name"))
    drawn = [Text.from_ansi(line).plain for line in out.getvalue().splitlines()]
    assert sum("row-" in line for line in drawn) == len(items)
    assert sum("id" in line and "name" in line for line in drawn) == 1


class Row(dict[str, object]):
    """A row that can be watched."""


@pytest.mark.parametrize("mode", ["table", "json", "ids"])
def test_the_longest_list_is_never_kept(monkeypatch: pytest.MonkeyPatch, mode: Any) -> None:
    alive: weakref.WeakSet[Row] = weakref.WeakSet()
    most = 0

    class Weak(Row):
        __hash__ = object.__hash__  # type: ignore[assignment]

    def rows() -> Iterator[Row]:
        nonlocal most
        for number in range(MANY):
            row = Weak(id=number, name="x")
            alive.add(row)
            if number % 1000 == 0:
                gc.collect(0)
                most = max(most, len(alive))
            yield row

    out = io.StringIO()
    out.write = len  # type: ignore[method-assign]
    monkeypatch.setattr("sys.stdout", out)
    output = Output()
    output.mode = mode
    output.many(rows(), columns=("id", "name"))
    assert 0 < most <= 2 * 250 + 2


@pytest.mark.parametrize("charset", ["ascii", "latin-1", "utf-8"])
def test_what_a_locale_cannot_show_is_escaped(user: Shell, charset: str) -> None:
    sent = user.get(*TEXT, "-p", "name=日本 ŵ", "-q")
    variables = {**user.variables}
    for words in (("show", sent), ("list",), ("show", sent, "--json"), ("show", "--", "x")):
        done = CliRunner(env=variables, charset=charset).invoke(command, words)
        assert done.exception is None or isinstance(done.exception, SystemExit)
    done = CliRunner(env=variables, charset=charset).invoke(command, ("show", sent))
    assert ("日本" in done.stdout) == (charset == "utf-8")
    assert ("\\u65e5" in done.stdout) == (charset != "utf-8")
    told = CliRunner(env=variables, charset=charset).invoke(command, ("show", sent, "--json"))
    assert "日本" in json.loads(told.stdout)["body"]


# Progress


class Screen(io.StringIO):
    """A terminal that tells when something is written to it."""

    def __init__(self) -> None:
        super().__init__()
        self.written = threading.Event()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if text.strip():
            self.written.set()
        return super().write(text)


@pytest.mark.parametrize("total", [None, 7])
def test_what_takes_long_shows_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, total: int | None
) -> None:
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    with Progress("Reading", total, wanted=True) as shown:
        shown.advance(3)
        assert screen.written.wait(HANG)
        shown.advance(2)
        shown.doing("Writing")
    text = Text.from_ansi(screen.getvalue()).plain
    assert "Reading" in text or "Writing" in text
    if total is not None:
        assert "3/7" in text or "5/7" in text


def test_what_is_done_within_a_second_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    with Output().progress("Reading") as shown:
        shown.advance()
    shown._show()  # its time came when it was over
    assert screen.getvalue() == ""


def test_progress_is_for_people_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    output = Output()
    for stream, mode in ((io.StringIO(), "table"), (Screen(), "ids")):
        monkeypatch.setattr("sys.stderr", stream)
        output.mode = mode  # type: ignore[assignment]
        with output.progress("Reading") as shown:
            shown.doing("Writing")
            assert shown._timer is None


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "0 messages"), (1, "1 message"), (2, "2 messages"), (1200, "1,200 messages")],
)
def test_one_is_singular(number: int, expected: str) -> None:
    assert count(number, "message") == expected
    assert count(number, "entry", "entries").split()[1] in {"entry", "entries"}
