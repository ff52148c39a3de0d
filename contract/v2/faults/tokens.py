"""Faults in who is let in, and in what a key reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import jwt

from contract import world
from contract.faults.planting import Fault, operation
from contract.target import Key, long_secret

if TYPE_CHECKING:
    from contract.relay import Request

_KEYS: Final = {label: Key.parse(world.key(label)) for label in ("live", "team", "test", "revoked")}
_ANY_TIME: Final[Any] = dict.fromkeys(("verify_exp", "verify_iat", "verify_nbf"), False)


def _token(request: Request) -> str:
    scheme, _, token = (request.header("Authorization") or "").partition(" ")
    return token if scheme.lower() == "bearer" else ""


def _signer(token: str, algorithm: str = "HS256") -> Key | None:
    """The key of the service that signed a token, whenever that was."""
    for key in _KEYS.values():
        secret = key.secret if algorithm == "HS256" else long_secret(key)
        try:
            jwt.decode(token, secret, [algorithm], options=_ANY_TIME)
        except jwt.InvalidTokenError:
            continue
        return key
    return None


def _claims(token: str) -> dict[str, Any]:
    try:
        return jwt.decode(token, options={"verify_signature": False})
    except jwt.InvalidTokenError:
        return {}


def _as(request: Request, key: Key) -> Request:
    return request.with_header("Authorization", f"Bearer {key.token()}")


def _no_token(request: Request) -> Request:
    return request if _signer(_token(request)) else _as(request, _KEYS["live"])


def _no_signature(request: Request) -> Request:
    claims = _claims(_token(request))
    is_ours = claims.get("iss") == world.SERVICE_ID and "iat" in claims
    is_wrong = is_ours and not _signer(_token(request))
    return _as(request, _KEYS["live"]) if is_wrong else request


def _no_clock(request: Request) -> Request:
    key = _signer(_token(request))
    is_whole = {"iat", "iss"} <= _claims(_token(request)).keys()
    return _as(request, key) if key and is_whole else request


def _any_algorithm(request: Request) -> Request:
    try:
        algorithm = jwt.get_unverified_header(_token(request)).get("alg")
    except jwt.InvalidTokenError:
        return request
    is_other = algorithm == "none" or _signer(_token(request), "HS512")
    return _as(request, _KEYS["live"]) if is_other else request


def _revoked_key(request: Request) -> Request:
    is_revoked = _signer(_token(request)) == _KEYS["revoked"]
    return _as(request, _KEYS["live"]) if is_revoked else request


def _wrong_scope(request: Request) -> Request:
    is_list = operation(request) == "list_notifications"
    is_test = is_list and _signer(_token(request)) == _KEYS["test"]
    return _as(request, _KEYS["live"]) if is_test else request


def _others_messages(request: Request) -> Request:
    is_theirs = world.OTHER_SMS_ID in request.path and _signer(_token(request))
    return _as(request, Key.parse(world.other_services_key())) if is_theirs else request


def _team_letters(request: Request) -> Request:
    is_letter = operation(request) == "send_letter"
    is_team = is_letter and _signer(_token(request)) == _KEYS["team"]
    return _as(request, _KEYS["live"]) if is_team else request


FAULTS: Final = (
    Fault("no token is needed", "a request without a token is refused", before=_no_token),
    Fault("signatures are not verified", "a wrong signature is refused", before=_no_signature),
    Fault("the time of tokens is not checked", "an old token is refused", before=_no_clock),
    Fault("every algorithm is good", "only hs256 signs", before=_any_algorithm),
    Fault("a revoked key is good", "a revoked key is refused", before=_revoked_key),
    Fault(
        "a test key lists the live key's messages",
        "a list has the messages of one kind of key",
        before=_wrong_scope,
    ),
    Fault(
        "other services' messages can be read",
        "another services messages cannot be seen",
        before=_others_messages,
    ),
    Fault("a team key sends letters", "a team key sends no letters", before=_team_letters),
)
