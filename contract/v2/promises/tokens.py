"""Who is let in: nothing but a fresh token, signed by a key of the service."""

from __future__ import annotations

import time
from uuid import uuid4

import jwt

from contract.promises.registry import Server, errors, promise, require, status
from contract.target import Key, long_secret

PATH = "/v2/templates"
_AUTH = "AuthError"


def _refused(server: Server, authorization: str | None, expected: int, part: str) -> None:
    for path in (PATH, "/v2/notifications", "/v2/received-text-messages", f"{PATH[:-1]}/{uuid4()}"):
        response = server.me.get(path, authorization=authorization)
        ((kind, message),) = errors(response, expected)
        require(kind == _AUTH, f"{path}: the error is called {kind}")
        require(part in message, f"{path}: {part!r} is not in {message!r}")


@promise(is_safe=True)
def a_request_without_a_token_is_refused(server: Server) -> None:
    """401, and it says that the token is missing."""
    _refused(server, None, 401, "must be provided")


@promise(is_safe=True)
def a_token_needs_the_word_bearer(server: Server) -> None:
    """401 for every other scheme; Bearer may be spelt anyhow."""
    token = server.me.key.token()
    for scheme in ("Basic ", "Token ", ""):
        _refused(server, f"{scheme}{token}", 401, "bearer")
    for scheme in ("Bearer", "bearer", "BEARER"):
        status(server.me.get(PATH, authorization=f"{scheme} {token}"), 200)


@promise(is_safe=True)
def a_wrong_signature_is_refused(server: Server) -> None:
    """403 for a token signed with anything but a secret of the service."""
    key = server.me.key
    stranger = Key(key.service_id, str(uuid4()))
    _refused(server, f"Bearer {stranger.token()}", 403, "API key not found")
    head, payload, signature = key.token().split(".")
    broken = ("B" if signature[0] != "B" else "C") + signature[1:]
    _refused(server, f"Bearer {head}.{payload}.{broken}", 403, "API key not found")


@promise(is_safe=True)
def an_old_token_is_refused(server: Server) -> None:
    """403 for one made 40 seconds ago; 20 seconds are fine."""
    now = int(time.time())
    _refused(server, f"Bearer {server.me.key.token(iat=now - 40)}", 403, "system clock")
    _refused(server, f"Bearer {server.me.key.token(iat=now - 86_400)}", 403, "system clock")
    token = server.me.key.token(iat=now - 20)
    status(server.me.get(PATH, authorization=f"Bearer {token}"), 200)


@promise(is_safe=True)
def a_token_from_the_future_is_refused(server: Server) -> None:
    """403 for one made in 40 seconds; 20 seconds are fine."""
    now = int(time.time())
    _refused(server, f"Bearer {server.me.key.token(iat=now + 40)}", 403, "system clock")
    token = server.me.key.token(iat=now + 20)
    status(server.me.get(PATH, authorization=f"Bearer {token}"), 200)


@promise(is_safe=True)
def a_token_needs_its_claims(server: Server) -> None:
    """403 without issuer or time, and for an issuer that is no service."""
    key = server.me.key
    _refused(server, f"Bearer {key.token(iat=None)}", 403, "Invalid token")
    _refused(server, f"Bearer {key.token(iss=None)}", 403, "iss field not provided")
    _refused(server, f"Bearer {key.token(iss=str(uuid4()))}", 403, "service not found")
    _refused(server, f"Bearer {key.token(iss='nobody')}", 403, "not the right data type")
    _refused(server, "Bearer not.a.token", 403, "Invalid token")


@promise(is_safe=True)
def only_hs256_signs(server: Server) -> None:
    """403 for other algorithms, above all for none."""
    key = server.me.key
    claims = {"iss": key.service_id, "iat": int(time.time())}
    for algorithm in ("HS512", "none"):
        secret = None if algorithm == "none" else long_secret(key)
        token = jwt.encode(claims, secret, algorithm)  # type: ignore[arg-type] # none has no secret
        _refused(server, f"Bearer {token}", 403, "Invalid token")


@promise()
def a_revoked_key_is_refused(server: Server) -> None:
    """403 and the message says that it was revoked."""
    _refused(server, f"Bearer {server.by('revoked').key.token()}", 403, "API key revoked")


@promise()
def sending_needs_a_token_as_well(server: Server) -> None:
    """401 and 403 come before anything is looked at."""
    for kind in ("sms", "email", "letter"):
        path = f"/v2/notifications/{kind}"
        errors(server.me.post(path, {}, authorization=None), 401)
        stranger = Key(server.me.key.service_id, str(uuid4()))
        errors(server.me.post(path, {}, authorization=f"Bearer {stranger.token()}"), 403)
