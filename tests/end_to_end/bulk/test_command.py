"""`notify-typed bulk`, as a script uses it."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from bulk_world import TEMPLATE, held, people, write_csv
from click.testing import CliRunner, Result

from notify_typed._cli.commands import notify_typed as command
from notify_typed.sandbox import faults

if TYPE_CHECKING:
    from pathlib import Path

    from notify_typed.sandbox import Sandbox


@dataclass
class Shell:
    """Runs the command in a folder with a ledger."""

    sandbox: Sandbox
    folder: Path

    def run(self, *words: str) -> Result:
        environment = {
            "NOTIFY_API_KEY": self.sandbox.test_key,
            "NOTIFY_BASE_URL": self.sandbox.base_url,
            "NOTIFY_LEDGER": str(self.folder / "runs.db"),
        }
        done = CliRunner(env=environment).invoke(command, ["bulk", *words])
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
    assert "1 row with a recipient from before: row 5" in done.stderr
    assert "Hello Person 0, your appointment is on 3 December." in done.stderr
    assert (plan["good"], plan["bad"], plan["repeated_rows"]) == (4, 1, [5])
    assert plan["destinations"]["UK"]["fragments"] == 4
    assert plan["cost"] == pytest.approx(0.096)
    assert len(plan["previews"]) == 3
    bad = shell.get("report", plan["run"], "--only", "bad", "--format", "ndjson", "--offline")
    assert json.loads(bad)["notify_row"] == 6


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
    assert "say with which template" in shell.refused(2, "send", file)
    assert "No such file" in shell.refused(2, "plan", "nowhere.csv", "--template", TEMPLATE)
    empty = tmp_path / "empty.csv"
    empty.touch()
    assert "the file is empty" in shell.refused(2, "plan", str(empty), "--template", TEMPLATE)
    assert "does not have a run" in shell.refused(7, "send", "run-aaaaaaaaaaaa")
    assert "is not a window" in shell.refused(
        2, "send", file, "--template", TEMPLATE, "--window", "always"
    )
    assert "say what you know" in shell.refused(2, "retry", "run-aaaaaaaaaaaa")
    assert not sandbox.messages()
