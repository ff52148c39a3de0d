"""API keys: what is one, what is wrong with one that is not, and that none of it shows."""

from __future__ import annotations

import copy
import pickle
import re
from typing import Any
from uuid import UUID

import pytest
from client_world import KEY, SECRET, SERVICE
from hypothesis import example, given
from hypothesis import strategies as st

from notify_typed import ApiKey, AsyncNotifyClient, InvalidApiKey, NotifyAuth, NotifyClient
from notify_typed.compat import NotificationsAPIClient
from notify_typed.sandbox._world.default import SERVICE_ID

MALFORMED = {
    "": "empty",
    " \n\t ": "empty",
    f'"{KEY}"': "quotation marks",
    f"'{KEY}'": "quotation marks",
    KEY[:-40] + " " + KEY[-40:]: "white space inside",
    KEY[:-10] + "\n" + KEY[-10:]: "white space inside",
    KEY[:-10] + "\u200b" + KEY[-10:]: "white space inside",
    SECRET: "one identifier only",
    "k": "too short: 1 character,",
    "my_test_key": "too short: 11 characters",
    KEY[:60]: "too short: 60 characters",
    KEY[:-1]: "last 36 characters",
    KEY + "x": "last 36 characters",
    KEY.replace("3d84", "zd84"): "last 36 characters",
    f"my_test_key-{SECRET}": "too short: 48 characters",
    f"a_long_name_that_makes_up_for_the_service-{SECRET}": "no service id",
    f"name-{SERVICE}_{SECRET}": "no service id",
    f"name{SERVICE}-{SECRET}": "hyphen is missing",
    KEY + KEY: "two API keys",
    f"{KEY}, {KEY}": "two API keys",
}


@pytest.mark.parametrize("kind", [NotifyClient, AsyncNotifyClient, NotificationsAPIClient])
def test_a_sandboxes_key_does_not_go_to_the_real_notify(
    kind: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = f"sandbox_test-{SERVICE_ID}-5a4db0c8-0000-4000-8000-000000000063"
    monkeypatch.delenv("NOTIFY_BASE_URL", raising=False)
    for options in ({}, {"base_url": "https://api.notifications.service.gov.uk/"}):
        with pytest.raises(InvalidApiKey, match="set NOTIFY_BASE_URL, to the address") as refused:
            kind(key, **options)
        assert key[-36:] not in str(refused.value)
    assert "127.0.0.1" in kind(key, base_url="http://127.0.0.1:8000").base_url
    monkeypatch.setenv("NOTIFY_BASE_URL", "http://127.0.0.1:8000")
    assert "127.0.0.1" in kind(key).base_url


@pytest.mark.parametrize(("text", "why"), MALFORMED.items(), ids=lambda value: repr(value)[:30])
def test_a_malformed_key_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(InvalidApiKey, match=why) as caught:
        ApiKey.parse(text)
    assert str(caught.value).endswith(".")
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (KEY, "my_test_key"),
        (f"  {KEY}\n", "my_test_key"),
        (f"{SERVICE}-{SECRET}", ""),
        (f"-{SERVICE}-{SECRET}", ""),
        (f"a-name-with-hyphens-{SERVICE}-{SECRET}", "a-name-with-hyphens"),
        (f"Name with spaces & ünicode-{SERVICE}-{SECRET}", "Name with spaces & ünicode"),
        (f"prod-{SERVICE}-{SERVICE}-{SECRET}", f"prod-{SERVICE}"),
    ],
)
def test_a_key_is_read_from_the_right(text: str, name: str) -> None:
    key = ApiKey.parse(text)
    assert (key.name, key.service_id, key.secret) == (name, UUID(SERVICE), SECRET)


@pytest.mark.parametrize("value", [None, b"bytes", 7, UUID(SECRET), ["key"]])
def test_a_key_that_is_no_text_is_refused(value: Any) -> None:
    with pytest.raises(InvalidApiKey, match="must be a string"):
        ApiKey.parse(value)


