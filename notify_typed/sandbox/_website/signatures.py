"""Checks the signatures of requests for files, as Amazon's version 4 has them."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote

if TYPE_CHECKING:
    from collections.abc import Mapping

ACCESS_KEY_ID = "notify-sandbox"
REGION = "eu-west-1"
_ALGORITHM = "AWS4-HMAC-SHA256"
_LAYOUT = "%Y%m%dT%H%M%SZ"
_CLOCK_SKEW = timedelta(minutes=15)
_SIGNATURE = "X-Amz-Signature"


class SignatureRefused(Exception):
    """A signature is missing, wrong or too old.

    Args:
        code: The word for it.
        message: The explanation.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class SignedRequest:
    """The parts of a request that are signed.

    Attributes:
        method: Its method.
        path: Its path as it was sent.
        query: Its query as it was sent.
        headers: Its headers by their names in small letters.
    """

    method: str
    path: str
    query: str
    headers: Mapping[str, str] = field(repr=False)


def secret_access_key(admin_secret: str) -> str:
    """Return the secret that requests for files are signed with, made of the admin API's."""
    return hmac.new(admin_secret.encode(), b"files of the website", sha256).hexdigest()


def check(request: SignedRequest, secret: str, now: datetime) -> None:
    """Check the signature of a request, in its headers or in a link.

    Args:
        request: The request.
        secret: What it must be signed with.
        now: The time.

    Raises:
        SignatureRefused: It is missing, wrong or too old.
    """
    query = parse_qsl(request.query, keep_blank_values=True)
    link = dict(query)
    header = request.headers.get("authorization", "")
    if header.startswith(_ALGORITHM):
        given = _fields(header.removeprefix(_ALGORITHM))
        scope, names = given.get("Credential", ""), given.get("SignedHeaders", "")
        signature = given.get("Signature", "")
        signed_at = _moment(request.headers.get("x-amz-date", ""))
        latest = signed_at + _CLOCK_SKEW
        payload = request.headers.get("x-amz-content-sha256", "")
    elif _SIGNATURE in link:
        scope, names = link.get("X-Amz-Credential", ""), link.get("X-Amz-SignedHeaders", "")
        signature = link[_SIGNATURE]
        signed_at = _moment(link.get("X-Amz-Date", ""))
        latest = signed_at + timedelta(seconds=_seconds(link.get("X-Amz-Expires", "")))
        payload = "UNSIGNED-PAYLOAD"
    else:
        raise SignatureRefused("AccessDenied", "The request is not signed.")
    key_id, _, rest = scope.partition("/")
    if key_id != ACCESS_KEY_ID:
        raise SignatureRefused("InvalidAccessKeyId", "The access key is not one of this sandbox.")
    if not signed_at - _CLOCK_SKEW <= now <= latest:
        raise SignatureRefused("AccessDenied", "Request has expired")
    canonical = _canonical(request, query, names, payload)
    digest = sha256(canonical.encode()).hexdigest()
    text = "\n".join([_ALGORITHM, signed_at.strftime(_LAYOUT), rest, digest])
    if not hmac.compare_digest(_signed(secret, rest, text).encode(), signature.encode()):
        raise SignatureRefused("SignatureDoesNotMatch", "The signature is not the right one.")


def _fields(text: str) -> dict[str, str]:
    pairs = (part.strip().partition("=") for part in text.split(","))
    return {name: value for name, _, value in pairs}


def _moment(text: str) -> datetime:
    try:
        return datetime.strptime(text, _LAYOUT).replace(tzinfo=UTC)
    except ValueError:
        raise SignatureRefused("AccessDenied", "The request does not say when it is.") from None


def _seconds(text: str) -> int:
    try:
        return min(int(text), 604_800)
    except ValueError:
        raise SignatureRefused("AccessDenied", "The link does not say how long it is.") from None


def _canonical(
    request: SignedRequest, query: list[tuple[str, str]], names: str, payload: str
) -> str:
    pairs = sorted((_quoted(name), _quoted(value)) for name, value in query if name != _SIGNATURE)
    lines = [
        f"{name}:{' '.join(request.headers.get(name, '').split())}\n" for name in names.split(";")
    ]
    return "\n".join(
        [
            request.method,
            request.path,
            "&".join(f"{name}={value}" for name, value in pairs),
            "".join(lines),
            names,
            payload,
        ]
    )


def _quoted(text: str) -> str:
    return quote(text, safe="-_.~")


def _signed(secret: str, scope: str, text: str) -> str:
    key = f"AWS4{secret}".encode()
    for part in (*scope.split("/"), text):
        key = hmac.new(key, part.encode(), sha256).digest()
    return key.hex()
