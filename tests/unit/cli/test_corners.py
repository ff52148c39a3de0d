"""What goes wrong on this machine or on the way, and how it is told."""

from __future__ import annotations

import re
import socket
import ssl
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import httpx
import pytest
from click.testing import CliRunner
from patience import HANG

from notify_typed._cli import doctor, main
from notify_typed._cli.commands import notify_typed as command
from notify_typed._cli.connection import is_sandbox
from notify_typed._cli.lazy import Entry, LazyGroup
from notify_typed._cli.options import confirm
from notify_typed._cli.outcomes import WrongUse
from notify_typed._cli.profiles import Profiles
from notify_typed._cli.program import Program
from notify_typed._cli.safety import Leaving, ask_before_sending
from notify_typed.sandbox._world.default import SMS_TEMPLATE_ID

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

    from tests.unit.cli.conftest import Shell

DRY: tuple[str, ...] = (
    *("send", "sms", "07700900123", "-t", SMS_TEMPLATE_ID),
    *("-p", "name=A", "-p", "date=B", "--dry-run"),
)


@contextmanager
def answering(status: int, content: bytes, kind: str = "text/html") -> Iterator[str]:
    """A server that gives every request the same answer; with status 0 it hangs up."""

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if not status:
                self.close_connection = True
                return
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_DELETE = _answer  # noqa: N815 - the base's names

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's name
            del format, args

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join(HANG)


# Starting


