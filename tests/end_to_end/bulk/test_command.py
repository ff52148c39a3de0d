"""`notify-typed bulk`, as a script uses it."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest
from bulk_world import TEMPLATE, held, people, write_csv
from cases import for_each
from click.testing import CliRunner, Result
from patience import HANG
from python_calamine import load_workbook

from notify_typed._cli import safety
from notify_typed._cli.bulk import work as working
from notify_typed._cli.bulk.plan import duration
from notify_typed._cli.commands import notify_typed as command
from notify_typed.bulk import AsyncBulk, Bulk
from notify_typed.bulk._claims import Claims
from notify_typed.sandbox import faults
from notify_typed.sandbox._world.default import EMAIL_TEMPLATE_ID

if TYPE_CHECKING:
    from notify_typed.bulk import SendOptions
    from notify_typed.bulk._calls import Worked
    from notify_typed.sandbox import Sandbox


Workbook: Any = import_module("xlsxwriter").Workbook  # it has no types


@dataclass
class Shell:
    """Runs the command in a folder with a ledger."""

    sandbox: Sandbox
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        return {
            "NOTIFY_API_KEY": self.sandbox.test_key,
            "NOTIFY_BASE_URL": self.sandbox.base_url,
            "NOTIFY_LEDGER": str(self.folder / "runs.db"),
        }

    def run(self, *words: str) -> Result:
        done = CliRunner(env=self.environment).invoke(command, ["bulk", *words])
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    def get(self, *words: str) -> str:
        done = self.run(*words)
        assert done.exit_code == 0, done.output
        return done.stdout.rstrip("\n")

    def json(self, *words: str) -> Any:
        return json.loads(self.get(*words, "--json"))

    def refused(self, status: int, *words: str) -> str:
        done = self.run(*words)
        assert done.exit_code == status, done.output
        return done.stderr.splitlines()[-1]


@pytest.fixture
def shell(sandbox: Sandbox, tmp_path: Path) -> Shell:
    return Shell(sandbox, tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(write_csv(tmp_path / "people.csv", people(5)))


FAST = ("--rate", "10000000", "--settle", "0.5")


NAMES = ("plan", "send", "status", "pause", "resume", "retry", "report", "work", "forget")


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_of_a_command_work(
    name: str, shell: Shell, file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Workbook("people.xlsx") as book:
        sheet = book.add_worksheet("Letters")
        for place, row in enumerate(csv.reader(Path(file).read_text("utf-8").splitlines())):
            sheet.write_row(place, 0, row)
    run = shell.get("plan", file, "--template", TEMPLATE)
    group = command.get_command(click.Context(command), "bulk")
    assert isinstance(group, click.Group)
    assert group.list_commands(click.Context(group)) == [*NAMES]
    found = group.get_command(click.Context(group), name)
    assert found is not None
    assert found.epilog is not None
    examples = [line.strip() for line in found.epilog.splitlines() if "notify-typed" in line]
    assert len({*examples}) >= 2
    ledger = shell.environment["NOTIFY_LEDGER"]
    for example in (each for line in examples for each in line.split(" && ")):
        for stands, value in {
            "run-k3v9q2m7xabc": run,
            "$TEMPLATE": TEMPLATE,
            "$DATABASE_URL": f"{ledger} --until-done",
            "council-tax.db": ledger,
        }.items():
            example = example.replace(stands, value)  # noqa: PLW2901 - filled in
        shell.get(*example.removeprefix("notify-typed bulk ").split(), *given_to(name))


@for_each(
    ("kind", "said"),
    [
        ("team", "outside the team and the guest list: this is a team key"),
        ("live", "if the service is in trial mode. A plan cannot check that."),
        ("test", None),
    ],
)
def test_a_plan_says_what_only_notify_knows(
    shell: Shell, file: str, kind: str, said: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(Path(file).parent / kind))
    runner = CliRunner(env=shell.environment)
    added = runner.invoke(command, ["profile", "add", "mine", "--kind", kind, "--file"])
    assert added.exit_code == 0, added.output
    words = ["--profile", "mine", "bulk", "plan", file, "--template", TEMPLATE]
    told = runner.invoke(command, words).stderr
    assert "Sending takes" in told
    assert ("guest list" in told) == (said is not None)
    assert (said or "") in told


def test_a_report_whose_reader_has_enough_ends_quietly(shell: Shell, file: str) -> None:
    run = shell.get("plan", file, "--template", TEMPLATE)
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "notify_typed", "bulk", "report", run],
            env={**os.environ, **shell.environment},
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
            timeout=HANG,
        )
    assert b"cannot be written" not in done.stderr
    assert b"Traceback" not in done.stderr


def given_to(name: str) -> tuple[str, ...]:
    """What no example says: that nobody is asked."""
    return ("--yes",) if name == "retry" else ()


def test_a_file_is_planned_sent_looked_at_and_reported(
    shell: Shell, sandbox: Sandbox, file: str, tmp_path: Path
) -> None:
    run = shell.get("plan", file, "--template", TEMPLATE)
    assert not sandbox.messages()
    assert shell.json("status", run)["planned"] == 5

    assert shell.json("send", run, "--yes", *FAST)["counts"]["sent"] == 5
    assert len(sandbox.messages()) == 5
    assert shell.json("status", run)["sent"] == 5

    out = tmp_path / "out.csv"
    shell.get("report", run, "--format", "csv", "-o", str(out))
    with out.open(encoding="utf-8", newline="") as report:
        rows = [*csv.DictReader(report)]
    assert [row["name"] for row in rows] == [f"Person {number}" for number in range(5)]
    assert {row["notify_status"] for row in rows} == {"delivered"}
    assert {row["notify_row"] for row in rows} == set("23456")
    assert {row["notify_id"] for row in rows} == {str(each.id) for each in sandbox.messages()}


def test_a_file_sent_twice_is_sent_once(shell: Shell, sandbox: Sandbox, file: str) -> None:
    send = ("send", file, "--template", TEMPLATE, "--yes", *FAST)

    first, second = shell.json(*send), shell.json(*send)
    third = shell.json(*send, "--again")

    assert first["run"] == second["run"] != third["run"]
    assert len(sandbox.messages()) == 10
    assert set(held(sandbox).values()) == {1}


def test_a_plan_says_what_is_wrong_and_what_it_costs(shell: Shell, tmp_path: Path) -> None:
    rows = [*people(3), people(1)[0], {"phone number": "abc", "name": "x", "date": ""}]
    path = write_csv(tmp_path / "some.csv", rows)

    done = shell.run("plan", str(path), "--template", TEMPLATE)
    plan = shell.json("plan", str(path), "--template", TEMPLATE)

    assert done.exit_code == 0
    assert "row 6, date: the cell is empty, and the template needs a value" in done.stderr
    assert "1 row has the recipient of an earlier row: row 5" in done.stderr
    assert "Hello Person 0, your appointment is on 3 December." in done.stderr
    assert (plan["good"], plan["bad"], plan["repeated_rows"]) == (4, 1, [5])
    assert plan["destinations"]["UK"]["fragments"] == 4
    assert plan["cost"] == pytest.approx(0.096)
    assert len(plan["previews"]) == 3
    bad = shell.get("report", plan["run"], "--only", "bad", "--format", "ndjson", "--offline")
    assert json.loads(bad)["notify_row"] == 6


@for_each("words", [("plan",), ("send", "--yes", *FAST)])
def test_a_template_is_named_as_for_one_message(
    shell: Shell, file: str, words: tuple[str, ...]
) -> None:
    first, *others = words
    assert shell.get(first, file, "-t", "appointment reminder", *others)
    told = shell.refused(7, first, file, "-t", "Appointment remainder", *others)
    assert "there is no template 'Appointment remainder'" in told


def test_statuses_say_how_it_ended(shell: Shell, sandbox: Sandbox, file: str) -> None:
    run = shell.get("plan", file, "--template", TEMPLATE)
    sandbox.fail_next(1, faults.ResetBeforeRead(), operation="sends")
    sent = shell.refused(5, "send", run, "--no-trust-looks", *FAST)
    assert "1 row is unknown" in sent
    assert "1 row changed." in shell.get("retry", run, "--sent")
    assert shell.json("send", run)["counts"]["sent"] == 5

    run = shell.get("plan", file, "--template", TEMPLATE)
    sandbox.fail_next(1, faults.BadRequestError(), operation="sends")
    assert "1 row was refused" in shell.refused(3, "send", run, *FAST)
    assert shell.json("retry", run, "--refused")["changed"] == 1
    sandbox.fail_every(1, faults.TooManyRequestsError(), operation="sends")
    assert "day's limit" in shell.refused(6, "send", run, "--no-wait", *FAST)
    again = shell.refused(6, "send", run, "--no-wait", *FAST)
    assert again.endswith(f"until midnight UTC. Go on with: notify-typed bulk send {run}")
    sandbox.clear_faults()
    assert "can be sent" in shell.get("resume", run)
    shell.get("pause", run)
    assert "is paused" in shell.refused(4, "send", run)
    shell.get("resume", run)
    shell.get("work", "--until-done", *FAST)
    assert shell.json("status", run)["sent"] == 5
    assert "5 rows forgotten." in shell.get("forget", run)


def test_what_makes_no_sense_is_refused_before_anything_leaves(
    shell: Shell, sandbox: Sandbox, file: str, tmp_path: Path
) -> None:
    assert "there is no ledger" in shell.refused(7, "status", "run-aaaaaaaaaaaa")
    assert "or a file with --template ID" in shell.refused(2, "send", file)
    assert "No such file" in shell.refused(2, "plan", "nowhere.csv", "--template", TEMPLATE)
    empty = tmp_path / "empty.csv"
    empty.touch()
    assert "the file is empty" in shell.refused(2, "plan", str(empty), "--template", TEMPLATE)
    assert "does not have a run" in shell.refused(7, "send", "run-aaaaaaaaaaaa")
    assert "a window must be hours" in shell.refused(
        2, "send", file, "--template", TEMPLATE, "--window", "always"
    )
    assert "say what you know" in shell.refused(2, "retry", "run-aaaaaaaaaaaa")
    assert not sandbox.messages()


def test_a_changed_file_says_who_would_get_another_message(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    bad = {"phone number": "abc", "name": "x", "date": "y"}
    write_csv(path, [*people(3), bad])
    told = shell.run("plan", str(path), "--template", TEMPLATE).stderr
    assert "another message" not in told  # the rows of this run are not sent yet
    run = shell.run("send", str(path), "--template", TEMPLATE, "--yes", *FAST, "-q").stdout.strip()

    write_csv(path, [*people(3), {**bad, "phone number": "07700 900999"}])
    told = shell.run("plan", str(path), "--template", TEMPLATE).stderr

    assert f"3 rows are for recipients of {run}, which sent people.csv before" in told
    write_csv(tmp_path / "others.csv", people(3))
    told = shell.run("plan", str(tmp_path / "others.csv"), "--template", TEMPLATE).stderr
    assert "another message" not in told


def test_a_plan_tells_a_person_all_that_is_odd(shell: Shell, tmp_path: Path) -> None:
    rows = [
        {"phone number": number, "name": "A", "date": "x", "colour": "red", "reference": "r"}
        for number in ["07700 900301"] * 8 + ["bad"] * 25 + ["+33 6 12 34 56 78"]
    ]
    path = write_csv(tmp_path / "odd.csv", rows)

    told = shell.run("plan", str(path), "--template", TEMPLATE, "--rate-for-nothing").stderr
    assert "No such option" in told
    told = shell.run("plan", str(path), "--template", TEMPLATE, "-q").stderr
    assert told == ""
    told = shell.run("plan", str(path), "--template", TEMPLATE).stderr

    assert "all of them: notify-typed bulk report run-" in told
    assert "7 rows have the recipient of an earlier row: row 3, 4, 5, 6, 7 \u2026" in told
    assert "9 rows share a reference" in told
    assert "Columns that the template does not use: colour" in told
    assert "FR (+33): 1 message" in told


@for_each(
    ("seconds", "words"),
    [(0.2, "1 second"), (89, "89 seconds"), (600, "10 minutes"), (36_000, "10 hours")],
)
def test_times_are_told_as_a_person_would(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_reports_come_in_every_form(shell: Shell, sandbox: Sandbox, tmp_path: Path) -> None:
    rows = [{**row, "note": "=1+1"} for row in people(3)]
    run = shell.get("plan", str(write_csv(tmp_path / "p.csv", rows)), "--template", TEMPLATE)
    sandbox.fail_next(1, faults.BadRequestError(), operation="sends")
    shell.refused(3, "send", run, "--in-flight", "1", *FAST)

    book = tmp_path / "out.xlsx"
    assert shell.json("report", run, "-o", str(book))["rows"] == 3
    sheet = load_workbook(str(book)).get_sheet_by_index(0).to_python()
    assert sheet[0][:5] == ["phone number", "name", "date", "note", "notify_row"]
    assert sheet[1][3] == "=1+1"
    lines = tmp_path / "out.ndjson"
    shell.get("report", run, "-o", str(lines), "--only", "delivered")
    assert len(lines.read_text().splitlines()) == 2
    again = tmp_path / "again.csv"
    shell.get("report", run, "-o", str(again), "--only", "failed")
    plan = shell.json("plan", str(again), "--template", TEMPLATE)
    assert (plan["good"], plan["bad"]) == (1, 0)
    assert len(shell.get("report", run, "--only", "sent", "--offline").splitlines()) == 3
    in_json = [json.loads(line) for line in shell.get("report", run, "--json").splitlines()]
    assert [row["notify_row"] for row in in_json] == [2, 3, 4]
    assert "say -o" in shell.refused(2, "report", run, "--format", "xlsx")
    nowhere = str(tmp_path / "no" / "out.csv")
    assert "cannot be written: No such file" in shell.refused(2, "report", run, "-o", nowhere)
    if Path("/dev/full").is_char_device():
        full = shell.refused(1, "report", run, "-o", "/dev/full")
        assert full.endswith("the report cannot be written: No space left on device")


def test_a_report_that_no_workbook_holds_is_not_cut_short(shell: Shell, tmp_path: Path) -> None:
    long = {**people(1)[0], "notes": "x" * 32_768}
    run = shell.get("plan", str(write_csv(tmp_path / "p.csv", [long])), "--template", TEMPLATE)

    said = shell.refused(4, "report", run, "-o", str(tmp_path / "out.xlsx"), "--offline")

    assert "row 2 does not fit into a workbook" in said
    assert (tmp_path / "out.xlsx").read_bytes() == b""
    assert "x" * 32_768 in shell.get("report", run, "--offline")


def test_a_report_is_not_written_over_the_ledger(
    shell: Shell, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = shell.get("plan", file, "--template", TEMPLATE)
    shell.get("send", run, *FAST)
    monkeypatch.chdir(shell.folder)
    (shell.folder / "link.csv").symlink_to("runs.db")

    for name in ("runs.db", "runs.db-wal", "runs.db.lock", str(shell.folder / "link.csv")):
        said = shell.refused(4, "report", run, "-o", name)
        assert "is the ledger; write the report to another file" in said
    assert shell.json("send", run, *FAST)["sent_now"] == 0


@for_each(
    "words",
    [
        ("send", "RUN", "--retention-days", "nan"),
        ("send", "RUN", "--settle", "inf"),
        ("send", "RUN", "--retention-days", "1e99"),
        ("plan", "FILE", "--template", TEMPLATE, "--forget-after", "nan"),
        ("plan", "FILE", "--template", TEMPLATE, "--forget-after", "1e308"),
    ],
)
def test_what_is_no_number_is_not_taken_for_one(
    sandbox: Sandbox, tmp_path: Path, words: tuple[str, ...]
) -> None:
    shell = Shell(sandbox, tmp_path)
    file = str(write_csv(tmp_path / "p.csv", people(1)))
    run = shell.get("plan", file, "--template", TEMPLATE)
    given = [{"RUN": run, "FILE": file}.get(word, word) for word in words]

    said = shell.refused(2, *given)

    assert f"not {words[-1]!r}" in said or "a number of that size" in said
    assert shell.json("send", run, *FAST)["counts"]["sent"] == 1


def test_a_report_has_lists_for_columns_that_repeat_and_blanks_for_what_is_forgotten(
    shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "p.csv"
    path.write_text(
        "phone number,name,date,date,date\n07700 900301,Amala,Monday,Tuesday,Friday\n", "utf-8"
    )
    run = shell.get("plan", str(path), "--template", TEMPLATE)
    shell.get("send", run, *FAST)

    [line] = shell.get("report", run, "--format", "ndjson", "--offline").splitlines()
    row = json.loads(line)
    assert (row["name"], row["date"]) == ("Amala", ["Monday", "Tuesday", "Friday"])

    shell.get("forget", run)
    [headings, cells] = csv.reader(shell.get("report", run, "--offline").splitlines())
    assert headings[:5] == ["phone number", "name", "date", "date", "date"]
    assert cells[:7] == [*[""] * 5, "2", "sent"]


def test_what_is_waited_for_is_told(shell: Shell, sandbox: Sandbox, file: str) -> None:
    run = shell.get("plan", file, "--template", TEMPLATE)
    sandbox.fail_next(1, faults.ResetAfterCommit(), operation="sends")

    done = shell.run("send", run, "--rate", "10000000", "--settle", "1.5")

    told = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
    assert any("1 unknown, which can be looked up in" in (each["waiting"] or "") for each in told)


def test_a_worker_that_finds_nothing_looks_again(
    shell: Shell, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[int] = []
    work = AsyncBulk.work

    async def counted(self: AsyncBulk, options: SendOptions) -> Worked:
        worked = await work(self, options)
        looks.append(worked.sent)
        if worked.sent:
            self.stop()
        else:
            await self.plan(file, template_id=TEMPLATE)
        return worked

    monkeypatch.setattr(working, "_IDLE", 0.0)
    monkeypatch.setattr(AsyncBulk, "work", counted)

    assert "Sent 5 messages." in shell.get("work", *FAST)
    assert looks == [0, 5]


def test_all_runs_are_listed(shell: Shell, file: str) -> None:
    run = shell.get("plan", file, "--template", TEMPLATE)
    assert run in shell.get("status")
    assert shell.get("status", "-q") == run


def test_a_person_is_asked_before_a_double_could_come(shell: Shell, file: str) -> None:
    run = shell.get("plan", file, "--template", TEMPLATE)
    assert "not confirmed" in shell.refused(2, "retry", run, "--not-sent")
    assert shell.json("retry", run, "--not-sent", "--yes")["changed"] == 0
    assert shell.json("retry", run, "--check")["changed"] == 5
    assert shell.json("send", run, *FAST, "--window", "00:00-23:59")["counts"]["sent"] == 5


def test_a_decision_is_one_and_says_which_rows_it_leaves_alone(shell: Shell, file: str) -> None:
    run = shell.get("plan", file, "--template", TEMPLATE)
    both = shell.refused(2, "retry", run, "--sent", "--not-sent", "--yes")
    assert "one of --sent, --not-sent, --refused or --check" in both
    for row in ("1", "7", "-1"):
        named = ("--row", "2", "--row", row)
        assert f"a row {row}. Nothing" in shell.refused(7, "retry", run, "--check", *named)
    assert shell.json("status", run)["planned"] == 5

    done = shell.run("retry", run, "--check", "--row", "2")
    assert done.stdout.strip() == "1 row changed."
    for words, told in (
        ("--check", "Row 2 is unknown, not planned: it stays as it is."),
        ("--refused", "Row 2 is unknown, not refused: it stays as it is."),
        ("--sent --row 3", "Row 3 is planned, not unknown: it stays as it is."),
    ):
        done = shell.run("retry", run, "--row", "2", *words.split())
        assert (done.exit_code, done.stderr.strip()) == (0, told)
    assert shell.json("status", run)["sent"] == 1


def test_a_worker_that_is_stopped_before_all_is_done_says_so(
    shell: Shell, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.get("plan", file, "--template", TEMPLATE)
    work = AsyncBulk.work

    async def stopped(self: AsyncBulk, options: SendOptions) -> Worked:
        self.stop()
        return await work(self, options)

    with monkeypatch.context() as patch:
        patch.setattr(AsyncBulk, "work", stopped)
        told = shell.refused(130, "work", "--until-done", *FAST)
        assert "interrupted after 0 messages, and some are left" in told
        assert "Sent 0 messages." in shell.get("work", *FAST)
    assert "Sent 5 messages." in shell.get("work", "--until-done", *FAST)


def test_a_worker_says_which_runs_it_leaves_alone(shell: Shell, file: str) -> None:
    run = shell.get("plan", file, "--template", TEMPLATE)
    shell.get("pause", run)
    done = shell.run("work", "--until-done", *FAST)
    assert (done.exit_code, done.stdout) == (0, "Sent 0 messages.\n")
    assert f"{run} is not sent: paused by a person" in done.stderr


def test_another_key_than_that_of_the_plan_is_told(
    shell: Shell, sandbox: Sandbox, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = shell.get("plan", file, "--template", TEMPLATE)
    runner = CliRunner(env={**shell.environment, "NOTIFY_API_KEY": sandbox.live_key})
    told = runner.invoke(command, ["bulk", "send", run, *FAST]).stderr
    assert f"{run} was planned with another key of the service" in told
    assert "another key" not in runner.invoke(command, ["bulk", "send", run, *FAST]).stderr
    run = shell.get("plan", file, "--template", TEMPLATE)
    assert "another key" not in shell.run("send", run, *FAST).stderr

    monkeypatch.setenv("XDG_CONFIG_HOME", str(Path(file).parent / "profiles"))
    runner = CliRunner(env=shell.environment)
    runner.invoke(command, ["profile", "add", "mine", "--kind", "test", "--file"])
    words = ["--profile", "mine", "bulk", "send", file, "-t", TEMPLATE, "--again", *FAST]
    told = runner.invoke(command, words).stderr
    assert "the profile mine has a test key: its messages reach nobody." in told


def test_nothing_leaves_for_people_unless_somebody_agrees(
    shell: Shell, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = shell.get("plan", file, "--template", TEMPLATE)
    monkeypatch.setattr(safety, "reaches_people", lambda _: True)
    assert "--yes" in shell.refused(2, "send", run, *FAST)
    assert shell.json("send", run, "--yes", *FAST)["counts"]["sent"] == 5


def test_a_plan_that_was_broken_off_is_made_anew(shell: Shell, file: str, sandbox: Sandbox) -> None:
    run = shell.get("plan", file, "--template", TEMPLATE)
    with Bulk(shell.folder / "runs.db") as bulk:
        bulk._ledger.set_state(bulk.run(run), "planning")
    done = shell.json("send", file, "--template", TEMPLATE, *FAST)
    assert done["run"] != run
    assert len(sandbox.messages()) == 5


def command_of(shell: Shell, *words: str) -> subprocess.Popen[str]:
    environment = {**os.environ, **shell.environment}
    return subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, "-m", "notify_typed", "bulk", *words],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.slow
@pytest.mark.parametrize("times", [1, 2])
def test_ctrl_c_ends_after_the_messages_in_hand_and_twice_at_once(
    shell: Shell, sandbox: Sandbox, tmp_path: Path, times: int
) -> None:
    path = write_csv(tmp_path / "many.csv", people(300))
    run = shell.get("plan", str(path), "--template", TEMPLATE)
    sandbox.fail_every(1, faults.Delay(0.3, after_commit=True), operation="sends")
    with command_of(shell, "send", run, "--in-flight", "2", *FAST) as process:
        assert process.stderr
        line = json.loads(process.stderr.readline())
        assert line["progress"]["sent"] >= 0
        assert {"rate", "seconds_left", "waiting"} <= line.keys()
        if times == 2:
            sandbox.clear_faults()
            sandbox.fail_every(1, faults.Delay(10, after_commit=True), operation="sends")
            in_hand = len(sandbox.messages()) + 2
            while len(sandbox.messages()) < in_hand:
                sandbox.wait_for(timeout=HANG)
        process.send_signal(signal.SIGINT)
        told = iter(process.stderr.readline, "")
        assert any("ending after the messages in hand" in each for each in told)
        if times == 2:
            process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
        assert process.wait(HANG) == 130
    sandbox.clear_faults()
    assert f"notify-typed bulk send {run}" in rest
    counts = shell.json("status", run)
    assert counts["claimed"] == 0
    assert (counts["unknown"] > 0) == (times == 2)
    assert shell.json("send", run, *FAST)["counts"]["sent"] == 300
    assert set(held(sandbox).values()) == {1}


@pytest.mark.slow
def test_a_worker_goes_on_until_it_is_told_to_end(
    shell: Shell, sandbox: Sandbox, file: str
) -> None:
    shell.get("plan", file, "--template", TEMPLATE)
    with command_of(shell, "work", *FAST) as process:
        while len(sandbox.messages()) < 5:
            sandbox.wait_for(timeout=HANG)
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate()
        assert process.returncode == 0, err
    assert "Sent 5 messages." in out


@pytest.mark.slow
def test_a_worker_that_is_told_twice_ends_at_once(
    shell: Shell, sandbox: Sandbox, file: str
) -> None:
    run = shell.get("plan", file, "--template", TEMPLATE)
    sandbox.fail_every(1, faults.Delay(5.0, after_commit=True), operation="sends")
    with command_of(shell, "work", *FAST) as process:
        assert process.stderr
        sandbox.wait_for(timeout=HANG)
        process.send_signal(signal.SIGINT)
        assert "ending after the messages in hand" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(HANG) == 130
    sandbox.clear_faults()
    assert shell.json("status", run)["unknown"] > 0
    assert shell.json("send", run, *FAST)["counts"]["sent"] == 5
    assert set(held(sandbox).values()) == {1}


def test_a_run_that_is_paused_while_it_is_sent_ends_so(
    shell: Shell, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = shell.get("plan", file, "--template", TEMPLATE)
    turn = Claims.turn

    def paused(self: Claims, *args: Any) -> Any:
        with Bulk(shell.folder / "runs.db") as bulk:
            bulk.pause(run)
        return turn(self, *args)

    with monkeypatch.context() as patch:
        patch.setattr(Claims, "turn", paused)
        assert f"{run} is paused" in shell.refused(4, "send", run, *FAST)
    assert shell.json("status", run)["planned"] == 5


def test_emails_cost_nothing(shell: Shell, tmp_path: Path) -> None:
    rows = [{"email address": "a@example.com"}]
    path = tmp_path / "emails.csv"
    template = EMAIL_TEMPLATE_ID
    with Bulk(
        tmp_path / "other.db", api_key=shell.sandbox.test_key, base_url=shell.sandbox.base_url
    ) as bulk:
        names = bulk.run(bulk.open_outbox(template)).template.placeholders
    write_csv(path, [{**dict.fromkeys(names, "x"), **row} for row in rows])
    told = shell.run("plan", str(path), "--template", template).stderr
    assert "email: 1 message" in told
    assert "It costs" not in told
