"""Read the recorded requests and answers of tests/fidelity, with their placeholders filled."""

from __future__ import annotations

import base64
import gzip
import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, unquote
from uuid import NAMESPACE_URL, uuid5

from contract.description.openapi import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from contract.description.openapi import Description, Operation

FIDELITY: Final = ROOT / "tests" / "fidelity"
RECORDINGS: Final = FIDELITY / "recordings-dev.jsonl"
SECOND_ROUND: Final = tuple(
    FIDELITY / "round2" / f"{name}-dev.jsonl.gz" for name in ("v2", "templates", "letters")
)
ADMIN_RECORDINGS: Final = tuple(
    FIDELITY / "round2" / f"{name}-dev.jsonl.gz" for name in ("admin", "website")
)
PLACEHOLDER: Final = re.compile(r"\{\{(.+?)\}\}")
ECHOES: Final = frozenset(("t1-ev-data-string", "t1-ev-data-list", "t1-free-set-extra-year"))
"""Cases that were sent what is not described, and were given it back."""

# The HTTP server in front of Notify answers the first, whatever the operation, and its router the
# second, where a path lacks the `/` at its end.
_OF_NO_OPERATION: Final = (417, 308)
NOW: Final = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)

STAND_INS: Final = {
    "base64": "aGVsbG8=",
    "base": "https://api.notifications.service.gov.uk",
    "datetime": "2026-11-21T12:00:00.123456Z",
    "datetime-csv": "2026-11-21 12:00:00",
    "datetime-nozone": "2026-11-21T12:00:00.123456",
    "datetime-offset": "2026-11-21T12:00:00+00:00",
    "datetime-space": "2026-11-21 12:00:00.123456",
    "object": "<Organisation>",
    "http-date": "Sat, 21 Nov 2026 12:00:00 GMT",
    "delivery_estimate": "2026-11-24T16:00:00.000000Z",
    "document_url": "https://documents.service.gov.uk/d/YlxDzgNUQYi1Qg6QxIpptA/vg"
    "?key=V2hhdCBhIGxvdmVseSBkYXkgZm9yIGEgbGV0dGVy",
    "token": "InRva2VuIg.c2lnbmF0dXJl",
}


@dataclass(frozen=True)
class Recording:
    """One recorded request with the answer it got.

    Attributes:
        volatile: Where the answer had secrets and the like, which were not recorded.
    """

    case: str
    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    content: bytes | None
    status: int
    media_type: str
    answer: Any = None
    has_json: bool = False
    magic: str | None = None
    key_sets: tuple[tuple[str, ...], ...] = ()
    volatile: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.case

    @property
    def errors(self) -> Sequence[Mapping[str, str]]:
        """The items of an error answer of the v2 shape, or none."""
        return self.answer.get("errors", ()) if isinstance(self.answer, dict) else ()

    @property
    def is_refused_by_schema(self) -> bool:
        """Whether the server refused the shape of the request."""
        return self.status == 400 and any(e["error"] == "ValidationError" for e in self.errors)

    @property
    def is_past_the_schema(self) -> bool:
        """Whether the server went on after it had looked at the shape of the request."""
        if self.status < 400:
            return True
        kinds = {item["error"] for item in self.errors}
        if any(item["message"].startswith("Invalid JSON") for item in self.errors):
            return False
        return self.status in {400, 403, 404} and not kinds & {"AuthError", "ValidationError"}


