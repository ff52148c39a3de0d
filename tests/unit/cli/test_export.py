"""`notify-typed export`: all messages into a file, in one go or in several."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify_typed._cli.exporting import COLUMNS, _cell
from notify_typed.sandbox import Sandbox, faults
from notify_typed.sandbox._world.default import (
    EMAIL_TEMPLATE_ID,
    LETTER_TEMPLATE_ID,
    SMS_TEMPLATE_ID,
)

if TYPE_CHECKING:
    from notify_typed import NotifyClient
    from tests.unit.cli.conftest import Shell

PAGE: Final = 250
LETTER: Final = (
    *("send", "letter", "-t", LETTER_TEMPLATE_ID, "-p", "name=A"),
    *("-a", "Amala Bird", "-a", "1 High Street", "-a", "SW1A 1AA"),
)


@pytest.fixture
def sent(user: Shell, sandbox: Sandbox, notify: NotifyClient) -> list[str]:
    """Messages of a little more than two pages, newest first."""
    user.variables["NOTIFY_API_KEY"] = sandbox.live_key
    values = {"name": "A", "date": "B"}
    ids = [
        str(notify.send_sms_notification("07700900123", SMS_TEMPLATE_ID, values, str(number)).id)
        for number in range(2 * PAGE + 3)
    ]
    return ids[::-1]


def rows(text: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(text))]


def test_a_file_has_every_message_in_its_columns(user: Shell, sent: list[str]) -> None:
    assert "503 messages written to all.csv" in user.get("export", "-o", "all.csv")
    found = rows(Path("all.csv").read_text(encoding="utf-8"))
    assert [each["id"] for each in found] == sent
    assert tuple(found[0]) == COLUMNS
    assert (found[0]["recipient"], found[0]["status"]) == ("07700900123", "delivered")
    assert found[0]["template_id"] == SMS_TEMPLATE_ID
    assert {each.name for each in Path().iterdir()} == {"all.csv"}


def test_ndjson_has_messages_whole(user: Shell, sent: list[str]) -> None:
    user.get("export", "--format", "ndjson", "-o", "all.ndjson")
    found = [*map(json.loads, Path("all.ndjson").read_text(encoding="utf-8").splitlines())]
    assert [each["id"] for each in found] == sent
    assert found[0]["body"].startswith("Hello A")
    assert found == [*map(json.loads, user.get("export", "--format", "ndjson").splitlines())]
    assert found == user.listed("list", "--all")


def test_parquet_has_typed_columns(user: Shell, sent: list[str]) -> None:
    pa = pytest.importorskip("pyarrow.parquet")
    user.get("export", "--format", "parquet", "-o", "all.parquet")
    table = pa.read_table("all.parquet")
    assert table.column("id").to_pylist() == sent
    assert tuple(table.column_names) == COLUMNS
    assert isinstance(table.column("created_at")[0].as_py(), datetime)
    assert table.column("cost_in_pounds")[0].as_py() == pytest.approx(0.024)
    assert {each.name for each in Path().iterdir()} == {"all.parquet"}


def test_parquet_needs_its_library_and_a_file(user: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "-o FILE" in user.refused(2, "export", "--format", "parquet")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    line = user.refused(2, "export", "--format", "parquet", "-o", "x")
    assert "needs pyarrow: pip install" in line


def test_standard_output_has_the_same(user: Shell, sent: list[str]) -> None:
    assert [each["id"] for each in rows(user.get("export"))] == sent
    assert rows(user.get("export", "--reference", "none")) == []
    assert user.get("export", "--reference", "none").strip() == ",".join(COLUMNS)
    assert user.get("export", "--reference", "none", "--format", "ndjson") == ""


def test_a_span_and_filters_choose_messages(
    user: Shell, sandbox: Sandbox, notify: NotifyClient
) -> None:
    user.variables["NOTIFY_API_KEY"] = sandbox.live_key
    values = {"name": "A", "date": "B", "reference": "C"}
    old = notify.send_sms_notification("07700900123", SMS_TEMPLATE_ID, values)
    before = old.id
    middle = datetime.now(UTC)
    new = notify.send_email_notification("a@example.com", EMAIL_TEMPLATE_ID, values)
    for words, expected in (
        (("--since", "1d"), [new.id, before]),
        (("--since", middle.isoformat()), [new.id]),
        (("--until", middle.isoformat()), [before]),
        (("--since", (middle + timedelta(days=1)).strftime("%Y-%m-%d")), []),
        (("--type", "email"), [new.id]),
        (("--status", "permanent-failure"), []),
        (("--include-jobs",), [new.id, before]),
    ):
        found = [each["id"] for each in rows(user.get("export", *words))]
        assert found == [*map(str, expected)], words


@pytest.mark.parametrize("text", ["soon", "7", "7y", "2026-13-01", "99999999999d", ""])
def test_a_moment_that_is_none_is_told(user: Shell, text: str) -> None:
    assert "must be an age" in user.refused(2, "export", "--since", text)


# Going on


@pytest.mark.parametrize("form", ["csv", "ndjson", "parquet"])
def test_an_export_that_was_stopped_goes_on_where_it_was(
    user: Shell, sandbox: Sandbox, sent: list[str], form: str
) -> None:
    words = ("export", "--since", "7d", "--format", form)
    user.get(*words, "-o", "whole")
    # The second page fails for good: the faults strike from the second call on.
    sandbox.fail_every(2, faults.BadRequestError(), operation="list_notifications")
    assert user.run(*words, "-o", "all").exit_code == 3
    sandbox.clear_faults()
    assert not Path("all").exists()
    with Path("all.part").open("ab") as part:
        part.write(b"half a line, which the state does not count")
    assert "503 messages" in user.get(*words, "-o", "all")
    assert Path("all").read_bytes() == Path("whole").read_bytes()
    assert {each.name for each in Path().iterdir()} == {"all", "whole"}
    assert len(sent) == 503


def test_a_part_of_another_export_is_not_gone_on_with(
    user: Shell, sandbox: Sandbox, sent: list[str]
) -> None:
    sandbox.fail_every(2, faults.BadRequestError(), operation="list_notifications")
    assert user.run("export", "-o", "all.csv").exit_code == 3
    sandbox.clear_faults()
    assert "--fresh" in user.refused(2, "export", "--type", "sms", "-o", "all.csv")
    state = Path("all.csv.part.json")
    whole = state.read_text(encoding="utf-8")
    state.write_text("{", encoding="utf-8")
    assert "--fresh" in user.refused(2, "export", "-o", "all.csv")
    state.write_text(whole, encoding="utf-8")
    Path("all.csv.part").write_bytes(b"")
    assert "--fresh" in user.refused(2, "export", "-o", "all.csv")
    user.get("export", "-o", "all.csv", "--fresh")
    assert len(rows(Path("all.csv").read_text(encoding="utf-8"))) == len(sent)


def test_a_file_that_cannot_be_written_is_told(user: Shell) -> None:
    assert "cannot be written" in user.refused(2, "export", "-o", "no/such/folder.csv")


@pytest.mark.skipif(sys.platform == "win32", reason="has no such files")
def test_a_pipe_and_a_device_stay_what_they_are(
    user: Shell, sandbox: Sandbox, notify: NotifyClient
) -> None:
    user.variables["NOTIFY_API_KEY"] = sandbox.live_key
    notify.send_sms_notification("07700900123", SMS_TEMPLATE_ID, {"name": "A", "date": "B"})
    os.mkfifo("pipe")
    reader = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(reader, encoding="utf-8") as lines:
        user.get("export", "-o", "pipe")
        assert len(rows(lines.read())) == 1
        assert "-o FILE" in user.refused(2, "export", "-o", "pipe", "--format", "parquet")
    assert Path("pipe").is_fifo()
    Path("link").symlink_to("/dev/full")
    if Path("link").is_char_device():
        for words in (("export",), ("pdf", user.get(*LETTER, "-q"), "--timeout", "60")):
            assert "No space left" in user.refused(1, *words, "-o", "link")
            assert Path("link").is_symlink()


def test_the_form_is_that_of_the_file_s_name(user: Shell, sent: list[str]) -> None:
    for words in (
        ("export", "-o", "all.jsonl"),
        ("export", "--json", "-o", "all.ndjson"),
        ("export", "--json"),
    ):
        out = user.get(*words)
        text = out if len(words) == 2 else Path(words[-1]).read_text(encoding="utf-8")
        assert [json.loads(line)["id"] for line in text.splitlines()] == sent, words
    assert len(rows(user.get("export", "--json", "--format", "csv"))) == len(sent)
    parquet = pytest.importorskip("pyarrow.parquet")
    user.get("export", "-o", "all.parquet")
    assert parquet.read_table("all.parquet").num_rows == len(sent)


@pytest.mark.skipif(sys.platform == "win32", reason="has no modes")
def test_what_is_written_is_for_its_owner_alone(user: Shell) -> None:
    user.get("export", "-o", "all.csv")
    assert stat.S_IMODE(Path("all.csv").stat().st_mode) == 0o600


# Spreadsheets


@given(st.text())
def test_no_cell_is_calculated_by_a_spreadsheet(text: str) -> None:
    written = str(_cell(text))
    assert written in (text, f"'{text}")
    assert written[:1] not in tuple("=@\t\r")
    if written[:1] in {"+", "-"}:
        assert all(each.isdigit() or each in " +()-" for each in written)
