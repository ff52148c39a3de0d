"""By which names a sandbox can be reached: none that a foreign site could lead to it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from cases import for_each
from hypothesis import given
from hypothesis import strategies as st
from local_http import local_client
from patience import HANG

from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._http.hosts import read_hosts

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.end_to_end.sandbox.conftest import Api

FOREIGN = [
    "rebound.example.com",
    "rebound.example.com:8000",
    "REBOUND.EXAMPLE.COM.",
    "127.0.0.1.nip.io",
    "a.localhost.x",
    "localhost.example.com",
    "xn--lcalhost-54a.com",
    "example.com@localhost",
    "localhost/example.com",
    "localhost#.example.com",
    "localhost,example.com",
    "[::1].example.com",
    "10.0.0.1.example.com:80",
]
LOCAL = [
    "localhost:8000",
    "LOCALHOST",
    "localhost.",
    "notify.localhost",
    "[::1]:8000",
    "127.0.0.1",
    "sandbox",
    "my_sandbox:8000",
    "10.0.0.1:80",
    "192.168.1.20",
    "host.docker.internal:8000",
    "notify.test",
    "notify.test.",
    "notify.default.svc.cluster.local",
]
ROUTES = [
    "/",
    "/_status",
    "/v2/notifications",
    "/v2/notifications/sms",
    "/v2/templates",
    "/service",
    "/_sandbox/health",
    "/_sandbox/world",
    "/_sandbox",
    "/d/5a4db0c8-0000-4000-8000-000000000001/5a4db0c8-0000-4000-8000-000000000002",
    "/no-such-page",
]
EVERYWHERE = [("GET", route) for route in ROUTES] + [
    ("POST", "/v2/notifications/sms"),
    ("POST", "/_sandbox/reset"),
    ("OPTIONS", "/v2/notifications/sms"),
]


@for_each(("method", "path"), EVERYWHERE)
def test_no_route_is_reached_by_a_foreign_name(api: Api, method: str, path: str) -> None:
    headers = {
        "Host": "rebound.example.com",
        "Origin": "http://127.0.0.1",
        "Access-Control-Request-Method": "POST",
    }
    answer = api.request(method, path, headers=headers)
    assert answer.status_code == 403
    assert answer.json()["message"].startswith(
        "This sandbox is not reached by the name 'rebound.example.com'"
    )
    assert "--allow-host" in answer.json()["message"]


@for_each("host", FOREIGN)
def test_names_that_another_site_can_have_are_refused(api: Api, host: str) -> None:
    assert api.get("/v2/templates", headers={"Host": host}).status_code == 403


@for_each("host", LOCAL)
def test_addresses_and_local_names_are_allowed(api: Api, host: str) -> None:
    assert api.get("/v2/templates", headers={"Host": host}).status_code == 200


def test_a_sandbox_that_other_machines_reach_refuses_them_too(
    connect: Callable[[Sandbox], Api],
) -> None:
    with Sandbox(host="0.0.0.0", allowed_hosts=["Notify.Example.org"]) as sandbox:  # noqa: S104 - what is tested
        api = connect(sandbox)
        for path in ("/v2/templates", "/_sandbox/health"):
            assert api.get(path, headers={"Host": "rebound.example.com"}).status_code == 403
            assert api.get(path, headers={"Host": "notify.example.org:8000"}).status_code == 200
            assert api.get(path, headers={"Host": "sub.notify.example.org"}).status_code == 403


def test_the_command_allows_a_name_and_refuses_what_is_none() -> None:
    command = [sys.executable, "-m", "notify_typed", "sandbox", "--port", "0", "--allow-host"]
    wrong = subprocess.run(  # noqa: S603 - our own command
        [*command, "http://a.example"], capture_output=True, text=True, check=False, timeout=HANG
    )
    assert wrong.returncode == 2
    assert "'http://a.example' is not the name of a machine" in wrong.stderr
    with subprocess.Popen(  # noqa: S603 - our own command
        [*command, "a.example", "--allow-host", "b.example"], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            address = process.stdout.readline().split()[-1]
            with local_client(address) as http:
                for name, status in (("a.example", 200), ("b.example", 200), ("c.example", 403)):
                    answer = http.get("/_sandbox/health", headers={"Host": name})
                    assert answer.status_code == status
        finally:
            process.terminate()


@pytest.mark.parametrize(
    "text", ["", ".", "*", "*.example.org", "a.example:80", "http://a.example", "a/b", "a b", "a,b"]
)
def test_anything_but_a_name_is_refused_in_words(text: str) -> None:
    with pytest.raises(SandboxError, match="is not the name of a machine"):
        read_hosts([text])


@given(st.text())
def test_any_text_is_a_name_or_is_refused(text: str) -> None:
    try:
        [name] = read_hosts([text])
    except SandboxError:
        return
    assert read_hosts([name]) == {name}
