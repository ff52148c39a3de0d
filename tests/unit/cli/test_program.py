"""How every command ends: its status, and the line or the JSON that says why."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid4

import click
import pytest
from cases import for_each
from click.testing import CliRunner
from patience import HANG

from notify_typed import errors
from notify_typed._cli import main
from notify_typed._cli.commands import notify_typed as command
from notify_typed._cli.lazy import Entry, LazyGroup
from notify_typed._cli.outcomes import Exit, failure_of
from notify_typed._cli.program import Program
from notify_typed.errors import RequestFacts, RequestSummary
from notify_typed.sandbox._world.default import SMS_TEMPLATE_ID

if TYPE_CHECKING:
    from notify_typed.sandbox import Sandbox

SCRIPT: Final = Path(sysconfig.get_path("scripts")) / "notify-typed"
FACTS: Final[RequestFacts] = {
    "request": RequestSummary("POST", "/v2/notifications/sms"),
    "attempts": 2,
}


def refusal(kind: type[errors.RequestError], status: int) -> errors.RequestError:
    facts = FACTS.copy()
    facts["status_code"] = status
    return kind("x", **facts)


RAISED: Final = (
    (errors.InvalidInput("x"), 2),
    (errors.InvalidApiKey("x"), 2),
    (errors.InvalidFile("x"), 2),
    (errors.InvalidAddress("x"), 2),
    (refusal(errors.Rejected, 418), 3),
    (refusal(errors.BadRequest, 400), 3),
    (refusal(errors.PDFNotReady, 400), 3),
    (refusal(errors.AuthenticationFailed, 403), 3),
    (refusal(errors.PermissionDenied, 403), 3),
    (errors.NotSent("x", **FACTS), 4),
    (refusal(errors.ClockSkew, 403), 4),
    (errors.ReadFailed("x", **FACTS), 4),
    (errors.UnreadableResponse("x", **FACTS), 4),
    (errors.MissingField("x"), 4),
    (errors.RepeatedPage("x"), 4),
    (errors.ClientClosed("x"), 4),
    (errors.OutcomeUnknown("x", **FACTS), 5),
    (refusal(errors.RateLimited, 429), 6),
    (refusal(errors.DailyLimitExceeded, 429), 6),
    (refusal(errors.NotFound, 404), 7),
    (errors.StatusMissed("x", "permanent-failure"), 8),
    (errors.WaitTimeout("x", "sending"), 8),
)


def program(problem: BaseException | None = None, *, printing: str = "") -> click.Group:
    """A program with one command, which prints something and then raises."""

    @click.group(cls=Program)
    def made() -> None:
        """Do something."""

    @made.command(context_settings={"ignore_unknown_options": True})
    @click.argument("words", nargs=-1)
    def go(words: tuple[str, ...]) -> None:
        """Go."""
        del words
        click.echo(printing, nl=False)
        if problem is not None:
            raise problem

    return made


@for_each(("problem", "status"), RAISED, ids=lambda value: type(value).__name__)
def test_each_outcome_has_a_status_of_its_own(problem: errors.NotifyError, status: int) -> None:
    done = CliRunner().invoke(program(problem), ["go"])
    assert (done.exit_code, done.stdout) == (status, "")
    [line] = done.stderr.splitlines()
    assert line.startswith("notify-typed: ")


def test_every_exception_of_the_package_is_in_the_table() -> None:
    raised = {type(problem) for problem, _ in RAISED}
    defined = {
        each
        for each in vars(errors).values()
        if isinstance(each, type) and issubclass(each, errors.NotifyError)
    }
    assert defined - raised == {errors.NotifyError, errors.RequestError}


@for_each(("problem", "status"), RAISED, ids=lambda value: type(value).__name__)
def test_with_json_an_error_is_one_object(problem: errors.NotifyError, status: int) -> None:
    done = CliRunner().invoke(program(problem), ["go", "--json"])
    assert (done.exit_code, done.stdout) == (status, "")
    told = json.loads(done.stderr)
    assert told["exit_code"] == status
    assert told["outcome"] == Exit(status).name.lower()
    assert told["status_code"] == getattr(problem, "status_code", None)
    assert told["attempts"] == getattr(problem, "attempts", 0)
    assert told["errors"] == []


def test_notes_on_an_error_are_told_too() -> None:
    problem = errors.OutcomeUnknown("lost", **FACTS)
    problem.add_note("It was sent without a reference.")
    assert "without a reference" in failure_of(problem).message


def test_what_cannot_be_read_as_a_command_is_json_too_where_that_is_asked_for() -> None:
    for words in (["go", "--json", "--nonsense"], ["fax", "--json"], ["--json"]):
        done = CliRunner().invoke(command, words)
        assert (done.exit_code, done.stdout) == (2, "")
        assert json.loads(done.stderr)["outcome"] == "usage"


def test_ctrl_c_says_that_nothing_was_sent() -> None:
    for problem in (KeyboardInterrupt(), click.Abort()):
        done = CliRunner().invoke(program(problem), ["go"])
        assert (done.exit_code, done.stdout) == (130, "")
        assert done.stderr.strip() == "notify-typed: stopped; nothing was sent"


def test_a_fault_of_the_program_is_not_hidden() -> None:
    done = CliRunner().invoke(program(RuntimeError("a fault")), ["go"])
    assert isinstance(done.exception, RuntimeError)


def test_a_program_that_calls_it_gets_exceptions() -> None:
    with pytest.raises(errors.InvalidInput):
        program(errors.InvalidInput("x")).main(["go"], standalone_mode=False)


def test_an_error_cannot_steer_the_terminal() -> None:
    for problem in (errors.InvalidInput("\x1b[31m"), click.UsageError("\x1b[31m")):
        assert "\x1b" not in CliRunner().invoke(program(problem), ["go"]).stderr


# Keys


@pytest.mark.parametrize(
    "words",
    [
        ("go", f"mine-{uuid4()}-{uuid4()}"),
        ("go", f"{uuid4()}-{uuid4()}".upper()),
        (f"--profile={uuid4()}-{uuid4()}", "go"),
        ("go", "--api-key", "x"),
        ("go", "--key=x"),
    ],
)
def test_a_key_among_the_arguments_is_refused_and_not_shown(words: tuple[str, ...]) -> None:
    done = CliRunner().invoke(program(printing="gone"), words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "list of processes" in done.stderr
    assert not any(len(word) > 20 and word in done.stderr for word in words)


# Help and version


@for_each("name", [*command.list_commands(click.Context(command))])
def test_a_group_tells_of_each_command_what_that_tells_of_itself(name: str) -> None:
    def check(group: click.Command) -> None:
        if not isinstance(group, click.Group):
            return
        for word in group.list_commands(click.Context(group)):
            inner = group.get_command(click.Context(group), word)
            assert inner is not None
            # The table of `bulk` is shorter than what its commands say of themselves.
            if isinstance(group, LazyGroup) and word in group.entries and group.name != "bulk":
                assert group.entries[word].summary == inner.get_short_help_str(200)
            check(inner)

    found = command.get_command(click.Context(command), name)
    assert found is not None
    assert command.entries[name].summary == found.get_short_help_str(200)
    check(found)


def test_a_wrong_name_is_answered_with_close_ones() -> None:
    for words, close in ((["amdin"], "admin"), (["admin", "tmeplate"], "template")):
        done = CliRunner().invoke(command, words)
        assert (done.exit_code, done.stdout) == (2, "")
        assert f"Did you mean {close}?" in done.stderr
    assert "Did you mean" not in CliRunner().invoke(command, ["zzz"]).stderr
    assert "--nonsense" in CliRunner().invoke(command, ["--nonsense"]).stderr


@for_each(
    "words",
    [
        ("wait", str(UUID(int=1)), "--timeout"),
        ("watch", "--interval"),
        ("watch", "--for"),
        ("received", "--follow", "--for"),
        ("pdf", str(UUID(int=1)), "--timeout"),
        ("sandbox", "messages", "--follow", "--for"),
        ("sandbox", "fault", "add", "Delay", "--seconds"),
    ],
)
def test_what_is_no_number_is_refused_as_one(words: tuple[str, ...]) -> None:
    for odd in ("nan", "inf", "x"):
        done = CliRunner(env={"NOTIFY_BASE_URL": "http://127.0.0.1:9"}).invoke(
            command, [*words, odd]
        )
        assert done.exit_code == 2
        assert f"{words[-1]} must be a number, not {odd!r}." in done.stderr


def test_the_version_is_told_by_the_command_and_its_groups() -> None:
    for words in (["--version"], ["admin", "--version"]):
        assert CliRunner().invoke(command, words).stdout.startswith("notify-typed ")
        facts = json.loads(CliRunner().invoke(command, [*words, "--json"]).stdout)
        assert facts["libraries"]["click"]
        assert {"notify_typed", "python", "platform", "encoding"} <= facts.keys()


def test_what_is_in_the_table_but_is_no_command_is_a_fault() -> None:
    class Wrong(LazyGroup):
        entries = {"json": Entry("json:dumps", ""), "gone": Entry("no_such_module:x", "")}  # noqa: RUF012

    group = Wrong("wrong")
    with pytest.raises(TypeError):
        group.get_command(click.Context(group), "json")
    with pytest.raises(ModuleNotFoundError):
        group.get_command(click.Context(group), "gone")


# Where results go


@pytest.mark.slow
def test_a_reader_that_had_enough_is_no_failure() -> None:
    done = subprocess.run(  # noqa: S603 - our own command
        ["/bin/bash", "-c", f"set -o pipefail; {SCRIPT} admin --help | (exec <&-; cat /dev/null)"],
        capture_output=True,
        text=True,
        check=False,
        timeout=HANG,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
@for_each("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_failure(sandbox: Sandbox, closed: str) -> None:
    sandbox.reset()
    for words, status in (
        (f"send sms 07700900123 -t {SMS_TEMPLATE_ID} -p name=A -p date=x", 0),
        ("list", 0),
        ("quickstart", 0),
        ("--help", 0),
        ("nonsense", 2),
    ):
        done = subprocess.run(  # noqa: S603 - our own command
            ["/bin/sh", "-c", f"exec {SCRIPT} {words} {closed}"],
            capture_output=True,
            text=True,
            check=False,
            timeout=HANG,
            env={"NOTIFY_BASE_URL": sandbox.base_url, "NOTIFY_API_KEY": sandbox.test_key},
        )
        assert (words, done.returncode) == (words, status), done.stderr
        assert "Traceback" not in done.stderr
    assert len(sandbox.messages()) == 1


def test_what_is_printed_where_nobody_listens_goes_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["notify-typed", "--version"])
    monkeypatch.setattr("sys.stdout", None)
    with pytest.raises(SystemExit) as ended:
        main()
    assert not ended.value.code


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk_ends_with_1_and_says_so() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(  # noqa: S603 - our own command
            [SCRIPT, "--version"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert "cannot be written: No space left on device; nothing was sent" in done.stderr


@pytest.mark.slow
def test_a_look_at_any_help_imports_no_more_than_click() -> None:
    program = """
