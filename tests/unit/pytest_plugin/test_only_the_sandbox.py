"""A test that asks for it reaches the sandbox and nothing else, by whatever client."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import httpcore
import notifications_python_client
import pytest

import notify_typed.compat
import notify_typed.sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

pytest_plugins = ["pytester"]

pytestmark = pytest.mark.slow

# Runs of pytest inside this one forget what they imported, and some libraries do not like that.
assert httpcore
assert notifications_python_client
assert notify_typed.compat
assert notify_typed.sandbox

REFUSED = "this test would have reached {host}, but notify_sandbox_only keeps it to this machine"


@pytest.fixture
def run(pytester: pytest.Pytester) -> Callable[[str], pytest.RunResult]:
    def running(tests: str) -> pytest.RunResult:
        pytester.makepyfile(tests)
        return pytester.runpytest_inprocess("-W", "error")

    return running


def test_a_program_that_names_no_address_sends_to_the_sandbox(
    run: Callable[[str], pytest.RunResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTPS_PROXY", "HTTP_PROXY"):
        monkeypatch.setenv(name, "http://proxy.invalid:8080")
    run("""
import pytest
import notifications_python_client as official
from notifications_python_client.notifications import NotificationsAPIClient
from notify_typed import NotifyClient, compat

class Subclass(NotificationsAPIClient):
    def __init__(self, key):
        super().__init__(api_key=key, timeout=5)

PROGRAMS = [
    official.NotificationsAPIClient,
    NotificationsAPIClient,
    Subclass,
    compat.NotificationsAPIClient,
    NotifyClient,
    lambda key: NotifyClient(),
]

@pytest.mark.parametrize("make", PROGRAMS)
def test_it(notify_sandbox_only, make):
    client = make(notify_sandbox_only.api_key)
    template = "5a4db0c8-0000-4000-8000-000000000011"
    client.send_sms_notification("07700900123", template, {"name": "A", "date": "3 May"})
    [message] = notify_sandbox_only.messages()
    assert message.recipient == "07700900123"
    getattr(client, "close", lambda: None)()
""").assert_outcomes(passed=6)


def test_after_the_test_everything_is_as_it_was(run: Callable[[str], pytest.RunResult]) -> None:
    run("""
import os
import socket

import notify_typed.compat
import notifications_python_client

REAL = "https://api.notifications.service.gov.uk"
KEY = "k-00000000-0000-4000-8000-000000000001-00000000-0000-4000-8000-000000000002"
BEFORE = socket.getaddrinfo, socket.socket.connect, socket.socket.connect_ex

def addresses():
    kinds = notifications_python_client.NotificationsAPIClient, notify_typed.compat.BaseAPIClient
    return [kind(KEY).base_url for kind in kinds]

def test_before(notify_sandbox_only):
    assert addresses() == [notify_sandbox_only.base_url] * 2

def test_after():
    assert addresses() == [REAL] * 2
    assert "NOTIFY_BASE_URL" not in os.environ
    assert BEFORE == (socket.getaddrinfo, socket.socket.connect, socket.socket.connect_ex)
""").assert_outcomes(passed=2)


def test_what_would_go_elsewhere_fails_the_test_though_the_program_catches_errors(
    run: Callable[[str], pytest.RunResult],
) -> None:
    result = run("""
import socket
import pytest
from notifications_python_client import NotificationsAPIClient

# Made when the program is imported, it has the address of the real Notify.
KEY = "k-00000000-0000-4000-8000-000000000001-00000000-0000-4000-8000-000000000002"
EARLY = NotificationsAPIClient(KEY)

def connect(address, how="connect", family=socket.AF_INET):
    with socket.socket(family) as made:
        getattr(made, how)((address, 80))

ATTEMPTS = [
    lambda: EARLY.get_all_templates(),
    lambda: socket.create_connection(("a.invalid", 80)),
    lambda: socket.getaddrinfo(b"b.invalid", 80),
    lambda: connect("192.0.2.1"),
    lambda: connect("192.0.2.2", "connect_ex"),
    lambda: connect("2001:db8::1", family=socket.AF_INET6),
]

@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_it(notify_sandbox_only, attempt):
    try:
        attempt()
    except Exception:
        pass
""")
    result.assert_outcomes(failed=6)
    hosts = ["api.notifications.service.gov.uk", "a.invalid", "b.invalid", "192.0.2.1"]
    result.stdout.fnmatch_lines(
        [
            f"{REFUSED.format(host=host)}*make it in the test*"
            for host in [*hosts, "192.0.2.2", "2001:db8::1"]
        ]
    )


def test_what_happens_on_another_thread_fails_the_test_at_its_end(
    run: Callable[[str], pytest.RunResult],
) -> None:
    result = run("""
import socket
import threading

def test_it(notify_sandbox_only):
    def work():
        try:
            socket.create_connection(("elsewhere.invalid", 80))
        except OSError:
            pass

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

def test_next(notify_sandbox):
    pass
""")
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines([f"{REFUSED.format(host='elsewhere.invalid')}*"])


def test_this_machine_can_be_reached(
    run: Callable[[str], pytest.RunResult],
) -> None:
    run("""
import socket
import pytest

@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", None, b"localhost"])
def test_it(notify_sandbox_only, host):
    with socket.create_server(("127.0.0.1", 0)) as server:
        [found, *_] = socket.getaddrinfo(host, server.getsockname()[1], socket.AF_INET)
        socket.create_connection(found[4]).close()

def test_files_are_not_the_network(notify_sandbox_only, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind("s")
        server.listen()
        client.connect("s")
""").assert_outcomes(passed=5)


def test_what_an_allowed_name_stands_for_is_allowed_too(
    run: Callable[[str], pytest.RunResult],
) -> None:
    run("""
import socket
import pytest

@pytest.fixture(scope="session")
def notify_allowed_hosts():
    return ["database"]

@pytest.fixture(autouse=True)
def a_name_server(monkeypatch):
    def lookup(host, port, *rest):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.0.2.7", port))]
    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    monkeypatch.setattr(socket.socket, "connect", lambda sock, address: SEEN.append(address))

SEEN = []

def test_it(a_name_server, notify_sandbox_only):
    socket.create_connection(("database", 5432)).close()
    assert SEEN == [("192.0.2.7", 5432)]
""").assert_outcomes(passed=1)


def test_the_official_client_need_not_be_installed(
    run: Callable[[str], pytest.RunResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("notifications_python_client")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "notifications_python_client", None)
    run("def test_it(notify_sandbox_only): pass").assert_outcomes(passed=1)
