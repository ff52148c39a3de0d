"""Let in callers that must be refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import jwt

if TYPE_CHECKING:
    from contract.engine.proxy import Request
    from contract.engine.server import Key


@dataclass(frozen=True)
class TokenFaults:
    """Faults in who is let in, each a change of requests.

    Attributes:
        keys: Keys that the server knows; the first one signs for strangers.
        beside: Beginnings of paths that the faults leave alone.
    """

    keys: tuple[Key, ...]
    beside: tuple[str, ...] = ()

    def let_in(self, request: Request, key: Key | None = None) -> Request:
        """Sign a request with a key, or else with the first one."""
        return request.with_header("Authorization", f"Bearer {(key or self.keys[0]).token()}")

    def signer(self, request: Request, algorithm: str = "HS256") -> Key | None:
        """Find the key that signed a request, whenever that was."""
        found = token(request)
        return next((key for key in self.keys if key.has_signed(found, algorithm)), None)

    def is_meant(self, request: Request) -> bool:
        """Tell whether a request is for the API with the faults."""
        return not request.path.startswith(self.beside)

    def no_token(self, request: Request) -> Request:
        """Need no token."""
        is_signed = bool(token(request)) or not self.is_meant(request)
        return request if is_signed else self.let_in(request)

    def no_signature(self, request: Request) -> Request:
        """Verify no signature."""
        known = claims(request)
        is_named = "iat" in known and known.get("iss") in {key.issuer for key in self.keys}
        is_wrong = is_named and self.is_meant(request) and not self.signer(request)
        return self.let_in(request) if is_wrong else request

    def no_clock(self, request: Request) -> Request:
        """Look at no time."""
        key = self.signer(request)
        return (
            self.let_in(request, key)
            if key and {"iat", "iss"} <= claims(request).keys()
            else request
        )

    def any_algorithm(self, request: Request) -> Request:
        """Take every algorithm."""
        try:
            algorithm = jwt.get_unverified_header(token(request)).get("alg")
        except jwt.InvalidTokenError:
            return request
        is_other = algorithm == "none" or self.signer(request, "HS512")
        return self.let_in(request) if is_other else request


def token(request: Request) -> str:
    """Read the token of a request; the empty text if it has none."""
    scheme, _, found = (request.header("Authorization") or "").partition(" ")
    return found if scheme.lower() == "bearer" else ""


def claims(request: Request) -> dict[str, Any]:
    """Read the claims of a request's token, without a look at its signature."""
    try:
        return jwt.decode(token(request), options={"verify_signature": False})
    except jwt.InvalidTokenError:
        return {}
