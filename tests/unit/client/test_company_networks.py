"""Certificates of an authority of one's own, and a proxy that wants a password, by every door."""

from __future__ import annotations

import asyncio
import base64
import pickle
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import httpx
import pytest
import trustme
from admin_world import ACTOR, SECRET, SERVICE
from admin_world import example as admin_example
from click.testing import CliRunner
from client_world import CALLS, KEY, NO_WAIT, TEMPLATE
from patience import HANG
from raw_http import Wire
from raw_http import answer as raw_answer
from transports import TRANSPORTS, Reach

from notify_typed import AsyncNotifyClient, InvalidInput, NotifyClient, NotSent
from notify_typed._cli.commands import notify_typed as command
from notify_typed._engine.connection import OddRoute, route
from notify_typed._engine.settings import base_url_from
from notify_typed._engine.tls import verify_from
from notify_typed.admin import AdminClient, AsyncAdminClient
from notify_typed.compat import HTTPError, NotificationsAPIClient
from tests.unit.compat.stub_server import Asked, Reply, StubServer

HOST = "notify.example"
VARIABLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR")
CREDENTIALS = "user:pass%20word"
BASIC = b"Basic " + base64.b64encode(b"user:pass word")
OPENSSL = shutil.which("openssl")

Door = Callable[..., object]


class Failed(Exception):
    """The command ended with an error; its text is what it printed."""


REFUSED = (InvalidInput, Failed)


def by_client(url: str, **options: Any) -> object:
    with NotifyClient(KEY, base_url=url, retries=NO_WAIT, **options) as client:
        return client.get_template(TEMPLATE)


def by_async_client(url: str, **options: Any) -> object:
    async def call() -> object:
        async with AsyncNotifyClient(KEY, base_url=url, retries=NO_WAIT, **options) as client:
            return await client.get_template(TEMPLATE)

    return asyncio.run(call())


def by_admin_client(url: str, **options: Any) -> object:
    with AdminClient(url, secret=SECRET, acting_user_id=ACTOR, retries=NO_WAIT, **options) as admin:
        return admin.services.get_service(SERVICE)


def by_async_admin_client(url: str, **options: Any) -> object:
    async def call() -> object:
        async with AsyncAdminClient(
            url, secret=SECRET, acting_user_id=ACTOR, retries=NO_WAIT, **options
        ) as admin:
            return await admin.services.get_service(SERVICE)

    return asyncio.run(call())


def by_drop_in(url: str, **options: Any) -> object:
    return NotificationsAPIClient(KEY, base_url=url, **options).get_template(TEMPLATE)


def by_command(url: str) -> object:
    done = CliRunner().invoke(
        command,
        ["admin", "--base-url", url, "service", "show", SERVICE],
        env={"NOTIFY_ADMIN_SECRET": SECRET},
    )
    if done.exit_code:
        raise Failed(done.output)
    return done.output


DOORS: dict[str, tuple[str, Door]] = {
    "NotifyClient": (TRANSPORTS[0], by_client),
    "AsyncNotifyClient over aiohttp": (TRANSPORTS[1], by_async_client),
    "AsyncNotifyClient over httpx": (TRANSPORTS[2], by_async_client),
    "AdminClient": (TRANSPORTS[0], by_admin_client),
    "AsyncAdminClient over aiohttp": (TRANSPORTS[1], by_async_admin_client),
    "AsyncAdminClient over httpx": (TRANSPORTS[2], by_async_admin_client),
    "compat": (TRANSPORTS[0], by_drop_in),
    "the command": (TRANSPORTS[0], by_command),
}


def opened(name: str, monkeypatch: pytest.MonkeyPatch) -> Door:
    transport, call = DOORS[name]
    Reach(transport, monkeypatch)
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    return call


