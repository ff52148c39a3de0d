"""Who is let in: nothing but a fresh token of the admin app, signed with its secret."""

from __future__ import annotations

import time
from uuid import uuid4

import jwt

from contract.admin.office import CLIENT_ID, token
from contract.admin.promises.registry import Place, message, promise, require, status
from contract.target import Key

_LONG_ENOUGH = 64


def _refused(place: Place, authorization: str | None, expected: int, part: str) -> None:
    requests = (("GET", place.at), ("GET", "/inbound-number"), ("POST", "/user"))
    for method, path in requests:
        response = place.office.request(method, path, {}, authorization=authorization)
        said = message(response, expected)
        require(said.keys() == {"token"}, f"{path}: {said.keys()}")
        require(part in said["token"][0], f"{path}: {part!r} is not in {said['token']!r}")


@promise
def a_request_without_a_token_is_refused(place: Place) -> None:
    """401, and it says that the token is missing."""
    _refused(place, None, 401, "must be provided")


@promise
def a_token_needs_the_word_bearer(place: Place) -> None:
    """401 for every other scheme; Bearer may be spelt anyhow."""
    made = token(place.secret)
    for scheme in ("Basic ", ""):
        _refused(place, f"{scheme}{made}", 401, "bearer scheme")
    for scheme in ("Bearer", "bearer"):
        status(place.office.get(place.at, authorization=f"{scheme} {made}"), 200)


@promise
def a_wrong_signature_is_refused(place: Place) -> None:
    """403 for a token signed with anything but the secret."""
    _refused(place, f"Bearer {token(str(uuid4()))}", 403, "API key not found")
    head, payload, signature = token(place.secret).split(".")
    broken = ("B" if signature[0] != "B" else "C") + signature[1:]
    _refused(place, f"Bearer {head}.{payload}.{broken}", 403, "API key not found")


@promise
def a_token_must_be_fresh(place: Place) -> None:
    """403 for one made 40 seconds ago or ahead; 20 seconds are fine."""
    now = int(time.time())
    for seconds in (-86_400, -40, 40):
        made = token(place.secret, iat=now + seconds)
        _refused(place, f"Bearer {made}", 403, "system clock")
    for seconds in (-20, 20):
        made = token(place.secret, iat=now + seconds)
        status(place.office.get(place.at, authorization=f"Bearer {made}"), 200)


@promise
def a_token_needs_its_claims(place: Place) -> None:
    """403 without issuer or time, 401 for another issuer."""
    nameless, timeless = token(place.secret, iss=None), token(place.secret, iat=None)
    _refused(place, f"Bearer {nameless}", 403, "iss field not provided")
    _refused(place, f"Bearer {timeless}", 403, "Invalid token: API key not found")
    stranger = token(place.secret, iss="notify-functional-tests")
    _refused(place, f"Bearer {stranger}", 401, "not allowed to perform this action")
    _refused(place, "Bearer not.a.token", 403, "Invalid token")


@promise
def only_hs256_signs(place: Place) -> None:
    """403 for other algorithms, above all for none."""
    claims = {"iss": CLIENT_ID, "iat": int(time.time())}
    _refused(place, f"Bearer {jwt.encode(claims, '', 'none')}", 403, "Invalid token")
    secret = place.secret.ljust(_LONG_ENOUGH, "\0")
    _refused(place, f"Bearer {jwt.encode(claims, secret, 'HS512')}", 403, "Invalid token")


@promise
def a_services_key_opens_nothing(place: Place) -> None:
    """401 for the key of a service, even for what is its own; and the secret opens no v2."""
    key = Key.parse(place.office.new_key(place.holdings.service_id, place.user))
    _refused(place, f"Bearer {key.token()}", 401, "not allowed to perform this action")
    as_admin = Key(CLIENT_ID, key.secret).token()
    _refused(place, f"Bearer {as_admin}", 403, "API key not found")
    ours = {"Authorization": f"Bearer {token(place.secret)}"}
    status(place.office.client.get("/v2/notifications", headers=ours), 403)


@promise
def what_cannot_be_an_id_is_no_path(place: Place) -> None:
    """404 with the router's text, before anybody is asked for a token."""
    for path in ("/service/x", "/service/1/api-keys", "/user/me", f"{place.at}/sms-sender/1"):
        for authorization in (None, ""):
            said = message(place.office.get(path, authorization=authorization), 404)
            require(said.startswith("The requested URL was not found"), f"{path}: {said}")
    said = message(place.office.get(f"/service/{uuid4()}"), 404)
    require(said == "No result found", said)
