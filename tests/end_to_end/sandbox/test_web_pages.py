"""Which web pages may use a sandbox, seen as a browser sees it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from local_http import local_client
from patience import HANG

from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._http.cors import read_origins
from notify_typed.sandbox._server.server import SandboxServer
from notify_typed.sandbox._state.state import State
from notify_typed.sandbox._timekeeper import Timekeeper
from notify_typed.sandbox._world.default import default_world

if TYPE_CHECKING:
    import httpx

    from tests.end_to_end.sandbox.conftest import Api

SMS = "/v2/notifications/sms"
HERE = [
    "http://127.0.0.1:8001",
    "http://localhost:8001",
    "http://docs.localhost",
    "http://[::1]:3000",
    "https://127.0.0.1",
]
ELSEWHERE = [
    "https://example.com",
    "https://localhost.example.com",
    "http://127.0.0.1.example.com",
    "https://notlocalhost",
    "http://10.0.0.1",
    "http://192.168.1.20:8001",
    "http://[",
    "null",
    "",
]


def ask(http: httpx.Client, origin: str, path: str = SMS, **headers: str) -> httpx.Response:
    """Ask as a browser does before it sends a page's request with a token."""
    question = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type",
    }
    return http.options(path, headers=question | headers)


@pytest.mark.parametrize("origin", HERE)
def test_a_page_of_this_machine_may_send_a_token(api: Api, origin: str) -> None:
    answer = ask(api.http, origin)
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    allowed = answer.headers["access-control-allow-headers"].lower().split(",")
    assert {"authorization", "content-type"} <= set(allowed)
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert api.send_sms().headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("origin", ELSEWHERE)
def test_a_page_of_another_site_may_not(api: Api, origin: str) -> None:
    assert ask(api.http, origin).status_code == 401


def test_a_question_without_a_method_is_an_ordinary_request(api: Api) -> None:
    assert api.http.options(SMS, headers={"Origin": HERE[0]}).status_code == 401


def test_a_browser_that_asks_for_the_way_into_a_private_network_is_told(api: Api) -> None:
    header = "access-control-allow-private-network"
    asked = {"Access-Control-Request-Private-Network": "true"}
    assert ask(api.http, HERE[0], **asked).headers[header] == "true"
    assert header not in ask(api.http, HERE[0]).headers
    assert header not in ask(api.http, ELSEWHERE[0], **asked).headers


def test_asking_uses_up_no_fault(api: Api) -> None:
    api.http.post("/_sandbox/faults", json={"fault": "ServerError", "times": 1})
    assert ask(api.http, HERE[0]).status_code == 204
    assert api.send_sms().status_code == 500


@pytest.mark.parametrize("origin", HERE + ELSEWHERE)
def test_no_page_may_use_the_control_api(api: Api, origin: str) -> None:
    question = ask(api.http, origin, "/_sandbox/reset")
    assert not question.is_success
    assert not [name for name in question.headers if name.startswith("access-control-")]
    answer = api.http.post("/_sandbox/reset", headers={"Origin": origin})
    assert answer.status_code in {400, 403}


def test_a_site_that_the_sandbox_was_told_of_may_send_a_token() -> None:
    state = State(default_world(), Timekeeper())
    server = SandboxServer(state, origins=["https://Docs.Example.org:443/"])
    server.start()
    try:
        with local_client(server.base_url) as http:
            assert ask(http, "https://docs.example.org").status_code == 204
            assert ask(http, "http://docs.example.org").status_code == 401
            assert ask(http, "https://docs.example.org:8443").status_code == 401
            assert ask(http, "https://docs.example.org", "/_sandbox/reset").status_code != 204
    finally:
        server.stop()


@pytest.mark.parametrize(
    "text",
    [
        "*",
        "docs.example.org",
        "ftp://example.org",
        "https://",
        "https://a/b",
        "https://a?b",
        "https://a:b",
        "https://[",
        "https://user@example.org",
    ],
)
def test_anything_but_a_site_is_refused_in_words(text: str) -> None:
    with pytest.raises(SandboxError, match="is not the address of a site"):
        read_origins([text])


def test_the_command_refuses_it_too() -> None:
    command = [sys.executable, "-m", "notify_typed", "sandbox", "--allow-origin", "*"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=HANG)  # noqa: S603 - our own command
    assert done.returncode == 2
    assert "'*' is not the address of a site" in done.stderr


@given(st.text())
def test_any_text_is_a_site_or_is_refused(text: str) -> None:
    try:
        [origin] = read_origins([text])
    except SandboxError:
        return
    assert read_origins([origin]) == {origin}
