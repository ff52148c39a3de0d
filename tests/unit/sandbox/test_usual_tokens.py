"""Tokens that are read without PyJWT say what they say to it."""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64encode
from typing import Any

import jwt
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from notify_typed.sandbox._state.usual_tokens import is_usual, read_usual

SECRET = "5a4db0c8-0000-4000-8000-000000000063"
OTHER = "5a4db0c8-0000-4000-8000-000000000064"
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
USUAL = jwt.encode({"iss": "5a4db0c8-0000-4000-8000-000000000001", "iat": 1_800_000_000}, SECRET)
ANYWAY: Any = {"verify_exp": False, "verify_iat": False, "verify_nbf": False}


def encoded(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


SHORT = encoded('{"alg": "HS256"}')


def signed(header: str, claims: str, secret: str) -> str:
    text = f"{encoded(header)}.{encoded(claims)}"
    signature = hmac.digest(secret.encode(), text.encode(), "sha256")
    return f"{text}.{urlsafe_b64encode(signature).decode().rstrip('=')}"


def by_pyjwt(token: str, secret: str) -> Any:
    try:
        return jwt.decode(token, secret, algorithms=["HS256"], options=ANYWAY)
    except jwt.InvalidSignatureError:
        return "signed by another"
    except (jwt.InvalidTokenError, ValueError) as problem:
        return repr(problem)


values = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3)
made = st.builds(
    lambda header, claims, secret: signed(json.dumps(header), json.dumps(claims), secret),
    st.fixed_dictionaries(
        {"alg": st.sampled_from(["HS256", "HS384", "none"]) | values},
        optional={"typ": st.sampled_from(["JWT", "jwt"]), "kid": values, "crit": values},
    ),
    st.fixed_dictionaries(
        {}, optional=dict.fromkeys(("iss", "iat", "exp", "aud", "sub", "jti"), values)
    ),
    st.sampled_from([SECRET, OTHER]),
)
# The parts of a usual one, or what a careless client may put there.
written = st.lists(
    st.sampled_from(
        [
            *USUAL.split("."),
            encoded('{"alg": "HS256"}'),
            encoded('{"alg": "none"}'),
            encoded('{"iss": "a", "iat": 5, "iat": 6}'),
            encoded('{"iss": "a", "iat": true}'),
            encoded('{"iss": "\\ud800", "iat": 1e999}'),
            encoded("[" * 3_000),
            encoded("[]"),
            "A",
            "A" * 43,
            "é",
            "",
        ]
    ),
    min_size=1,
    max_size=4,
).map(".".join)
# The usual one with a fault somewhere.
faulty = st.tuples(st.integers(0, len(USUAL)), st.integers(0, 2), st.text("A=._- \n\t", max_size=2))
tokens = st.one_of(
    made, written, faulty.map(lambda at: USUAL[: at[0]] + at[2] + USUAL[at[0] + at[1] :])
)


def with_spare_bits(part: str) -> str:
    """A part of a token whose last digit has bits that belong to no byte."""
    return part[:-1] + DIGITS[DIGITS.index(part[-1]) + 1]


@example(with_spare_bits(USUAL), SECRET)
@example(".".join([USUAL.split(".")[0], encoded("{"), USUAL.split(".")[2]]), SECRET)
@example(".".join([with_spare_bits(SHORT), *USUAL.split(".")[1:]]), SECRET)
@given(tokens, st.sampled_from([SECRET, OTHER]))
def test_what_is_read_is_what_pyjwt_reads(token: str, secret: str) -> None:
    found = read_usual(token)
    if found is None:
        return
    assert found.claims == jwt.decode(token, options={"verify_signature": False})
    said = by_pyjwt(token, secret)
    assert said == (found.claims if found.is_signed_with(secret) else "signed by another")


def test_what_usual_clients_send_is_read() -> None:
    found = read_usual(USUAL)
    assert found is not None
    assert found.is_signed_with(SECRET)
    assert not found.is_signed_with(OTHER)


@pytest.mark.parametrize("secret", ["", "ssh-rsa AAAA", "-----BEGIN PUBLIC KEY-----", SECRET * 2])
def test_what_pyjwt_may_take_for_something_else_is_left_to_it(secret: str) -> None:
    assert not is_usual(secret)