@pytest.mark.parametrize(
    "parts",
    [
        ("name", SERVICE, SECRET),
        ("name", UUID(SERVICE), ""),
        ("name", UUID(SERVICE), None),
        ("name", UUID(SERVICE), SECRET.encode()),
        (None, UUID(SERVICE), SECRET),
    ],
)
def test_a_key_cannot_be_made_of_parts_that_sign_nothing(parts: tuple[Any, Any, Any]) -> None:
    with pytest.raises(InvalidApiKey, match="a name, a UUID and a secret"):
        ApiKey(*parts)


def _fixed_texts() -> list[str]:
    """The messages with the numbers left out: nothing but these may appear."""
    texts = []
    for text in MALFORMED:
        with pytest.raises(InvalidApiKey) as caught:
            ApiKey.parse(text)
        texts.append(re.sub(r"\b\d+ characters", "N characters", str(caught.value)))
    return texts


FIXED = _fixed_texts()
ANY_KEY = st.one_of(
    st.text(st.characters(), max_size=120),
    st.lists(
        st.sampled_from([SERVICE, SECRET, "-", "_", "name", " ", "\x00", "\ud800", "'", "é"]),
        max_size=8,
    ).map("".join),
    st.from_regex(r"[0-9a-f-]{60,90}", fullmatch=True),
)


@given(text=ANY_KEY)
@example(KEY)
@example("\ud800" * 73)
@example("\u0661" * 73)
@example(f"{SERVICE}-{SERVICE}")
def test_any_text_is_a_key_or_is_refused_without_showing_it(text: str) -> None:
    try:
        key = ApiKey.parse(text)
    except InvalidApiKey as error:
        message = re.sub(r"\b\d+ characters", "N characters", str(error))
        assert message in FIXED
    else:
        assert text.strip().endswith(f"{key.secret}")
        shown = (repr(key) + str(key)).replace(str(key.service_id), "")  # it may be the same
        assert key.secret not in shown


def test_the_secret_shows_nowhere() -> None:
    key = ApiKey.parse(KEY)
    auth = NotifyAuth(key)
    shown = [repr(key), str(key), f"{key}", repr(auth)]
    for client in (NotifyClient(key), AsyncNotifyClient(key)):
        shown += [repr(client), repr(client.options)]
        assert repr(client).startswith(f"{type(client).__name__}(ApiKey(")
    assert all(SECRET[:6] not in text for text in shown)
    assert repr(key) == f"ApiKey(name='my_test_key', service_id=UUID('{SERVICE}'))"
    assert str(key) == f"API key 'my_test_key' of service {SERVICE}"


def test_keys_compare_pickle_and_copy_and_do_not_change() -> None:
    key = ApiKey.parse(KEY)
    assert key == ApiKey.parse(KEY) == pickle.loads(pickle.dumps(key)) == copy.deepcopy(key)  # noqa: S301 - our own bytes
    unchecked: Any = key
    with pytest.raises(AttributeError):
        unchecked.secret = "other"


def test_the_key_and_the_address_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTIFY_API_KEY", f" {KEY} ")
    monkeypatch.setenv("NOTIFY_BASE_URL", "http://127.0.0.1:6011")
    with NotifyClient() as client:
        assert client.api_key == ApiKey.parse(KEY)
        assert client.base_url == "http://127.0.0.1:6011"
    with NotifyClient(f"other-{SERVICE}-{SECRET}", base_url="https://own.example") as client:
        assert client.api_key.name == "other"
        assert client.base_url == "https://own.example"


def test_without_a_key_in_the_environment_the_variable_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("NOTIFY_API_KEY", raising=False)
    with pytest.raises(InvalidApiKey, match="NOTIFY_API_KEY"):
        NotifyClient()
    monkeypatch.setenv("NOTIFY_API_KEY", "")
    with pytest.raises(InvalidApiKey, match="empty"):
        NotifyClient()


def test_without_an_address_in_the_environment_it_is_notify_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("NOTIFY_BASE_URL", raising=False)
    with NotifyClient(KEY) as client:
        assert client.base_url == "https://api.notifications.service.gov.uk"
    monkeypatch.setenv("NOTIFY_BASE_URL", "")
    with NotifyClient(KEY) as client:
        assert client.base_url == "https://api.notifications.service.gov.uk"
