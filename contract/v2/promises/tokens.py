"""Promise who is let in: nobody without a fresh token, signed by a key of the service."""

from __future__ import annotations

from uuid import uuid4

from contract.engine.server import Key
from contract.engine.token_promises import CHECKS
from contract.v2.context import Context, errors, promise, safe_promise

for check in CHECKS:
    safe_promise(check)


@safe_promise
def a_token_names_a_service(context: Context) -> None:
    """Expect 403 for an issuer that is not a service."""
    key = context.key
    context.refuses(f"Bearer {key.token(iss=str(uuid4()))}", 403, "service not found")
    context.refuses(f"Bearer {key.token(iss='nobody')}", 403, "not the right data type")


@promise
def a_revoked_key_is_refused(context: Context) -> None:
    """Expect 403 that says that it was revoked."""
    token = context.by("revoked").key.token()
    context.refuses(f"Bearer {token}", 403, "API key revoked")


@promise
def sending_needs_a_token_as_well(context: Context) -> None:
    """Expect 401 and 403 before anything is looked at."""
    for kind in ("sms", "email", "letter"):
        path = f"/v2/notifications/{kind}"
        errors(context.me.post(path, {}, authorization=None), 401)
        stranger = Key(context.key.issuer, str(uuid4()))
        errors(context.me.post(path, {}, authorization=f"Bearer {stranger.token()}"), 403)
