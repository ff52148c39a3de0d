"""What a user gets wrong at first, and what the client says to it."""

from __future__ import annotations

import json
import logging
import socket
import ssl
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from client_world import CALLS, KEY, NUMBER, TEMPLATE, failure

from notify_typed import ApiKey, InvalidInput, NotifyClient, NotSent
from notify_typed.models import UNSET, NotificationPage, Unset

if TYPE_CHECKING:
    from client_world import Connect


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        ({"k": 1}, "only a file made by prepare_upload"),
        ([{"k": 1}, "x"], None),
        (Path("letter.pdf"), "use prepare_upload"),
        (BytesIO(b"x"), "use prepare_upload"),
        (b"x", "decode text first"),
    ],
    ids=["mapping", "list", "path", "file", "bytes"],
)
def test_a_value_that_would_read_badly_in_a_message_is_refused(
    connect: Connect, value: Any, advice: str | None
) -> None:
    notify, server = connect(CALLS["sms"].response())
    if advice is None:
        notify("send_sms_notification", NUMBER, TEMPLATE, {"name": value})
        return
    with pytest.raises(InvalidInput, match=advice):
        notify("send_sms_notification", NUMBER, TEMPLATE, {"name": value})
    assert server.requests == []


def test_a_set_reads_the_same_every_time(connect: Connect) -> None:
    notify, server = connect(CALLS["sms"].response())
    notify("send_sms_notification", NUMBER, TEMPLATE, {"name": {"pears", "apples", "figs"}})
    body = json.loads(server.requests[0].content)
    assert body["personalisation"]["name"] == ["apples", "figs", "pears"]


def test_the_website_is_told_from_the_api() -> None:
    with pytest.raises(
        InvalidInput, match=r"must be the API, https://api\..*, not Notify's website"
    ):
        NotifyClient(KEY, base_url="https://www.notifications.service.gov.uk/")


@pytest.mark.parametrize("path", ["/v2", "/v2/", "/gateway/v2"])
def test_a_base_url_with_the_version_in_it_is_refused(path: str) -> None:
    with pytest.raises(InvalidInput, match="must end before /v2"):
        NotifyClient(KEY, base_url=f"https://notify.example{path}")


def test_a_bad_key_of_the_environment_is_said_to_be_from_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NOTIFY_API_KEY", "short")
    with pytest.raises(InvalidInput, match=r"^Environment variable NOTIFY_API_KEY: .*too short"):
        ApiKey.from_environment()


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        (ConnectionRefusedError(111, "Connection refused"), "connection refused"),
        (socket.gaierror(-2, "Name or service not known"), "host name not found"),
        (ssl.SSLCertVerificationError(1, "self-signed"), "certificate not trusted"),
        (None, "ConnectError"),
    ],
    ids=["refused", "name", "certificate", "unknown"],
)
def test_an_error_says_why_there_is_no_connection(
    connect: Connect, cause: Exception | None, words: str
) -> None:
    error = httpx.ConnectError("secret text")
    error.__cause__ = cause
    notify, _ = connect(error)
    with pytest.raises(NotSent, match=words) as caught:
        notify("get_template", TEMPLATE)
    assert "secret text" not in str(caught.value)


def test_causes_that_lead_in_a_circle_are_told_once(connect: Connect) -> None:
    error, cause = httpx.ConnectError("secret text"), OSError("secret too")
    error.__cause__, cause.__context__ = cause, error
    notify, _ = connect(error)
    with pytest.raises(NotSent, match="ConnectError") as caught:
        notify("get_template", TEMPLATE)
    assert "secret" not in str(caught.value)


def test_a_method_that_was_called_already_has_no_raw_response(connect: Connect) -> None:
    notify, server = connect(CALLS["template"].response())
    with pytest.raises(InvalidInput, match="Give the method itself"):
        notify("with_raw_response", object())
    assert server.requests == []


def test_the_log_tells_of_every_call_what_helps_to_find_it(
    connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    notify, _ = connect(failure(400, "BadRequestError", "secret text"))
    with caplog.at_level(logging.DEBUG, "notify_typed"), pytest.raises(Exception, match="secret"):
        notify("send_sms_notification", NUMBER, TEMPLATE, {"name": "Amala"}, "mine")
    [line] = [record.getMessage() for record in caplog.records if record.name == "notify_typed"]
    assert line.startswith("send_sms: POST /v2/notifications/sms, 400, BadRequest, ")
    assert not any(word in line for word in ("Amala", NUMBER, "mine", "secret text"))


def test_what_a_page_leaves_out_can_be_told_from_none() -> None:
    page = NotificationPage.from_dict({"notifications": [], "links": {"current": "x"}})
    assert page.links.next_ is UNSET
    assert isinstance(page.links.next_, Unset)
    assert not page.links.next_
