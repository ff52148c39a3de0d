"""Every method makes the request that the API description asks for, and gives its model back."""

from __future__ import annotations

import inspect
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import httpx
import pytest
from cases import for_each
from client_world import CALLS, HOST, MESSAGE, PDF, example, request_errors

from notify_typed import models
from notify_typed._v2.client import NotifyClient

if TYPE_CHECKING:
    from client_world import Connect

# What makes no request of its own, or is shown elsewhere.
NO_CALLS = {"with_options", "with_raw_response", "close"}
ITERATORS = {"get_all_notifications_iterator", "get_received_texts_iterator"}


def test_every_public_method_is_shown_here() -> None:
    methods = {name for name, _ in inspect.getmembers(NotifyClient, inspect.isfunction)}
    public = {name for name in methods if not name.startswith("_")}
    assert {call.method for call in CALLS.values()} == public - NO_CALLS - ITERATORS


@for_each("name", CALLS)
def test_a_method_makes_the_right_request_and_gives_the_right_model(
    connect: Connect, name: str
) -> None:
    call = CALLS[name]
    notify, server = connect(call.response())
    result = notify(call.method, *call.args, **call.kwargs)

    (request,) = server.requests
    assert f"{request.method} {request.url.raw_path.decode().split('?')[0]}" == call.request
    assert sorted(parse_qsl(request.url.query.decode())) == sorted(call.query)
    assert (json.loads(request.content) if request.content else None) == call.body
    assert request.url.host == HOST
    assert list(request_errors(request)) == []
    if call.model == "bytes":
        assert result == PDF
    else:
        assert type(result) is getattr(models, call.model)
        assert result.to_dict() == example(*call.answer)


@for_each("name", CALLS)
def test_requests_say_who_asks_and_what_they_carry(connect: Connect, name: str) -> None:
    call = CALLS[name]
    notify, server = connect(call.response())
    notify(call.method, *call.args, **call.kwargs)
    (request,) = server.requests
    assert request.headers["User-Agent"].startswith("notify-typed/")
    assert request.headers["Accept"] == "application/json"
    assert request.headers["Authorization"].startswith("Bearer ")
    assert request.headers.get("Content-Type") == (
        None if call.body is None else "application/json"
    )


def test_the_description_calls_a_wrong_request_wrong() -> None:
    request = httpx.Request(
        "POST", f"https://{HOST}/v2/notifications/sms", json={"phone_number": 7, "x": 1}
    )
    assert len(list(request_errors(request))) == 3
    unknown = httpx.Request("GET", f"https://{HOST}/v2/notifications?page=2")
    assert len(list(request_errors(unknown))) == 1


@pytest.mark.parametrize(
    ("method", "args"),
    [
        ("get_all_notifications_iterator", ()),
        ("get_received_texts_iterator", ()),
    ],
)
def test_an_iterator_asks_for_nothing_until_it_is_walked(
    connect: Connect, method: str, args: tuple[Any, ...]
) -> None:
    notify, server = connect(httpx.Response(500))
    notify(method, *args)
    assert server.requests == []


def test_a_base_url_with_a_path_comes_before_every_path(connect: Connect) -> None:
    call = CALLS["notifications"]
    notify, server = connect(call.response(), base_url="https://gateway.example/notify/")
    notify(call.method, **call.kwargs)
    assert server.requests[0].url.path == "/notify/v2/notifications"
    assert notify.client.base_url == "https://gateway.example/notify/"


def test_text_beyond_ascii_arrives_as_it_is(connect: Connect) -> None:
    notify, server = connect(CALLS["sms"].response())
    told = {"näme": "Łukasz 👋", "zero": "\x00 and \u2028"}
    notify("send_sms_notification", "07700900123", MESSAGE, told)
    assert server.bodies[0]["personalisation"] == told
    assert server.requests[0].headers["Content-Length"] == str(len(server.requests[0].content))


def test_decimals_arrive_as_a_person_would_write_them(connect: Connect) -> None:
    notify, server = connect(CALLS["sms"].response())
    given = ("1.50", "1E+3", "-1E-8", "0E+2", "1E+999999999")
    told = {"price": Decimal("1.50"), "all": [Decimal(each) for each in given]}
    notify("send_sms_notification", "07700900123", MESSAGE, told)
    assert server.bodies[0]["personalisation"] == {
        "price": "1.50",
        "all": ["1.50", "1000", "-0.00000001", "0", "1E+999999999"],
    }
