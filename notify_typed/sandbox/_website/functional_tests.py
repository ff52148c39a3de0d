"""What Notify's functional tests need beside the website and the APIs.

They make their users, and they send texts as the network does that passes texts on to Notify. Both
ask for the secret of the admin API.
"""

from __future__ import annotations

from base64 import b64encode
from contextlib import suppress
from hmac import compare_digest
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote_plus

from starlette.responses import Response
from starlette.routing import Route

from notify_typed.sandbox._admin.authentication import (
    FUNCTIONAL_TESTS_CLIENT_ID,
    AdminAuthenticator,
)
from notify_typed.sandbox._admin.endpoint import AdminEndpoint, no_transaction
from notify_typed.sandbox._admin.errors import refusal
from notify_typed.sandbox._admin.functional_tests import ROUTES
from notify_typed.sandbox._errors import LegacyError, SandboxError
from notify_typed.sandbox._service import inbound

if TYPE_CHECKING:
    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._runtime import Runtime

NETWORK: Final = "mmg"
"""The name that the network signs in with."""

_PATH: Final = f"/notifications/sms/receive/{NETWORK}"
_FIELDS: Final = ("Message", "MSISDN", "Number")


def functional_test_routes(runtime: Runtime, admin_secret: str) -> list[Route]:
    """Return the routes that functional tests need."""
    tests = AdminAuthenticator(admin_secret, runtime.state.clock, FUNCTIONAL_TESTS_CLIENT_ID)
    network = _NetworkAuthenticator(admin_secret)
    return [
        *(Route(path, AdminEndpoint(runtime, tests, methods)) for path, methods in ROUTES.items()),
        Route(_PATH, AdminEndpoint(runtime, network, {"POST": _receive})),
    ]


class _NetworkAuthenticator:
    """Lets the network in, with a name and a password."""

    def __init__(self, secret: str) -> None:
        self._known = b64encode(f"{NETWORK}:{secret}".encode()).decode()

    def check(self, header: str | None) -> None:
        scheme, _, given = (header or "").partition(" ")
        if scheme.lower() != "basic":
            raise LegacyError(401, "Unauthorized")
        if not compare_digest(given.encode(), self._known.encode()):
            raise LegacyError(403, "Forbidden")


@no_transaction
def _receive(call: Call) -> Response:
    """Take a text; the network is not told whether anybody has the number."""
    body = call.json()
    given = body if isinstance(body, dict) else {}
    texts = [value for name in _FIELDS if isinstance(value := given.get(name), str)]
    if len(texts) < len(_FIELDS):
        raise refusal(f"the body must have the texts {', '.join(_FIELDS)}")
    content, sender, number = texts
    with suppress(SandboxError):
        inbound.receive(
            call.state, call.runtime.callbacks, unquote_plus(content), sender=sender, to=number
        )
    return Response("RECEIVED", media_type="text/html")