class Pressed:
    """Presses Ctrl-C while a module is imported."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        del path, target
        if name == "notify_typed._cli.commands":
            raise KeyboardInterrupt
        return None


def test_ctrl_c_while_it_starts_says_that_nothing_was_sent(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "notify_typed._cli.commands")
    monkeypatch.setattr(sys, "meta_path", [Pressed(), *sys.meta_path])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 130
    assert capsys.readouterr().err == "notify-typed: stopped; nothing was sent\n"


def test_a_fault_of_the_package_is_not_taken_for_a_missing_extra(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "notify_typed._cli.commands", None)
    with pytest.raises(ModuleNotFoundError):
        main()


def test_what_is_not_installed_is_listed_and_refused_with_what_to_do() -> None:
    class Some(LazyGroup):
        entries = {  # noqa: RUF012 - as the program's own
            "gone": Entry("no_such_module:x", "Go.", extra="parquet", needs="no_such_module")
        }

    group = Some("some")
    assert "(Not installed: pip install" in CliRunner().invoke(group, ["--help"]).stdout
    done = CliRunner().invoke(group, ["gone", "--any", "thing"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "gone needs no_such_module: pip install" in done.stderr


def test_a_command_beside_the_table_is_listed_and_run() -> None:
    group = LazyGroup("group")

    @group.command()
    def greet() -> None:
        """Say hello."""
        click.echo("Hello")

    assert re.search(r"greet +Say hello\.", CliRunner().invoke(group, ["--help"]).output)
    assert CliRunner().invoke(group, ["greet"]).output == "Hello\n"


def test_without_a_command_it_shows_its_help() -> None:
    done = CliRunner().invoke(command, [])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Commands:" in done.stderr


def test_ctrl_c_in_a_thread_of_another_program_is_told_too() -> None:
    @click.command()
    def pressed() -> None:
        raise KeyboardInterrupt

    group = Program("some", commands={"pressed": pressed})
    codes: list[int] = []
    thread = threading.Thread(
        target=lambda: codes.append(CliRunner().invoke(group, ["pressed"]).exit_code)
    )
    thread.start()
    thread.join(HANG)
    assert codes == [130]


# Asking


def test_no_answer_is_no(monkeypatch: pytest.MonkeyPatch) -> None:
    for typed in ("", "maybe\n"):

        @click.command()
        def ask() -> None:
            with pytest.raises(WrongUse):
                confirm("Really?", yes=False)

        assert CliRunner().invoke(ask, input=typed).exit_code == 0
    del monkeypatch


def test_of_many_recipients_some_are_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from notify_typed._cli import safety  # noqa: PLC0415 - only here

    class Terminal:
        def isatty(self) -> bool:
            return True

        def readline(self) -> str:
            return "y\n"

    monkeypatch.setattr(safety, "reaches_people", lambda _: True)
    monkeypatch.setattr(safety, "server_of", lambda _: "https://notify.example")
    monkeypatch.setattr("sys.stdin", Terminal())
    key: Any = type("Key", (), {"name": "", "service_id": "s"})
    used = type("Used", (), {"api_key": key, "kind": None, "source": "a file"})
    session: Any = type("Session", (), {"key": used})
    people = [f"0770090000{number}" for number in range(7)]
    ask_before_sending(session, lambda: Leaving("7 text messages", people), yes=False)
    told = capsys.readouterr().err
    assert "and 2 others" in told
    assert not any(each in told for each in people)


# The way to Notify


@pytest.mark.parametrize(
    ("status", "content", "expected"),
    [
        (404, b"<html>", 2),
        (200, b"[]", 2),
        (500, b"{}", 2),
        (404, b'{"message": "x"}', 7),
        (400, b'{"message": "x"}', 3),
        (0, b"", 4),
    ],
)
def test_what_answers_instead_of_a_sandbox_is_told(
    user: Shell, status: int, content: bytes, expected: int
) -> None:
    with answering(status, content) as address:
        assert user.run("sandbox", "clock", "--sandbox", address).exit_code == expected
        follow = ("sandbox", "messages", "--follow", "--for", "1")
        if status >= 400:
            assert user.run(*follow, "--sandbox", address).exit_code == expected
        change = user.run("sandbox", "callbacks", "hold", "--sandbox", address)
        assert change.exit_code == (expected if status else 5)


def test_the_doctor_knows_what_is_not_notify(user: Shell) -> None:
    for status, content, expected in (
        (200, b"<html>", "server"),
        (403, b"<html>", "accepted"),
        (200, b'{"templates": []}', None),
    ):
        with answering(status, content) as address:
            rows = user.run("doctor", "--json", "--base-url", address)
        failed = {each.split('"')[3] for each in rows.stdout.splitlines() if '"failed"' in each}
        assert (expected in failed) if expected else not failed
    with answering(0, b"") as address:
        assert user.run("doctor", "--base-url", address).exit_code == 4


def test_the_doctor_names_proxies_and_certificates(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("https_proxy", "http://me:secret@proxy.example:3128")
    monkeypatch.setenv("SSL_CERT_FILE", "/some/file.pem")
    found = {each.check: each.found for each in doctor._way("https://notify.example")}
    assert found == {"proxy": "proxy.example:3128", "certificates": "those of SSL_CERT_FILE"}
    problem = httpx.ConnectError("x")
    problem.__cause__ = ssl.SSLCertVerificationError("self-signed")
    assert "SSL_CERT_FILE" in doctor._unreached("https://notify.example", problem).advice
    assert doctor._clock(httpx.Response(200)).result == "warning"
    assert doctor._server("https://api.notifications.service.gov.uk", httpx.Response(200)).result


def test_notify_itself_is_no_sandbox_and_is_not_asked() -> None:
    # Without a network, asking would fail.
    assert not is_sandbox("https://api.notifications.service.gov.uk/")


def test_a_request_that_reaches_nobody_did_nothing(user: Shell) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        address = f"http://127.0.0.1:{probe.getsockname()[1]}"
    for method in ("GET", "POST"):
        done = user.run("request", method, "/v2/templates", "--base-url", address, "--yes")
        assert (done.exit_code, done.stdout) == (4, "")
        assert "not reached" in done.stderr


def test_json_that_is_printed_ends_its_line(user: Shell) -> None:
    with answering(200, b'{"a": 1}', "application/json") as address:
        done = user.run("request", "GET", "/v2/templates", "--base-url", address)
        assert done.stdout == '{"a": 1}\n'


def test_a_value_that_is_like_none_of_the_placeholders_is_only_named(user: Shell) -> None:
    words = ("send", "sms", "07700900123", "-t", SMS_TEMPLATE_ID, "--dry-run")
    done = user.run(*words, "-p", "zzzzz=1", "-p", "nmae=A")
    assert "Did you mean 'name' by 'nmae'?" in done.stderr
    assert "by 'zzzzz'" not in done.stderr


# This machine


def test_profiles_that_nobody_has_made_are_read_by_nobody(user: Shell) -> None:
    assert user.get("profile", "list") == ""
    assert not Profiles().is_readable_by_others


def test_without_the_library_of_numbers_a_cost_is_that_of_the_uk(
    user: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "notify_typed._rules.phone", None)
    assert "about £0.024" in user.get(*DRY)


def test_a_version_tells_what_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib.metadata import PackageNotFoundError  # noqa: PLC0415 - only here

    from notify_typed._cli import version  # noqa: PLC0415 - only here

    def absent(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(version, "version", absent)
    assert '"keyring": null' in CliRunner().invoke(command, ["--version", "--json"]).stdout


def test_profiles_in_a_folder_that_cannot_be_made_are_told(user: Shell) -> None:
    config = Path(user.variables["XDG_CONFIG_HOME"])
    config.mkdir()
    (config / "notify-typed").symlink_to(config / "nowhere" / "deep")
    assert "cannot be written" in user.refused(1, "profile", "add", "one", "--file")


def test_names_of_profiles_complete(user: Shell) -> None:
    user.get("profile", "add", "testing", "--file")
    variables = {
        **user.variables,
        "_NOTIFY_TYPED_COMPLETE": "bash_complete",
        "COMP_WORDS": "notify-typed list --profile tes",
        "COMP_CWORD": "3",
    }
    done = CliRunner(env=variables).invoke(command, [], prog_name="notify-typed")
    assert "testing" in done.stdout
