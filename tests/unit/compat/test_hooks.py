"""What subclasses and applications rely on: hooks, attributes, sessions of their own, stubs."""

from __future__ import annotations

import copy
import io
import json
import pickle
import ssl
from typing import TYPE_CHECKING, Any, Final
from unittest import mock
from uuid import UUID

import httpx
import jwt
import pytest
import requests
import trustme

from notify_typed import compat
from notify_typed.compat import APIError, BaseAPIClient, HTTP503Error, HTTPError, InvalidResponse
from tests.unit.compat.stub_server import (
    API_KEY,
    SECRET,
    SERVICE_ID,
    Reply,
    StubServer,
    json_reply,
)

if TYPE_CHECKING:
    from pathlib import Path

ID: Final = "740e5834-3a29-46b4-9a6f-16142fde533a"


class AdminClient(BaseAPIClient):
    """A base class of an application's own, as Notify's admin has one."""

    def __init__(self, base_url: str) -> None:
        super().__init__("x" * 100, base_url=base_url)
        self.service_id = "notify-admin"
        self.api_key = "an internal secret of some length"
        self.user: str | None = None

    def generate_headers(self, api_token: str) -> dict[str, Any]:
        headers: dict[str, Any] = super().generate_headers(api_token)
        headers["X-Custom-Forwarder"] = "route secret"
        headers["X-Notify-User-Id"] = self.user
        return headers

    def get_service(self, service_id: str) -> Any:
        return self.get(f"/service/{service_id}")

    def update_service(self, service_id: str, **attributes: Any) -> Any:
        return self.post(f"/service/{service_id}", data=attributes)


@pytest.fixture
def admin(server: StubServer) -> AdminClient:
    return AdminClient(server.url)


def test_a_subclass_signs_with_what_it_set_after_construction(
    admin: AdminClient, server: StubServer
) -> None:
    server.reply(json_reply({"data": {"name": "A"}}))
    assert admin.get_service("1") == {"data": {"name": "A"}}
    claims = jwt.decode(server.only.token, admin.api_key, algorithms=["HS256"])
    assert claims["iss"] == "notify-admin"


def test_a_subclass_adds_headers_and_leaves_out_those_that_are_none(
    admin: AdminClient, server: StubServer
) -> None:
    admin.update_service("1", name="B")
    admin.user = "amala"
    admin.update_service("1", name="B")
    first, second = server.asked
    assert first.headers["x-custom-forwarder"] == "route secret"
    assert "x-notify-user-id" not in first.headers
    assert second.headers["x-notify-user-id"] == "amala"


def test_a_subclass_sees_every_request_of_the_methods(server: StubServer) -> None:
    seen: list[Any] = []

    class Seeing(compat.NotificationsAPIClient):
        def get(self, url: str, params: Any = None) -> Any:
            seen.append((url, params))
            return super().get(url, params)

        def post(self, url: str, data: Any) -> Any:
            seen.append((url, data))
            return super().post(url, data)

    client = Seeing(API_KEY, base_url=server.url)
    client.get_received_texts(ID)
    client.get_all_notifications("sent")
    client.send_letter_notification(ID, {})
    assert seen == [
        (f"/v2/received-text-messages?older_than={ID}", None),
        ("/v2/notifications", {"status": "sent"}),
        ("/v2/notifications/letter", {"template_id": ID, "personalisation": {}}),
    ]


def test_a_subclass_writes_its_own_json(server: StubServer) -> None:
    class WithIds(compat.NotificationsAPIClient):
        def _serialize_data(self, data: Any) -> bytes:
            return json.dumps(data, default=str, ensure_ascii=False).encode()

    WithIds(API_KEY, base_url=server.url).post("/x", {"id": UUID(ID), "name": "Zoë"})
    assert server.only.body.decode() == f'{{"id": "{ID}", "name": "Zoë"}}'
    assert server.only.json == {"id": ID, "name": "Zoë"}


def test_a_subclass_reads_answers_its_own_way(server: StubServer) -> None:
    class WithStatus(compat.NotificationsAPIClient):
        def _process_json_response(self, response: httpx.Response) -> Any:
            return response.status_code, super()._process_json_response(response)

    server.reply(json_reply({"id": ID}, 201))
    client = WithStatus(API_KEY, base_url=server.url)
    answer: Any = client.send_sms_notification("07700900123", ID)
    assert answer == (201, {"id": ID})


