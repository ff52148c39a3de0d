"""What a user sees when the bearer token of a callback is checked."""

import hmac
from typing import Any

import pytest
from cases import for_each
from hypothesis import given
from hypothesis import strategies as st

from notify_typed.errors import InvalidInput
from notify_typed.webhooks import check_bearer

TOKEN = "a-long-random-token"


@pytest.mark.parametrize(
    "header",
    [
        f"Bearer {TOKEN}",
        f"bearer {TOKEN}",
        f"BEARER   {TOKEN}  ",
        f"Bearer {TOKEN}".encode(),
    ],
)
def test_the_right_token_is_accepted(header: str | bytes) -> None:
    assert check_bearer(header, TOKEN) is True


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        TOKEN,
        f"Basic {TOKEN}",
        f"Bearer{TOKEN}",
        f"Bearer {TOKEN}x",
        f"Bearer {TOKEN[:-1]}",
        f"Bearer {TOKEN.upper()}",
        f"Bearer {TOKEN} {TOKEN}",
        f"Bearer \ud800{TOKEN}",
        f"Bearer {TOKEN}\u2003",
        b"Bearer \xff\x00",
        b"",
    ],
)
def test_anything_else_is_refused(header: str | bytes | None) -> None:
    assert check_bearer(header, TOKEN) is False


def test_each_of_several_tokens_is_accepted() -> None:
    tokens = ["old-token-1234", "new-token-5678"]
    for token in tokens:
        assert check_bearer(f"Bearer {token}", tokens)
        assert check_bearer(f"Bearer {token}", iter(tokens))
        assert check_bearer(f"Bearer {token}", frozenset(tokens))
    assert not check_bearer("Bearer other-token-90", tokens)


def test_a_token_beyond_ascii_is_recognised_as_frameworks_hand_it_over() -> None:
    assert check_bearer("Bearer clé-secrète".encode("latin-1"), "clé-secrète")
    assert check_bearer("Bearer clé-secrète", "clé-secrète")
    assert check_bearer("Bearer ключ".encode(), "ключ")


def test_every_token_is_compared_in_constant_time_whichever_is_right(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[tuple[bytes, bytes]] = []
    compare = hmac.compare_digest

    def spy(a: bytes, b: bytes) -> bool:
        compared.append((a, b))
        return compare(a, b)

    monkeypatch.setattr(hmac, "compare_digest", spy)
    tokens = ["first-token", "second-token", "third-token"]
    for given_token in (*tokens, "wrong-token"):
        compared.clear()
        check_bearer(f"Bearer {given_token}", tokens)
        assert compared == [(given_token.encode(), token.encode()) for token in tokens]


@for_each(
    ("tokens", "message"),
    [
        ("", "empty"),
        ([], "empty"),
        (["good-token", ""], "empty"),
        (None, "must be a string or several"),
        (5, "must be a string or several"),
        ([None], "must be a string"),
        (b"bytes", "must be a string"),
        ([b"bytes"], "must be a string"),
        ("read-from-a-file\n", "white space"),
        (" padded", "white space"),
        ("two\nlines", "line break"),
        ("   ", "white space"),
    ],
)
@for_each("header", [None, "", "Bearer ", "Bearer x"])
def test_tokens_that_protect_nothing_or_can_never_match_are_refused(
    tokens: Any, message: str, header: str | None
) -> None:
    with pytest.raises(InvalidInput, match=message):
        check_bearer(header, tokens)


@pytest.mark.parametrize("header", [5, ["Bearer x"], {"Authorization": "Bearer x"}, object()])
def test_a_header_of_another_type_is_refused(header: Any) -> None:
    with pytest.raises(InvalidInput, match="authorization must be the header's value"):
        check_bearer(header, TOKEN)


@given(st.text() | st.binary())
def test_no_other_header_passes(header: str | bytes) -> None:
    assert check_bearer(header, TOKEN) is False


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S"]), min_size=1))
def test_every_printable_token_is_accepted_as_it_is(token: str) -> None:
    assert check_bearer(f"Bearer {token}", token)
    assert check_bearer(f"Bearer {token}".encode(), ["another-token", token])
