"""The pytest fixtures give every test a sandbox as new, and say what is wrong when they cannot."""

from __future__ import annotations

import inspect
import json
import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import httpcore
import pytest
from local_http import local_client

from notify_typed._install import install_line
from notify_typed.pytest_plugin import SandboxOptions
from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._world.default import EMAIL_TEMPLATE_ID, SMS_TEMPLATE_ID, default_world

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest_plugins = ["pytester"]

pytestmark = pytest.mark.slow

# Runs of pytest inside this one forget what they imported. httpx, which stays, goes by httpcore's
# exceptions, and imports it late.
assert httpcore

OTHER_PLUGINS = ("hypothesispytest", "schemathesis", "anyio", "pytest_httpx", "respx")

SEND = f"""
def send(client, number="07700900123", **options):
    values = {{"name": "Amala", "date": "3 May"}}
    return client.send_sms_notification(number, {SMS_TEMPLATE_ID!r}, values, **options)
"""

WHICH_WORLD = f"""
import pytest
from notifications_python_client import NotificationsAPIClient
from notifications_python_client.errors import HTTPError

def test_it(notify_sandbox):
    client = NotificationsAPIClient(notify_sandbox.api_key, base_url=notify_sandbox.base_url)
    assert client.get_all_templates()["templates"][0]["name"] == NAME
    with pytest.raises(HTTPError) as failure:
        client.send_email_notification(
            "a@example.com", {EMAIL_TEMPLATE_ID!r}, {{"name": "a"}}, sanitise_content_for=[7]
        )
    assert failure.value.status_code == STATUS
"""


IN_VAIN = """
def test_it(notify_sandbox):
    notify_sandbox.wait_for(recipient="07700900123", timeout=0)
"""


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the official client reach this machine without the environment's proxy."""
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setenv("no_proxy", "*")


def run(pytester: pytest.Pytester, tests: str, *arguments: str) -> pytest.RunResult:
    """Run tests that use the fixtures, in this process, with warnings as errors."""
    pytester.makepyfile(SEND + tests)
    return pytester.runpytest_inprocess("-W", "error", *arguments)


def which_world(name: str, *, status: int) -> str:
    """Give a test that holds when a template has this name and an accident this status."""
    return WHICH_WORLD.replace("NAME", repr(name)).replace("STATUS", str(status))


def write_world(path: Path, template: str) -> None:
    document: Any = default_world()
    [service] = document["services"]
    # "A" comes first in the list of templates.
    service["templates"][0]["versions"][0]["name"] = template
    path.write_text(json.dumps(document), encoding="utf-8")


FAILING = """
def test_it(notify_sandbox, notify_sandbox_server, notify_client):
    send(notify_client)
    assert notify_sandbox.messages() == []

def test_stopped(notify_sandbox):
    notify_sandbox.stop()
    assert False

def test_without():
    assert False

def test_passing(notify_sandbox):
    pass
"""


def test_a_failed_test_waits_until_somebody_has_looked_at_its_outbox(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, int]] = []

    def look(prompt: str) -> str:
        address = prompt.split("of this test: ")[1].split(maxsplit=1)[0]
        # It is still as the test left it.
        with local_client(address) as http:
            asked.append((prompt, http.get("").text.count("07700900123")))
        return ""

    monkeypatch.setattr("builtins.input", look)
    monkeypatch.setattr("_pytest.capture.DontReadFromInput.isatty", lambda _: True)
    result = run(pytester, FAILING, "--notify-outbox", "-s")
    result.assert_outcomes(failed=3, passed=1)
    [(prompt, found)] = asked
    assert "test_it failed." in prompt
    assert found
    result.stdout.fnmatch_lines(["The outbox of this test: http://127.0.0.1:*/outbox"])


def test_without_a_terminal_nobody_is_asked_to_look(pytester: pytest.Pytester) -> None:
    result = run(pytester, FAILING, "--notify-outbox")
    result.assert_outcomes(failed=3, passed=1)
    result.stdout.fnmatch_lines(["Nobody is asked: this is not a terminal."])
    assert "outbox of this test" not in run(pytester, FAILING).stdout.str()


def test_a_wait_in_vain_shows_the_line_of_the_test(pytester: pytest.Pytester) -> None:
    result = run(pytester, IN_VAIN)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["E *TimeoutError: no message with that recipient within 0 *"])
    places = [line for line in result.outlines if re.match(r"\S+\.py:\d+: ", line)]
    assert [place.partition(":")[0] for place in places] == [f"{pytester.path.name[:-1]}.py"]


