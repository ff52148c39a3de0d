"""Both clients, the official one and ours, do the same against one server.

Each call is made with both; what went over the wire and what came back is compared.
"""

from __future__ import annotations

import importlib
import socket
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import jwt
import notifications_python_client as official
import notifications_python_client.authentication as official_tokens
import notifications_python_client.base as official_base
import notifications_python_client.errors as official_errors
import pytest
from cases import for_each
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from notify_typed import compat
from notify_typed.compat import authentication as our_tokens
from notify_typed.compat import errors as our_errors
from tests.unit.compat.stub_server import (
    API_KEY,
    SECRET,
    SERVICE_ID,
    Asked,
    Reply,
    StubServer,
    json_reply,
)

ID: Final = "740e5834-3a29-46b4-9a6f-16142fde533a"
OLDER: Final = "0aef8c57-9d4b-4c0d-b3ef-1a2b3c4d5e6f"
OLDEST: Final = "5f2c1a9e-1111-4222-8333-444455556666"

# The server and its clients serve every example of a test; each example forgets what was before.
settings.register_profile(
    "compat",
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
several_examples = settings(settings.get_profile("compat"))

Call = Callable[[Any], Any]


@dataclass(frozen=True)
class Both:
    """The two clients, and the server that both talk to."""

    server: StubServer
    official: Any
    ours: Any

    def agree(self, call: Call) -> list[Asked]:
        """Make the call with both, check that it does the same, and give the requests."""
        expected, expected_wire = self._done(self.official, call)
        found, wire = self._done(self.ours, call)
        assert found == expected
        assert [_facts(asked) for asked in wire] == [_facts(asked) for asked in expected_wire]
        return wire

    def _done(self, client: Any, call: Call) -> tuple[Any, list[Asked]]:
        self.server.forget()
        outcome = outcome_of(lambda: call(client))
        return outcome, self.server.forget()


def outcome_of(call: Callable[[], Any]) -> Any:
    """Give a call's result, or what its exception tells, in a form that can be compared."""
    try:
        result = call()
    except (official_errors.APIError, compat.APIError) as error:
        answer = error.response
        return (
            type(error).__name__,
            error.status_code,
            error.message,
            str(error),
            None if answer is None else (answer.status_code, answer.content),
        )
    except (official_errors.TokenError, compat.TokenError) as error:
        return type(error).__name__, error.message, error.token
    except (AssertionError, TypeError) as error:
        return type(error).__name__
    except ValueError:
        return "ValueError"
    return result.read() if isinstance(result, BytesIO) else result


def _facts(asked: Asked) -> tuple[Any, ...]:
    """Give what must be the same in both requests: all but the second and who says it asks."""
    headers = {k: v for k, v in asked.headers.items() if k not in {"authorization", "user-agent"}}
    claims: Any = None
    if "authorization" in asked.headers:
        assert jwt.get_unverified_header(asked.token) == {"typ": "JWT", "alg": "HS256"}
        claims = jwt.decode(asked.token, SECRET, algorithms=["HS256"], leeway=30)
        assert set(claims) == {"iss", "iat"}
        claims.pop("iat")
    return asked.method, asked.target, headers, claims, asked.body


def each_of(table: Mapping[str, Any]) -> list[Any]:
    """The values of a table as cases with its names."""
    return [pytest.param(value, id=name) for name, value in table.items()]


@pytest.fixture
def both(server: StubServer) -> Both:
    return Both(
        server,
        official.NotificationsAPIClient(API_KEY, base_url=server.url),
        compat.NotificationsAPIClient(API_KEY, base_url=server.url),
    )


CALLS: Final[dict[str, Call]] = {
    "text": lambda c: c.send_sms_notification("07700900123", ID),
    "text with everything": lambda c: c.send_sms_notification(
        phone_number="+44 7700 900123",
        template_id=ID,
        personalisation={"name": "Zoë", "list": ["a", "b"], "n": 1.5, "yes": True, "no": None},
        reference="case 1 & co",
        sms_sender_id=OLDER,
    ),
    "text by position": lambda c: c.send_sms_notification(
        "07700900123", ID, {"a": "b"}, "r", OLDER
    ),
    "email": lambda c: c.send_email_notification("amala@example.com", ID),
    "email with everything": lambda c: c.send_email_notification(
        email_address="amala@example.com",
        template_id=ID,
        personalisation={"file": compat.prepare_upload(BytesIO(b"a,b"), filename="r.csv")},
        reference="r",
        email_reply_to_id=OLDER,
        one_click_unsubscribe_url="https://example.gov.uk/stop?a=b",
        sanitise_content_for=["name"],
    ),
    "email by position": lambda c: c.send_email_notification(
        "amala@example.com", ID, {"a": "b"}, "r", OLDER, "https://example.gov.uk", {"name"}
    ),
    "a set in personalisation": lambda c: c.send_sms_notification(
        "07700900123", ID, {"colours": {"red", "green"}}
    ),
    "letter": lambda c: c.send_letter_notification(ID, {"address_line_1": "Amala Bird"}),
    "letter without personalisation": lambda c: c.send_letter_notification(ID, None, ""),
    "letter with reference": lambda c: c.send_letter_notification(
        template_id=ID, personalisation={}, reference="r"
    ),
    "precompiled letter": lambda c: c.send_precompiled_letter_notification("r", BytesIO(b"%PDF-")),
    "precompiled letter with postage": lambda c: c.send_precompiled_letter_notification(
        reference="", pdf_file=BytesIO(b""), postage="first"
    ),
    "received texts": lambda c: c.get_received_texts(),
    "older received texts": lambda c: c.get_received_texts(older_than=OLDER),
    "received texts of no id": lambda c: c.get_received_texts(""),
    "notification": lambda c: c.get_notification_by_id(ID),
    "notification by keyword": lambda c: c.get_notification_by_id(id=ID),
    "notification of no id": lambda c: c.get_notification_by_id(""),
    "notification of None": lambda c: c.get_notification_by_id(None),
    "letter's PDF": lambda c: c.get_pdf_for_letter(ID),
    "letter's PDF by keyword": lambda c: c.get_pdf_for_letter(id=ID),
    "notifications": lambda c: c.get_all_notifications(),
    "notifications by everything": lambda c: c.get_all_notifications(
        status=["sent", "failed"],
        template_type="email",
        reference="case 1 & co=+%",
        older_than=OLDER,
        include_jobs=True,
    ),
    "notifications by position": lambda c: c.get_all_notifications(
        ("sent",), {"sms"}, "Zoë", OLDER, "true"
    ),
    "notifications without jobs": lambda c: c.get_all_notifications(include_jobs=False),
    "preview": lambda c: c.post_template_preview(ID, {"name": "Zoë"}),
    "preview by keyword": lambda c: c.post_template_preview(template_id=ID, personalisation={}),
    "preview of nothing": lambda c: c.post_template_preview(ID, None),
    "template": lambda c: c.get_template(ID),
    "template by keyword": lambda c: c.get_template(template_id=ID),
    "template version": lambda c: c.get_template_version(ID, 3),
    "template version by keyword": lambda c: c.get_template_version(template_id=ID, version="3"),
    "template versions": lambda c: c.get_all_template_versions(ID),
    "template versions by keyword": lambda c: c.get_all_template_versions(template_id=ID),
    "templates": lambda c: c.get_all_templates(),
    "templates of a type": lambda c: c.get_all_templates(template_type="sms"),
    "templates of no type": lambda c: c.get_all_templates(""),
    "hook: get": lambda c: c.get("/service"),
    "hook: get with params": lambda c: c.get("/service", params={"page": 2, "q": ["a b", None]}),
    "hook: get with empty params": lambda c: c.get("/service", {}),
    "hook: get with pairs": lambda c: c.get("/service", params=[("a", 1), ("a", "é"), ("b", None)]),
    "hook: get with text": lambda c: c.get("/service", params="a=b&c=d"),
    "hook: get with query and params": lambda c: c.get("/service?a=b", params={"c": b"d"}),
    "hook: get relative": lambda c: c.get("service"),
    "hook: get with spaces": lambda c: c.get("/service/a b/é?x=ü y#fragment"),
    "hook: get nowhere": lambda c: c.get(""),
    "hook: post": lambda c: c.post("/service", {"a": {"b": ["c"]}}),
    "hook: post nothing": lambda c: c.post("/service", data=None),
    "hook: post empty": lambda c: c.post("/service", data={}),
    "hook: post text": lambda c: c.post("/service", data=""),
    "hook: post set": lambda c: c.post("/service", data={"a": {1}}),
    "hook: put": lambda c: c.put("/service", {"a": 1}),
    "hook: put nothing": lambda c: c.put("/service", data=None),
    "hook: delete": lambda c: c.delete("/service"),
    "hook: delete with body": lambda c: c.delete("/service", data={"a": 1}),
    "hook: request": lambda c: c.request("PATCH", "/service", data={"a": 1}, params={"b": "c"}),
    "hook: request in lower case": lambda c: c.request("post", "/service", {"a": 1}),
    "hook: get with body": lambda c: c.request("GET", "/service", data={"a": 1}),
    "not JSON": lambda c: c.post("/service", {"a": object()}),
    "not JSON, nor a set": lambda c: c.post("/service", {"a": frozenset()}),
    "no argument": lambda c: c.get_template(),
    "PDF that is not a file": lambda c: c.send_precompiled_letter_notification("r", BytesIO),
    "PDF in text": lambda c: c.send_precompiled_letter_notification("r", _TextFile()),
}


class _TextFile:
    def read(self) -> str:
        return "%PDF-"


@for_each("call", each_of(CALLS))
def test_same_request_and_same_result(both: Both, call: Call) -> None:
    both.server.reply(json_reply({"id": ID, "nested": [{"é": None}]}))
    both.agree(call)


@for_each("call", each_of(CALLS))
def test_same_request_and_same_error(both: Both, call: Call) -> None:
    errors = [{"error": "BadRequestError", "message": "Can\u2019t send to this recipient"}]
    both.server.reply(json_reply({"status_code": 400, "errors": errors}, 400))
    both.agree(call)


falsy: st.SearchStrategy[Any] = st.sampled_from([None, "", 0, False, [], (), {}, set()])
texts = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
optional = falsy | texts | values
# What an identifier or a filter can sensibly hold; what could become another request is refused or
# quoted by ours, and has tests of its own.
words = st.text(st.characters(categories=["L", "Nd"], include_characters="-_ ~"), min_size=1).map(
    lambda text: f"a{text}z"
)


@several_examples
@given(
    recipient=optional,
    template=optional,
    filling=optional,
    reference=optional,
    sender=optional,
    url=optional,
    names=optional | st.sets(st.text(max_size=3), max_size=1),
)
def test_same_body_for_any_arguments(both: Both, **arguments: Any) -> None:
    recipient, template, filling = (
        arguments[name] for name in ("recipient", "template", "filling")
    )
    reference, sender = arguments["reference"], arguments["sender"]
    both.agree(lambda c: c.send_sms_notification(recipient, template, filling, reference, sender))
    both.agree(
        lambda c: c.send_email_notification(
            recipient, template, filling, reference, sender, arguments["url"], arguments["names"]
        )
    )
    both.agree(lambda c: c.send_letter_notification(template, filling, reference))
    both.agree(lambda c: c.post_template_preview(ID, filling))
    both.agree(
        lambda c: c.send_precompiled_letter_notification(reference, BytesIO(b"%PDF"), sender)
    )


filters = (
    falsy
    | texts
    | st.integers()
    | st.lists(texts | st.none() | st.integers(), max_size=3)
    | st.tuples(texts)
    | st.binary()
)


@several_examples
@given(chosen=st.lists(filters, max_size=5))
@example(chosen=[["sent", None], "a b+c&d=é", "", "\n\0", True])
def test_same_query_for_any_filters(both: Both, chosen: list[Any]) -> None:
    both.agree(lambda c: c.get_all_notifications(*chosen))


@several_examples
@given(word=words)
@example(word="a'z")
@example(word="a!$&*()+,;=:@z")
def test_same_path_for_any_identifier(both: Both, word: str) -> None:
    both.agree(lambda c: c.get_notification_by_id(word))
    both.agree(lambda c: c.get_template_version(word, word))
    both.agree(lambda c: c.get_all_template_versions(word))


@several_examples
@given(word=words)
@example(word="a'z")
def test_same_query_for_any_word(both: Both, word: str) -> None:
    both.agree(lambda c: c.get_received_texts(word))
    both.agree(lambda c: c.get_all_templates(word))


bodies = st.one_of(
    values,
    st.fixed_dictionaries({"errors": values}, optional={"message": values, "status_code": values}),
    st.fixed_dictionaries({"result": st.just("error"), "message": values}),
).map(json_reply)
others = st.sampled_from([b"", b"<h1>Bad gateway</h1>", b"{", b"\xff\xfe", b"null"])


@several_examples
@given(
    status=st.integers(200, 599),
    reply=bodies | others.map(lambda body: Reply(body=body)),
    kind=st.sampled_from(["application/json", "application/json; charset=utf-8", "text/html"]),
)
@example(status=503, reply=json_reply({"message": "down"}), kind="application/json")
@example(status=204, reply=Reply(), kind="application/json")
@example(status=404, reply=json_reply(["x"]), kind="application/json")
@example(status=400, reply=json_reply({"unknown": 1}), kind="application/json")
def test_same_reading_of_any_answer(both: Both, status: int, reply: Reply, kind: str) -> None:
    both.server.reply(Reply(status, reply.body, {"Content-Type": kind}))
    both.agree(lambda c: c.get("/x"))
    both.agree(lambda c: c.send_sms_notification("07700900123", ID))
    both.agree(lambda c: c.get_pdf_for_letter(ID))


def notification_page(link: object) -> Reply:
    return json_reply({"notifications": [{"id": 1}, {"id": 2}], "links": {"next": link}})


def text_page(link: object) -> Reply:
    return json_reply({"received_text_messages": [{"id": 1}], "links": {"next": link}})


LINKS: Final = {
    "absolute": "https://api.notifications.service.gov.uk/v2/notifications?older_than=" + OLDER,
    "misnamed": "http://localhost:6011/v2/notifications?other_than=" + OLDER,
    "relative": "/v2/notifications?older_than=" + OLDER,
    "with filters": f"/v2/notifications?status=sent&older_than={OLDER}&template_type=sms",
    "in capitals": "/v2/notifications?older_than=" + OLDER.upper(),
    "without an id": "/v2/notifications?page=2",
    "empty": "",
}
ITERATIONS: Final[dict[str, Call]] = {
    "all": lambda c: list(c.get_all_notifications_iterator()),
    "by keyword": lambda c: list(
        c.get_all_notifications_iterator(status="sent", template_type="sms", reference="r x")
    ),
    "by position": lambda c: list(c.get_all_notifications_iterator(["sent"], "sms", "r", OLDEST)),
}


@for_each("link", each_of(LINKS))
@for_each("call", each_of(ITERATIONS))
def test_same_requests_of_an_iterator(both: Both, call: Call, link: str) -> None:
    def answer(asked: Asked) -> Reply:
        return json_reply({"notifications": []}) if OLDER in asked.target.lower() else first

    first = notification_page(link)
    both.server.answer = answer
    both.agree(call)


@pytest.mark.parametrize("link", LINKS.values(), ids=LINKS)
def test_same_requests_of_the_iterator_over_texts(both: Both, link: str) -> None:
    def answer(asked: Asked) -> Reply:
        return (
            json_reply({"received_text_messages": []}) if OLDER in asked.target.lower() else first
        )

    first = text_page(link)
    both.server.answer = answer
    both.agree(lambda c: list(c.get_received_texts_iterator()))
    both.agree(lambda c: list(c.get_received_texts_iterator(older_than=OLDEST)))


@pytest.mark.parametrize("page", [{}, {"notifications": None}, {"notifications": []}])
def test_same_end_of_an_empty_list(both: Both, page: object) -> None:
    both.server.reply(json_reply(page))
    both.agree(lambda c: list(c.get_all_notifications_iterator()))
    both.agree(lambda c: list(c.get_received_texts_iterator()))


def test_same_error_in_the_middle_of_an_iterator(both: Both) -> None:
    def answer(asked: Asked) -> Reply:
        return json_reply({"errors": []}, 500) if OLDER in asked.target else first

    first = notification_page(LINKS["absolute"])
    both.server.answer = answer
    both.agree(lambda c: list(c.get_all_notifications_iterator()))


@for_each("status", [301, 302, 303, 307, 308])
@for_each("method", ["GET", "POST", "PUT", "DELETE"])
def test_same_requests_after_a_redirect_on_the_same_server(
    both: Both, status: int, method: str
) -> None:
    def answer(asked: Asked) -> Reply:
        if asked.target == "/new/place?a=b":
            return json_reply({"moved": True})
        return Reply(status, b"", {"Location": "../new/place?a=b"})

    both.server.answer = answer
    body = None if method == "GET" else {"a": 1}
    wire = both.agree(lambda c: c.request(method, "/old/place", data=body))
    assert len(wire) == 2


def test_same_error_for_redirects_in_a_circle(both: Both) -> None:
    both.server.reply(Reply(302, b"", {"Location": "/again"}))
    assert len(both.agree(lambda c: c.get("/x"))) == 31


def test_same_answer_after_the_most_redirects_there_may_be(both: Both) -> None:
    def answer(asked: Asked) -> Reply:
        count = int(asked.target.removeprefix("/"))
        if count == 30:
            return json_reply({"arrived": True})
        return Reply(302, b"", {"Location": f"/{count + 1}"})

    both.server.answer = answer
    assert len(both.agree(lambda c: c.get("/0"))) == 31


@pytest.mark.parametrize("status", [300, 302, 304])
def test_same_result_of_a_redirect_to_nowhere(both: Both, status: int) -> None:
    both.server.reply(Reply(status))
    both.agree(lambda c: c.get("/x"))


def test_same_error_when_the_answer_breaks_off(both: Both) -> None:
    both.server.reply(Reply(body=b"{", claimed_length=100))
    assert len(both.agree(lambda c: c.send_sms_notification("07700900123", ID))) == 1


@pytest.fixture
def closed_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"http://127.0.0.1:{listener.getsockname()[1]}"


@pytest.mark.parametrize(
    "url",
    ["localhost:6011", "nowhere", "ftp://127.0.0.1", "http://", "http://127.0.0.1:99999", "//x"],
)
def test_same_error_for_an_invalid_base_url(url: str) -> None:
    assert_same_error(url, 1)


def test_same_error_when_nobody_listens(closed_port: str) -> None:
    assert_same_error(closed_port, 1)


@pytest.fixture
def silent() -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


@pytest.mark.parametrize("timeout", [0.02, (1, 0.02), (None, 0.02)])
def test_same_error_when_no_answer_comes_in_time(silent: str, timeout: Any) -> None:
    assert_same_error(silent, timeout)


def assert_same_error(url: str, timeout: Any) -> None:
    def error_of(kind: Any) -> Any:
        client = kind(API_KEY, base_url=url, timeout=timeout)
        return outcome_of(lambda: client.get_template(ID))

    expected = error_of(official.NotificationsAPIClient)
    assert expected[:3] == ("HTTP503Error", 503, "Request failed")
    assert error_of(compat.NotificationsAPIClient) == expected


@pytest.mark.parametrize(
    "timeout", [0, -1, "soon", (1, 0), (0, 1), (1,), (1, 2, 3), True, (1, "x")], ids=repr
)
def test_same_refusal_of_an_invalid_time_out(server: StubServer, timeout: Any) -> None:
    def outcome(kind: Any) -> Any:
        client = kind(API_KEY, base_url=server.url, timeout=timeout)
        return outcome_of(lambda: client.get_template(ID))

    assert outcome(official.NotificationsAPIClient) == "ValueError"
    assert outcome(compat.NotificationsAPIClient) == "ValueError"
    assert not server.asked


@pytest.mark.parametrize("timeout", [None, 5, 5.5, (5, 5.5), (None, None)], ids=repr)
def test_same_time_outs_taken(server: StubServer, timeout: Any) -> None:
    for kind in (official.NotificationsAPIClient, compat.NotificationsAPIClient):
        client = kind(API_KEY, base_url=server.url, timeout=timeout)
        assert client.get_template(ID) == {}
        assert client.timeout == timeout


@pytest.mark.parametrize(
    "arguments",
    [
        {"api_key": API_KEY},
        {"api_key": f"{SERVICE_ID}-{SECRET}"},
        {"api_key": "x" * 100},
        {"api_key": "x" * 38},
        {"api_key": "x" * 37},
        {"api_key": SECRET},
        {"api_key": ""},
        {"api_key": None},
        {"api_key": API_KEY, "base_url": ""},
        {"api_key": API_KEY, "base_url": None},
        {"api_key": API_KEY, "base_url": "http://x", "timeout": (1, 2)},
        {"api_key": "", "base_url": ""},
        {},
    ],
)
def test_same_construction(arguments: dict[str, Any]) -> None:
    def attributes(kind: Any) -> Any:
        try:
            client = kind(**arguments)
        except AssertionError as error:
            return str(error)
        except TypeError:
            return "TypeError"
        return client.base_url, client.service_id, client.api_key, client.timeout

    assert attributes(compat.BaseAPIClient) == attributes(official_base.BaseAPIClient)


def test_same_headers_but_for_the_version() -> None:
    expected = official.NotificationsAPIClient(API_KEY).generate_headers("token")
    found = compat.NotificationsAPIClient(API_KEY).generate_headers("token")
    assert found.pop("User-agent").startswith(expected.pop("User-agent"))
    assert found == expected


class Oversized(BytesIO):
    def read(self, _size: int | None = -1) -> bytes:
        return b"x" * (2 * 1024 * 1024 + 1)


UPLOADS: Final[dict[str, Callable[[Any], Any]]] = {
    "plain": lambda f: f(BytesIO(b"a,b")),
    "empty": lambda f: f(BytesIO(b"")),
    "largest": lambda f: f(BytesIO(b"x" * 2 * 1024 * 1024)),
    "too large": lambda f: f(Oversized()),
    "by keyword": lambda f: f(
        f=BytesIO(b"a"),
        filename="a.csv",
        confirm_email_before_download=False,
        retention_period="1 week",
    ),
    "by position": lambda f: f(BytesIO(b"a"), "a.csv", False, "1 week"),  # noqa: FBT003 - it is the point
    "in text": lambda f: f(_TextFile()),
}


@pytest.mark.parametrize("upload", UPLOADS.values(), ids=UPLOADS)
def test_same_prepared_upload(upload: Callable[[Any], Any]) -> None:
    assert outcome_of(lambda: upload(compat.prepare_upload)) == outcome_of(
        lambda: upload(official.prepare_upload)
    )


def test_same_message_for_a_file_that_is_too_large() -> None:
    with pytest.raises(ValueError, match=r"^File is larger than 2MB$"):
        compat.prepare_upload(Oversized())


OTHER_SECRET: Final = "x" * 36


def token(key: str = SECRET, algorithm: str = "HS256", **claims: Any) -> str:
    return jwt.encode(claims, key, algorithm=algorithm)


def now() -> int:
    return official_tokens.epoch_seconds()


# Made when a test runs, as tokens age.
TOKENS: Final[dict[str, Callable[[], Any]]] = {
    "good": lambda: token(iss="a", iat=now()),
    "a little old": lambda: token(iss="a", iat=now() - 25),
    "a little early": lambda: token(iss="a", iat=now() + 25),
    "old": lambda: token(iss="a", iat=1_000_000_000),
    "from the future": lambda: token(iss="a", iat=4_000_000_000),
    "without issuer": lambda: token(iat=now()),
    "without time": lambda: token(iss="a"),
    "without anything": token,
    "with time in text": lambda: token(iss="a", iat=str(now())),
    "with time that is not a number": lambda: token(iss="a", iat="soon"),
    "with a fraction of a second": lambda: token(iss="a", iat=now() + 0.5),
    "with true for a time": lambda: token(iss="a", iat=True),
    "of another secret": lambda: token(OTHER_SECRET, iss="a", iat=now()),
    "of another algorithm": lambda: token("x" * 64, "HS512", iss="a", iat=now()),
    "run out": lambda: token(iss="a", iat=now(), exp=1_000_000_000),
    "not yet good": lambda: token(iss="a", iat=now(), nbf=4_000_000_000),
    "for somebody": lambda: token(iss="a", iat=now(), aud="b"),
    "with more": lambda: token(iss="a", iat=now(), req="GET /"),
    "cut off": lambda: token(iss="a", iat=now())[:-5],
    "no token": lambda: "no.token.",
    "empty": lambda: "",
    "None": lambda: None,
    "bytes": lambda: token(iss="a", iat=now()).encode(),
    "a list of claims": lambda: "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.W10.x",
}


@for_each("make", each_of(TOKENS))
@for_each("function", ["decode_jwt_token", "get_token_issuer"])
def test_same_verdict_on_a_token(function: str, make: Callable[[], Any]) -> None:
    given = make()
    arguments = (given, SECRET) if function == "decode_jwt_token" else (given,)
    expected = outcome_of(lambda: getattr(official_tokens, function)(*arguments))
    assert outcome_of(lambda: getattr(our_tokens, function)(*arguments)) == expected


@given(age=st.integers(-40, 40), claims=st.sampled_from([{}, {"iss": "a"}]))
def test_same_bounds_of_a_token_s_time(age: int, claims: dict[str, Any]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for module in (official_tokens, our_tokens):
            patch.setattr(module, "epoch_seconds", lambda: 1_000_000_000)
        decoded = {**claims, "iat": 1_000_000_000 - age}
        expected = outcome_of(lambda: official_tokens.validate_jwt_token(decoded))
        assert outcome_of(lambda: our_tokens.validate_jwt_token(decoded)) == expected


@pytest.mark.parametrize("iat", ["soon", None, float("inf")])
def test_a_time_that_is_no_number_is_an_error_of_the_token(iat: object) -> None:
    with pytest.raises(our_errors.TokenExpiredError, match="invalid iat"):
        our_tokens.validate_jwt_token({"iss": "a", "iat": iat})


@pytest.mark.parametrize("secret", [SECRET, "", None])
@pytest.mark.parametrize("issuer", [SERVICE_ID, "", None])
def test_same_token_made(
    monkeypatch: pytest.MonkeyPatch, secret: str | None, issuer: str | None
) -> None:
    def made(module: Any) -> Any:
        monkeypatch.setattr(module, "epoch_seconds", lambda: 1_000_000_000)
        try:
            return module.create_jwt_token(secret, issuer)
        except AssertionError as error:
            return error.args

    assert made(our_tokens) == made(official_tokens)


@pytest.mark.parametrize(
    "name",
    [
        "TokenError",
        "TokenExpiredError",
        "TokenAlgorithmError",
        "TokenDecodeError",
        "TokenIssuerError",
        "TokenIssuedAtError",
        "APIError",
        "HTTPError",
        "HTTP503Error",
        "InvalidResponse",
    ],
)
def test_same_family_of_errors(name: str) -> None:
    def family(module: Any) -> list[str]:
        return [kind.__name__ for kind in getattr(module, name).__mro__]

    assert family(compat) == family(official_errors)


def test_same_names_at_the_official_import_paths() -> None:
    for path in ("", ".base", ".errors", ".authentication", ".notifications", ".utils"):
        theirs = importlib.import_module(f"notifications_python_client{path}")
        ours = importlib.import_module(f"notify_typed.compat{path}")
        defined = {
            name
            for name, value in vars(theirs).items()
            if str(getattr(value, "__module__", "")).startswith("notifications_python_client")
            or (name.isupper() and isinstance(value, str | int))
        }
        assert defined
        assert not [name for name in defined if not hasattr(ours, name)]
