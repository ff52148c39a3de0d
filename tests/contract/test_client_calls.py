"""Whatever is asked of the client, the request that leaves is one that the description allows."""

from __future__ import annotations

import io
import json
from contextlib import suppress
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from uuid import UUID

import httpx
import pytest
from cases import for_each
from client_world import CALLS, KINDS, Notify, request_errors
from effort import part_of
from hypothesis import given, settings
from hypothesis import strategies as st

from contract import strategies as our
from contract.description import V2
from notify_typed import Address, prepare_upload
from notify_typed.errors import InvalidInput, NotFound
from notify_typed.models import NotificationStatus, NotificationType, UkPostage

if TYPE_CHECKING:
    from collections.abc import Iterable

Call: TypeAlias = tuple[str, dict[str, Any]]

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
ids = st.uuids() | st.uuids().map(str) | st.uuids().flatmap(lambda each: our.spellings(str(each)))
scalars = st.one_of(
    text,
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.none(),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.uuids(),
)
values = scalars | st.lists(scalars, max_size=3) | st.sets(text, max_size=3) | st.tuples(text, text)
personalisations = st.dictionaries(text, values, max_size=4)
uploads = st.builds(
    lambda content, name, **more: prepare_upload(content, f"{name}.csv", **more),
    st.binary(min_size=1, max_size=50),
    st.text("abc .-", min_size=1, max_size=10),
    confirm_email_before_download=st.none() | st.booleans(),
    retention_period=st.none() | st.integers(1, 78),
)
emails_values = st.dictionaries(text, values | uploads, max_size=4)
references = st.text(st.characters(exclude_categories=["Cs"]), max_size=1000)
types = st.sampled_from([*NotificationType, "sms", "email", "letter"])
statuses = st.sampled_from([*NotificationStatus, *map(str, NotificationStatus)])
lines = st.text("abcdefgh 123", min_size=1, max_size=20).filter(str.strip)
addresses = st.builds(
    lambda first, last: Address(*first, last),
    st.lists(lines.map("A{}".format), min_size=2, max_size=6),
    st.sampled_from(["SW14 6BF", "France"]),
)


def calls(method: str, required: dict[str, Any], **optional: Any) -> st.SearchStrategy[Call]:
    """Calls of a method, with and without its optional arguments."""
    arguments = st.fixed_dictionaries(required, optional=optional)
    return st.tuples(st.just(method), arguments)


OPERATIONS: Final[dict[str, st.SearchStrategy[Call]]] = {
    "send_sms": calls(
        "send_sms_notification",
        {"phone_number": our.phone_numbers, "template_id": ids},
        personalisation=personalisations | st.none(),
        reference=references | st.none(),
        sms_sender_id=ids | st.none(),
    ),
    "send_email": calls(
        "send_email_notification",
        {"email_address": our.email_addresses, "template_id": ids},
        personalisation=emails_values | st.none(),
        reference=references | st.none(),
        email_reply_to_id=ids | st.none(),
        one_click_unsubscribe_url=our.unsubscribe_urls | st.none(),
        sanitise_content_for=st.lists(text, max_size=3) | st.sets(text, max_size=2) | st.none(),
    ),
    "send_letter": calls(
        "send_letter_notification",
        {"template_id": ids, "address": addresses},
        personalisation=personalisations | st.none(),
        reference=references | st.none(),
    )
    | calls(
        "send_precompiled_letter_notification",
        {
            "reference": references,
            "pdf_file": st.binary(max_size=50).map(lambda rest: io.BytesIO(b"%PDF-1.4" + rest)),
        },
        postage=st.sampled_from([*UkPostage, "first", "second", "economy"]) | st.none(),
    ),
    "get_notification": calls("get_notification_by_id", {"notification_id": ids}),
    "get_letter_pdf": calls("get_pdf_for_letter", {"notification_id": ids}),
    "list_notifications": calls(
        "get_all_notifications",
        {},
        template_type=types | st.none(),
        status=statuses | st.lists(statuses, min_size=1, max_size=4) | st.none(),
        reference=references | st.none(),
        older_than=ids | st.none(),
        include_jobs=st.booleans() | st.none(),
    ),
    "list_received_texts": calls("get_received_texts", {}, older_than=ids | st.none()),
    "list_templates": calls("get_all_templates", {}, template_type=types | st.none()),
    "get_template": calls("get_template", {"template_id": ids}),
    "get_template_version": calls(
        "get_template_version", {"template_id": ids, "version": st.integers(1, 2**31 - 1)}
    ),
    "preview_template": calls(
        "post_template_preview",
        {"template_id": ids},
        personalisation=personalisations | st.none(),
    ),
}


