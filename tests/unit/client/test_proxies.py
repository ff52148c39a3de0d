"""A proxy that the environment names is used for Notify, and not for a server on this machine."""

from __future__ import annotations

import base64
import socket
import sys

import pytest
from client_world import CALLS
from raw_http import Wire, answer
from transports import OWN, TRANSPORTS, Call, Reach, read_template, send_sms

from notify_typed import InvalidInput, NotSent, RetryPolicy

BASIC = b"Basic " + base64.b64encode(b"user:word")
ONCE = RetryPolicy(max_attempts=1)


@pytest.fixture(params=TRANSPORTS)
def reach(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Reach:
    return Reach(request.param, monkeypatch)


def template(connection: socket.socket, _: bytes) -> bool:
    body = CALLS["template"].response().content
    return answer(connection, "200 OK", body, "Content-Type: application/json")


def authorization(request: bytes) -> list[bytes]:
    """The headers with credentials, with their names in lower case."""
    fields = [line.partition(b": ") for line in request.split(b"\r\n")]
    return [
        name.lower() + b": " + value
        for name, _, value in fields
        if name.lower().endswith(b"authorization")
    ]


@pytest.mark.parametrize("variable", ["http_proxy", "all_proxy"])
def test_requests_go_through_the_proxy(
    reach: Reach, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    with Wire(template) as proxy:
        address = proxy.url.removeprefix("http://")
        monkeypatch.setenv(variable, f"http://user:word@{address}")
        reach("http://notify.example", read_template)
    (request,) = proxy.requests
    assert request.startswith(b"GET http://notify.example/v2/template/")
    theirs, token = sorted(authorization(request), reverse=True)
    assert theirs == b"proxy-authorization: " + BASIC
    assert token.startswith(b"authorization: Bearer ")


def test_a_proxy_may_be_named_without_a_scheme(
    reach: Reach, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Wire(template) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url.removeprefix("http://"))
        reach("http://notify.example", read_template)
    assert len(proxy.requests) == 1


@pytest.mark.parametrize("call", [read_template, send_sms])
def test_a_proxy_that_refuses_to_connect_means_not_sent(
    reach: Reach, monkeypatch: pytest.MonkeyPatch, call: Call
) -> None:
    with Wire(lambda c, _: answer(c, "403 Forbidden", b"<h1>no")) as proxy:
        address = proxy.url.removeprefix("http://")
        monkeypatch.setenv("https_proxy", f"http://user:word@{address}")
        with pytest.raises(NotSent) as caught:
            reach("https://notify.example", call, retries=ONCE)
    assert "word" not in str(caught.value)
    assert proxy.requests[0].startswith(b"CONNECT notify.example:443 ")
    assert authorization(proxy.requests[0]) == [b"proxy-authorization: " + BASIC]


@pytest.mark.parametrize("reach", OWN, indirect=True)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_is_not_there_is_named(
    reach: Reach, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        address = f"127.0.0.1:{gone.getsockname()[1]}"
    monkeypatch.setenv("http_proxy", f"{scheme}://user:word@{address}")
    with pytest.raises(NotSent, match=f"notify.example through the proxy {address}: ") as caught:
        reach("http://notify.example", read_template, retries=ONCE)
    assert "word" not in str(caught.value)


@pytest.mark.parametrize("reach", OWN, indirect=True)
@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("403 Forbidden", "the proxy answered with the status 403"),
        ("407 No", "the proxy wants another user name or password, status 407"),
    ],
)
def test_what_a_proxy_answered_is_told(
    reach: Reach, monkeypatch: pytest.MonkeyPatch, status: str, words: str
) -> None:
    with Wire(lambda c, _: answer(c, status, b"")) as proxy:
        address = proxy.url.removeprefix("http://")
        monkeypatch.setenv("https_proxy", proxy.url)
        with pytest.raises(NotSent, match=f"through the proxy {address}: {words}"):
            reach("https://notify.example", read_template, retries=ONCE)


@pytest.mark.parametrize("reach", OWN, indirect=True)
def test_a_socks_proxy_says_which_package_it_needs(
    reach: Reach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:9")
    monkeypatch.setitem(sys.modules, "socksio", None)
    with pytest.raises(InvalidInput, match=r"install httpx\[socks\]"):
        reach("http://notify.example", read_template)


@pytest.mark.parametrize("reach", OWN, indirect=True)
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_server_on_this_machine_is_reached_directly(
    reach: Reach, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with Wire(template) as server:
        reach(server.url.replace("127.0.0.1", host), read_template)
    assert server.requests[0].startswith(b"GET /v2/template/")


@pytest.mark.skipif(sys.platform != "linux", reason="others have one loopback address")
def test_a_proxy_for_another_scheme_is_not_used(
    reach: Reach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    with Wire(template, listener=socket.create_server(("127.0.0.2", 0))) as server:
        reach(f"http://127.0.0.2:{server.port}", read_template)
    assert server.requests[0].startswith(b"GET /v2/template/")


@pytest.mark.skipif(sys.platform != "linux", reason="others have one loopback address")
def test_hosts_can_be_taken_out(reach: Reach, monkeypatch: pytest.MonkeyPatch) -> None:
    with Wire(template) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        monkeypatch.setenv("no_proxy", "other.example,127.0.0.2")
        # Another address of this machine, but not one of those that are never behind a proxy.
        with Wire(template, listener=socket.create_server(("127.0.0.2", 0))) as server:
            reach(f"http://127.0.0.2:{server.port}", read_template)
    assert len(server.requests) == 1
    assert proxy.requests == []


@pytest.mark.parametrize("reach", OWN, indirect=True)
@pytest.mark.parametrize(
    "proxy",
    [
        "ftp://user:s3cret@proxy.example",
        "http://user:s3cret@[::1",
        "http://user:pass/s3cret@proxy.example:3128",
    ],
)
def test_an_invalid_proxy_is_named_without_its_password(
    reach: Reach, monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    monkeypatch.setenv("http_proxy", proxy)
    with pytest.raises(InvalidInput, match="for http must be http://host:port") as caught:
        reach("http://notify.example", read_template)
    assert "s3cret" not in str(caught.value)
