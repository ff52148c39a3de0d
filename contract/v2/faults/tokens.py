"""Fault who is let in, and what a key reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from contract.engine.faults import Fault
from contract.engine.token_faults import TokenFaults
from contract.v2 import world
from contract.v2.api import parse_key, plant

if TYPE_CHECKING:
    from contract.engine.proxy import Request

_KEYS: Final = {label: parse_key(world.key(label)) for label in ("live", "team", "test", "revoked")}
_TOKENS: Final = TokenFaults((*_KEYS.values(),))


def _revoked_key(request: Request) -> Request:
    is_revoked = _TOKENS.signer(request) == _KEYS["revoked"]
    return _TOKENS.let_in(request) if is_revoked else request


def _wrong_scope(request: Request) -> Request:
    is_list = plant.operation(request) == "list_notifications"
    is_test = is_list and _TOKENS.signer(request) == _KEYS["test"]
    return _TOKENS.let_in(request) if is_test else request


def _others_messages(request: Request) -> Request:
    is_theirs = world.OTHER_SMS_ID in request.path and _TOKENS.signer(request)
    other = parse_key(world.other_services_key())
    return _TOKENS.let_in(request, other) if is_theirs else request


def _team_letters(request: Request) -> Request:
    is_letter = plant.operation(request) == "send_letter"
    is_team = is_letter and _TOKENS.signer(request) == _KEYS["team"]
    return _TOKENS.let_in(request) if is_team else request


FAULTS: Final = (
    Fault("no token is needed", "a request without a token is refused", before=_TOKENS.no_token),
    Fault(
        "signatures are not verified", "a wrong signature is refused", before=_TOKENS.no_signature
    ),
    Fault("the time of tokens is not checked", "an old token is refused", before=_TOKENS.no_clock),
    Fault("every algorithm is good", "only hs256 signs", before=_TOKENS.any_algorithm),
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