def test_every_operation_and_every_method_is_called() -> None:
    assert set(OPERATIONS) == {each.operation_id for each in V2.operations}
    waiting = {"wait_for_status", "wait_for_pdf"}  # they repeat the calls of others
    names = {call.method for call in CALLS.values()} - waiting
    assert {method for method in names if method in repr(OPERATIONS)} == names


class Outgoing:
    """Keeps the last request, and answers that there is nothing."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        error = {"error": "NoResultFound", "message": "No result found"}
        return httpx.Response(404, json={"status_code": 404, "errors": [error]})


def sent(kind: str, call: Call) -> httpx.Request | None:
    """The request that a call makes, or None if the client refuses the arguments."""
    outgoing = Outgoing()
    method, arguments = call
    with Notify(kind, outgoing) as notify:
        try:
            with suppress(NotFound):
                notify(method, **arguments)
        except InvalidInput:
            assert outgoing.requests == []
            return None
    (request,) = outgoing.requests
    return request


@pytest.mark.parametrize("kind", KINDS)
@for_each("operation_id", OPERATIONS)
@settings(max_examples=part_of(60), deadline=None)
@given(data=st.data())
def test_every_request_that_leaves_is_allowed(
    operation_id: str, kind: str, data: st.DataObject
) -> None:
    request = sent(kind, data.draw(OPERATIONS[operation_id]))
    if request is None:
        return
    operation = V2.find(request.method, request.url.path)
    assert operation is not None
    assert operation.operation_id == operation_id
    assert list(request_errors(request)) == []
    assert bool(request.content) == ("requestBody" in operation.data)


@for_each("operation_id", OPERATIONS)
@settings(max_examples=part_of(60), deadline=None)
@given(data=st.data())
def test_what_is_asked_for_properly_is_not_refused_on_this_side(
    operation_id: str, data: st.DataObject
) -> None:
    method, arguments = data.draw(OPERATIONS[operation_id])
    arguments.pop("sanitise_content_for", None)  # it may name what is not text
    arguments.pop("personalisation", None)  # it may hold part of an address
    assert sent("sync", (method, arguments)) is not None


hostile = st.one_of(
    *(scalars, values, st.text(max_size=5), st.binary(max_size=3)),
    st.sampled_from([[], object()]),
)
# What is only just wrong, by the argument's name.
NEARLY: Final = {
    "reference": st.sampled_from(["x" * 1001, "x" * 66_000]),
    "one_click_unsubscribe_url": st.sampled_from(["http://a.uk", "https://ä.uk", "HTTPS://a.uk"]),
    "template_id": ids.map("{}0".format),
    "version": st.sampled_from([0, -1, 1.0, True]),
}


@for_each("operation_id", OPERATIONS)
@settings(max_examples=part_of(80), deadline=None)
@given(data=st.data())
def test_any_value_in_an_argument_is_refused_or_leaves_as_the_description_allows(
    operation_id: str, data: st.DataObject
) -> None:
    method, arguments = data.draw(OPERATIONS[operation_id])
    # Recipients are text here; which text is one is for Notify to say.
    open_to_all = sorted(set(arguments) - {"phone_number", "email_address"})
    if not open_to_all:
        return
    name = data.draw(st.sampled_from(open_to_all))
    value = data.draw(hostile | NEARLY.get(name, hostile))
    request = sent("sync", (method, arguments | {name: value}))
    assert request is None or list(request_errors(request)) == []


@settings(deadline=None)
@given(personalisation=personalisations)
def test_personalisation_leaves_as_it_was_given(personalisation: dict[str, Any]) -> None:
    call = ("post_template_preview", {"template_id": UUID(int=1), "personalisation": {}})
    call[1]["personalisation"] = personalisation
    request = sent("sync", call)
    assert request is not None
    arrived = json.loads(request.content)["personalisation"]
    assert arrived.keys() == personalisation.keys()
    for name, value in personalisation.items():
        assert arrived[name] == as_json(value)


_MOST_DIGITS = 100
"""From here on, a number is easier to read with its exponent."""


def as_json(value: object) -> object:
    """What a value of personalisation is in JSON."""
    if isinstance(value, Decimal) and abs(value.adjusted()) < _MOST_DIGITS:
        return f"{value:f}"
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, set):
        return sorted(value)
    if isinstance(value, list | tuple):
        return [as_json(each) for each in _each(value)]
    return value


def _each(value: Iterable[object]) -> Iterable[object]:
    return value