@pytest.fixture(params=DOORS)
def door(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Door:
    return opened(request.param, monkeypatch)


@pytest.fixture(params=[name for name in DOORS if name != "the command"])
def any_client(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Door:
    """What takes arguments, and http beyond this machine."""
    return opened(request.param, monkeypatch)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def certificates(authority: trustme.CA, tmp_path: Path) -> Path:
    path = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


def subject_hash(certificates: Path) -> str:
    words = [OPENSSL or "", "x509", "-hash", "-noout", "-in", str(certificates)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)  # noqa: S603 - no input
    return done.stdout.strip()


def answer(asked: Asked) -> Reply:
    example = (
        CALLS["template"].response() if "/v2/" in asked.target else admin_example("get_service")
    )
    return Reply(body=example.content)


@pytest.fixture
def server(authority: trustme.CA) -> Iterator[StubServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST, "127.0.0.1").configure_cert(context)
    with StubServer(context).running() as tls_server:
        tls_server.answer = answer
        yield tls_server


@pytest.fixture
def plain_server() -> Iterator[StubServer]:
    with StubServer().running() as http_server:
        http_server.answer = answer
        yield http_server


@pytest.mark.parametrize("variable", VARIABLES)
def test_an_authority_that_the_environment_names_is_trusted(
    door: Door,
    server: StubServer,
    certificates: Path,
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
) -> None:
    monkeypatch.setenv(variable, str(certificates))
    door(server.url)
    assert len(server.asked) == 1


@pytest.mark.parametrize("variable", VARIABLES)
def test_certificates_that_cannot_be_read_are_named(
    door: Door, server: StubServer, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, "/nowhere/authority.pem")
    with pytest.raises(REFUSED, match=variable):
        door(server.url)
    assert not server.asked


def test_others_are_not_trusted(door: Door, server: StubServer) -> None:
    with pytest.raises((NotSent, HTTPError, Failed)):
        door(server.url)
    assert not server.asked


@pytest.mark.skipif(OPENSSL is None, reason="openssl gives the folder's files their names")
def test_a_folder_of_certificates_will_do(
    door: Door,
    server: StubServer,
    certificates: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "authorities"
    folder.mkdir()
    certificates.rename(folder / f"{subject_hash(certificates)}.0")
    monkeypatch.setenv("SSL_CERT_DIR", str(folder))
    door(server.url)
    assert len(server.asked) == 1


@pytest.mark.parametrize("form", [str, Path, lambda path: ssl.create_default_context(cafile=path)])
def test_an_authority_can_be_named_in_code(
    any_client: Door, server: StubServer, certificates: Path, form: Callable[[Path], object]
) -> None:
    any_client(server.url, verify=form(certificates))
    assert len(server.asked) == 1


@pytest.mark.parametrize("bad", [False, True, 1, "/nowhere/authority.pem"])
def test_no_certificate_goes_unchecked(any_client: Door, server: StubServer, bad: object) -> None:
    with pytest.raises(InvalidInput, match="verify"):
        any_client(server.url, verify=bad)
    assert not server.asked


def test_verify_beside_a_client_of_ones_own_is_refused(certificates: Path) -> None:
    with pytest.raises(InvalidInput, match="verify"):
        NotifyClient(KEY, http_client=httpx.Client(), verify=certificates)
    with pytest.raises(InvalidInput, match="verify"):
        AsyncNotifyClient(KEY, http_client=httpx.AsyncClient(), verify=certificates)


def test_a_session_with_settings_is_not_pickled(certificates: Path) -> None:
    client = NotificationsAPIClient(KEY, verify=certificates)
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(client)


class PasswordProxy:
    """Lets those with the password through, to one server whatever they ask for."""

    def __init__(self, target: StubServer) -> None:
        self._target = ("127.0.0.1", httpx.URL(target.url).port)
        self.first_lines: list[bytes] = []
        self._wire = Wire(self._serve)

    def __enter__(self) -> Self:
        self._wire.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._wire.__exit__()

    def url(self, credentials: str) -> str:
        return self._wire.url.replace("://", f"://{credentials}@")

    def _serve(self, connection: socket.socket, request: bytes) -> None:
        self.first_lines.append(request.partition(b"\r\n")[0])
        if b"proxy-authorization: " + BASIC.lower() not in request.lower():
            raw_answer(connection, "407 Proxy Authentication Required", b"")
            return
        with socket.create_connection(self._target) as server:
            if request.startswith(b"CONNECT "):
                connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            else:
                server.sendall(request)
            back = threading.Thread(target=carry, args=(server, connection), daemon=True)
            back.start()
            carry(connection, server)
            back.join(HANG)


def carry(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    for end in (source, target):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


def test_https_goes_through_a_proxy_with_a_password(
    door: Door, server: StubServer, certificates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates))
    with PasswordProxy(server) as proxy:
        monkeypatch.setenv("https_proxy", proxy.url(CREDENTIALS))
        door(f"https://{HOST}")
    assert proxy.first_lines == [f"CONNECT {HOST}:443 HTTP/1.1".encode()]
    assert len(server.asked) == 1
    assert "proxy-authorization" not in server.only.headers


def test_http_goes_through_a_proxy_with_a_password(
    any_client: Door, plain_server: StubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with PasswordProxy(plain_server) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url(CREDENTIALS))
        any_client(f"http://{HOST}")
    assert f" http://{HOST}/".encode() in proxy.first_lines[0]
    assert len(plain_server.asked) == 1


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_behind_tls_is_trusted_like_notify(
    certificates: Path, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    Reach(TRANSPORTS[0], monkeypatch)
    monkeypatch.setenv("all_proxy", "https://user:word@proxy.example")
    own = verify_from(certificates)
    way = route(base_url_from(f"{scheme}://{HOST}"), own)
    assert isinstance(way, OddRoute)
    assert way.tls is own
    assert "word" not in repr(way)


def test_a_wrong_password_of_the_proxy_means_not_sent(
    door: Door, server: StubServer, certificates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates))
    with PasswordProxy(server) as proxy:
        monkeypatch.setenv("https_proxy", proxy.url("user:guess"))
        with pytest.raises((NotSent, HTTPError, Failed)) as caught:
            door(f"https://{HOST}")
    assert "guess" not in str(caught.value)
    assert not server.asked


def test_hosts_in_no_proxy_are_reached_directly(
    door: Door, server: StubServer, certificates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def resolve(host: object, port: object, *more: object, **named: object) -> Any:
        return found("127.0.0.1" if host in {HOST, HOST.encode()} else host, port, *more, **named)

    found: Any = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates))
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", f"localhost,{HOST}")
    door(f"https://{HOST}:{httpx.URL(server.url).port}")
    assert len(server.asked) == 1
