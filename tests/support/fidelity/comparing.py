"""Compares an answer with the recorded one, apart from what differs each time."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from fidelity.sending import PLACEHOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    import httpx

UUID: Final = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_DATE: Final = r"\d{4}-\d\d-\d\d"
_TIME: Final = r"\d\d:\d\d:\d\d"
_PATTERNS: Final = {
    "base": r"https?://[^/\s\"'<>]+",
    "uuid": UUID,
    "datetime": rf"{_DATE}T{_TIME}\.\d{{6}}Z",
    "datetime-nozone": rf"{_DATE}T{_TIME}\.\d{{6}}",
    "datetime-offset": rf"{_DATE}T{_TIME}\+00:00",
    "datetime-space": rf"{_DATE} {_TIME}\.\d{{6}}",
    "datetime-csv": rf"{_DATE}[ -]{_TIME}",
    "http-date": rf"\w{{3}}, \d\d \w{{3}} \d{{4}} {_TIME} GMT",
    "delivery_estimate": rf"{_DATE}T1[56]:00:\d\d\.\d{{6}}Z",
    "document_url": r"https?://[^\s\"'<>]+",
    "token": r"[^/\s?#\"'<>]+",
}
_MAGIC_LENGTH: Final = 5
_RECORDED_TEXT: Final = 500
"""Longer texts were cut off in the recordings of the admin API."""


class Comparison:
    """Compares one answer with the recorded one.

    Args:
        value: Gives what a placeholder for an earlier answer's value stands for.
        known: Ids of the world, which never stand where a recording has a new one's placeholder.
    """

    def __init__(self, value: Callable[[str], str], known: Collection[str]) -> None:
        self._value = value
        self._known = known
        self._named: dict[str, str] = {}

    def differences(self, row: Mapping[str, Any], response: httpx.Response) -> list[str]:
        """Name what differs; nothing when the answer is as recorded."""
        expected = row["response"]
        if response.status_code != expected["status"]:
            got = f"{response.status_code}: {response.text[:200].strip()}"
            return [f"status: expected {expected['status']}, got {got}"]
        return [*self._media_type(expected, response), *self._body(row, response)]

    def _media_type(self, expected: Mapping[str, Any], response: httpx.Response) -> Iterator[str]:
        wanted, given = (
            (headers.get("content-type") or "").partition(";")[0].strip().lower()
            for headers in (expected["headers"], response.headers)
        )
        if wanted != given:
            yield f"content-type: expected {wanted!r}, got {given!r}"

    def _body(self, row: Mapping[str, Any], response: httpx.Response) -> Iterator[str]:
        expected, volatile = row["response"], row.get("volatile", ())
        if "body" in volatile:
            return
        if "json" in expected:
            try:
                actual = response.json() if response.content else None
            except ValueError:
                yield f"body: expected JSON, got {response.text[:160]!r}"
                return
            recorded = expected["json"]
            for path in volatile:
                recorded, actual = without(recorded, path), without(actual, path)
            yield from self._json(recorded, actual, "body")
        elif "binary" in expected:
            magic = expected["binary"]["magic"].encode("latin-1")[:_MAGIC_LENGTH]
            if not response.content.startswith(magic):
                yield f"body: expected {magic!r} first, got {response.content[:12]!r}"
        else:
            text = str(expected.get("text", "")).strip()
            actual = response.text.strip()
            if not self._is_text(text, actual) and not (
                len(response.text) > _RECORDED_TEXT and self._is_text(text, actual[: len(text)])
            ):
                yield f"body: expected {brief(text)}, got {brief(actual)}"

    def _json(self, expected: Any, actual: Any, at: str) -> Iterator[str]:
        if isinstance(expected, dict) and "$repeat" in expected:
            expected = expected["$repeat"] * expected["count"]
        if isinstance(expected, dict) and "$list" in expected:
            yield from self._long_list(expected["$list"], actual, at)
        elif isinstance(expected, dict) and isinstance(actual, dict):
            yield from self._object(expected, actual, at)
        elif isinstance(expected, list) and isinstance(actual, list):
            if len(expected) != len(actual):
                yield f"{at}: expected {len(expected)} items, got {len(actual)}"
            for index, (left, right) in enumerate(zip(expected, actual, strict=False)):
                yield from self._json(left, right, f"{at}.{index}")
        elif isinstance(expected, str) and isinstance(actual, str):
            if not self._is_text(expected, actual):
                yield f"{at}: expected {brief(expected)}, got {brief(actual)}"
        elif isinstance(expected, bool) != isinstance(actual, bool) or expected != actual:
            yield f"{at}: expected {brief(expected)}, got {brief(actual)}"

    def _object(
        self, expected: Mapping[str, Any], actual: Mapping[str, Any], at: str
    ) -> Iterator[str]:
        others = {*actual}
        for name, value in expected.items():
            found = self._named_so(name, actual)
            if not found:
                yield f"{at}.{name}: missing, expected {brief(value)}"
            for other in found:
                yield from self._json(value, actual[other], f"{at}.{name}")
            others.difference_update(found)
        for other in others:
            yield f"{at}.{other}: not expected, got {brief(actual[other])}"

    def _named_so(self, name: str, actual: Mapping[str, Any]) -> list[str]:
        """Find a recorded name in an object.

        New ids all became one name where they are recorded without numbers: it stands for each.
        """
        if "{{" not in name:
            return [name] if name in actual else []
        found = [other for other in actual if self._is_text(name, other)]
        return found if name == "{{uuid}}" else found[:1]

    def _long_list(self, expected: Mapping[str, Any], actual: Any, at: str) -> Iterator[str]:
        """Compare by number, ends, beginnings of ids, and the keys that items have."""
        if not isinstance(actual, list) or len(actual) != expected["count"]:
            got = len(actual) if isinstance(actual, list) else brief(actual)
            yield f"{at}: expected {expected['count']} items, got {got}"
            return
        last = len(actual) - len(expected["last"])
        ends = [*enumerate(expected["first"]), *enumerate(expected["last"], last)]
        for index, item in ends:
            yield from self._json(item, actual[index], f"{at}.{index}")
        for index, (start, item) in enumerate(zip(expected["id_prefixes"], actual, strict=False)):
            if not str(item.get("id", "")).startswith(start):
                yield f"{at}.{index}.id: expected {start}..., got {brief(item.get('id'))}"
                break
        for index, item in enumerate(actual):
            if sorted(item) not in expected["keys"]:
                yield f"{at}.{index}: the keys {sorted(item)} were not recorded"
                break

    def _is_text(self, expected: str, actual: str) -> bool:
        if "{{" not in expected:
            return expected == actual
        names: list[str] = []
        # Odd parts are placeholders, even parts stand for themselves.
        pattern = "".join(
            self._pattern(part, names) if index % 2 else re.escape(part)
            for index, part in enumerate(PLACEHOLDER.split(expected))
        )
        match = re.fullmatch(pattern, actual)
        return match is not None and all(
            (found not in self._known)
            if name == "uuid"
            else self._named.setdefault(name, found) == found
            for name, found in zip(names, match.groups(), strict=True)
        )

    def _pattern(self, expression: str, names: list[str]) -> str:
        kind, _, number = expression.partition(":")
        if kind == "case":
            return re.escape(self._value(expression))
        if kind not in _PATTERNS:
            return re.escape(f"{{{{{expression}}}}}")
        if number or kind == "uuid":
            names.append(expression)
            return f"({_PATTERNS[kind]})"
        return _PATTERNS[kind]


def without(document: Any, path: str) -> Any:
    """Copy a document without what a dotted path leads to, if it is there."""
    first, _, rest = path.partition(".")
    if isinstance(document, dict) and first in document:
        rest_of = {name: item for name, item in document.items() if name != first}
        return rest_of | ({first: without(document[first], rest)} if rest else {})
    if isinstance(document, list) and first.isdigit() and rest:
        return [
            without(item, rest) if index == int(first) else item
            for index, item in enumerate(document)
        ]
    return document


def brief(value: Any) -> str:
    """Show a value on one short line."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 160 else f"{text[:120]}... ({len(text)} characters)"
