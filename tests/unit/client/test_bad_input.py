"""Whatever a method is given: a clear refusal before anything is sent, or a request."""

from __future__ import annotations

import inspect
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from cases import for_each
from client_world import (
    ADDRESS_KEYS,
    CALLS,
    KEY,
    KINDS,
    NUMBER,
    PDF,
    TEMPLATE,
    Notify,
    Server,
    failure,
)
from effort import part_of
from hostile_values import HOSTILE, Word, values
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notify_typed import AsyncNotifyClient, InvalidInput, NotFound, NotifyClient, NotifyError

if TYPE_CHECKING:
    from client_world import Connect

METHODS = sorted(
    name
    for name, _ in inspect.getmembers(NotifyClient, inspect.isfunction)
    if not name.startswith("_") and name not in {"close", "with_options", "with_raw_response"}
)
GOOD: dict[str, Any] = {
    "phone_number": NUMBER,
    "email_address": "a@example.com",
    "template_id": TEMPLATE,
    "notification_id": TEMPLATE,
    "reference": "mine",
    "pdf_file": PDF,
    "version": 1,
    "timeout": 0.01,
    "poll_interval": 0.001,
}


def parameters_of(method: str) -> dict[str, inspect.Parameter]:
    """What a method can be given by name."""
    found = inspect.signature(getattr(NotifyClient, method)).parameters
    return {n: p for n, p in found.items() if n != "self" and p.kind is not p.VAR_POSITIONAL}


PARAMETERS = [(method, parameter) for method in METHODS for parameter in parameters_of(method)]


def ask(notify: Notify, method: str, arguments: dict[str, Any]) -> None:
    result = notify(method, **arguments)
    if method.endswith("_iterator"):
        notify.all(result)


def attempt(kind: str, method: str, arguments: dict[str, Any]) -> None:
    """Call a method, and accept a refusal without a request, or a request within its bounds."""
    server = Server.of(failure(404, "NoResultFound"))
    with Notify(kind, server) as notify, pytest.raises((InvalidInput, NotFound)) as caught:
        ask(notify, method, arguments)
    if isinstance(caught.value, InvalidInput):
        assert 10 < len(str(caught.value)) < 600
        assert server.requests == []
        return
    (request,) = server.requests
    known = next(call for call in CALLS.values() if call.method == method.removesuffix("_iterator"))
    path = request.url.raw_path.partition(b"?")[0]
    assert path.count(b"/") == known.request.count("/")
    assert path.startswith(b"/v2/")
    assert b".." not in path
    if request.content:
        json.loads(request.content)


@for_each("kind", KINDS)
@for_each(("method", "parameter"), PARAMETERS)
def test_no_argument_brings_a_method_down(kind: str, method: str, parameter: str) -> None:
    needed = {
        name: GOOD[name]
        for name, each in parameters_of(method).items()
        if each.default is each.empty
    }
    if method == "send_letter_notification":
        needed["personalisation"] = ADDRESS_KEYS
    if method.startswith("wait_for"):
        needed |= {"timeout": 0.01, "poll_interval": 0.001}
    for value in HOSTILE:
        attempt(kind, method, needed | {parameter: value})


