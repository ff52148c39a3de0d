"""Asks every route of the three APIs for what nobody should, from hostile parts."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import jwt
from local_http import local_client

from attacks.attack import Attack, Effort, Figures, hold
from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._description.spec import (
    admin_description,
    control_description,
    notify_description,
)
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from random import Random

    import httpx

HOSTILE: list[Any] = [
    *(None, True, False, 0, -1, 1, 0.5, 2**31, 2**63, 10**40, -(10**40), 1e308, float("nan")),
    *("", " ", "\x00", "a\x00b", "\ud800", "a\udfff", "\ufffe", "é" * 3000, "x" * 70_000),
    *("%00", "%ff", "../../etc/passwd", "((name))", "((" * 2000, "<script>", "'; DROP TABLE x; --"),
    *("2026-02-30", "99999-01-01T00:00:00Z", "0000-00-00", "\u0661\u0662", "1e999", "inf"),
    *("+" * 100, "447" + "9" * 30, "a@" + "b." * 200 + "c", "@", "http://[", "https://a:99999/"),
    *([], {}, [[]], [None] * 50, {"": ""}, {"\ud800": "\ud800"}, {"file": "x"}, {"file": None}),
    {"file": "QUJD", "filename": "\ud800.csv"},
    {"file": "QUJD", "filename": "a.csv", "retention_period": "9" * 30, "is_csv": []},
]
NESTED = json.loads("[" * 400 + "]" * 400)
RAW = [
    *(b"", b"{", b"\xff\xfe", b"\x00", b"null", b"[]", b'"\\ud800"', b'{"a":1,"a":2}', b"NaN"),
    *(b"[" * 100_000, b'{"a":' * 50_000, b"1" * 5000, b"1e999999", b"\xef\xbb\xbf{}"),
]
KNOWN = [
    *(world.SERVICE_ID, world.SMS_TEMPLATE_ID, world.EMAIL_TEMPLATE_ID, world.LETTER_TEMPLATE_ID),
    *(world.FILE_TEMPLATE_ID, "07700900123", "amala@example.com", "sms", "email", "letter"),
]
IN_PATHS = ["x", "\x00", "\ud800", "..", "/", "%", "é" * 500, "0" * 3000, "-1", "9" * 50, "sms"]
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "X"]
# A world made up would leave nothing to ask for, and faults answer with a 500 on request.
APART = [("put", "/_sandbox/world"), ("post", "/_sandbox/faults")]
LONG_WAIT = "/_sandbox/messages/wait"


@dataclass(frozen=True)
class Route:
    """A method and a path that an API describes, with the schema of what it takes."""

    method: str
    path: str
    schema: Any
    document: Any


def routes() -> list[Route]:
    """Return every route of the three descriptions."""
    found = []
    for description in (notify_description(), admin_description(), control_description()):
        document: Any = description.document
        for path, item in document["paths"].items():
            if any("text/event-stream" in str(each) for each in item.values()):
                continue  # an answer that never ends
            for method in ("get", "post", "put", "patch", "delete"):
                if method in item and (method, path) not in APART:
                    body = item[method].get("requestBody", {}).get("content", {})
                    schema = body.get("application/json", {}).get("schema")
                    found.append(Route(method.upper(), path, schema, document))
    return found


class Maker:
    """Makes requests of chance.

    Args:
        random: The chance.
        ids: Ids that things have.
    """

    def __init__(self, random: Random, ids: list[str]) -> None:
        self._random = random
        self._known = [*KNOWN, *ids]

    def hostile(self) -> Any:
        if self._random.random() < 0.02:
            return NESTED
        return self._random.choice(HOSTILE)

    def path(self, route: Route) -> str:
        parts = []
        for part in route.path.split("/"):
            if not part.startswith("{"):
                parts.append(part)
            elif self._random.random() < 0.75:
                parts.append(self._random.choice(self._known))
            else:
                parts.append(quote(self._random.choice(IN_PATHS), safe="", errors="surrogatepass"))
        return "/".join(parts)

    def query(self) -> str:
        names = ["older_than", "status", "page", "limit_days", "reference", "template_type", "x"]
        pairs = self._random.choices(names, k=self._random.choice([0, 0, 0, 1, 2]))
        return "&".join(
            f"{name}={quote(str(self.hostile())[:2000], errors='surrogatepass')}" for name in pairs
        )

    def body(self, route: Route) -> bytes:
        if self._random.random() < 0.1:
            return self._random.choice(RAW)
        value = self._value(route.schema or {}, route.document, 0)
        return json.dumps(value).encode()

    def _value(self, schema: Any, document: Any, depth: int) -> Any:
        """Make something that fits a schema mostly, so that it is looked at closely."""
        if self._random.random() < 0.12 or depth > 6:
            return self.hostile()
        if "$ref" in schema:
            found = document
            for step in schema["$ref"].removeprefix("#/").split("/"):
                found = found[step]
            return self._value(found, document, depth + 1)
        choices = schema.get("oneOf") or schema.get("anyOf")
        if choices:
            return self._value(self._random.choice(choices), document, depth + 1)
        if "allOf" in schema:
            parts = [self._value(each, document, depth + 1) for each in schema["allOf"]]
            return {
                key: each for part in parts if isinstance(part, dict) for key, each in part.items()
            }
        return self._plain(schema, document, depth)

    def _plain(self, schema: Any, document: Any, depth: int) -> Any:
        for word in ("const", "default", "example"):
            if word in schema:
                return schema[word]
        if "examples" in schema or "enum" in schema:
            return self._random.choice(schema.get("examples") or schema["enum"])
        kind = schema.get("type", "object")
        if isinstance(kind, list):
            kind = self._random.choice(kind)
        return self._typed(kind, schema, document, depth)

    def _typed(self, kind: str, schema: Any, document: Any, depth: int) -> Any:
        match kind:
            case "object":
                names = schema.get("properties", {})
                return {
                    name: self._value(inner, document, depth + 1)
                    for name, inner in names.items()
                    if name in schema.get("required", ()) or self._random.random() < 0.5
                }
            case "array":
                inner = schema.get("items", {})
                return [self._value(inner, document, depth + 1) for _ in range(2)]
            case "integer" | "number":
                return self._random.choice([0, 1, 7, 250])
            case "boolean":
                return self._random.random() < 0.5
            case "null":
                return None
            case _:
                return self._random.choice(self._known)


def ask_everything(effort: Effort) -> Figures:
    """Ask every route, round after round."""
    figures: Figures = Counter()
    with Sandbox(outcomes="immediate") as sandbox, local_client(sandbox.base_url) as http:
        known = routes()
        key = sandbox.test_key
        figures["routes"] = len(known)
        for number in effort.rounds():
            if number % 10 == 0:
                http.put("/_sandbox/world", json=world.default_world()).raise_for_status()
                sandbox.clear_faults()
            ids = [str(message.id) for message in sandbox.messages()[:3]]
            maker = Maker(effort.random, ids)
            effort.random.shuffle(known)
            for route in known:
                _ask(http, sandbox, key, maker, route, effort.random)
                figures["requests"] += 1
            hold(http.get("/_sandbox/health").status_code == 200, "the sandbox is not well")
    figures["answered with a 500"] = 0
    return figures


def _ask(
    http: httpx.Client, sandbox: Sandbox, key: str, maker: Maker, route: Route, random: Random
) -> None:
    method = route.method if random.random() < 0.95 else random.choice(METHODS)
    query = "timeout=0" if route.path == LONG_WAIT else maker.query()
    content = maker.body(route) if method in {"POST", "PUT", "PATCH"} else b""
    issuer, secret = (
        (key[-73:-37], key[-36:])
        if route.path.startswith("/v2/")
        else ("notify-admin", sandbox.admin_secret)
    )
    token = jwt.encode({"iss": issuer, "iat": int(sandbox.clock.now().timestamp())}, secret)
    path = maker.path(route)
    answer = http.request(
        method,
        f"{path}?{query}",
        content=content,
        headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
    )
    shown = content[:300].decode(errors="replace")
    hold(
        answer.status_code < 500,
        f"{answer.status_code} for {method} {path[:200]}?{query[:200]} with {shown}",
    )


FUZZ = Attack(
    "every-route",
    "No request makes the sandbox fail: each is answered, and none with a 500.",
    "Every route of the three descriptions is asked with bodies that fit it mostly, and have "
    "hostile parts in them.",
    ask_everything,
    short=3,
)
