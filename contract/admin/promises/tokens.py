"""Promise who is let in: nobody without a fresh token of the admin app, signed with its secret."""

from __future__ import annotations

from uuid import uuid4

from contract.admin.api import CLIENT_ID
from contract.admin.context import Context, message, promise
from contract.engine.promises import require, status
from contract.engine.server import Key
from contract.engine.token_promises import CHECKS

for check in CHECKS:
    promise(check)


@promise
def a_token_names_the_admin_app(context: Context) -> None:
    """Expect 401 for another issuer."""
    stranger = context.key.token(iss="notify-functional-tests")
    context.refuses(f"Bearer {stranger}", 401, "not allowed to perform this action")


@promise
def a_services_key_opens_nothing(context: Context) -> None:
    """Expect 401 for a service's key, even for what is its own; and the secret not to open v2."""
    key = context.api.new_key(context.fixtures.service_id, context.user)
    context.refuses(f"Bearer {key.token()}", 401, "not allowed to perform this action")
    as_admin = Key(CLIENT_ID, key.secret).token()
    context.refuses(f"Bearer {as_admin}", 403, "API key not found")
    status(context.v2(context.key, "GET", "/v2/notifications"), 403)


@promise
def what_cannot_be_an_id_is_not_a_path(context: Context) -> None:
    """Expect 404 with the router's text, before anybody is asked for a token."""
    for path in ("/service/x", "/service/1/api-keys", "/user/me", f"{context.at}/sms-sender/1"):
        for authorization in (None, ""):
            said = message(context.api.get(path, authorization=authorization), 404)
            require(said.startswith("The requested URL was not found"), "another text", path, said)
    said = message(context.api.get(f"/service/{uuid4()}"), 404)
    require(said == "No result found", "another text", said)