def test_a_test_sends_to_the_sandbox_and_looks_what_arrived(pytester: pytest.Pytester) -> None:
    tests = """
def test_it(notify_sandbox, notify_client):
    sent = send(notify_client)
    message = notify_sandbox.wait_for(recipient="07700 900123")
    assert message.id == sent.id
    assert message.body == "Hello Amala, your appointment is on 3 May."
    assert notify_client.get_notification_by_id(sent.id).status == "delivered"
"""
    run(pytester, tests).assert_outcomes(passed=1)


def test_an_async_test_has_a_client_too(pytester: pytest.Pytester) -> None:
    tests = """
import pytest

@pytest.fixture
def anyio_backend():
    return "asyncio"

@pytest.mark.anyio
async def test_it(notify_sandbox, async_notify_client):
    async with async_notify_client as client:
        sent = await send(client)
    assert notify_sandbox.messages()[0].id == sent.id

def test_that_does_not_use_it(async_notify_client):
    pass
"""
    run(pytester, tests).assert_outcomes(passed=2)


def test_each_test_finds_a_sandbox_as_new(pytester: pytest.Pytester) -> None:
    tests = """
from datetime import UTC, datetime

import pytest
from notify_typed import NotifyError
from notify_typed.sandbox import faults

@pytest.mark.parametrize("turn", range(2))
def test_it(turn, notify_sandbox, notify_client):
    assert notify_sandbox.messages() == []
    assert notify_sandbox.callbacks() == []
    assert abs((notify_sandbox.clock.now() - datetime.now(UTC)).total_seconds()) < 60
    sent = send(notify_client)
    assert notify_client.get_notification_by_id(sent.id).status == "delivered"
    assert len(list(notify_client.get_received_texts_iterator())) == 2

    notify_sandbox.set_callback("delivery_status", "http://127.0.0.1:9/none", "a bearer token")
    notify_sandbox.receive_text("Where is my letter?")
    notify_sandbox.clock.advance(days=3)
    notify_sandbox.clock.freeze()
    send(notify_client)
    notify_sandbox.clock.advance(minutes=30)
    assert notify_sandbox.callbacks() != []
    notify_sandbox.fail_next(100, faults.RateLimitError)

def test_one_that_stops_it(notify_sandbox):
    notify_sandbox.stop()

def test_the_one_after_that(notify_client):
    send(notify_client)
"""
    run(pytester, tests).assert_outcomes(passed=4)


def test_the_address_and_the_keys_stay_the_same_for_the_whole_run(
    pytester: pytest.Pytester,
) -> None:
    tests = """
import pytest

@pytest.fixture(scope="session", autouse=True)
def configured(notify_sandbox_server):
    return notify_sandbox_server.base_url, notify_sandbox_server.api_key

@pytest.mark.parametrize("turn", range(2))
def test_it(turn, configured, notify_sandbox):
    assert configured == (notify_sandbox.base_url, notify_sandbox.api_key)
    assert notify_sandbox.base_url.startswith("http://127.0.0.1:")
"""
    run(pytester, tests).assert_outcomes(passed=2)


def test_each_worker_of_xdist_has_a_sandbox_of_its_own(pytester: pytest.Pytester) -> None:
    tests = """
import pytest

@pytest.mark.parametrize("turn", range(8))
def test_it(turn, notify_sandbox, notify_client, record_property):
    send(notify_client, reference=f"turn-{turn}")
    assert [message.reference for message in notify_sandbox.messages()] == [f"turn-{turn}"]
    record_property("address", notify_sandbox.base_url)
"""
    without = ("-p", "no:schemathesis", "-p", "no:hypothesispytest")  # workers start sooner
    result = run(pytester, tests, "-n", "2", "--junit-xml=report.xml", *without)
    result.assert_outcomes(passed=8)
    report = (pytester.path / "report.xml").read_text(encoding="utf-8")
    addresses = {part.split('"')[0] for part in report.split('name="address" value="')[1:]}
    assert len(addresses) == 2


class Meter:
    """Measures what setting a test up takes, in this process's own seconds."""

    seconds = 0.0

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self) -> Iterator[None]:
        before = time.process_time()
        yield
        self.seconds = time.process_time() - before