def test_a_subclass_performs_requests_its_own_way() -> None:
    class Recording(compat.NotificationsAPIClient):
        def _perform_request(self, method: str, url: str, kwargs: Any) -> httpx.Response:
            return httpx.Response(200, json=[method, url, sorted(kwargs), kwargs["timeout"]])

    client = Recording(API_KEY, base_url="http://notify.test/", timeout=(1, 2))
    answered: Any = client.post("/x", {"a": 1})
    assert answered == ["POST", "http://notify.test/x", ["data", "headers", "timeout"], [1, 2]]


@pytest.mark.parametrize(
    ("timeout", "expected"),
    [
        (5, {"connect": 5, "read": 5, "write": 5, "pool": 5}),
        ((1, 2.5), {"connect": 1, "read": 2.5, "write": 1, "pool": 1}),
        ((None, 3), {"connect": None, "read": 3, "write": None, "pool": None}),
        (None, {"connect": None, "read": None, "write": None, "pool": None}),
        (httpx.Timeout(1, read=9), {"connect": 1, "read": 9, "write": 1, "pool": 1}),
    ],
)
def test_time_outs_mean_what_they_mean_to_requests(timeout: Any, expected: Any) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=request.extensions["timeout"])

    client = BaseAPIClient(API_KEY)
    client.timeout = timeout
    client.request_session = httpx.Client(transport=httpx.MockTransport(answer))
    assert client.get("/x") == expected


def test_a_client_waits_30_seconds_by_default() -> None:
    assert BaseAPIClient(API_KEY).timeout == 30
    assert BaseAPIClient(API_KEY).base_url == "https://api.notifications.service.gov.uk"


