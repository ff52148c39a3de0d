"""Whatever comes back: an error of ours that says what is known, or the right model."""

from __future__ import annotations

import copy
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from client_world import (
    CALLS,
    KINDS,
    NO_WAIT,
    NUMBER,
    SENDS,
    TEMPLATE,
    Notify,
    Server,
    example,
    failure,
    stored_text,
)
from effort import part_of
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from contract.engine.quiet import quiet
from notify_typed import NotifyError, OutcomeUnknown, Rejected, RequestError, RetryPolicy, models

if TYPE_CHECKING:
    from collections.abc import Callable

ONCE = RetryPolicy(max_attempts=1, reconcile_window=0)
MANY = settings(
    max_examples=part_of(150), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)

header_text = st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=20)
headers = st.dictionaries(
    st.sampled_from(["Content-Type", "Date", "X-B3-TraceId", "Content-Encoding", "Location"]),
    header_text | st.sampled_from(["application/json", "application/pdf", "gzip", "utf-16"]),
    max_size=3,
).map(lambda given: [(k.encode(), v.encode("latin-1")) for k, v in given.items()])
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5), inner, max_size=3)
        | st.fixed_dictionaries(
            {},
            optional={
                "status_code": inner | st.just(400),
                "errors": inner | st.lists(st.fixed_dictionaries({"error": inner})),
                "error": inner,
                "message": inner,
                "result": inner | st.just("error"),
                "notifications": inner,
                "links": inner,
            },
        )
    ),
    max_leaves=6,
)
bodies = st.one_of(
    st.binary(max_size=30),
    json_values.map(lambda value: json.dumps(value).encode()),
    st.sampled_from(
        [b"", b"[" * 100_000, b"\xef\xbb\xbf{}", b'{"a":' * 50_000, b"9" * 5000, b'"\\ud800"']
    ),
)
statuses = st.sampled_from([200, 201, 400, 401, 403, 404, 429, 500, 503]) | st.integers(200, 599)
names = st.sampled_from(sorted(CALLS))


def check(kind: str, name: str, answer: Callable[[httpx.Request], httpx.Response]) -> None:
    """Make a call, and accept a request error of ours or the right model."""
    call = CALLS[name]
    kwargs = dict(call.kwargs)
    if call.method.startswith("wait_for"):
        kwargs |= {"timeout": 1e-6, "poll_interval": 1e-6}
    with Notify(kind, answer, retries=ONCE) as notify:
        try:
            result = notify(call.method, *call.args, **kwargs)
        except NotifyError as error:
            failed: NotifyError = error
        else:
            assert type(result) is (bytes if call.model == "bytes" else getattr(models, call.model))
            repr(result)
            return
    str(failed).encode("utf-8", "surrogatepass")
    repr(failed)
    if isinstance(failed, RequestError):
        assert failed.attempts in {1, 2}
        assert all(isinstance(d.error, str) for d in failed.errors)


@given(name=names, status=statuses, headers=headers, body=bodies)
@MANY
def test_any_answer_at_all(
    name: str, status: int, headers: list[tuple[bytes, bytes]], body: bytes
) -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(status, headers=headers, content=body)

    with quiet("httpx"):  # it logs every request, of which there are many
        check("sync", name, answer)


@given(data=st.data(), name=names)
@MANY
def test_a_right_answer_with_one_value_changed(data: st.DataObject, name: str) -> None:
    right = CALLS[name].response()
    assume(CALLS[name].model != "bytes")
    body = json.loads(right.content)
    places = list(_places(body))
    target, key = data.draw(st.sampled_from(places))
    if data.draw(st.booleans()):
        target[key] = data.draw(json_values)
    else:
        del target[key]
    content = json.dumps(body).encode()
    check("sync", name, lambda _: httpx.Response(right.status_code, content=content))


def _places(node: Any) -> Any:
    """Every place of a piece of JSON that can be changed."""
    items = node.items() if isinstance(node, dict) else enumerate(node)
    for key, value in list(items):
        yield node, key
        if isinstance(value, dict | list):
            yield from _places(value)


