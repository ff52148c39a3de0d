"""The stand-in answers as it is told, in Notify's own form, and knows what it was asked."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, get_args
from uuid import UUID, uuid4

import httpx
import pytest
from cases import for_each
from client_world import ADDRESS_KEYS, CALLS, MESSAGE, NUMBER, PDF, TEMPLATE, example

from notify_typed import (
    Address,
    AuthenticationFailed,
    BadRequest,
    ClockSkew,
    DailyLimitExceeded,
    NotFound,
    NotifyClient,
    NotSent,
    OutcomeUnknown,
    PDFNotReady,
    PermissionDenied,
    RateLimited,
    ReadFailed,
    Rejected,
    RetryPolicy,
    compat,
    testing,
)
from notify_typed.models import Notification, SentSms
from notify_typed.testing import FakeNotify, Method, refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from notify_typed.testing import Answer

METHODS: list[Method] = list(get_args(Method))


def ask(notify: Any, method: str) -> Any:
    """Use a method with the arguments that it must have."""
    call = next(call for call in CALLS.values() if call.method == method)
    return getattr(notify, method)(*call.args, **call.kwargs)


@pytest.fixture
def fake() -> FakeNotify:
    return FakeNotify()


@for_each("method", METHODS)
def test_what_a_test_does_not_say_is_as_notify_has_it(method: Method) -> None:
    fake = FakeNotify()
    fake.add(method, {})
    strict = fake.client.with_options(strict=True)
    assert ask(strict, method) is not None
    assert [call.method for call in fake.calls] == [method]


async def test_an_async_client_is_answered_too(fake: FakeNotify) -> None:
    async with fake.async_client as notify:
        for method in METHODS:
            fake.reset()
            fake.add(method, {})
            found = await ask(notify, method)
            assert type(found) is type(ask(fake.client, method))
            assert fake.calls[0] == fake.calls[1]


def test_a_send_needs_no_answer_and_each_has_an_id_of_its_own(fake: FakeNotify) -> None:
    sent = [fake.client.send_sms_notification(NUMBER, TEMPLATE, reference="a") for _ in range(3)]
    assert len({message.id for message in sent}) == 3
    assert {message.reference for message in sent} == {"a"}
    assert {str(message.template.id) for message in sent} == {TEMPLATE}


def test_a_read_that_nobody_thought_of_says_what_to_add(fake: FakeNotify) -> None:
    with pytest.raises(AssertionError, match=r"add one, as in add\('get_template', \{\}\)"):
        fake.client.get_template(TEMPLATE)
    assert len(fake.calls) == 1


def test_a_test_says_the_fields_that_matter(fake: FakeNotify) -> None:
    fake.add("send_sms_notification", {"id": UUID(MESSAGE), "content": {"body": "Hello Amala"}})
    sent = fake.client.send_sms_notification(NUMBER, TEMPLATE)
    assert (str(sent.id), sent.content.body) == (MESSAGE, "Hello Amala")
    assert sent.content.from_number == "GOVUK"

    fake.add("get_all_notifications", {"notifications": [{"status": "failed"}, {"body": "Hi"}]})
    [first, second] = fake.client.get_all_notifications_iterator()
    assert (first.status, second.status, second.body) == ("failed", "delivered", "Hi")
    fake.add("get_received_texts", {"received_text_messages": []})
    assert fake.client.get_received_texts().received_text_messages == []


def test_a_list_goes_on_where_a_test_says_so(fake: FakeNotify) -> None:
    older = f"{fake.base_url}/v2/notifications?older_than={MESSAGE}"
    fake.add("get_all_notifications", {"links": {"next": older}})
    fake.add("get_all_notifications", {"notifications": [{"status": "failed"}]})
    last, first = fake.client.get_all_notifications_iterator(reference="a")
    assert (last.status, first.status) == ("delivered", "failed")
    assert [len(call.arguments) for call in fake.calls] == [1, 2]
    fake.assert_called("get_all_notifications", reference="a", older_than=last.id)


def test_a_model_goes_out_as_it_is(fake: FakeNotify) -> None:
    message = Notification.from_dict(example("get_notification", 200, "sms"))
    fake.add("get_notification_by_id", message)
    assert fake.client.get_notification_by_id(MESSAGE) == message
    sent = SentSms.from_dict(example("send_sms", 201, "sent"))
    fake.add("send_sms_notification", sent)
    assert fake.client.send_sms_notification(NUMBER, TEMPLATE) == sent


def test_a_letter_has_the_pdf_that_a_test_gives(fake: FakeNotify) -> None:
    fake.add("get_pdf_for_letter", {})
    fake.add("get_pdf_for_letter", PDF)
    assert fake.client.get_pdf_for_letter(MESSAGE).startswith(b"%PDF-")
    assert fake.client.get_pdf_for_letter(MESSAGE) == PDF


@for_each(
    "kind",
    [
        AuthenticationFailed,
        BadRequest,
        DailyLimitExceeded,
        NotFound,
        NotSent,
        PermissionDenied,
        RateLimited,
        Rejected,
    ],
)
def test_a_class_of_error_is_what_the_client_raises(kind: Any) -> None:
    fake = FakeNotify()
    for method in METHODS:
        fake.add(method, kind)
        with pytest.raises(kind) as raised:
            ask(fake.client, method)
        assert type(raised.value) is kind
        assert raised.value.attempts == 1


@for_each(
    ("method", "kind"),
    [
        ("send_email_notification", OutcomeUnknown),
        ("get_template", ReadFailed),
        ("get_pdf_for_letter", PDFNotReady),
    ],
)
def test_so_is_one_that_belongs_to_some_methods(method: Method, kind: Any) -> None:
    fake = FakeNotify()
    fake.add(method, kind)
    for _ in range(2):
        with pytest.raises(kind) as raised:
            ask(fake.client, method)
        assert type(raised.value) is kind


def test_answers_come_in_order_and_the_last_one_stays(fake: FakeNotify) -> None:
    answers: list[Answer] = [
        refusal(400, "Missing personalisation: date"),
        httpx.Response(503, text="<html>"),
        httpx.ConnectTimeout("no"),
        {"content": {"body": "at last"}},
    ]
    for answer in answers:
        fake.add("send_sms_notification", answer)
    with pytest.raises(BadRequest, match="Missing personalisation: date"):
        fake.client.send_sms_notification(NUMBER, TEMPLATE)
    with pytest.raises(OutcomeUnknown):
        fake.client.send_sms_notification(NUMBER, TEMPLATE)
    with pytest.raises(NotSent):
        fake.client.send_sms_notification(NUMBER, TEMPLATE)
    for _ in range(2):
        sent = fake.client.send_sms_notification(NUMBER, TEMPLATE)
        assert sent.content.body == "at last"
    fake.reset()
    assert fake.calls == []
    assert fake.client.send_sms_notification(NUMBER, TEMPLATE).content.body != "at last"


@for_each(
    ("status", "name"),
    [
        (400, "BadRequestError"),
        (403, "AuthError"),
        (404, "NoResultFound"),
        (429, "RateLimitError"),
        (500, "Exception"),
    ],
)
def test_a_refusal_has_the_usual_name_or_another(status: int, name: str) -> None:
    body = refusal(status, "no").json()
    assert body == {"errors": [{"error": name, "message": "no"}], "status_code": status}
    assert refusal(status, "no", "Own").json()["errors"][0]["error"] == "Own"


def test_a_refusal_has_the_status_of_one() -> None:
    with pytest.raises(ValueError, match="400 to 599, not 200"):
        refusal(200, "fine")


@for_each(
    ("method", "arguments"),
    [
        ("send_sms_notification", {"phone_number": NUMBER, "template_id": TEMPLATE}),
        (
            "send_letter_notification",
            {"template_id": UUID(TEMPLATE), "personalisation": {"a": "b", **ADDRESS_KEYS}},
        ),
        (
            "send_precompiled_letter_notification",
            {"reference": "mine", "pdf_file": PDF, "postage": "first"},
        ),
        (
            "get_all_notifications",
            {
                "status": ["delivered", "failed"],
                "template_type": "letter",
                "reference": "a&b = ü",
                "older_than": MESSAGE,
                "include_jobs": True,
            },
        ),
        ("get_all_templates", {"template_type": "email"}),
        ("get_template_version", {"template_id": TEMPLATE, "version": 3}),
        ("get_pdf_for_letter", {"notification_id": MESSAGE}),
    ],
)
def test_a_call_is_known_by_the_names_of_its_parameters(
    method: Method, arguments: dict[str, Any]
) -> None:
    fake = FakeNotify()
    fake.add(method, {})
    ask(fake.client, method)
    fake.assert_called_once(method, **arguments)
    fake.assert_called(method)
    with pytest.raises(AssertionError, match="These calls were made:\n  "):
        fake.assert_called_once(method, **{**arguments, "more": 1})
    [call] = fake.calls
    assert call.request.headers["Authorization"].startswith("Bearer ")


def test_what_was_called_is_told(fake: FakeNotify) -> None:
    fake.assert_not_called()
    fake.assert_not_called("send_sms_notification")
    with pytest.raises(AssertionError, match=r"_notification was not called\. No calls were"):
        fake.assert_called("send_sms_notification")
    for number in ("07700 900456", "07700 900457"):
        fake.client.send_sms_notification(number, TEMPLATE, {"name": "Amala"})
    fake.assert_called("send_sms_notification", phone_number="07700 900457")
    fake.assert_not_called("send_email_notification")
    checks: list[tuple[Callable[[], None], str]] = [
        (fake.assert_not_called, "Notify was called"),
        (lambda: fake.assert_not_called("send_sms_notification"), "was called"),
        (lambda: fake.assert_called_once("send_sms_notification"), "was not called once"),
        (
            lambda: fake.assert_called("send_sms_notification", phone_number="07700 900458"),
            "was not called with phone_number='07700 900458'",
        ),
    ]
    for check, words in checks:
        with pytest.raises(AssertionError, match=words) as told:
            check()
        assert "  send_sms_notification: phone_number='07700 900456', " in str(told.value)


def test_a_call_that_gives_nothing_is_told_as_such(fake: FakeNotify) -> None:
    fake.add("get_all_templates", {})
    fake.client.get_all_templates()
    with pytest.raises(AssertionError, match="get_all_templates: no arguments"):
        fake.assert_not_called()


@for_each(
    ("method", "answer", "kind", "words"),
    [
        ("send_text", {}, ValueError, "method must be one of .*send_sms.*, not 'send_text'"),
        (
            "get_all_notifications_iterator",
            {},
            ValueError,
            "It reads pages: use 'get_all_notifications'",
        ),
        ("get_template", None, TypeError, "not of type NoneType"),
        ("get_template", 5, TypeError, "not of type int"),
        ("get_template", ClockSkew, TypeError, "must be one of .*RateLimited"),
        ("get_template", ValueError, TypeError, "must be one of .*RateLimited"),
    ],
)
def test_what_cannot_be_an_answer_is_refused_when_it_is_added(
    method: Any, answer: Any, kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind, match=words):
        FakeNotify().add(method, answer)


def test_the_drop_in_and_clients_of_ones_own_are_answered(fake: FakeNotify) -> None:
    own = compat.NotificationsAPIClient(fake.api_key, base_url=fake.base_url)
    own.request_session = httpx.Client(transport=fake.transport)
    answer = own.send_precompiled_letter_notification("r", io.BytesIO(PDF))
    assert answer["reference"] == "r"
    fake.add("send_sms_notification", OutcomeUnknown)
    with pytest.raises(compat.HTTP503Error):
        own.send_sms_notification(NUMBER, TEMPLATE)
    fake.reset()
    fake.add("send_sms_notification", RateLimited)
    fake.add("send_sms_notification", {})
    with NotifyClient(
        fake.api_key,
        base_url=fake.base_url,
        retries=RetryPolicy(base_delay=0),
        http_client=httpx.Client(transport=fake.transport),
    ) as patient:
        patient.send_sms_notification(NUMBER, TEMPLATE)
    assert len(fake.calls) == 2


def test_what_is_not_the_v2_api_is_not_answered(fake: FakeNotify) -> None:
    http = httpx.Client(transport=fake.transport)
    for verb, path in (("GET", "/service"), ("GET", "/v2/notifications/sms/x/y"), ("PUT", "/v2")):
        with pytest.raises(AssertionError, match=f"stands in for the v2 API, .* {verb} {path}"):
            http.request(verb, f"{fake.base_url}{path}")
    assert fake.calls == []


def test_many_threads_may_share_it(fake: FakeNotify) -> None:
    notify = fake.client
    with ThreadPoolExecutor(8) as pool:
        sent = [
            *pool.map(
                lambda n: notify.send_sms_notification(NUMBER, TEMPLATE, reference=n),
                "abcdefgh" * 8,
            )
        ]
    assert len({message.id for message in sent}) == len(fake.calls) == 64


def test_an_address_is_seen_as_its_lines(fake: FakeNotify) -> None:
    address = Address("Amala Bird", "123 High Street", "SW14 6BF")
    fake.client.send_letter_notification(TEMPLATE, {"name": "A"}, address=address)
    assert fake.calls[0].arguments["personalisation"] == {"name": "A", **ADDRESS_KEYS}
    assert str(uuid4()) not in repr(fake.calls[0])
    assert "Bearer" not in repr(fake.calls[0])


def test_its_public_names_are_all_that_it_shows() -> None:
    assert dir(testing) == sorted(testing.__all__)


def test_it_does_without_the_sandbox() -> None:
    code = "import json, sys, notify_typed.testing; print(json.dumps([*sys.modules]))"
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in json.loads(done.stdout)}
    assert "httpx" in loaded
    assert "notify_typed.sandbox" not in json.loads(done.stdout)
    assert loaded.isdisjoint({"sqlalchemy", "starlette", "uvicorn", "pytest"})
