"""Tokens: a fresh one for every attempt, and what happens when the clock is wrong."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import httpx
import jwt
import pytest
from client_world import (
    CALLS,
    KEY,
    NO_WAIT,
    NUMBER,
    SECRET,
    SERVICE,
    TEMPLATE,
    Server,
    failure,
    wrong_clock,
)
from hypothesis import example, given
from hypothesis import strategies as st

from notify_typed import ApiKey, AuthenticationFailed, ClockSkew, InvalidApiKey, NotifyAuth, NotSent
from notify_typed._engine.auth import TokenAuth

if TYPE_CHECKING:
    from client_world import Connect

NOW = 1_800_000_000.0


def claims(header: str) -> dict[str, Any]:
    """Check a token as Notify does, and give what it says."""
    scheme, token = header.split()
    assert scheme == "Bearer"
    assert jwt.get_unverified_header(token) == {"typ": "JWT", "alg": "HS256"}
    checks: Any = {"verify_iat": False, "verify_exp": False}
    claims: dict[str, Any] = jwt.decode(token, SECRET, algorithms=["HS256"], options=checks)
    return claims


def test_a_token_names_the_service_and_the_second() -> None:
    auth = NotifyAuth(ApiKey.parse(KEY), lambda: NOW + 0.9)
    request = httpx.Request("GET", "https://notify.example")
    assert [claims(each.headers["Authorization"]) for each in auth.auth_flow(request)] == [
        {"iss": SERVICE, "iat": NOW}
    ]
    assert claims(auth.header()) == {"iss": SERVICE, "iat": int(NOW)}


def test_a_token_is_never_older_than_its_second() -> None:
    now = [NOW]
    auth = NotifyAuth(KEY, lambda: now[0])
    for step in (0.0, 0.4, 0.7, 1.0, 31.0, -100.0):
        now[0] += step
        assert claims(auth.header())["iat"] == int(now[0])


@pytest.mark.parametrize("moment", [0.0, 0.5, -1.0])
def test_a_clock_that_starts_at_nothing_signs_as_well(moment: float) -> None:
    assert claims(NotifyAuth(KEY, lambda: moment).header())["iat"] == int(moment)


text_without_halves = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


@given(issuer=text_without_halves, secret=text_without_halves, moment=st.integers(0, 2**40))
def test_a_token_is_what_pyjwt_makes(issuer: str, secret: str, moment: int) -> None:
    made = TokenAuth(issuer, secret, lambda: float(moment)).header()
    long_enough = secret.encode().ljust(32, bytes(1))  # HMAC fills it up in the same way
    said = {"iss": issuer, "iat": moment}
    assert made == f"Bearer {jwt.encode(said, long_enough, algorithm='HS256')}"


def test_the_secret_signs_as_it_is_written() -> None:
    text = f"name-{SERVICE.upper()}-{SECRET.upper()}"
    token = NotifyAuth(text).header().split()[1]
    said = jwt.decode(token, SECRET.upper(), algorithms=["HS256"])
    assert said["iss"] == SERVICE
    assert UUID(said["iss"]) == ApiKey.parse(text).service_id


def test_auth_works_with_any_httpx_client() -> None:
    server = Server.of(httpx.Response(200))
    with httpx.Client(auth=NotifyAuth(KEY), transport=httpx.MockTransport(server)) as client:
        client.get("https://notify.example/_status")
    assert claims(server.tokens[0])["iss"] == SERVICE


@pytest.mark.parametrize("value", [None, 7, b"x", "no key"])
def test_auth_refuses_anything_but_a_key(value: Any) -> None:
    with pytest.raises(InvalidApiKey):
        NotifyAuth(value)


def test_every_attempt_has_a_token_of_its_own_time(
    connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = iter([NOW, NOW + 20, NOW + 40])
    notify, server = connect(
        failure(429, "RateLimitError"), httpx.ConnectError("no"), CALLS["sms"].response()
    )
    monkeypatch.setattr(notify.client._context.auth, "_clock", lambda: next(moments))
    notify("send_sms_notification", NUMBER, TEMPLATE)
    assert [claims(token)["iat"] for token in server.tokens] == [NOW, NOW + 20, NOW + 40]


@pytest.mark.parametrize("hours", [1, -1, 24 * 365])
def test_a_wrong_clock_is_corrected_from_the_answer_and_warned_of(
    connect: Connect, caplog: pytest.LogCaptureFixture, hours: int
) -> None:
    theirs = datetime.now(UTC) + timedelta(hours=hours)
    notify, server = connect(wrong_clock(theirs), CALLS["sms"].response())
    with caplog.at_level(logging.WARNING, "notify_typed"):
        notify("send_sms_notification", NUMBER, TEMPLATE)
        notify("send_sms_notification", NUMBER, TEMPLATE)
    assert len(server.requests) == 3
    for token in server.tokens[1:]:
        assert abs(claims(token)["iat"] - theirs.timestamp()) <= 10
    (warning,) = (each for each in caplog.records if "clock" in each.getMessage())
    assert ("slow" if hours > 0 else "fast") in warning.getMessage()
    assert "set the clock" in warning.getMessage()


def test_a_clock_that_stays_wrong_is_an_error_after_one_retry(connect: Connect) -> None:
    def years_on(_: httpx.Request) -> httpx.Response:
        return wrong_clock(datetime.now(UTC) + timedelta(days=365 * len(server.requests)))

    notify, server = connect(years_on)
    for method, args in (
        ("send_sms_notification", (NUMBER, TEMPLATE)),
        ("get_template", (TEMPLATE,)),
    ):
        before = len(server.requests)
        with pytest.raises(ClockSkew, match="clock must be accurate") as caught:
            notify(method, *args)
        assert len(server.requests) - before == caught.value.attempts == 2
        assert isinstance(caught.value, NotSent)
        assert caught.value.status_code == 403


@pytest.mark.parametrize("date", ["", "yesterday", "Mon, 99 Foo 2026 99:99:99 GMT", None])
def test_a_wrong_clock_without_a_date_is_tried_once_more_all_the_same(
    connect: Connect, date: str | None
) -> None:
    refusal = wrong_clock()
    del refusal.headers["Date"]
    if date is not None:
        refusal.headers["Date"] = date
    notify, server = connect(refusal, CALLS["sms"].response())
    notify("send_sms_notification", NUMBER, TEMPLATE)
    assert len(server.requests) == 2


def test_an_unknown_key_is_not_taken_for_a_wrong_clock(connect: Connect) -> None:
    notify, server = connect(failure(403, "AuthError", "Invalid token: API key not found"))
    with pytest.raises(AuthenticationFailed):
        notify("get_template", TEMPLATE)
    assert len(server.requests) == 1


def test_the_hook_is_told_of_the_attempt_with_the_corrected_clock(connect: Connect) -> None:
    told: list[tuple[int, type, float]] = []
    notify, _ = connect(
        wrong_clock(),
        CALLS["template"].response(),
        on_retry=lambda event: told.append((event.attempt, type(event.error), event.delay)),
    )
    notify("get_template", TEMPLATE)
    assert told == [(1, ClockSkew, 0.0)]


def test_a_corrected_clock_is_shared_with_copies(connect: Connect) -> None:
    theirs = datetime.now(UTC) + timedelta(hours=3)
    notify, server = connect(wrong_clock(theirs), CALLS["template"].response())
    copied = notify.client.with_options(retries=NO_WAIT)
    notify("get_template", TEMPLATE)
    notify.finish(copied.get_template(TEMPLATE))
    assert len(server.requests) == 3
    assert abs(claims(server.tokens[-1])["iat"] - theirs.timestamp()) <= 10


DATES = st.one_of(
    st.none(),
    st.text(st.characters(), max_size=40),
    st.from_regex(r"(Mon, )?\d{1,3} (Jan|Feb) \d{1,6} \d{1,3}:\d\d?(:\d+)?( GMT| [+-]\d{1,9})?"),
)


@given(date=DATES)
@example("Thu, 01 Jan 0001 00:00:00 +2359")
@example("Fri, 31 Dec 9999 23:59:59 -2359")
@example("Fri, 31 Dec 9999 23:59:59 -0000")
def test_no_date_that_a_server_may_send_breaks_the_correction(date: str | None) -> None:
    auth = NotifyAuth(KEY, lambda: NOW)
    corrected = auth.correct_clock(date)
    assert (claims(auth.header())["iat"] == NOW) is not corrected


def test_a_date_that_agrees_corrects_nothing() -> None:
    auth = NotifyAuth(KEY, lambda: NOW)
    date = wrong_clock(datetime.fromtimestamp(NOW + 2, UTC)).headers["Date"]
    assert not auth.correct_clock(date)
    assert claims(auth.header())["iat"] == NOW
