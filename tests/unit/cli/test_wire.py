"""`token`, `request`, `doctor`, `quickstart` and `completion`."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sysconfig
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

import httpx
import jwt
import pytest
from click.testing import CliRunner
from local_http import local_client
from patience import HANG

from notify_typed._cli.commands import notify_typed as command
from notify_typed._running import announced
from notify_typed.sandbox import faults
from notify_typed.sandbox._world.default import SERVICE_ID, SMS_TEMPLATE_ID

if TYPE_CHECKING:
    from notify_typed.sandbox import Sandbox
    from tests.unit.cli.conftest import Shell

BODY: Final = {
    "phone_number": "07700900123",
    "template_id": SMS_TEMPLATE_ID,
    "personalisation": {"name": "A", "date": "B"},
}


# Tokens


def test_a_token_lets_a_request_in(user: Shell, sandbox: Sandbox) -> None:
    name, _, value = user.get("token").partition(": ")
    with local_client(sandbox.base_url) as http:
        assert http.get("/v2/templates", headers={name: value}).status_code == 200
    assert user.json("token")["value"].startswith("Bearer ")
    assert user.get("token", "-q").count(".") == 2


def test_what_is_in_a_token_is_explained(user: Shell, sandbox: Sandbox) -> None:
    told = user.json("token", "--explain")
    token = told["header"].rpartition(" ")[2]
    assert told["second_part"]["iss"] == SERVICE_ID
    secret = sandbox.test_key[-36:]
    assert jwt.decode(token, secret, algorithms=["HS256"], options={"verify_iat": False})
    assert sandbox.test_key[-73:-37] == SERVICE_ID
    assert "30 seconds" in user.get("token", "--explain")


# Requests


def test_a_request_is_signed_and_its_answer_printed(user: Shell, sandbox: Sandbox) -> None:
    assert len(json.loads(user.get("request", "get", "/v2/templates"))["templates"]) == 4
    done = user.run("request", "POST", "/v2/notifications/sms", "-d", json.dumps(BODY), "-i")
    assert done.stdout.startswith("HTTP 201 CREATED".title().replace("Http", "HTTP"))
    assert sandbox.messages()[0].recipient == "07700900123"
    Path("body.json").write_text(json.dumps(BODY), encoding="utf-8")
    told = user.json("request", "POST", "/v2/notifications/sms", "-d", "@body.json")
    assert told["status_code"] == 201
    assert told["body"]["id"] == str(sandbox.messages()[0].id)
    typed = user.run("request", "POST", "/v2/notifications/sms", "-d", "@-", typed="{")
    assert typed.exit_code == 3


def test_a_binary_answer_comes_as_it_is(user: Shell, sandbox: Sandbox) -> None:
    del sandbox
    letter = {
        "template_id": "5a4db0c8-0000-4000-8000-000000000014",
        "personalisation": {
            "name": "A",
            "address_line_1": "A",
            "address_line_2": "B",
            "postcode": "SW1A 1AA",
        },
    }
    made = user.json("request", "POST", "/v2/notifications/letter", "-d", json.dumps(letter))
    path = f"/v2/notifications/{made['body']['id']}/pdf"
    assert user.run("request", "GET", path).stdout_bytes.startswith(b"%PDF")
    assert user.json("request", "GET", path)["body"] is None


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("GET", f"/v2/notifications/{uuid4()}"), 7),
        (("POST", "/v2/notifications/sms"), 3),
        (("GET", "https://evil.example/"), 2),
        (("GET", "//evil.example/"), 2),
        (("FETCH", "/v2/templates"), 2),
        (("GET", "/v2/templates", "-d", "@none.json"), 2),
    ],
)
def test_the_status_of_an_answer_is_that_of_the_command(
    user: Shell, words: tuple[str, ...], status: int
) -> None:
    assert user.run("request", *words).exit_code == status


@pytest.mark.parametrize(
    ("method", "fault", "status"),
    [
        ("POST", faults.ServerError(), 5),
        ("POST", faults.ResetAfterCommit(), 5),
        ("POST", faults.RateLimitError(), 6),
        ("GET", faults.ServerError(), 4),
        ("GET", faults.ResetBeforeRead(), 4),
    ],
)
def test_a_request_is_made_once_whatever_comes_of_it(
    user: Shell, sandbox: Sandbox, method: str, fault: faults.Fault, status: int
) -> None:
    sandbox.fail_next(1, fault)
    path = "/v2/notifications/sms" if method == "POST" else "/v2/templates"
    assert user.run("request", method, path, "-d", json.dumps(BODY)).exit_code == status


def test_on_a_terminal_an_answer_can_be_read(user: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    from notify_typed._cli import requesting  # noqa: PLC0415 - only here

    shown: list[str] = []
    monkeypatch.setattr(requesting, "say", shown.append)
    session: Any = type("S", (), {"output": type("O", (), {"mode": "table", "note": shown.append})})

    class Terminal:
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdout", Terminal())
    for content, expected in (
        (b'{"a": "\\u001b[31m"}', '  "a": "\\u001b[31m"'),
        (b"one\x1b[31m\ntwo", "one\\x1b[31m"),
        (b"\xff\xfe", "HTTP 200 OK"),
    ):
        shown.clear()
        requesting._print(session, httpx.Response(200, content=content), include=False)
        assert expected in shown
        assert not any("\x1b" in line for line in shown)
    del user


# The doctor


def test_all_is_well(user: Shell) -> None:
    found = {each["check"]: each for each in user.listed("doctor")}
    assert {each["result"] for each in found.values()} == {"ok"}
    assert "sandbox" in found["server"]["found"]
    assert found["key"].keys() == {"check", "result", "found", "advice"}
    assert SERVICE_ID in found["key"]["found"]


def test_a_profile_tells_what_kind_of_key_it_is(user: Shell) -> None:
    user.get("profile", "add", "t", "--kind", "test", "--file")
    found = {each["check"]: each for each in user.listed("doctor", "--profile", "t")}
    assert found["kind"]["found"] == "test, as the profile says"


def test_a_sandbox_tells_what_kind_of_key_it_is(user: Shell, sandbox: Sandbox) -> None:
    keys = {"live": sandbox.live_key, "team": sandbox.team_key, "test": sandbox.test_key}
    for kind, key in keys.items():
        user.variables["NOTIFY_API_KEY"] = key
        found = {each["check"]: each for each in user.listed("doctor")}
        assert found["kind"]["found"] == f"{kind}, as the sandbox says"


@pytest.mark.parametrize(
    ("variables", "check", "status"),
    [
        ({"NOTIFY_API_KEY": "nonsense"}, "key", 2),
        ({"NOTIFY_BASE_URL": "nonsense"}, "address", 2),
        ({"NOTIFY_BASE_URL": "http://notify.example.gov.uk"}, "key", 2),
        ({"NOTIFY_BASE_URL": "https://nowhere.invalid"}, "DNS", 4),
        ({"NOTIFY_API_KEY": f"x-{SERVICE_ID}-{uuid4()}"}, "accepted", 3),
    ],
)
def test_what_is_wrong_is_named(
    user: Shell,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    check: str,
    status: int,
) -> None:
    def unknown(*_: object, **__: object) -> Any:
        raise socket.gaierror(-2, "Name or service not known")

    if check == "DNS":
        monkeypatch.setattr(socket, "getaddrinfo", unknown)
    user.variables |= variables
    done = user.run("doctor", "--json")
    assert done.exit_code == status
    rows = [*map(json.loads, done.stdout.splitlines())]
    assert check in {each["check"] for each in rows if each["result"] == "failed"}


@pytest.mark.parametrize(("off", "result"), [(0, "ok"), (12, "warning"), (-90, "failed")])
def test_the_clock_is_held_against_the_servers(
    user: Shell, monkeypatch: pytest.MonkeyPatch, off: int, result: str
) -> None:
    real = time.time
    monkeypatch.setattr("time.time", lambda: real() + off)
    rows = [*map(json.loads, user.run("doctor", "--json").stdout.splitlines())]
    [clock] = [each for each in rows if each["check"] == "clock"]
    assert clock["result"] == result


# The first minute


def test_a_newcomer_is_told_what_to_type(user: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", user.variables["XDG_RUNTIME_DIR"])
    assert "notify-typed sandbox\n" in user.get("quickstart")
    with announced("http://127.0.0.1:4444"):
        assert "export NOTIFY_BASE_URL='http://127.0.0.1:4444'" in user.get("quickstart")
    assert all({"words", "command"} == each.keys() for each in user.json("quickstart")["steps"])


# Completion


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_each_shell_has_its_script_and_a_place_for_it(
    user: Shell, monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    monkeypatch.setenv("HOME", str(Path.cwd()))
    monkeypatch.setenv("XDG_DATA_HOME", str(Path("data").absolute()))
    assert "_NOTIFY_TYPED_COMPLETE" in user.get("completion", shell)
    path = Path(user.json("completion", shell, "--install")["file"])
    assert path.read_text(encoding="utf-8").rstrip() == user.get("completion", shell)


def test_a_script_that_cannot_be_written_is_told(
    user: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("data").write_text("a file", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(Path("data").absolute()))
    assert "cannot be written" in user.refused(1, "completion", "bash", "--install")


def complete(user: Shell, shell: str, *words: str, typed: str) -> list[str]:
    variables = {
        **user.variables,
        "_NOTIFY_TYPED_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": " ".join(("notify-typed", *words, typed)),
        "COMP_CWORD": typed if shell in {"fish", "powershell"} else str(len(words) + 1),
    }
    done = CliRunner(env=variables).invoke(command, [], prog_name="notify-typed")
    return done.stdout.splitlines()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_names_of_templates_and_references_complete(user: Shell, shell: str) -> None:
    user.get("send", "sms", "07700900123", "-t", SMS_TEMPLATE_ID, *VALUES, "-r", "case-17")
    assert any("send" in line for line in complete(user, shell, typed="sen"))
    for typed in ("App", ""):
        found = complete(user, shell, "template", "show", typed=typed)
        assert any("Appointment reminder" in line for line in found)
    found = complete(user, shell, "list", "--reference", typed="case")
    assert any("case-17" in line for line in found)
    user.variables["NOTIFY_API_KEY"] = "nonsense"
    assert not any(
        "Appoint" in line for line in complete(user, shell, "template", "show", typed="A")
    )


VALUES: Final = ("-p", "name=A", "-p", "date=B")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_takes_its_script() -> None:
    script = Path(sysconfig.get_path("scripts")) / "notify-typed"
    done = subprocess.run(  # noqa: S603 - our own command
        ["/bin/bash", "-ec", f'eval "$({script} completion bash)"; complete -p notify-typed'],
        capture_output=True,
        text=True,
        check=False,
        timeout=HANG,
    )
    assert done.returncode == 0, done.stderr
    assert "notify-typed" in done.stdout
