"""What the drop-in does better on purpose: nothing leaks, goes astray or is sent twice."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import pickle
import socket
import ssl
import subprocess
import sys
import threading
import time
import warnings
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final

import httpx
import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st

from notify_typed.compat import (
    HTTPError,
    InvalidResponse,
    NotificationsAPIClient,
    Session,
    TokenAlgorithmError,
    TokenExpiredError,
    TokenIssuerError,
)
from tests.unit.compat.stub_server import API_KEY, SECRET, Asked, Reply, StubServer, json_reply

if TYPE_CHECKING:
    from pathlib import Path

ID: Final = "740e5834-3a29-46b4-9a6f-16142fde533a"
# A certificate for loopback that signs itself; its key opens nothing else.


@pytest.fixture
def other_server() -> Iterator[StubServer]:
    with StubServer().running() as server:
        yield server


# Redirects and absolute URLs


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_another_server_gets_no_token_when_reading_is_redirected(
    client: NotificationsAPIClient, server: StubServer, other_server: StubServer, status: int
) -> None:
    other_server.reply(json_reply({"from": "there"}))
    server.reply(Reply(status, b"", {"Location": f"{other_server.url}/file?signature=x"}))
    assert client.get_template(ID) == {"from": "there"}
    asked = other_server.only
    assert (asked.method, asked.target) == ("GET", "/file?signature=x")
    assert set(asked.headers) <= {"host", "accept", "accept-encoding", "connection", "user-agent"}


@pytest.mark.parametrize("status", [307, 308])
def test_a_message_never_goes_to_another_server(
    client: NotificationsAPIClient, server: StubServer, other_server: StubServer, status: int
) -> None:
    server.reply(Reply(status, b"", {"Location": f"{other_server.url}/steal"}))
    with pytest.raises(HTTPError) as caught:
        client.send_sms_notification("07700900123", ID)
    assert caught.value.status_code == status
    assert caught.value.message == "Request failed"
    assert not other_server.asked


@pytest.mark.parametrize(
    ("place", "token_goes_along"),
    [
        ("http://notify.test/new", True),
        ("http://notify.test:80/new", True),
        ("https://notify.test/new", True),
        ("https://notify.test:8443/new", False),
        ("http://notify.test:8080/new", False),
        ("http://sub.notify.test/new", False),
        ("//elsewhere.test/new", False),
    ],
)
def test_the_token_follows_a_redirect_on_the_same_server_only(
    place: str, *, token_goes_along: bool
) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path != "/new":
            return httpx.Response(302, headers={"Location": place})
        return httpx.Response(200, json="Authorization" in request.headers)

    client = NotificationsAPIClient(API_KEY, base_url="http://notify.test")
    client.request_session = httpx.Client(transport=httpx.MockTransport(answer))
    assert client.get("/old") is token_goes_along


@pytest.mark.parametrize(
    "url", ["http://elsewhere.test/x", "//elsewhere.test/x", "https://127.0.0.1/x", "file://x/y"]
)
def test_no_token_is_made_for_another_server(
    monkeypatch: pytest.MonkeyPatch, client: NotificationsAPIClient, server: StubServer, url: str
) -> None:
    monkeypatch.setattr("notify_typed.compat.base.create_jwt_token", None)
    with pytest.raises(ValueError, match="another server"):
        client.get(url)
    assert not server.asked


def test_an_absolute_link_to_the_same_server_can_be_followed(
    client: NotificationsAPIClient, server: StubServer
) -> None:
    client.get(f"{server.url}/v2/notifications?older_than={ID}")
    assert server.only.target == f"/v2/notifications?older_than={ID}"


# Identifiers


@pytest.mark.parametrize(
    ("hostile", "segment"),
    [
        ("../templates", "..%2Ftemplates"),
        ("a/../../x", "a%2F..%2F..%2Fx"),
        ("x?status=sent", "x%3Fstatus=sent"),
        ("x#y", "x%23y"),
        ("%2e%2e", "%252e%252e"),
        ("\\..\\x", "%5C..%5Cx"),
        ("a b\r\nX: y", "a%20b%0D%0AX:%20y"),
        ("//elsewhere.test", "%2F%2Felsewhere.test"),
    ],
)
def test_an_identifier_stays_one_segment_of_the_path(
    client: NotificationsAPIClient, server: StubServer, hostile: str, segment: str
) -> None:
    client.get_notification_by_id(hostile)
    client.get_pdf_for_letter(hostile)
    client.get_template_version(hostile, hostile)
    client.post_template_preview(hostile, {})
    client.get_all_template_versions(hostile)
    assert [asked.target for asked in server.asked] == [
        f"/v2/notifications/{segment}",
        f"/v2/notifications/{segment}/pdf",
        f"/v2/template/{segment}/version/{segment}",
        f"/v2/template/{segment}/preview",
        f"/service/{client.service_id}/template/{segment}/versions",
    ]


@given(hostile=st.text())
def test_no_identifier_leads_to_another_path(one_server: StubServer, hostile: str) -> None:
    one_server.forget()
    client = NotificationsAPIClient(API_KEY, base_url=one_server.url)
    try:
        client.get_notification_by_id(hostile)
    except ValueError:
        assert not one_server.asked
        return
    head, _, segment = one_server.only.target.rpartition("/")
    assert head == "/v2/notifications"
    assert not {"?", "#"} & set(segment)


@pytest.mark.parametrize("hostile", [".", "..", "\ud800"])
def test_an_identifier_that_no_quoting_can_keep_in_place_is_refused(
    client: NotificationsAPIClient, server: StubServer, hostile: str
) -> None:
    with pytest.raises(ValueError, match=r"^id "):
        client.get_notification_by_id(hostile)
    assert not server.asked


def test_a_filter_stays_one_value_of_the_query(
    client: NotificationsAPIClient, server: StubServer
) -> None:
    client.get_received_texts("x&a=b#c")
    client.get_all_templates("x&a=b+c%20")
    assert [asked.target for asked in server.asked] == [
        "/v2/received-text-messages?older_than=x%26a%3Db%23c",
        "/v2/templates?type=x%26a%3Db%2Bc%2520",
    ]


def test_half_a_character_in_a_filter_is_refused(client: NotificationsAPIClient) -> None:
    with pytest.raises(ValueError, match="surrogate"):
        client.get_all_notifications(reference="\ud800")


# Iterators


def notifications(link: object, count: int = 2) -> Reply:
    items = [{"id": number} for number in range(count)]
    return json_reply({"notifications": items, "links": {"next": link}})


@pytest.mark.parametrize(
    "page",
    [
        {"notifications": [1, 2], "links": {"next": None}},
        {"notifications": [1, 2], "links": {"current": "x"}},
        {"notifications": [1, 2], "links": None},
        {"notifications": [1, 2]},
    ],
)
def test_a_list_without_a_next_link_ends(
    client: NotificationsAPIClient, server: StubServer, page: object
) -> None:
    server.reply(json_reply(page))
    found: list[Any] = list(client.get_all_notifications_iterator())
    assert found == [1, 2]
    assert len(server.asked) == 1


def test_received_texts_without_a_next_link_end(
    client: NotificationsAPIClient, server: StubServer
) -> None:
    server.reply(json_reply({"received_text_messages": [1], "links": {}}))
    found: list[Any] = list(client.get_received_texts_iterator())
    assert found == [1]


def test_include_jobs_goes_with_every_page(
    client: NotificationsAPIClient, server: StubServer
) -> None:
    server.reply_in_turn(notifications(f"/x?older_than={ID}"), notifications(None, 0))
    items = client.get_all_notifications_iterator("sent", include_jobs=True)
    assert len(list(items)) == 2
    assert [asked.target for asked in server.asked] == [
        "/v2/notifications?status=sent&include_jobs=True",
        f"/v2/notifications?status=sent&older_than={ID}&include_jobs=True",
    ]


def test_filters_that_can_be_read_once_go_with_every_page(
    client: NotificationsAPIClient, server: StubServer
) -> None:
    server.reply_in_turn(notifications(f"/x?older_than={ID}"), notifications(None, 0))
    list(client.get_all_notifications_iterator(status=iter(["sent", "failed"])))
    assert server.asked[1].target == f"/v2/notifications?status=sent&status=failed&older_than={ID}"


def test_a_list_that_repeats_a_page_does_not_go_on_for_ever(
    client: NotificationsAPIClient, server: StubServer
) -> None:
    server.reply(notifications(f"/x?older_than={ID}"))
    items = client.get_all_notifications_iterator()
    assert [next(items), next(items)] == [{"id": 0}, {"id": 1}]
    with pytest.raises(Exception, match="a second time") as caught:
        next(items)
    assert type(caught.value).__name__ == "RepeatedPage"
    assert len(server.asked) == 2


def test_the_id_in_the_query_wins_over_one_in_the_path(
    client: NotificationsAPIClient, server: StubServer
) -> None:
    gateway = "https://gateway.test/26785a09-ab16-4eb0-8407-a37497a57506/v2/notifications"
    server.reply_in_turn(notifications(f"{gateway}?older_than={ID}"), notifications(None, 0))
    list(client.get_all_notifications_iterator())
    assert server.asked[1].target == f"/v2/notifications?older_than={ID}"


@pytest.mark.parametrize("page", [[], ["x"], None, "x", 1, {"notifications": {"a": 1}}])
def test_a_malformed_page_is_a_clear_error(
    client: NotificationsAPIClient, server: StubServer, page: object
) -> None:
    server.reply(json_reply(page))
    with pytest.raises(ValueError, match=r"not a (JSON object|list)"):
        list(client.get_all_notifications_iterator())


def test_nothing_is_asked_before_the_first_item_is_wanted(
    client: NotificationsAPIClient, server: StubServer
) -> None:
    client.get_all_notifications_iterator()
    client.get_received_texts_iterator()
    assert not server.asked


# Secrets

PERSONAL: Final = ("07700900123", "amala@example.com", "secret diagnosis", "case 4711")


def send_everything(client: NotificationsAPIClient) -> Iterator[HTTPError]:
    for call in (
        lambda: client.send_sms_notification(PERSONAL[0], ID, {"a": PERSONAL[2]}),
        lambda: client.send_email_notification(PERSONAL[1], ID, {"a": PERSONAL[2]}),
        lambda: client.get_all_notifications(reference=PERSONAL[3]),
        lambda: client.get(f"/v2/notifications?reference={PERSONAL[3]}"),
    ):
        with pytest.raises(HTTPError) as caught:
            call()
        yield caught.value


def test_our_logs_hold_no_secret_and_nothing_personal(
    client: NotificationsAPIClient, server: StubServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="notify_typed")
    quoting = f"{PERSONAL[0]} of {PERSONAL[1]} is not a {PERSONAL[2]}"
    server.reply(json_reply({"errors": [{"error": "ValidationError", "message": quoting}]}, 400))
    list(send_everything(client))
    ours = "\n".join(r.getMessage() for r in caplog.records if r.name.startswith("notify_typed"))
    assert "API POST request on" in ours
    assert "failed with 400 'ValidationError'" in ours
    for secret in (SECRET, server.asked[0].token, *PERSONAL, "4711"):
        assert secret not in ours


@pytest.mark.parametrize(
    "body",
    [
        {"result": "error", "message": {"email_address": ["amala@example.com is taken"]}},
        {"errors": "amala@example.com"},
        {"errors": [{"error": "line\nforged amala@example.com"}, "amala@example.com", None]},
        ["amala@example.com"],
    ],
)
def test_a_failure_is_logged_without_what_the_answer_quotes(
    client: NotificationsAPIClient,
    server: StubServer,
    caplog: pytest.LogCaptureFixture,
    body: object,
) -> None:
    server.reply(json_reply(body, 400))
    with pytest.raises(HTTPError):
        client.get_template(ID)
    (record,) = [r for r in caplog.records if r.levelno == logging.WARNING]
    assert record.getMessage().endswith("failed with 400 'Request failed'")


def test_no_exception_in_the_chain_quotes_what_was_sent(
    client: NotificationsAPIClient, server: StubServer
) -> None:
    server.reply(json_reply({"errors": [{"error": "BadRequestError", "message": "no"}]}, 400))
    for error in send_everything(client):
        cause = error.__cause__
        assert isinstance(cause, httpx.HTTPStatusError)
        assert "Authorization" not in cause.request.headers
        for secret in (SECRET, server.asked[-1].token, *PERSONAL, "4711"):
            assert secret not in f"{error}{error!r}{cause}{cause!r}"


def test_a_pickled_error_keeps_the_answer_and_not_the_request(
    client: NotificationsAPIClient, server: StubServer
) -> None:
    server.reply(json_reply({"errors": [{"error": "BadRequestError", "message": "no"}]}, 400))
    for error in send_everything(client):
        pickled = pickle.dumps(error)
        for secret in (SECRET, server.asked[-1].token, *PERSONAL, "4711"):
            assert secret.encode() not in pickled
        again = pickle.loads(pickled)  # noqa: S301 - made a line above
        assert type(again) is type(error)
        assert (str(again), again.status_code, again.message) == (
            "400 - [{'error': 'BadRequestError', 'message': 'no'}]",
            400,
            [{"error": "BadRequestError", "message": "no"}],
        )
        assert again.response is not None
        assert again.response.headers["Content-Type"] == "application/json"


def test_every_error_survives_pickling(client: NotificationsAPIClient, server: StubServer) -> None:
    server.reply(Reply(200, b"<html>"))
    with pytest.raises(InvalidResponse) as caught:
        client.get_template(ID)
    for error in (
        caught.value,
        HTTPError.create(OSError()),
        TokenExpiredError("Token has expired", {"iat": 1}),
        TokenAlgorithmError(),
        TokenIssuerError(),
    ):
        again = pickle.loads(pickle.dumps(error))  # noqa: S301 - made here
        assert type(again) is type(error)
        assert (str(again), again.message) == (str(error), error.message)


def test_the_key_does_not_show_in_the_client(client: NotificationsAPIClient) -> None:
    assert SECRET not in f"{client!r}{client}{client.request_session!r}"


@pytest.mark.parametrize("value", ["tell-nobody\n", "tell-nobody\u20ac", "tell-nobody\0", 5, ["x"]])
def test_an_invalid_header_is_refused_without_showing_it(server: StubServer, value: Any) -> None:
    class WithHeader(NotificationsAPIClient):
        def generate_headers(self, api_token: str) -> dict[str, str]:
            return {**super().generate_headers(api_token), "X-Custom-Forwarder": value}

    with pytest.raises(ValueError, match=r"^The header X-Custom-Forwarder ") as caught:
        WithHeader(API_KEY, base_url=server.url).get_template(ID)
    assert "tell-nobody" not in str(caught.value)
    assert not server.asked


def test_no_netrc_file_replaces_the_token(
    client: NotificationsAPIClient,
    server: StubServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password else\n")
    monkeypatch.setenv("NETRC", str(netrc))
    client.get_template(ID)
    assert server.only.headers["authorization"].startswith("Bearer ")


# Threads, copies, and connections


def test_threads_that_share_a_client_each_get_their_own_answer(server: StubServer) -> None:
    threads, requests = 12, 15
    barrier = threading.Barrier(threads)
    client = NotificationsAPIClient(API_KEY, base_url=server.url)

    def answer(asked: Asked) -> Reply:
        return json_reply({"path": asked.target, "sent": asked.json["personalisation"]})

    def work(thread: int) -> list[tuple[Any, Any]]:
        barrier.wait()
        names = [f"{thread}-{request}" for request in range(requests)]
        return [(name, client.post_template_preview(name, {"name": name})) for name in names]

    server.answer = answer
    with ThreadPoolExecutor(threads) as pool:
        for done in pool.map(work, range(threads)):
            for name, answered in done:
                expected = {"path": f"/v2/template/{name}/preview", "sent": {"name": name}}
                assert answered == expected
    assert len(server.asked) == threads * requests


def test_threads_that_start_together_share_their_connections(
    client: NotificationsAPIClient, server: StubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[httpx.Client] = []
    second_opening = threading.Barrier(2)
    open_client = httpx.Client.__init__

    def opening(self: httpx.Client, *arguments: Any, **options: Any) -> None:
        opened.append(self)
        with contextlib.suppress(threading.BrokenBarrierError):
            second_opening.wait(0.1)
        open_client(self, *arguments, **options)

    monkeypatch.setattr(httpx.Client, "__init__", opening)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(client.get_template, [ID] * 4)) == [{}] * 4
    assert len(opened) == 1
    assert len(server.asked) == 4


def test_an_abandoned_client_leaves_no_connection_open(server: StubServer) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        client = NotificationsAPIClient(API_KEY, base_url=server.url)
        client.get_template(ID)
        del client
        gc.collect()
    assert not [str(warning.message) for warning in caught]


def test_a_forked_process_does_not_close_the_connections_of_its_parent(
    server: StubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[httpx.Client] = []
    open_client = httpx.Client.__init__

    def opening(self: httpx.Client, *arguments: Any, **options: Any) -> None:
        opened.append(self)
        open_client(self, *arguments, **options)

    monkeypatch.setattr(httpx.Client, "__init__", opening)
    client = NotificationsAPIClient(API_KEY, base_url=server.url)
    client.get_template(ID)
    with monkeypatch.context() as child:
        child.setattr(os, "getpid", lambda: -1)
        client.get_template(ID)
        assert isinstance(client.request_session, Session)
        client.request_session.close()
        del client
        gc.collect()
    ours, theirs = opened
    assert theirs.is_closed
    assert not ours.is_closed
    ours.close()


def test_a_client_can_be_handed_to_another_process(
    client: NotificationsAPIClient, server: StubServer
) -> None:
    client.get_template(ID)
    again = pickle.loads(pickle.dumps(client))  # noqa: S301 - made here
    assert again.get_template(ID) == {}
    assert again.api_key == client.api_key
    assert len(server.asked) == 2


@pytest.mark.parametrize("failing", [Reply(500), Reply(503), Reply(body=b"{", claimed_length=9)])
def test_nothing_is_ever_sent_twice(
    client: NotificationsAPIClient, server: StubServer, failing: Reply
) -> None:
    server.reply(failing)
    with pytest.raises(HTTPError):
        client.send_sms_notification("07700900123", ID)
    assert len(server.asked) == 1


def test_the_cause_says_what_really_happened() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        client = NotificationsAPIClient(API_KEY, base_url=url, timeout=0.02)
        with pytest.raises(HTTPError) as silent:
            client.get_template(ID)
    with pytest.raises(HTTPError) as closed:
        client.get_template(ID)
    assert isinstance(silent.value.__cause__, httpx.ReadTimeout)
    assert isinstance(closed.value.__cause__, httpx.ConnectError)
    assert silent.value.response is None


# The environment


def test_the_proxy_of_the_environment_is_used(
    server: StubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", server.url)
    NotificationsAPIClient(API_KEY, base_url="http://notify.test").get_template(ID)
    assert server.only.target == f"http://notify.test/v2/template/{ID}"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_a_server_on_this_machine_is_reached_without_a_proxy(
    server: StubServer, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.delenv("no_proxy", raising=False)
    url = server.url.replace("127.0.0.1", host)
    assert NotificationsAPIClient(API_KEY, base_url=url).get_template(ID) == {}


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def tls_server(authority: trustme.CA) -> Iterator[StubServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with StubServer(context).running() as server:
        yield server


@pytest.mark.parametrize("variable", ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"])
def test_certificates_of_the_environment_are_trusted(
    tls_server: StubServer,
    authority: trustme.CA,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
) -> None:
    bundle = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(bundle))
    for other in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(variable, str(bundle))
    client = NotificationsAPIClient(API_KEY, base_url=tls_server.url)
    assert client.get_template(ID) == {}


def test_an_unknown_certificate_is_not_trusted(tls_server: StubServer) -> None:
    with pytest.raises(HTTPError) as caught:
        NotificationsAPIClient(API_KEY, base_url=tls_server.url).get_template(ID)
    assert isinstance(caught.value.__cause__, httpx.ConnectError)
    assert not tls_server.asked


def test_missing_certificates_are_not_taken_for_a_failed_request(
    client: NotificationsAPIClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/nowhere/ca.pem")
    with pytest.raises(ValueError, match="REQUESTS_CA_BUNDLE"):
        client.get_template(ID)


def test_a_key_is_checked_where_asserts_are_switched_off() -> None:
    code = (
        "from notify_typed.compat import NotificationsAPIClient as C, create_jwt_token\n"
        "for call in (lambda: C(''), lambda: C('x' * 80, ''), lambda: create_jwt_token('', 'x')):\n"
        "    try: call()\n"
        "    except AssertionError as error: print(error)\n"
    )
    run = [sys.executable, "-O", "-c", code]
    done = subprocess.run(run, capture_output=True, text=True, check=True)  # noqa: S603 - our code
    assert done.stdout.split("\n")[:3] == [
        "Missing service ID",
        "Missing base url",
        "Missing secret key",
    ]


# Answers without end


@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_an_answer_is_read_no_further_than_an_answer_can_be(coding: str) -> None:
    packer = zlib.compressobj(wbits=31)
    piece = bytes(1024 * 1024)
    given = []

    def endless() -> Iterator[bytes]:
        while True:
            given.append(1)
            is_plain = coding == "identity"
            yield piece if is_plain else packer.compress(piece) + packer.flush(zlib.Z_SYNC_FLUSH)

    headers = {"Content-Encoding": coding}
    answer = lambda _: httpx.Response(200, headers=headers, content=endless())  # noqa: E731
    client = NotificationsAPIClient(API_KEY)
    client.request_session = Session(httpx.Client(transport=httpx.MockTransport(answer)))
    with pytest.raises(HTTPError) as caught:
        client.get_template(ID)
    assert caught.value.status_code == 503
    assert len(given) == 33


def test_an_answer_that_drips_ends_with_the_time_out(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])

    def dripping() -> Iterator[bytes]:
        while True:
            now[0] += 1
            yield b" "

    answer = lambda _: httpx.Response(200, content=dripping())  # noqa: E731
    client = NotificationsAPIClient(API_KEY, timeout=5)
    client.request_session = Session(httpx.Client(transport=httpx.MockTransport(answer)))
    with pytest.raises(HTTPError):
        client.get_template(ID)
    assert now[0] == 6


def test_an_answer_that_is_not_compressed_as_it_says_is_no_answer() -> None:
    def whole() -> Iterator[bytes]:
        yield b"not gzip"

    headers = {"Content-Encoding": "gzip"}
    answer = lambda _: httpx.Response(200, headers=headers, content=whole())  # noqa: E731
    client = NotificationsAPIClient(API_KEY)
    client.request_session = Session(httpx.Client(transport=httpx.MockTransport(answer)))
    with pytest.raises(HTTPError):
        client.get_template(ID)