@pytest.mark.parametrize("named", ["", " ", "{url}", " {url}\n"])
def test_a_client_that_is_given_no_address_takes_it_from_the_environment(
    server: StubServer, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setenv("NOTIFY_BASE_URL", named.format(url=server.url))
    here = server.url if "url" in named else "https://api.notifications.service.gov.uk"
    assert compat.NotificationsAPIClient(API_KEY).base_url == here
    assert compat.NotificationsAPIClient(API_KEY, "http://x.test").base_url == "http://x.test"


def test_an_address_that_was_forgotten_is_not_looked_up(
    server: StubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTIFY_BASE_URL", server.url)
    forgotten: Any
    for forgotten in (None, ""):
        with pytest.raises(AssertionError, match="Missing base url"):
            compat.NotificationsAPIClient(API_KEY, base_url=forgotten)


@pytest.mark.parametrize("wrong", [5, True, b"http://x.test", httpx.URL("http://x.test")], ids=repr)
def test_an_address_that_is_no_text_is_refused_with_what_to_give(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"^base_url must be a string such as https://.*, not of"):
        compat.NotificationsAPIClient(API_KEY, base_url=wrong)


def test_an_httpx_client_of_ones_own_sends_the_requests_and_stays_open(server: StubServer) -> None:
    seen: list[str] = []
    client = compat.NotificationsAPIClient(API_KEY, base_url=server.url)
    with httpx.Client(event_hooks={"request": [lambda r: seen.append(r.method)]}) as own:
        client.request_session = own
        client.get_template(ID)
        client.post_template_preview(ID, {})
        assert not own.is_closed
    assert seen == ["GET", "POST"]
    assert server.asked[0].headers["authorization"].startswith("Bearer ")


def test_a_session_of_requests_can_still_be_used(server: StubServer) -> None:
    client: Any = compat.NotificationsAPIClient(API_KEY, base_url=server.url)
    with requests.Session() as session:
        client.request_session = session
        assert client.get_template(ID) == {}
        server.reply(json_reply({"errors": [{"error": "X", "message": "no"}]}, 503))
        with pytest.raises(HTTP503Error) as refused:
            client.get_template(ID)
        assert refused.value.message == [{"error": "X", "message": "no"}]
        client.base_url = "http://127.0.0.1:1"
        with pytest.raises(HTTPError, match=r"^503 - Request failed$") as lost:
            client.get_template(ID)
    assert isinstance(lost.value.__cause__, requests.ConnectionError)


def test_a_session_can_be_stubbed(client: compat.NotificationsAPIClient) -> None:
    answer = httpx.Response(200, json={"id": ID})
    with mock.patch.object(client.request_session, "request", return_value=answer) as request:
        assert client.get_template(ID) == {"id": ID}
    method, url = request.call_args.args
    assert (method, url) == ("GET", f"{client.base_url}/v2/template/{ID}")
    assert request.call_args.kwargs["timeout"] == 30
    error = httpx.ConnectTimeout("timed out")
    with (
        mock.patch.object(client.request_session, "request", side_effect=error),
        pytest.raises(HTTP503Error, match=r"^503 - Request failed$") as caught,
    ):
        client.get_template(ID)
    assert caught.value.__cause__ is error


def test_a_mistake_in_a_session_is_not_taken_for_a_failed_request(
    client: compat.NotificationsAPIClient,
) -> None:
    with (
        mock.patch.object(client.request_session, "request", side_effect=KeyError("mine")),
        pytest.raises(KeyError, match="mine"),
    ):
        client.get_template(ID)


@pytest.mark.parametrize(
    ("setting", "instead"),
    [
        ("mount", r"httpx\.HTTPTransport\(retries=2\)\).*NotifyClient"),
        ("cert", r"load_cert_chain\(certificate, key\), and set verify"),
        ("auth", "request_session to an httpx.Client"),
        ("hooks", r"httpx\.Client\(event_hooks=\.\.\.\)"),
        ("trust_env", r"httpx\.Client\(trust_env=False\)"),
        ("max_redirects", "leave it out: at most 30 redirects"),
    ],
)
def test_a_setting_of_requests_that_would_have_no_effect_says_what_to_write(
    setting: str, instead: str
) -> None:
    session = compat.NotificationsAPIClient(API_KEY).request_session
    with pytest.raises(AttributeError, match=f"'{setting}'; .*{instead}"):
        setattr(session, setting, {})
    with pytest.raises(AttributeError, match=f"'{setting}'; .*{instead}"):
        getattr(session, setting)


def test_what_a_session_does_not_know_is_a_plain_error() -> None:
    session = compat.Session()
    with pytest.raises(AttributeError, match=r"^'Session' object has no attribute 'nothing'$"):
        _ = session.nothing


def test_headers_of_a_session_are_sent_where_the_client_has_none_of_its_own(
    client: compat.NotificationsAPIClient, server: StubServer
) -> None:
    session: Any = client.request_session
    session.headers.update({"X-Forwarder": "secret", "authorization": "mine", "User-Agent": "me"})
    client.get_template(ID)
    session.headers = {"X-Other": "b"}
    client.get_template(ID)
    first, second = (asked.headers for asked in server.asked)
    assert first["x-forwarder"] == "secret"
    assert first["authorization"].startswith("Bearer ")
    assert first["user-agent"].startswith("NOTIFY-API-PYTHON-CLIENT/")
    assert "x-forwarder" not in second
    assert second["x-other"] == "b"
    session.headers["X-Other"] = "b\r\nX-More: c"
    with pytest.raises(ValueError, match="X-Other holds the end of a line"):
        client.get_template(ID)
    assert len(server.asked) == 2


@pytest.mark.parametrize("key", ["http", "all", "http://notify.test", "http://"])
def test_a_proxy_of_a_session_is_gone_through_from_when_it_is_set(
    server: StubServer, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setenv("NO_PROXY", "notify.test")  # what is set in the program comes first
    client = compat.NotificationsAPIClient(API_KEY, base_url="http://notify.test", timeout=5)
    session: Any = client.request_session
    session.proxies = {key: server.url.replace("http://", "http://user:pass@")}
    client.get_template(ID)
    assert server.only.target == f"http://notify.test/v2/template/{ID}"
    assert server.only.headers["proxy-authorization"] == "Basic dXNlcjpwYXNz"
    session.proxies.update({key: server.url.removeprefix("http://")})
    client.get_template(ID)
    assert "proxy-authorization" not in server.asked[1].headers
    again: Any = copy.deepcopy(client)
    again.get_template(ID)
    assert server.asked[2].target == f"http://notify.test/v2/template/{ID}"
    session.proxies[key] = None
    client.base_url = server.url
    client.get_template(ID)
    assert server.asked[3].target == f"/v2/template/{ID}"


def test_no_proxy_leads_to_this_machine(server: StubServer) -> None:
    client = compat.NotificationsAPIClient(API_KEY, base_url=server.url)
    session: Any = client.request_session
    session.proxies["all"] = "http://127.0.0.1:1"
    client.get_template(ID)
    assert server.only.target == f"/v2/template/{ID}"


@pytest.mark.parametrize(
    ("proxies", "words"),
    [
        ({"ftp": "http://proxy"}, "keys of proxies must be"),
        ({"https": "ftp://user:secret@proxy"}, "value of proxies must be the URL of an HTTP"),
        ({"https": "http://user:secret@pro xy:port"}, "value of proxies must be the URL of"),
    ],
)
def test_a_proxy_that_cannot_be_used_is_refused_without_its_password(
    client: compat.NotificationsAPIClient, server: StubServer, proxies: Any, words: str
) -> None:
    session: Any = client.request_session
    session.proxies = proxies
    with pytest.raises(ValueError, match=words) as refused:
        client.get_template(ID)
    assert "secret" not in str(refused.value)
    assert not server.asked


def test_certificates_of_a_session_can_be_set_but_not_switched_off(tmp_path: Path) -> None:
    authority = trustme.CA()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(tls)
    authority.cert_pem.write_to_path(tmp_path / "company.pem")
    with StubServer(tls).running() as server:
        client = compat.NotificationsAPIClient(API_KEY, base_url=server.url)
        session: Any = client.request_session
        assert session.verify is True
        with pytest.raises(HTTPError) as unknown:
            client.get_template(ID)
        assert "CERTIFICATE_VERIFY_FAILED" in str(unknown.value.__cause__)
        session.verify = str(tmp_path / "company.pem")
        assert client.get_template(ID) == {}
        session.verify = True
        with pytest.raises(HTTPError):
            client.get_template(ID)
    with pytest.raises(ValueError, match=r"verify='company\.pem'"):
        session.verify = False


def test_a_proxy_behind_tls_is_trusted_as_the_session_says(tmp_path: Path) -> None:
    authority = trustme.CA()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(tls)
    authority.cert_pem.write_to_path(tmp_path / "company.pem")
    with StubServer(tls).running() as proxy:
        client = compat.NotificationsAPIClient(API_KEY, base_url="http://notify.test")
        session: Any = client.request_session
        session.verify = tmp_path / "company.pem"
        session.proxies = {"http": proxy.url}
        client.get_template(ID)
    assert proxy.only.target == f"http://notify.test/v2/template/{ID}"


def test_settings_of_an_httpx_client_of_ones_own_are_set_there(server: StubServer) -> None:
    with httpx.Client() as own:
        session: Any = compat.Session(own)
        with pytest.raises(ValueError, match=r"verify belongs to the httpx\.Client"):
            session.verify = "company.pem"
        session.proxies["all"] = "http://127.0.0.1:1"
        client = compat.NotificationsAPIClient(API_KEY, base_url=server.url)
        client.request_session = session
        with pytest.raises(ValueError, match=r"proxies belongs to the httpx\.Client"):
            client.get_template(ID)


def test_the_answer_of_an_error_can_be_asked_in_the_words_of_requests(
    client: compat.NotificationsAPIClient, server: StubServer
) -> None:
    body = {"errors": [{"error": "BadRequestError", "message": "Zoë"}], "status_code": 400}
    server.reply(json_reply(body, 400))
    with pytest.raises(HTTPError) as caught:
        client.get_template(ID)
    response = caught.value.response
    assert response is not None
    assert (response.ok, response.reason, response.status_code) == (False, "Bad Request", 400)
    assert response.json() == body
    assert "BadRequestError" in response.text
    assert response.headers["Content-Type"] == "application/json"
    assert response.elapsed.total_seconds() > 0
    assert str(response.request.url) == f"{server.url}/v2/template/{ID}"
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own
    assert (again.response.ok, again.response.json()) == (False, body)


def test_the_answer_that_is_not_json_is_fine_to_requests(
    client: compat.NotificationsAPIClient, server: StubServer
) -> None:
    server.reply(Reply(body=b"<p>"))
    with pytest.raises(InvalidResponse) as caught:
        client.get_template(ID)
    assert caught.value.response is not None
    assert (caught.value.response.ok, caught.value.response.reason) == (True, "OK")
    assert compat.Response.of(caught.value.response) is caught.value.response


def test_an_error_says_which_host_did_not_answer_and_what_failed() -> None:
    client = compat.NotificationsAPIClient(API_KEY, base_url="http://127.0.0.1:1/")
    with pytest.raises(HTTP503Error, match=r"^503 - Request failed$") as caught:
        client.get_all_notifications(reference="case 77")
    cause = caught.value.__cause__
    assert cause is not None
    assert "refused" in str(cause)
    assert cause.__notes__ == ["No answer came from http://127.0.0.1."]


def test_a_session_can_be_closed_and_used_again(
    client: compat.NotificationsAPIClient, server: StubServer
) -> None:
    with compat.Session() as session:
        client.request_session = session
        client.get_template(ID)
    client.get_template(ID)
    session.close()
    session.close()
    assert len(server.asked) == 2


def test_a_copied_client_has_connections_of_its_own(
    client: compat.NotificationsAPIClient, server: StubServer
) -> None:
    client.get_template(ID)
    again = copy.deepcopy(client)
    assert again.request_session is not client.request_session
    again.get_template(ID)
    assert len(server.asked) == 2


def test_the_session_around_an_httpx_client_cannot_be_pickled() -> None:
    with httpx.Client() as own, pytest.raises(TypeError, match=r"httpx\.Client"):
        copy.deepcopy(compat.Session(own))


def test_tokens_can_be_stubbed_where_the_official_client_takes_them_from(
    client: compat.NotificationsAPIClient, server: StubServer
) -> None:
    with mock.patch("notify_typed.compat.base.create_jwt_token", return_value="token") as create:
        client.get_template(ID)
    create.assert_called_once_with(SECRET, SERVICE_ID)
    assert server.only.headers["authorization"] == "Bearer token"


def test_every_request_has_a_token_of_its_own_time(
    client: compat.NotificationsAPIClient, server: StubServer
) -> None:
    for second in (1_000_000_000, 1_000_000_060):
        with mock.patch("notify_typed.compat.authentication.time.time", return_value=second + 0.9):
            client.get_template(ID)
    claims = [jwt.decode(a.token, options={"verify_signature": False}) for a in server.asked]
    assert [each["iat"] for each in claims] == [1_000_000_000, 1_000_000_060]


def test_the_user_agent_says_whose_client_this_is(
    client: compat.NotificationsAPIClient, server: StubServer
) -> None:
    client.get_template(ID)
    agent = server.only.headers["user-agent"]
    assert agent == f"NOTIFY-API-PYTHON-CLIENT/{compat.__version__}"
    assert agent.startswith("NOTIFY-API-PYTHON-CLIENT/13.0.0+notify-typed.")


def test_a_pdf_comes_as_a_file(client: compat.NotificationsAPIClient, server: StubServer) -> None:
    server.reply(Reply(body=b"%PDF-1.7", headers={"Content-Type": "application/pdf"}))
    pdf = client.get_pdf_for_letter(ID)
    assert isinstance(pdf, io.BytesIO)
    assert pdf.read() == b"%PDF-1.7"


def test_identifiers_may_be_uuids(
    client: compat.NotificationsAPIClient, server: StubServer
) -> None:
    client.get_template(UUID(ID))
    client.get_all_notifications(older_than=UUID(ID))
    assert [asked.target for asked in server.asked] == [
        f"/v2/template/{ID}",
        f"/v2/notifications?older_than={ID}",
    ]


# Errors as applications' tests make them by hand


def fake(status: int, body: object) -> Any:
    return mock.Mock(status_code=status, json=mock.Mock(return_value=body))


@pytest.mark.parametrize(
    ("error", "status", "message"),
    [
        (HTTPError(fake(404, {"message": "Not found"})), 404, "Not found"),
        (HTTPError(fake(400, {"errors": [{"error": "X"}]})), 400, [{"error": "X"}]),
        (HTTPError(response=fake(400, [])), 400, "Request failed"),
        (HTTPError(mock.Mock(status_code=403, json={"message": "x"}), "own"), 403, "own"),
        (HTTPError(response=mock.Mock(status_code=500, json=None)), 500, "Request failed"),
        (HTTPError(httpx.Response(418, json={"message": "tea"})), 418, "tea"),
        (HTTPError(), 503, "Request failed"),
        (APIError(message="own"), 503, "own"),
        (InvalidResponse(httpx.Response(200, text="<"), message="bad"), 200, "bad"),
    ],
)
def test_an_error_made_by_hand_tells_the_same(
    error: APIError, status: int, message: object
) -> None:
    assert error.status_code == status
    assert error.message == message
    assert str(error) == f"{status} - {message}"


@pytest.mark.parametrize(
    ("cause", "kind"),
    [
        (requests.ConnectionError(), HTTP503Error),
        (httpx.ConnectError("x"), HTTP503Error),
        (requests.HTTPError(response=fake(503, {})), HTTP503Error),
        (requests.HTTPError(response=fake(500, {})), HTTPError),
    ],
)
def test_an_error_is_made_of_an_exception_of_the_http_library(
    cause: Exception, kind: type[HTTPError]
) -> None:
    assert type(HTTPError.create(cause)) is kind


def test_an_answer_nested_too_deeply_is_no_crash(
    client: compat.NotificationsAPIClient, server: StubServer
) -> None:
    server.reply(Reply(body=b"[" * 100_000))
    with pytest.raises(InvalidResponse, match="No JSON response object could be decoded"):
        client.get_template(ID)
    server.reply(Reply(400, b"[" * 100_000))
    with pytest.raises(HTTPError, match=r"^400 - Request failed$"):
        client.get_template(ID)


@pytest.mark.parametrize("file", [None, "report.pdf", b"%PDF", 5, io.StringIO("%PDF")])
def test_anything_but_a_binary_file_is_a_clear_error(
    client: compat.NotificationsAPIClient, server: StubServer, file: Any
) -> None:
    for call in (
        lambda: compat.prepare_upload(file),
        lambda: client.send_precompiled_letter_notification("r", file),
    ):
        with pytest.raises(TypeError, match="binary mode"):
            call()
    assert not server.asked


@pytest.mark.parametrize("is_csv", [True, False])
def test_the_argument_of_older_versions_for_a_csv_file_is_taken_with_a_warning(
    client: compat.NotificationsAPIClient,
    server: StubServer,
    is_csv: bool,  # noqa: FBT001 - the value of the argument
) -> None:
    advice = r"filename that ends in \.csv"
    with pytest.warns(DeprecationWarning, match=advice) as warned:
        by_name = compat.prepare_upload(io.BytesIO(b"a,b"), is_csv=is_csv)
    assert [warning.filename for warning in warned] == [__file__]
    with pytest.warns(DeprecationWarning, match=advice):
        by_position = compat.prepare_upload(io.BytesIO(b"a,b"), is_csv)
    assert by_name == by_position
    client.send_email_notification("a@example.com", ID, {"link": by_name})
    # Notify refuses a file that has both keys, even when one of them is null.
    assert server.only.json["personalisation"]["link"] == {
        "file": "YSxi",
        "is_csv": is_csv,
        "confirm_email_before_download": None,
        "retention_period": None,
    }


def test_a_csv_file_with_a_name_needs_nothing_else() -> None:
    with (
        pytest.warns(DeprecationWarning, match="filename"),
        pytest.raises(ValueError, match="leave is_csv out"),
    ):
        compat.prepare_upload(io.BytesIO(b"a,b"), "a.csv", is_csv=True)


@pytest.mark.parametrize("key", [None, 5, b"x" * 80])
def test_a_key_that_is_no_text_is_a_clear_error(key: Any) -> None:
    with pytest.raises(TypeError, match=r"^api_key must be a string"):
        BaseAPIClient(key)


def test_a_value_that_is_no_json_is_named_by_its_type(
    client: compat.NotificationsAPIClient, server: StubServer
) -> None:
    with pytest.raises(TypeError, match="type bytes cannot be turned into JSON"):
        client.send_sms_notification("07700900123", ID, {"file": b"contents"})
    assert not server.asked


@pytest.mark.parametrize("params", [5, ["ab", "cd"], [("a",)], {1}])
def test_parameters_that_are_none_are_a_clear_error(
    client: compat.NotificationsAPIClient, server: StubServer, params: Any
) -> None:
    with pytest.raises(ValueError, match=r"^params must be"):
        client.get("/x", params)
    assert not server.asked