import sys
from notify_typed._cli.commands import notify_typed
import click
def below(group, words):
    notify_typed([*words, "--help"], standalone_mode=False)
    if isinstance(group, click.Group):
        context = click.Context(group)
        for word in group.list_commands(context):
            below(group.get_command(context, word), [*words, word])
below(notify_typed, [])
heavy = {"asyncio", "attr", "httpx", "jwt", "rich", "notify_typed.errors", "starlette"}
assert not heavy & {*sys.modules}, heavy & {*sys.modules}
"""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=HANG
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("list --type text", "--type must be one of sms, email, letter, not 'text'."),
        ("list --limit x", "--limit must be a whole number, not 'x'."),
        ("list --limit 0", "--limit must be in the range x>=1, not '0'."),
        ("export --since soon", "--since must be an age such as 7d or 12h, or a date such as"),
        ("bulk report run -o .", "Invalid value for '-o' / '--output': File '.' is a directory."),
        ("send sms 07700900123", "Missing option '-t' / '--template'. The template: its id, or"),
        ("send sms", "Missing argument 'NUMBER'."),
        ("bulk status x y", "Got unexpected extra argument (y)"),
    ],
)
def test_a_wrong_command_line_is_told_what_must_be(words: str, said: str) -> None:
    done = CliRunner().invoke(command, words.split())
    assert (done.exit_code, done.stdout) == (2, "")
    last = done.stderr.splitlines()[-1]
    assert last.startswith(f"notify-typed: {said}")
    told = json.loads(CliRunner().invoke(command, [*words.split(), "--json"]).stderr)
    assert told["message"].startswith(said)