@given(
    call=st.sampled_from(SENDS),
    first=st.sampled_from([httpx.ReadTimeout("slow"), failure(500, "Exception")]),
    status=statuses,
    headers=headers,
    body=bodies,
)
@MANY
def test_after_a_lost_send_no_answer_to_the_look_hides_that_it_is_unknown(
    call: Any, first: Any, status: int, headers: list[tuple[bytes, bytes]], body: bytes
) -> None:
    server = Server.of(first, lambda _: httpx.Response(status, headers=headers, content=body))
    with Notify("sync", server, retries=ONCE, on_unknown="reconcile") as notify:
        try:
            notify(call.method, *call.args, **call.kwargs)
        except OutcomeUnknown:
            return
    pytest.fail("an arbitrary body was taken for the message")


@given(data=st.data(), call=st.sampled_from([c for c in SENDS if "mine" in str(c.body)]))
@MANY
def test_a_look_at_any_page_finds_the_message_or_leaves_it_unknown(
    data: st.DataObject, call: Any
) -> None:
    page = example("list_notifications", 200, "page")
    page["notifications"][0]["reference"] = "mine"
    target, key = data.draw(st.sampled_from(list(_places(page))))
    target[key] = data.draw(json_values)
    server = Server.of(
        httpx.ReadError("reset"), httpx.Response(200, content=json.dumps(page).encode())
    )
    with Notify("sync", server, retries=ONCE, on_unknown="reconcile") as notify:
        try:
            sent = notify(call.method, *call.args, **call.kwargs)
        except OutcomeUnknown:
            return
    assert type(sent) is getattr(models, call.model)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("reference", ["x" * 1001, "x" * 5001, "ü" * 6000, "x" * 200_000])
def test_a_lost_precompiled_letter_with_a_long_reference_stays_unknown(
    kind: str, reference: str
) -> None:
    page = httpx.Response(200, json=example("list_notifications", 200, "end"))
    server = Server.of(httpx.ReadTimeout("slow"), page)
    with (
        Notify(kind, server, retries=ONCE, on_unknown="reconcile") as notify,
        pytest.raises(OutcomeUnknown),
    ):
        notify("send_precompiled_letter_notification", reference, b"%PDF-1.4")


@pytest.mark.parametrize("kind", KINDS)
def test_a_message_with_another_reference_is_not_taken_for_the_lost_one(kind: str) -> None:
    page = stored_text(reference="another")
    server = Server.of(httpx.ReadTimeout("slow"), httpx.Response(200, json=page))
    with Notify(kind, server, retries=ONCE, on_unknown="reconcile") as notify:
        with pytest.raises(OutcomeUnknown) as caught:
            notify("send_sms_notification", NUMBER, TEMPLATE, None, "mine")
        assert "Another message" in "".join(caught.value.__notes__)
    page = stored_text()
    server = Server.of(httpx.ReadTimeout("slow"), httpx.Response(200, json=page))
    with Notify(kind, server, retries=ONCE, on_unknown="reconcile") as notify:
        sent = notify("send_sms_notification", NUMBER, TEMPLATE, None, "mine")
    assert str(sent.id) == page["notifications"][0]["id"]
    assert server.requests[1].url.query == b"template_type=sms&reference=mine"


@given(status=statuses, body=bodies)
@MANY
def test_a_refusal_is_certain_only_in_words_that_say_why(status: int, body: bytes) -> None:
    with Notify("sync", lambda _: httpx.Response(status, content=body), retries=ONCE) as notify:
        try:
            notify("send_sms_notification", NUMBER, TEMPLATE)
        except Rejected:
            said = json.loads(body)
        except RequestError:
            return
    assert 400 <= status < 500
    assert said.keys() & {"errors", "message"} or said["result"] == "error"


@given(pages=st.lists(json_values, min_size=1, max_size=4))
@settings(MANY, max_examples=60)
def test_iterators_meet_strange_pages_with_an_error(pages: list[Any]) -> None:
    right = example("list_notifications", 200, "page")
    answers = [right, *({**copy.deepcopy(right), "links": page} for page in pages), *pages]
    server = Server.of(*(httpx.Response(200, content=json.dumps(page)) for page in answers))
    with Notify("sync", server, retries=NO_WAIT) as notify, suppress(NotifyError):
        notify.all(notify("get_all_notifications_iterator"))
    assert len(server.requests) <= len(answers) + 4
