"""Sends recorded requests to a sandbox, whose clock moves where the recording waited."""

from __future__ import annotations

import base64
import json
import re
import warnings
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import jwt

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    import httpx

    from notify_typed.sandbox import Clock, Sandbox

PLACEHOLDER: Final = re.compile(r"\{\{(.+?)\}\}")
ADMIN: Final = "admin"
# Enough for the limits on requests a minute, and too little for what happens later to be seen.
_BETWEEN_REQUESTS: Final = timedelta(milliseconds=10)
_ADMIN_CLIENT: Final = "notify-admin"
_SPREADSHEETS: Final = {
    True: "phone number,name\n07700900986,Ann\n07700900986,Bob\n",
    False: "phone number\n1\n2\n",
}


class NoValueError(LookupError):
    """A request needs something of an earlier answer that is not there."""


@dataclass
class Sender:
    """Sends requests to one sandbox, and keeps the answers that later requests refer to."""

    sandbox: Sandbox
    clock: Clock
    client: httpx.Client
    keys: Mapping[str, tuple[str, str]]
    answers: dict[str, tuple[datetime, Any]] = field(default_factory=dict)

    def send(self, row: Mapping[str, Any]) -> httpx.Response:
        """Send one recorded request."""
        request = row["request"]
        headers = dict(request.get("headers", {}))
        self.clock.advance(_BETWEEN_REQUESTS)
        self._wait(row)
        if (authorization := self._authorization(request["auth"])) is not None:
            headers["Authorization"] = authorization
        response = self.client.request(
            request["method"],
            self.sandbox.base_url + expand(request["path"], self.value),
            params=[(k, expand(v, self.value)) for k, v in request.get("query") or ()] or None,
            content=self._content(request),
            headers=headers,
        )
        try:
            answer = response.json()
        except ValueError:
            answer = None
        self.answers[row["case"]] = self.sandbox.clock.now(), answer
        return response

    def prepare(self, row: Mapping[str, Any]) -> None:
        """Do what a row asks for that is not a request: wait, or upload spreadsheets."""
        if "wait" in row:
            self.sandbox.clock.advance(seconds=row["wait"])
        for job in row.get("upload", {}).get("jobs", ()):
            self.client.put(
                f"/_sandbox/uploads/csv/{row['upload']['service']}/{job['id']}",
                params={"template_id": job["template_id"], "original_file_name": "up.csv"},
                content=_SPREADSHEETS[job["valid"]],
                headers={"Content-Type": "text/csv"},
            ).raise_for_status()

    def value(self, expression: str) -> str:
        """Give what a placeholder of a request stands for.

        Raises:
            NoValueError: An earlier answer lacks it.
        """
        kind, _, rest = expression.partition(":")
        if kind == "now":
            seconds, _, layout = rest.partition(":")
            moment = self.sandbox.clock.now() + timedelta(seconds=float(seconds))
            return moment.strftime(layout)
        if kind != "case":
            return f"{{{{{expression}}}}}"  # text that only looks like a placeholder
        name, _, path = rest.partition(".json.")
        try:
            value = self.answers[name][1]
            for step in path.split("."):
                value = value[int(step)] if isinstance(value, list) else value[step]
        except (LookupError, TypeError, ValueError):
            raise NoValueError(expression) from None
        return str(value)

    def _wait(self, row: Mapping[str, Any]) -> None:
        if "wait_ms" not in row:
            return
        named = re.findall(r"\{\{case:(.+?)\.", json.dumps([row["request"], row["response"]]))
        since = max(
            (self.answers[name][0] for name in named if name in self.answers),
            default=self.sandbox.clock.now(),
        )
        left = since + timedelta(milliseconds=row["wait_ms"]) - self.sandbox.clock.now()
        if left > timedelta(0):
            self.sandbox.clock.advance(left)

    def _content(self, request: Mapping[str, Any]) -> bytes | None:
        if "json" in request:
            return json.dumps(expand(request["json"], self.value)).encode()
        if "raw" in request:
            return str(expand(request["raw"], self.value)).encode()
        return base64.b64decode(request["raw_base64"]) if "raw_base64" in request else None

    def _authorization(self, auth: Mapping[str, Any]) -> str | None:
        if "none" in auth:
            return None
        if "header" in auth:
            return str(auth["header"])
        wanted = auth.get("jwt", auth)
        token = self._token(wanted, *self.keys[wanted["key"]])
        return f"{wanted.get('scheme', 'Bearer')} {token}".strip()

    def _token(self, wanted: Mapping[str, Any], issuer: str, secret: str) -> str:
        now = self.sandbox.clock.now().timestamp()
        issued = now + wanted.get("iat_offset", 0)
        claims = {
            "iss": wanted.get("iss", issuer),
            "iat": issued if wanted.get("iat_float") else int(issued),
        }
        if "exp_offset" in wanted:
            claims["exp"] = int(now) + wanted["exp_offset"]
        claims |= wanted.get("claims", {})
        for name in wanted.get("drop", ()):
            del claims[name]
        algorithm = wanted.get("alg", "HS256")
        secret = "" if algorithm == "none" else wanted.get("secret", secret)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", jwt.warnings.InsecureKeyLengthWarning)
            # Signed as bytes, since PyJWT refuses claims that are wrong on purpose.
            return jwt.PyJWS().encode(
                json.dumps(claims).encode(), secret, algorithm, headers=wanted.get("headers")
            )


def expand(value: Any, fill: Callable[[str], str]) -> Any:
    """Fill the placeholders in a recorded value, and write its long strings out."""
    if isinstance(value, str):
        return PLACEHOLDER.sub(lambda match: fill(match[1]), value)
    if isinstance(value, list):
        return [expand(item, fill) for item in value]
    if isinstance(value, dict):
        if "$repeat" in value:
            return value["$repeat"] * value["count"]
        return {expand(name, fill): expand(item, fill) for name, item in value.items()}
    return value


def keys_of(world: Mapping[str, Any], admin_secret: str) -> dict[str, tuple[str, str]]:
    """Give issuer and secret of each key that recordings name."""
    keys = {
        key["label"]: (service["id"], key["secret"])
        for service in world["services"]
        for key in service["api_keys"]
    }
    return keys | {ADMIN: (_ADMIN_CLIENT, admin_secret)}
