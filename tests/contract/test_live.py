"""A live server is checked only on purpose, and the report says what was done."""

from __future__ import annotations

import gzip
import json
import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl

import pytest
from patience import HANG, watched

from contract.__main__ import main
from contract.engine.proxy import Answer, Proxy, Request
from contract.engine.report import Report
from contract.engine.server import ServerUnderTest
from contract.v2 import live, world
from contract.v2.api import parse_key
from contract.v2.live import SWITCH, YES, Settings, Unusable
from contract.v2.sandbox import sandbox as start
from notify_typed.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


ROOT: Final = Path(__file__).parents[2]
KEY: Final = world.key("live")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with start() as running:
        yield running


@pytest.fixture
def meant(monkeypatch: pytest.MonkeyPatch, sandbox: Sandbox) -> pytest.MonkeyPatch:
    """An environment in which the sandbox is to be checked."""
    monkeypatch.setenv(SWITCH, YES)
    monkeypatch.setenv("NOTIFY_BASE_URL", sandbox.base_url)
    monkeypatch.setenv("NOTIFY_API_KEY", KEY)
    return monkeypatch


LIVE: Final = {SWITCH: YES, "NOTIFY_API_KEY": KEY, "NOTIFY_BASE_URL": "https://notify.example"}


@pytest.mark.parametrize(
    ("environment", "complaint"),
    [
        ({}, SWITCH),
        ({SWITCH: "1"}, SWITCH),
        ({SWITCH: YES, "NOTIFY_API_KEY": KEY}, "NOTIFY_BASE_URL"),
        ({SWITCH: YES, "NOTIFY_API_KEY": KEY, "NOTIFY_BASE_URL": "localhost"}, "NOTIFY_BASE_URL"),
        ({SWITCH: YES, "NOTIFY_BASE_URL": "https://notify.example"}, "NOTIFY_API_KEY"),
        ({**LIVE, "NOTIFY_API_KEY": "x" * 80}, "NOTIFY_API_KEY"),
        ({**LIVE, "NOTIFY_BASE_URL": "http://notify.example"}, "https alone"),
        ({**LIVE, "NOTIFY_BASE_URL": "https://me:secret@notify.example"}, "without user"),
        ({**LIVE, "NOTIFY_BASE_URL": "https://notify.example?x=y"}, "without user"),
        ({**LIVE, "NOTIFY_BASE_URL": "https://notify.example/v2"}, "before /v2"),
        ({**LIVE, "NOTIFY_BASE_URL": "https://notify.example:99999"}, "NOTIFY_BASE_URL"),
        ({**LIVE, "NOTIFY_BASE_URL": "ftp://notify.example"}, "NOTIFY_BASE_URL"),
    ],
)
def test_without_the_switch_address_and_key_nothing_is_sent(
    environment: dict[str, str], complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Unusable, match=complaint) as refusal:
        Settings.read(environment)
    assert "secret" not in str(refusal.value)
    for name in (SWITCH, "NOTIFY_BASE_URL", "NOTIFY_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert main(["live"]) == 2


@pytest.mark.parametrize("pace", [0, -1, float("nan"), 3001, float("inf")])
def test_a_live_server_is_not_asked_faster_than_notify_allows(pace: float) -> None:
    assert Settings.read(LIVE, per_minute=3000).per_minute == 3000
    with pytest.raises(Unusable, match="a minute"):
        Settings.read(LIVE, per_minute=pace)


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[dict[str, str]]:
    """A sandbox in another process, with the real server's accidents: its address and key."""
    command = [sys.executable, "-m", "notify_typed.sandbox", "--port", "0", "--quirks", "exact"]
    with watched(subprocess.Popen(command, stdout=subprocess.PIPE, text=True)) as process:  # noqa: S603 - our own
        assert process.stdout is not None
        found: dict[str, str] = {}
        for line in process.stdout:
            match = re.match(r"(?:# )?export (\w+)='([^']+)'.*?(live|team|test|$)", line)
            # Of the keys the live one is asked for: it could do the most harm.
            if match and (match[1] == "NOTIFY_BASE_URL" or match[3] == "live"):
                found[match[1]] = match[2]
            if len(found) == 2:
                break
        yield found
        process.terminate()
        process.stdout.read()


def test_another_server_is_checked_and_told_of(
    elsewhere: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in (elsewhere | {SWITCH: YES}).items():
        monkeypatch.setenv(name, value)
    options = ["--per-minute", "60000", "--max-examples", "2"]
    status = main(["live", *options, "--phases", "examples,fuzzing,stateful"])
    text = capsys.readouterr().out
    assert status == 0, text
    assert "nothing wrong was found" in text
    counts = {what: int(count) for count, what in re.findall(r"^ +(\d+) (.+)$", text, re.MULTILINE)}
    assert counts["reads"] > 100
    assert counts["sends to simulated recipients"] > 20
    assert counts["previews"] > 10
    assert "letters as a whole" in text
    assert "kept       a wrong signature is refused" in text
    assert "held back  a revoked key is refused" in text
    assert "100% of good sends taken" in text
    assert elsewhere["NOTIFY_API_KEY"][-36:] not in text
    # Simulated recipients leave no trace, so a trace would be that of something else.
    with ServerUnderTest(
        elsewhere["NOTIFY_BASE_URL"], parse_key(elsewhere["NOTIFY_API_KEY"])
    ) as target:
        page: Any = target.get("/v2/notifications?include_jobs=true").json()
    assert page["notifications"] == []


def test_a_server_that_differs_from_notify_is_called_so(
    sandbox: Sandbox, meant: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def careless(request: Request, forward: Any) -> Answer:
        if "page" in dict(parse_qsl(request.query)):
            return Answer(200, ((b"content-type", b"application/json"),), b'{"templates": []}')
        answer: Answer = await forward(request)
        return answer

    with Proxy(sandbox.base_url, careless) as proxy:
        meant.setenv("NOTIFY_BASE_URL", proxy.base_url)
        options = ["--per-minute", "60000", "--max-examples", "1", "--phases", "examples"]
        assert main(["live", *options]) == 1
    text = capsys.readouterr().out
    assert "broken     an unknown query parameter is refused" in text
    assert "the server differs from the description" in text


FIDELITY: Final = ROOT / "tests" / "fidelity"
WORLDS: Final = {
    "world": json.loads((FIDELITY / "world.json").read_text("utf-8")),
    "world2": json.loads(gzip.decompress((FIDELITY / "round2" / "world2.json.gz").read_bytes())),
}


@contextmanager
def loaded(world: str, label: str) -> Iterator[tuple[str, str]]:
    """A sandbox with a world that was recorded, as the real server is: its address and a key."""
    with Sandbox(world=WORLDS[world], quirks="exact") as running:
        for service in WORLDS[world]["services"]:
            for key in service["api_keys"]:
                if key["label"] == label:
                    yield running.base_url, f"{label}-{service['id']}-{key['secret']}"


@pytest.fixture
def promises_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave schemathesis out, which starts a process."""
    content = Report(0, "", 0, [], 1)
    monkeypatch.setattr(live, "fuzz", lambda *_args, **_options: content)


FAST: Final = ("--per-minute", "60000", "--max-examples", "1", "--phases", "examples")


@pytest.mark.parametrize(
    ("world", "label", "says"),
    [
        ("world", "trial-live", "no sms is sent: the service is in trial mode"),
        ("world", "noperm-live", "no email is sent: the service may not send any"),
        ("world2", "main-team", "no email is sent: this key reaches the team alone"),
    ],
)
@pytest.mark.usefixtures("promises_only")
def test_a_service_with_few_rights_is_no_false_alarm(
    world: str,
    label: str,
    says: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with loaded(world, label) as (address, key):
        for name, value in {**LIVE, "NOTIFY_BASE_URL": address, "NOTIFY_API_KEY": key}.items():
            monkeypatch.setenv(name, value)
        status = main(["live", *FAST])
    text = capsys.readouterr().out
    assert status == 0, text
    assert says in text
    assert "nothing wrong was found" in text


@pytest.mark.parametrize(("world", "label"), [("world", "main-live"), ("world2", "tpl-test")])
def test_odd_templates_are_no_false_alarm(
    world: str, label: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with loaded(world, label) as (address, key):
        for name, value in {**LIVE, "NOTIFY_BASE_URL": address, "NOTIFY_API_KEY": key}.items():
            monkeypatch.setenv(name, value)
        status = main(["live", *FAST])
    text = capsys.readouterr().out
    assert status == 0, text
    assert "100% of good sends taken" in text


@pytest.mark.usefixtures("promises_only")
def test_a_service_at_its_limit_is_neither_right_nor_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with loaded("world", "rl-live") as (address, key):
        for name, value in {**LIVE, "NOTIFY_BASE_URL": address, "NOTIFY_API_KEY": key}.items():
            monkeypatch.setenv(name, value)
        status = main(["live", *FAST])
    text = capsys.readouterr().out
    assert status == 2, text
    assert "met a limit of the service" in text
    assert "broken" not in text


def _json(answer: Answer, change: Callable[[Any], Any]) -> Answer:
    if answer.status == 200 and b"json" in dict(answer.headers)[b"content-type"]:
        return replace(answer, body=json.dumps(change(json.loads(answer.body))).encode())
    return answer


@pytest.mark.usefixtures("promises_only")
def test_a_broken_promise_shows_the_answer_with_its_values_hidden(
    sandbox: Sandbox, meant: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def backwards(request: Request, forward: Any) -> Answer:
        answer: Answer = await forward(request)
        if request.path != "/v2/templates":
            return answer
        return _json(answer, lambda page: {"templates": page["templates"][::-1]})

    texts = []
    with Proxy(sandbox.base_url, backwards) as proxy:
        meant.setenv("NOTIFY_BASE_URL", proxy.base_url)
        for more in ((), ("--show-answers",)):
            assert main(["live", *FAST, *more]) == 1
            texts.append(capsys.readouterr().out)
    hidden, shown = texts
    assert "broken     templates come by name" in hidden
    assert "             the order is another one\n" in hidden
    (answered,) = re.findall('GET /v2/templates was answered 200: {"templates": .*', hidden)
    assert '"type": "sms"' in answered
    assert '"name": "…"' in answered
    assert "Appointment" not in hidden
    assert "the order is another one: No blanks, Download" in shown


PERSONAL: Final = "Amala Bird, 07700 900123"


def test_no_report_tells_what_the_server_holds(
    sandbox: Sandbox, meant: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Even if everything is wrong."""

    def personal(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: personal(each) for name, each in value.items()}
        if isinstance(value, list):
            return [personal(each) for each in value]
        return PERSONAL if isinstance(value, str) else value

    async def gossiping(request: Request, forward: Any) -> Answer:
        return _json(await forward(request), personal)

    with Proxy(sandbox.base_url, gossiping) as proxy:
        meant.setenv("NOTIFY_BASE_URL", proxy.base_url)
        assert main(["live", *FAST]) == 1
    text = capsys.readouterr().out
    assert text.count("broken") > 3
    assert "Amala" not in text
    assert "900123" not in text


def test_a_server_that_does_not_let_us_in_ends_it(
    meant: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    meant.setenv("NOTIFY_API_KEY", world.key("revoked"))
    assert main(["live", "--per-minute", "60000"]) == 2
    assert "answers 403" in capsys.readouterr().err


async def something_else(_request: Request, _forward: object) -> Answer:
    return Answer(200, ((b"content-type", b"text/html"),), b"<p>Welcome</p>")


async def almost_notify(_request: Request, _forward: object) -> Answer:
    body = b'{"templates": [{"id": 1}], "notifications": [], "received_text_messages": []}'
    return Answer(200, ((b"content-type", b"application/json"),), body)


@pytest.mark.parametrize("answer", [something_else, almost_notify])
def test_a_server_that_is_something_else_ends_it(
    answer: Any, meant: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Proxy("http://127.0.0.1:9", answer) as proxy:
        meant.setenv("NOTIFY_BASE_URL", proxy.base_url)
        assert main(["live", "--per-minute", "60000"]) == 2
    told = capsys.readouterr()
    assert "this is not Notify" in told.err
    assert "reads" in told.out, "what was sent is told all the same"


def test_a_server_that_is_not_there_ends_it(
    meant: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    meant.setenv("NOTIFY_BASE_URL", "http://127.0.0.1:9")
    assert main(["live", "--per-minute", "60000"]) == 2
    assert "cannot be reached" in capsys.readouterr().err


def test_nothing_goes_by_a_proxy_or_signed_by_others(
    meant: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Whatever the environment asks for."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        meant.setenv(name, "http://127.0.0.1:9")
        meant.setenv(name.upper(), "http://127.0.0.1:9")
    meant.setenv("no_proxy", "elsewhere.example")
    meant.setenv("SCHEMATHESIS_BASE_URL", "http://127.0.0.1:9")
    netrc = tmp_path / "netrc"
    netrc.write_text("default login somebody password else\n", "utf-8")
    meant.setenv("NETRC", str(netrc))
    options = ["--per-minute", "60000", "--max-examples", "1", "--phases", "examples"]
    status = main(["live", *options])
    text = capsys.readouterr().out
    assert status == 0, text


def test_breaking_off_is_told_in_a_word(sandbox: Sandbox) -> None:
    environment = os.environ | LIVE | {"NOTIFY_BASE_URL": sandbox.base_url}
    command = [sys.executable, "-m", "contract", "live", "--per-minute", "1"]
    with watched(
        subprocess.Popen(  # noqa: S603 - our own
            command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("checking")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=HANG)
    assert process.returncode == 130
    assert err == "stopped\n"
    assert "held back:" in out


def test_breaking_off_in_the_middle_of_an_import_ends_too() -> None:
    """Python 3.11 can then keep the lock that all imports need, and so does the proxy's end."""
    program = """
import _imp
from contract.engine.proxy import Proxy

with Proxy("http://127.0.0.1:9"):
    _imp.acquire_lock()
    raise KeyboardInterrupt
"""
    ended = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=HANG,
        check=False,
    )
    assert ended.stderr.splitlines()[-1] == "KeyboardInterrupt"