@dataclass
class _Filler:
    """Fills placeholders; remembers answers, because later recordings refer to them."""

    answers: dict[str, Any] = field(default_factory=dict)

    def expand(self, value: Any, case: str) -> Any:
        if isinstance(value, str):
            return PLACEHOLDER.sub(lambda match: self._stand_in(match[1], case), value)
        if isinstance(value, list):
            return [self.expand(item, case) for item in value]
        if isinstance(value, dict):
            if "$repeat" in value:
                return value["$repeat"] * value["count"]
            if "$list" in value:
                return self._long_list(value["$list"], case)
            return {self.expand(k, case): self.expand(v, case) for k, v in value.items()}
        return value

    def _stand_in(self, expression: str, case: str) -> str:
        kind, _, rest = expression.partition(":")
        if kind == "uuid":
            return str(uuid5(NAMESPACE_URL, f"{case}/{rest}"))
        if kind == "case":
            name, _, path = rest.partition(".json.")
            value = self.answers[name]
            for step in path.split("."):
                value = value[int(step)] if isinstance(value, list) else value[step]
            return str(value)
        if kind == "now":
            seconds, _, layout = rest.partition(":")
            return (NOW + timedelta(seconds=float(seconds))).strftime(layout)
        return STAND_INS[kind]

    def _long_list(self, record: Mapping[str, Any], case: str) -> list[Any]:
        """Rebuild a long list: between its recorded ends, recorded items with the recorded ids."""
        first, last = self.expand(record["first"], case), self.expand(record["last"], case)
        ends = [*first, *last]
        middle = range(len(first), record["count"] - len(last))
        between = [
            {**ends[i % len(ends)], "id": str(uuid5(NAMESPACE_URL, str(i)))}
            | {"id": record["id_prefixes"][i] + str(uuid5(NAMESPACE_URL, str(i)))[8:]}
            for i in middle
        ]
        return [*first, *between, *last]


def _key_sets(value: Any) -> tuple[tuple[str, ...], ...]:
    if isinstance(value, dict):
        if "$list" in value:
            return tuple(tuple(keys) for keys in value["$list"]["keys"])
        return tuple(keys for item in value.values() for keys in _key_sets(item))
    return ()


def _content(request: Mapping[str, Any], filler: _Filler, case: str) -> bytes | None:
    if "json" in request:
        return json.dumps(filler.expand(request["json"], case)).encode()
    if "raw" in request:
        return str(filler.expand(request["raw"], case)).encode()
    return base64.b64decode(request["raw_base64"]) if "raw_base64" in request else None


def fill(value: Any, name: str) -> Any:
    """Fill the placeholders of one recorded value that refers to no other."""
    return _Filler().expand(value, name)


def _read(path: Path) -> str:
    content = path.read_bytes()
    return (gzip.decompress(content) if path.suffix == ".gz" else content).decode()


# Rows that only prepare what the next request needs.
_PREPARATIONS = {"upload", "wait"}


def load(path: Path = RECORDINGS) -> list[Recording]:
    """Read a recordings file, in its order."""
    filler = _Filler()
    recordings = []
    # Some lines hold characters that `splitlines` would take for their ends.
    for line in _read(path).split("\n"):
        if not line:
            continue
        row = json.loads(line)
        if not _PREPARATIONS.isdisjoint(row):
            continue
        case, request, response = row["case"], row["request"], row["response"]
        filled = filler.expand(response.get("json"), case)
        filler.answers[case] = filled
        recordings.append(
            Recording(
                case=case,
                method=request["method"],
                path=quote(filler.expand(request["path"], case), safe="/%"),
                query=tuple((k, filler.expand(v, case)) for k, v in request.get("query") or ()),
                content=_content(request, filler, case),
                status=response["status"],
                media_type=response["headers"].get("content-type", "").partition(";")[0],
                answer=filled if "json" in response else filler.expand(response.get("text"), case),
                has_json="json" in response,
                magic=response.get("binary", {}).get("magic"),
                key_sets=_key_sets(response.get("json")),
                volatile=tuple(row.get("volatile", ())),
            )
        )
    return recordings


def described(
    description: Description, answers: Iterable[Recording]
) -> Iterator[tuple[Operation, Recording]]:
    """Pair recordings with their operations, without those that no operation answered."""
    for recording in answers:
        operation = description.find(recording.method, _routed(recording.path))
        if operation is None or recording.status in _OF_NO_OPERATION:
            continue
        is_search = recording.method == "GET" and "to" in dict(recording.query)
        if operation.operation_id == "get_notifications_for_service" and is_search:
            # With that parameter, which is not for GET, it answers as the search does.
            operation = description.operation("search_notifications_for_service")
        yield operation, recording


def _routed(path: str) -> str:
    """Return the path by which the server knows the operation: `%2F` and `..` count."""
    plain = unquote(path)
    return posixpath.normpath(plain) if "/.." in plain else plain