@given(data=st.data())
@settings(max_examples=part_of(150), suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_no_arguments_together_bring_a_method_down(data: st.DataObject) -> None:
    method = data.draw(st.sampled_from(METHODS))
    arguments = {
        name: data.draw(values | st.just(GOOD.get(name)))
        for name in parameters_of(method)
        if data.draw(st.booleans()) or name in GOOD
    }
    attempt("sync", method, arguments)


@given(value=st.dictionaries(st.text(max_size=8), values, max_size=4))
@settings(deadline=None)
def test_personalisation_goes_out_under_the_names_it_was_given(value: dict[str, Any]) -> None:
    server = Server.of(CALLS["sms"].response())
    with Notify("sync", server) as notify, suppress(InvalidInput):
        notify("send_sms_notification", NUMBER, TEMPLATE, value)
        assert list(server.bodies[0]["personalisation"]) == list(value)


@for_each(
    ("method", "arguments", "message"),
    [
        ("get_notification_by_id", {"notification_id": "../templates"}, "must be a UUID such as"),
        ("get_template", {"template_id": None}, "template_id must be a UUID or its text"),
        ("get_template_version", {"template_id": TEMPLATE, "version": 0}, "from 1 to"),
        ("get_template_version", {"template_id": TEMPLATE, "version": "3"}, "whole number"),
        ("get_template_version", {"template_id": TEMPLATE, "version": True}, "whole number"),
        ("get_all_templates", {"template_type": "fax"}, "one of sms, email, letter, not 'fax'"),
        ("get_all_templates", {"template_type": "1st"}, "letter, not '1st'"),
        ("get_all_templates", {"template_type": NUMBER}, "not [0-9]+ characters of another form"),
        ("get_all_notifications", {"status": []}, "status must not be empty"),
        (
            "get_all_notifications",
            {"status": "delivred"},
            "did you mean 'delivered'",
        ),
        ("get_all_notifications", {"include_jobs": "true"}, "True or False"),
        ("get_all_notifications", {"reference": 7}, "reference must be a string"),
        ("get_all_notifications_iterator", {"status": 5}, "status must be one of"),
        (
            "get_received_texts",
            {"older_than": "x"},
            "must be a UUID .*not 1 character of",
        ),
        (
            "send_sms_notification",
            {"phone_number": 7700900123, "template_id": TEMPLATE},
            "phone_number must be a string",
        ),
        (
            "send_sms_notification",
            {"phone_number": "", "template_id": TEMPLATE},
            "phone_number must not be empty",
        ),
        (
            "send_sms_notification",
            {"phone_number": NUMBER, "template_id": TEMPLATE, "reference": "x" * 1001},
            "1001 characters; Notify takes 1000",
        ),
        (
            "send_email_notification",
            {
                "email_address": "a@example.com",
                "template_id": TEMPLATE,
                "one_click_unsubscribe_url": "http://example.com",
            },
            "must start with https://",
        ),
        *(
            (
                "send_email_notification",
                {
                    "email_address": "a@example.com",
                    "template_id": TEMPLATE,
                    "one_click_unsubscribe_url": f"https://example.com/{odd}",
                },
                "percent-encode what else it holds",
            )
            for odd in ("a b", "\u00e9", "\n", "\x7f")
        ),
        (
            "send_email_notification",
            {
                "email_address": "a@example.com",
                "template_id": TEMPLATE,
                "sanitise_content_for": "name",
            },
            "list of placeholder names",
        ),
        (
            "send_email_notification",
            {
                "email_address": "a@example.com",
                "template_id": TEMPLATE,
                "personalisation": {"Na_me": 7},
                "sanitise_content_for": ["name"],
            },
            "only text can be sanitised",
        ),
        ("send_letter_notification", {"template_id": TEMPLATE}, "needs an address"),
        (
            "send_precompiled_letter_notification",
            {"reference": None, "pdf_file": PDF},
            "reference must be a string",
        ),
        (
            "send_precompiled_letter_notification",
            {"reference": "x", "pdf_file": PDF, "postage": "europe"},
            "first, second, economy",
        ),
        ("wait_for_status", {"notification_id": TEMPLATE, "until": "done"}, "until must be one of"),
        ("wait_for_status", {"notification_id": TEMPLATE, "timeout": "1 s"}, "timeout must be a"),
        ("wait_for_pdf", {"notification_id": TEMPLATE, "timeout": 0}, "more than 0 seconds"),
        ("wait_for_pdf", {"notification_id": TEMPLATE, "poll_interval": -1}, "poll_interval must"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_refusal_names_the_argument_and_the_rule(
    connect: Connect, method: str, arguments: dict[str, Any], message: str
) -> None:
    notify, server = connect(httpx.Response(500))
    with pytest.raises(InvalidInput, match=message):
        notify(method, **arguments)
    assert server.requests == []


@pytest.mark.parametrize("method", ["get_all_notifications", "get_all_notifications_iterator"])
async def test_filters_by_position_are_refused_with_how_to_give_them(method: str) -> None:
    async with AsyncNotifyClient(KEY) as notify:
        with NotifyClient(KEY) as blocking:
            for client in (blocking, notify):
                # As documents of the official client show it, in another order than it takes.
                with pytest.raises(TypeError, match=rf"by keyword, as in {method}") as caught:
                    await getattr(client, method)("sms", "sending", "case 77")
                assert "case 77" not in str(caught.value)


@pytest.mark.parametrize(
    "personal", [NUMBER, "amala.bird@example.com", "12 High Street", "Ämala", "x" * 500]
)
def test_a_refusal_never_shows_what_may_be_personal(connect: Connect, personal: str) -> None:
    notify, _ = connect(httpx.Response(500))
    for method, arguments in (
        ("get_all_templates", {"template_type": personal}),
        ("get_all_notifications", {"status": [personal]}),
        ("get_notification_by_id", {"notification_id": personal}),
        ("wait_for_status", {"notification_id": TEMPLATE, "until": personal}),
        ("send_precompiled_letter_notification", {"reference": personal, "pdf_file": b"x"}),
        (
            "send_sms_notification",
            {
                "phone_number": personal,
                "template_id": personal,
            },
        ),
        (
            "post_template_preview",
            {"template_id": TEMPLATE, "personalisation": {"a": {personal: object()}}},
        ),
        (
            "post_template_preview",
            {"template_id": TEMPLATE, "personalisation": {"a": [{personal: {1: personal}}]}},
        ),
    ):
        with pytest.raises(InvalidInput) as caught:
            notify(method, **arguments)
        assert personal not in str(caught.value)


def test_words_may_be_enum_members_of_the_callers_own(connect: Connect) -> None:
    notify, server = connect(CALLS["notifications"].response())
    notify("get_all_notifications", status=Word.SENT)
    assert server.requests[0].url.query == b"status=sent"


def test_an_iterator_keeps_its_filter_although_it_can_be_walked_once(connect: Connect) -> None:
    notify, server = connect(CALLS["notifications"].response(), httpx.Response(404))
    with pytest.raises(NotifyError):
        notify.all(notify("get_all_notifications_iterator", status=iter(["sent", "failed"])))
    assert [request.url.query.count(b"status=") for request in server.requests] == [2, 2]