def test_the_sandbox_is_ready_after_less_than_a_second_of_work(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_it(notify_sandbox): pass")
    meter = Meter()
    pytester.inline_run(plugins=[meter])
    assert 0 < meter.seconds < 1


def test_the_world_and_the_quirks_are_given_on_the_command_line(
    pytester: pytest.Pytester,
) -> None:
    write_world(pytester.path / "world.json", "A command line's")
    (pytester.path / "pytest.ini").write_text(
        "[pytest]\nnotify_world = other.json\nnotify_quirks = helpful\n", encoding="utf-8"
    )
    tests = which_world("A command line's", status=500)
    result = run(pytester, tests, "--notify-world=world.json", "--notify-quirks=exact")
    result.assert_outcomes(passed=1)


def test_the_world_and_the_quirks_are_given_in_the_configuration_file(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = pytester.mkdir("project")
    write_world(folder / "world.json", "A configuration's")
    (folder / "pytest.ini").write_text(
        "[pytest]\nnotify_world = world.json\nnotify_quirks = exact\n", encoding="utf-8"
    )
    tests = folder / "test_it.py"
    tests.write_text(which_world("A configuration's", status=500), "utf-8")
    monkeypatch.chdir(pytester.mkdir("elsewhere"))
    result = pytester.runpytest_inprocess("-c", folder / "pytest.ini", tests)
    result.assert_outcomes(passed=1)


def test_a_conftest_redefines_what_the_sandbox_is_made_with(pytester: pytest.Pytester) -> None:
    pytester.makeconftest("""
import pytest

@pytest.fixture(scope="session")
def notify_sandbox_options(notify_sandbox_options):
    return {**notify_sandbox_options, "outcomes": "realistic"}
""")
    tests = """
def test_it(notify_sandbox, notify_client):
    sent = send(notify_client)
    notify_sandbox.clock.freeze()
    assert notify_client.get_notification_by_id(sent.id).status != "delivered"
    notify_sandbox.clock.advance(minutes=2)
    assert notify_client.get_notification_by_id(sent.id).status == "delivered"
"""
    run(pytester, tests).assert_outcomes(passed=1)


def test_every_argument_of_the_sandbox_can_be_set() -> None:
    assert list(SandboxOptions.__annotations__) == list(inspect.signature(Sandbox).parameters)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--notify-world=missing.json"], "missing.json"),
        (["--notify-world=broken.json"], "world.services: must be a list"),
        (["-o", "notify_quirks=odd"], 'quirks must be "helpful" or "exact"'),
    ],
)
def test_a_setting_that_is_wrong_is_told_in_one_line(
    pytester: pytest.Pytester, arguments: list[str], words: str
) -> None:
    (pytester.path / "broken.json").write_text('{"services": 7}', encoding="utf-8")
    result = run(pytester, "def test_it(notify_client): pass", *arguments)
    result.assert_outcomes(errors=1)
    [line] = [line for line in result.outlines if line.startswith("the sandbox cannot start: ")]
    assert words in line
    assert "During handling" not in result.stdout.str()


@pytest.mark.parametrize("fixture", ["notify_sandbox", "notify_client", "async_notify_client"])
def test_without_its_extra_only_those_who_use_the_sandbox_are_told(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, fixture: str
) -> None:
    for name in list(sys.modules):
        if name.startswith("notify_typed.sandbox"):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "starlette", None)
    monkeypatch.setitem(sys.modules, "starlette.routing", None)
    result = run(pytester, f"def test_it({fixture}): pass\ndef test_other(): pass")
    result.assert_outcomes(errors=1, passed=1)
    result.stdout.fnmatch_lines(
        [f"the sandbox needs starlette*: {install_line('sandbox').replace('[', '[[]')}"]
    )


def test_a_run_that_does_not_use_the_fixtures_imports_nothing_for_them(
    pytester: pytest.Pytester,
) -> None:
    pytester.makepyfile("def test_it(): pass")
    code = """
import sys
import pytest
assert pytest.main(["-q"]) == 0
assert "notify_typed.pytest_plugin" in sys.modules
loaded = {name.partition(".")[0] for name in sys.modules}
assert loaded.isdisjoint(
    {"attrs", "httpx", "jwt", "notify_typed_v2", "sqlalchemy", "starlette", "uvicorn"}
), loaded
"""
    done = subprocess.run(  # noqa: S603 - our own code
        # Other plugins bring attrs and httpx with them, and are not what is tested.
        [sys.executable, "-c", code],
        env={"PYTEST_ADDOPTS": " ".join(f"-p no:{name}" for name in OTHER_PLUGINS)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_help_names_the_fixtures_and_the_options(pytester: pytest.Pytester) -> None:
    pytester.runpytest_inprocess("--help").stdout.fnmatch_lines(
        ["*--notify-world*", "*--notify-quirks*"]
    )
    result = pytester.runpytest_inprocess("--fixtures", "-p", "no:cacheprovider")
    for fixture in ("notify_sandbox", "notify_client", "async_notify_client"):
        result.stdout.fnmatch_lines([f"{fixture} -- *"])
