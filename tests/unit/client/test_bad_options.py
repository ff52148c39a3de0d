"""A client is not made of what cannot work."""

from __future__ import annotations

import json
from typing import Any

import httpx
import httpx2
import pytest
from cases import for_each
from client_world import KEY, NO_WAIT, PDF, SECRET
from hostile_values import HOSTILE
from hypothesis import given
from hypothesis import strategies as st

from notify_typed import (
    AsyncNotifyClient,
    InvalidInput,
    NotifyClient,
    RetryPolicy,
    prepare_upload,
)


@for_each("client", [NotifyClient, AsyncNotifyClient])
@for_each(
    ("timeout", "instead"),
    [((3, 30), r"write httpx\.Timeout\(read, connect=connect\)"), (None, "cannot wait for ever")],
)
def test_a_time_out_of_the_official_client_is_refused_with_what_to_write(
    client: Any, timeout: Any, instead: str
) -> None:
    with pytest.raises(InvalidInput, match=f"timeout must be a number of seconds.*{instead}"):
        client(KEY, timeout=timeout)


@for_each("client", [NotifyClient, AsyncNotifyClient])
@for_each(
    "options",
    [
        {"api_key": 7},
        {"api_key": b"x"},
        *(
            {"base_url": value}
            for value in (
                7,
                "",
                "x",
                "ftp://example.com",
                "https://",
                "https://user:password@example.com",
                "https://example.com/?",
                "https://example.com/?a=b",
                "https://example.com/#a",
                "https://example.com:99999",
                "https://example.com:x",
                "https://exa mple.com",
                "https://a..example",
                f"https://{'a' * 64}.example",
                "https://[::1",
                "https://example.com/\x00",
                "https://example.com/\ud800",
                "https://\u2024\u2024.example",
                KEY,
                f"https://{KEY}:x",
            )
        ),
        *(
            {"timeout": value}
            for value in (0, -1, None, "5", float("nan"), float("inf"), 1e15, 10**400, True)
        ),
        {"timeout": httpx.Timeout(None)},
        {"timeout": httpx.Timeout(5, connect=None)},
        {"retries": 3},
        {"on_unknown": "resend"},
        {"on_unknown": None},
        {"on_retry": "print"},
        {"http_client": 7},
        {"http_client": httpx},
    ],
    ids=repr,
)
def test_a_client_is_not_made_of_options_that_cannot_work(
    client: type[NotifyClient | AsyncNotifyClient], options: dict[str, Any]
) -> None:
    with pytest.raises(InvalidInput) as caught:
        client(**({"api_key": KEY} | options))
    assert SECRET not in str(caught.value)
    assert "password" not in str(caught.value)


def test_each_client_takes_the_http_client_of_its_kind_alone() -> None:
    with httpx.Client() as blocking, pytest.raises(InvalidInput, match="AsyncClient, not of type"):
        AsyncNotifyClient(KEY, http_client=blocking)  # type: ignore[arg-type] # that is the point
    with pytest.raises(InvalidInput, match=r"httpx\.Client, not of type AsyncClient"):
        NotifyClient(KEY, http_client=httpx.AsyncClient())  # type: ignore[arg-type] # likewise


@pytest.mark.parametrize("url", [httpx.URL, httpx2.URL])
def test_a_base_url_may_be_one_of_an_http_library(url: Any) -> None:
    with NotifyClient(KEY, base_url=url("http://127.0.0.1:6011/x")) as client:
        assert client.base_url == "http://127.0.0.1:6011/x"


@given(text=st.text(st.characters(), max_size=30))
def test_any_base_url_works_or_is_refused(text: str) -> None:
    for start in ("", "https://", "http://127.0.0.1:", "https://example.com/"):
        try:
            with NotifyClient(KEY, base_url=start + text, retries=NO_WAIT) as client:
                operation_url = httpx.URL(client.base_url)
        except InvalidInput:
            continue
        assert operation_url.scheme in {"http", "https"}
        assert operation_url.query == b""


@pytest.mark.parametrize(
    "options",
    [
        {"max_attempts": "3"},
        {"max_attempts": 2.5},
        {"max_attempts": None},
        {"base_delay": "1"},
        {"base_delay": 1e12},
        {"reconcile_window": None},
        {"deadline": "soon"},
        {"deadline": 10**400},
    ],
    ids=repr,
)
def test_a_retry_policy_is_not_made_of_nonsense(options: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput, match=next(iter(options))):
        RetryPolicy(**options)


@for_each("value", [*HOSTILE, *range(-2, 0)], ids=lambda value: type(value).__name__)
def test_no_file_brings_prepare_upload_down(value: Any) -> None:
    for arguments in (
        {"file": value},
        {"file": PDF, "filename": value},
        {"file": PDF, "confirm_email_before_download": value},
        {"file": PDF, "retention_period": value},
    ):
        try:
            prepared = prepare_upload(**arguments)
        except InvalidInput:
            continue
        json.dumps(prepared).encode()


def test_an_address_that_cannot_be_is_shown_unless_it_may_be_a_secret() -> None:
    with pytest.raises(InvalidInput, match=r"for a sandbox, not 'localhost:8000'\.$"):
        NotifyClient(KEY, base_url="localhost:8000")
    for secret in (str(KEY), "user:password@localhost:8000", "x" * 61, ""):
        with pytest.raises(InvalidInput) as raised:
            NotifyClient(KEY, base_url=secret)
        assert not secret or secret not in str(raised.value)
