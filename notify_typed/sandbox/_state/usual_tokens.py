"""Tokens as usual clients write them: read without PyJWT, which takes long to import.

What is read here is a part of what PyJWT reads, and says the same; a test holds both against each
other. PyJWT reads all other tokens, and knows what is wrong with them.
"""

from __future__ import annotations

import hmac
import re
from base64 import urlsafe_b64decode
from typing import TYPE_CHECKING, NamedTuple

from notify_typed.sandbox._json import parse_json

if TYPE_CHECKING:
    from notify_typed.sandbox._json import JsonObject

# The bits of a last digit that belong to no byte are 0. A signature by HS256 has 32 bytes.
_PART = r"((?:[\w-]{4})*(?:[\w-]{4}|[\w-]{2}[AEIMQUYcgkosw048]|[\w-][AQgw]))"
_TOKEN = re.compile(rf"{_PART}\.{_PART}\.([\w-]{{42}}[AEIMQUYcgkosw048])", re.ASCII)
_HEADERS = ({"alg": "HS256", "typ": "JWT"}, {"alg": "HS256"})
_CLAIMS = {"iss": str, "iat": int}
_SECRET = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class UsualToken(NamedTuple):
    """A token of the usual form.

    Attributes:
        claims: Its issuer, and when it was made.
        signed: The part that is signed.
        signature: The signature.
    """

    claims: JsonObject
    signed: bytes
    signature: bytes

    def is_signed_with(self, secret: str) -> bool:
        """Return whether it was signed with a secret."""
        right = hmac.digest(secret.encode(), self.signed, "sha256")
        return hmac.compare_digest(right, self.signature)


def is_usual(secret: str) -> bool:
    """Return whether a secret is one of Notify's, which has no other meaning to PyJWT."""
    return _SECRET.fullmatch(secret) is not None


def read_usual(token: str) -> UsualToken | None:
    """Read a token of the usual form, whoever signed it; None for any other."""
    found = _TOKEN.fullmatch(token)
    if found is None:
        return None
    try:
        header, claims = parse_json(_decoded(found[1])), parse_json(_decoded(found[2]))
    except ValueError:
        return None
    if header not in _HEADERS or not isinstance(claims, dict):
        return None
    if {name: type(value) for name, value in claims.items()} != _CLAIMS:
        return None
    return UsualToken(claims, token[: found.end(2)].encode(), _decoded(found[3]))


def _decoded(part: str) -> bytes:
    return urlsafe_b64decode(part + "=" * (-len(part) % 4))
