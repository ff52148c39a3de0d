"""Answers of older servers, forks and stubs: what is there is read, and what is not says so."""

from __future__ import annotations

import copy
import itertools
import json
import pickle
from typing import TYPE_CHECKING, Any, Final

import attrs
import httpx
import pytest
from cases import for_each
from client_world import (
    BASE_URL,
    CALLS,
    KINDS,
    MESSAGE,
    NO_WAIT,
    NUMBER,
    SENDS,
    TEMPLATE,
    Notify,
    Server,
    example,
    stored_text,
)
from effort import part_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notify_typed import (
    BadRequest,
    DailyLimitExceeded,
    MissingField,
    NotFound,
    NotSent,
    OutcomeUnknown,
    PDFNotReady,
    PermissionDenied,
    RateLimited,
    Rejected,
    RequestError,
    UnreadableResponse,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from client_world import Connect

COST: Final = ("is_cost_data_ready", "cost_in_pounds", "cost_details")


def changed(call: str, *left_out: str, **changes: object) -> dict[str, Any]:
    """The example that answers a call, with fields left out and others changed or added."""
    body: dict[str, Any] = example(*CALLS[call].answer)
    for name in left_out:
        del body[name]
    return body | changes


def without_contact_block() -> dict[str, Any]:
    body: dict[str, Any] = example("list_templates", 200, "templates")
    del body["templates"][0]["letter_contact_block"]
    return body


def canadian_page() -> dict[str, Any]:
    page: dict[str, Any] = example("list_notifications", 200, "page")
    for message in page["notifications"]:
        for name in (*COST, "one_click_unsubscribe_url"):
            del message[name]
        message |= {"status_description": "In transit", "provider_response": None}
    return page


# What they answer, what comes out of it, what is absent then.
ANSWERS: Final = [
    pytest.param(
        "notification",
        changed(
            "notification",
            *COST,
            "one_click_unsubscribe_url",
            status_description="Delivered",
            provider_response=None,
        ),
        (*COST, "one_click_unsubscribe_url"),
        id="Canada: a message",
    ),
    pytest.param(
        "notification",
        changed("notification", *COST, phone_number=None, billing_code=None, segments_count=1),
        COST,
        id="Veterans: a message",
    ),
    pytest.param(
        "notification",
        changed("notification", *COST, created_by_email_address=None),
        COST,
        id="Australia: a message",
    ),
    pytest.param("notifications", canadian_page(), (), id="Canada: a page"),
    pytest.param(
        "email",
        changed("email", "sanitised_content"),
        ("sanitised_content",),
        id="Canada: an email",
    ),
    pytest.param(
        "sms",
        changed("sms", content={"body": "Hello", "from_number": None}),
        (),
        id="Veterans: a text",
    ),
    pytest.param(
        "sms",
        changed("sms", scheduled_for="2026-11-30T09:00:00.000000Z"),
        (),
        id="Canada: a text for later",
    ),
    pytest.param(
        "template",
        changed("template", "letter_contact_block"),
        ("letter_contact_block",),
        id="an older template",
    ),
    pytest.param("templates", without_contact_block(), (), id="older templates"),
    *(
        pytest.param(
            name, {"id": MESSAGE, "reference": "mine"}, ("uri", "content"), id=f"stub: {name}"
        )
        for name in ("sms", "email", "letter")
    ),
    pytest.param(
        "precompiled letter",
        {"id": MESSAGE},
        ("reference", "postage"),
        id="stub: a finished letter",
    ),
    pytest.param(
        "notification", {"id": MESSAGE, "status": "delivered"}, ("body",), id="stub: a status"
    ),
]


@pytest.mark.parametrize("kind", KINDS)
@for_each(("name", "body", "absent"), ANSWERS)
def test_what_others_answer_is_read(
    kind: str, name: str, body: dict[str, Any], absent: tuple[str, ...]
) -> None:
    call = CALLS[name]
    server = Server.of(httpx.Response(call.answer[1], json=body))
    with Notify(kind, server) as notify:
        found = notify(call.method, *call.args, **call.kwargs)
    assert type(found).__name__ == call.model
    assert found.to_dict() == body
    if "id" in body:
        assert str(found.id) == body["id"]
    for field in absent:
        assert not found.has(field)
        with pytest.raises(MissingField, match=f"server {BASE_URL} left out '{field}' of"):
            getattr(found, field)
    assert len(server.requests) == 1


def test_a_limit_without_a_status_code_is_waited_out(connect: Connect) -> None:
    """The fifteenth answer: Canada's 429."""
    said = {"errors": [{"error": "RateLimitError", "message": "Exceeded rate limit"}]}
    limited = httpx.Response(429, json=said)
    notify, server = connect(limited, CALLS["sms"].response())
    notify("send_sms_notification", NUMBER, TEMPLATE)
    assert len(server.requests) == 2


def test_a_text_whose_sender_is_null_says_so(connect: Connect) -> None:
    body = changed("sms", content={"body": "Hello", "from_number": None})
    notify, _ = connect(httpx.Response(201, json=body))
    sent = notify("send_sms_notification", NUMBER, TEMPLATE)
    assert sent.content.body == "Hello"
    with pytest.raises(MissingField, match="gave as null 'from_number' of SmsContent"):
        _ = sent.content.from_number


@for_each("status", [200, 201, 202, 203])
def test_any_success_with_an_id_is_sent(connect: Connect, status: int) -> None:
    for call in SENDS:
        notify, server = connect(httpx.Response(status, json={"id": "made-up"}))
        sent = notify(call.method, *call.args, **call.kwargs)
        assert not sent.has("id")
        assert sent.additional_properties == {"id": "made-up"}
        assert len(server.requests) == 1


@for_each(
    "content",
    [
        b"{}",
        b'{"id": null}',
        b'{"id": ""}',
        b'{"id": 5}',
        b'[{"id": "x"}]',
        b"<p>Sign in",
        b'{"id"',
    ],
    ids=repr,
)
@for_each("status", [200, 201, 204])
def test_a_success_without_an_id_proves_nothing(
    connect: Connect, status: int, content: bytes
) -> None:
    notify, server = connect(httpx.Response(status, content=content))
    with pytest.raises(OutcomeUnknown):
        notify("send_sms_notification", NUMBER, TEMPLATE)
    assert len(server.requests) == 1


# Every field of every answer, left out, null, or of another type

JSON_CALLS: Final = [
    name
    for name, call in CALLS.items()
    if call.model != "bytes" and call.method != "wait_for_status"
]
MODES: Final = ("left out", "null", "another type")


def places(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every field and item of a piece of JSON."""
    inner: Any = ()
    if isinstance(node, dict):
        inner = node.items()
    elif isinstance(node, list):
        inner = enumerate(node)
    for key, value in inner:
        yield (*path, key)
        yield from places(value, (*path, key))


def change(body: Any, path: tuple[Any, ...], mode: str) -> bool:
    """Change what is at a place; False when an earlier change took the place away."""
    try:
        for step in path[:-1]:
            body = body[step]
        value = body[path[-1]]
        if mode == "left out":
            del body[path[-1]]
        else:
            other = "odd" if isinstance(value, dict | list) else {"odd": 1}
            body[path[-1]] = None if mode == "null" else other
    except (KeyError, IndexError, TypeError):
        return False
    return True


def hold(name: str, body: Any, found: Any) -> None:
    """Whatever is missing: everything but reading it works."""
    assert type(found).__name__ == CALLS[name].model
    assert "odd" not in repr(found)
    for twin in (copy.copy(found), copy.deepcopy(found), pickle.loads(pickle.dumps(found))):  # noqa: S301 - our own bytes
        assert twin == found
        assert repr(twin) == repr(found)
    json.dumps(found.to_dict())
    for field in attrs.fields(type(found)):
        if field.name != "additional_properties" and not found.has(field.name):
            key = field.metadata.get("json", field.name)
            assert found.additional_properties.get(key) == body.get(key)


@pytest.mark.parametrize("kind", KINDS)
@for_each("name", JSON_CALLS)
def test_one_field_of_an_answer_may_be_missing_or_odd(kind: str, name: str) -> None:
    call = CALLS[name]
    right = example(*call.answer)
    for path, mode in itertools.product(list(places(right)), MODES):
        body = copy.deepcopy(right)
        change(body, path, mode)
        if not body:
            continue  # its only field was left out: that is nobody's list
        proven = "id" in body and isinstance(body["id"], str)
        with Notify(kind, Server.of(httpx.Response(call.answer[1], json=body))) as notify:
            try:
                found = notify(call.method, *call.args, **call.kwargs)
            except OutcomeUnknown:
                assert call in SENDS, (path, mode)
                assert not proven, (path, mode)
            else:
                assert proven or call not in SENDS, (path, mode)
                hold(name, body, found)


@for_each("name", JSON_CALLS)
@settings(max_examples=part_of(150), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_two_fields_of_an_answer_may_be_missing_or_odd(name: str, data: st.DataObject) -> None:
    call = CALLS[name]
    body = example(*call.answer)
    every = st.sampled_from(list(places(body)))
    for path in data.draw(st.lists(every, min_size=2, max_size=2, unique=True)):
        change(body, path, data.draw(st.sampled_from(MODES)))
    if not body or (call in SENDS and not isinstance(body.get("id"), str)):
        return  # nothing is left, or no proof
    with Notify("sync", Server.of(httpx.Response(call.answer[1], json=body))) as notify:
        hold(name, body, notify(call.method, *call.args, **call.kwargs))


def test_a_field_that_no_model_has_is_not_taken_for_a_missing_one(connect: Connect) -> None:
    notify, _ = connect(httpx.Response(200, json={"id": MESSAGE}))
    found = notify("get_notification_by_id", MESSAGE)
    with pytest.raises(AttributeError) as caught:
        _ = found.colour
    assert not isinstance(caught.value, MissingField)
    with pytest.raises(AttributeError, match="does not have a field 'colour'"):
        found.has("colour")
    assert not found.has("estimated_delivery")
    assert getattr(found, "body", "nothing") == "nothing"


def test_models_that_lack_different_fields_differ(connect: Connect) -> None:
    less, more = changed("notification", *COST), changed("notification", "cost_in_pounds")
    notify, _ = connect(*(httpx.Response(200, json=body) for body in (less, more, less)))
    one, other, again = (notify("get_notification_by_id", MESSAGE) for _ in range(3))
    assert one == again
    assert one != other
    assert "cost_in_pounds=<absent>" in repr(one)
    one.cost_in_pounds = 0.1
    assert one.to_dict() == less | {"cost_in_pounds": 0.1}


# Lists


@pytest.mark.parametrize("kind", KINDS)
@for_each("odd", [None, "odd", {}, {"id": None, "body": 3}], ids=repr)
def test_no_page_fails_because_of_one_item(kind: str, odd: object) -> None:
    page, end = (example("list_notifications", 200, name) for name in ("page", "end"))
    good = page["notifications"][0]
    page["notifications"] = [odd, good, odd]
    server = Server.of(httpx.Response(200, json=page), httpx.Response(200, json=end))
    with Notify(kind, server) as notify:
        items = notify.all(notify("get_all_notifications_iterator"))
    assert [item.has("id") for item in items[:3]] == [False, True, False]
    assert items[1].to_dict() == good
    assert server.requests[1].url.params["older_than"] == good["id"]


def test_a_page_without_links_is_the_last_one(connect: Connect) -> None:
    page = example("list_notifications", 200, "page")
    del page["links"]
    notify, server = connect(httpx.Response(200, json=page))
    assert notify.all(notify("get_all_notifications_iterator"))
    assert len(server.requests) == 1


def test_without_any_id_a_list_cannot_go_on(connect: Connect) -> None:
    page = example("list_notifications", 200, "page")
    page["notifications"] = [{"status": "sent"}]
    notify, _ = connect(httpx.Response(200, json=page))
    with pytest.raises(MissingField):
        notify.all(notify("get_all_notifications_iterator"))


# To the letter

STRICT: Final = [
    ("notification", changed("notification", "cost_details"), "cost_details is missing"),
    ("email", changed("email", "sanitised_content"), "sanitised_content is missing"),
    (
        "sms",
        changed("sms", content={"body": "Hello", "from_number": None}),
        "content.from_number is null",
    ),
    (
        "sms",
        {"id": MESSAGE},
        "reference is missing; content is missing; uri is missing; and 2 more",
    ),
    ("template", changed("template", version="3"), "version is of another type"),
    (
        "notifications",
        {**canadian_page(), "links": None},
        "notifications[0].one_click_unsubscribe_url is missing",
    ),
]


@pytest.mark.parametrize("kind", KINDS)
@for_each(("name", "body", "said"), STRICT)
def test_a_strict_client_says_which_field_it_is(
    kind: str, name: str, body: dict[str, Any], said: str
) -> None:
    call = CALLS[name]
    answer = httpx.Response(call.answer[1], json=body)
    with Notify(kind, Server.of(answer), strict=True) as notify:
        with pytest.raises(OutcomeUnknown if call in SENDS else UnreadableResponse) as caught:
            notify(call.method, *call.args, **call.kwargs)
        assert said in str(caught.value)
        lenient = notify.client.with_options(strict=False)
        assert notify.finish(getattr(lenient, call.method)(*call.args, **call.kwargs))
        assert notify.client.options.strict
        assert not lenient.options.strict


# Refusals

WORDS: Final = [
    ({"errors": [{"error": "BadRequestError", "message": "no"}]}, "BadRequestError: no"),
    ({"errors": {"error": "BadRequestError", "message": "no"}}, "BadRequestError: no"),
    ({"errors": ["no", "nor this"]}, "no; nor this"),
    ({"errors": "no"}, "no"),
    ({"errors": {"phone_number": ["no"]}}, "phone_number: no"),
    ({"errors": [{"message": "no"}]}, "message: no"),
    ({"message": "no"}, "no"),
    ({"message": ["no", "nor this"]}, "no; nor this"),
    ({"message": {"phone_number": ["no"]}}, "phone_number: no"),
    ({"error": "Bad Request", "message": "no", "status": 400}, "no"),
    ({"status_code": 400, "message": "no"}, "no"),
    ({"errors": [], "message": "no"}, "no"),
]
CLASSES: Final[dict[int, type[RequestError]]] = {
    400: BadRequest,
    403: PermissionDenied,
    404: NotFound,
    409: Rejected,
    429: RateLimited,
}


@for_each(("body", "words"), WORDS, ids=repr)
@for_each("name", ["sms", "template"])
def test_a_refusal_in_other_words_keeps_its_class_and_its_words(
    connect: Connect, name: str, body: dict[str, Any], words: str
) -> None:
    call = CALLS[name]
    for status, kind in CLASSES.items():
        notify, server = connect(httpx.Response(status, json=body))
        with pytest.raises(RequestError) as caught:
            notify(call.method, *call.args, **call.kwargs)
        assert type(caught.value) is kind
        assert caught.value.message == words
        named = words.startswith("BadRequestError")
        assert caught.value.in_own_words == named
        # A read may always be tried again; a send where it is Notify that says so.
        again = status == 429 and (named or name == "template")
        assert len(server.requests) == (4 if again else 1)


@for_each("status", [400, 503])
def test_what_others_quote_of_a_request_does_not_show(connect: Connect, status: int) -> None:
    said = {"errors": [f"{NUMBER} is not for Amala Bird", {"name": "Amala Bird (mine)"}]}
    notify, _ = connect(httpx.Response(status, json=said))
    with pytest.raises(RequestError) as caught:
        notify("send_sms_notification", NUMBER, TEMPLATE, {"name": "Amala Bird"}, "mine")
    assert caught.value.message.startswith("phone_number is not for name; name: name")
    shown = f"{caught.value} {vars(caught.value)}"
    assert not any(value in shown for value in (NUMBER, "Amala", "mine"))


def test_a_refusal_as_long_as_a_book_is_cut_off(connect: Connect) -> None:
    notify, _ = connect(httpx.Response(400, json={"message": "no " * 1_000_000}))
    with pytest.raises(BadRequest) as caught:
        notify("send_sms_notification", NUMBER, TEMPLATE)
    assert caught.value.message.startswith("no no")
    assert len(str(caught.value)) < 2_000


def test_the_names_of_errors_work_without_a_status_code(connect: Connect) -> None:
    not_ready = {"errors": [{"error": "PDFNotReadyError", "message": "PDF not available yet"}]}
    notify, _ = connect(httpx.Response(400, json=not_ready))
    with pytest.raises(PDFNotReady):
        notify("get_pdf_for_letter", MESSAGE)
    today = {"errors": [{"error": "TooManyRequestsError", "message": "Exceeded send limits"}]}
    notify, _ = connect(httpx.Response(429, json=today))
    with pytest.raises(DailyLimitExceeded):
        notify("send_sms_notification", NUMBER, TEMPLATE)


@for_each("status", [408, 499, 500, 503])
def test_a_request_that_somebody_gave_up_waiting_for_stays_unknown(
    connect: Connect, status: int
) -> None:
    notify, server = connect(httpx.Response(status, json={"message": "Request time-out"}))
    with pytest.raises(OutcomeUnknown) as caught:
        notify("send_sms_notification", NUMBER, TEMPLATE)
    assert "Request time-out" in caught.value.message
    assert len(server.requests) == 1


def test_a_strict_client_takes_only_notifys_own_words(connect: Connect) -> None:
    for name, kind in [("sms", OutcomeUnknown), ("template", UnreadableResponse)]:
        notify, _ = connect(httpx.Response(404, json={"message": "no"}))
        strict = notify.client.with_options(strict=True)
        call = CALLS[name]
        with pytest.raises(kind):
            notify.finish(getattr(strict, call.method)(*call.args, **call.kwargs))


# Looking a lost message up


def lost(body: dict[str, Any], status: int = 200) -> Server:
    return Server.of(httpx.ReadTimeout("slow"), httpx.Response(status, json=body))


@pytest.mark.parametrize("kind", KINDS)
def test_a_lost_message_is_found_on_a_page_of_an_older_server(kind: str) -> None:
    page = stored_text()
    for name in (*COST, "one_click_unsubscribe_url"):
        del page["notifications"][0][name]
    with Notify(kind, lost(page), on_unknown="reconcile") as notify:
        sent = notify("send_sms_notification", NUMBER, TEMPLATE, None, "mine")
    assert str(sent.id) == page["notifications"][0]["id"]


@pytest.mark.parametrize("kind", KINDS)
@for_each(
    ("body", "status"),
    [
        ({"notifications": []}, 200),
        ({"notifications": None, "links": {"current": ""}}, 200),
        ({"notifications": "odd", "links": {}}, 200),
        ({"notifications": [], "links": None}, 200),
        ({"notifications": [], "links": {"current": "x"}}, 202),
        ({"notifications": [None], "links": {"current": "x"}}, 200),
        ({"notifications": [{"id": MESSAGE}], "links": {"current": "x"}}, 200),
    ],
    ids=repr,
)
def test_a_page_that_is_not_whole_does_not_show_that_nothing_was_sent(
    kind: str, body: dict[str, Any], status: int
) -> None:
    server = lost(body, status)
    with (
        Notify(kind, server, on_unknown="reconcile", retries=NO_WAIT) as notify,
        pytest.raises(OutcomeUnknown),
    ):
        notify("send_sms_notification", NUMBER, TEMPLATE, None, "mine")
    assert sum(request.method == "POST" for request in server.requests) == 1


def test_no_connection_is_still_tried_again(connect: Connect) -> None:
    notify, server = connect(httpx.ConnectError("refused"))
    with pytest.raises(NotSent):
        notify("send_sms_notification", NUMBER, TEMPLATE)
    assert len(server.requests) == 4
