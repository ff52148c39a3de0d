"""Writes requests as the requests library does: URLs, query strings, headers, time-outs.

The official client stands on that library, and what a service sends should not change with an
import. What could turn one request into another is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias, TypeGuard
from urllib.parse import quote, urlencode, urlsplit

import httpx

from notify_typed.errors import InvalidInput

__all__ = [
    "Headers",
    "Params",
    "Timeout",
    "header_fields",
    "httpx_timeout",
    "path_segment",
    "query_value",
    "url_with_params",
]

Headers: TypeAlias = Mapping[str, str | bytes | None]
"""Header fields by name; those that are None are left out."""
Params: TypeAlias = Mapping[str, object] | list[tuple[str, object]] | str
"""The query: names and values. Of a list every item is sent, of None nothing."""
Timeout: TypeAlias = float | tuple[float | None, float | None] | httpx.Timeout | None
"""Seconds to wait for a connection and for every piece of the answer, or a pair of the two.

None waits for ever.
"""

# Of the reserved characters of RFC 3986, those that have no meaning inside one path segment.
_SAFE_IN_SEGMENT = "!$&'()*+,;=:@"
_SAFE_IN_VALUE = "!$'()*,;:@/?"
_SAFE_IN_URL = "!#$%&'()*+,/:;=?@[]~"


def path_segment(name: str, value: object) -> str:
    """Quote an identifier so that it stays one segment of a path.

    Args:
        name: The argument's name, for the error.
        value: The identifier; whatever it is, its text is taken.

    Raises:
        InvalidInput: No quoting helps: it means "here" or "one up", or cannot be encoded.
    """
    text = str(value)
    if text in {".", ".."}:
        raise InvalidInput(f"{name} is not an identifier, but would lead to another path.")
    return _quoted(name, text, _SAFE_IN_SEGMENT)


def query_value(name: str, value: object) -> str:
    """Quote the value of a parameter so that it stays one value.

    Raises:
        InvalidInput: It cannot be encoded.
    """
    return _quoted(name, str(value), _SAFE_IN_VALUE)


def url_with_params(url: str, params: Params | None) -> str:
    """Add parameters to a URL, and quote what no URL may hold.

    Raises:
        InvalidInput: Something cannot be encoded.
    """
    parts = urlsplit(url)
    try:
        query = "&".join(part for part in (parts.query, _encoded(params)) if part)
    except UnicodeEncodeError:
        raise InvalidInput("A parameter holds half a surrogate pair.") from None
    return parts._replace(
        path=_quoted("The URL", parts.path, _SAFE_IN_URL),
        query=_quoted("The URL", query, _SAFE_IN_URL),
        fragment="",
    ).geturl()


def header_fields(headers: Headers) -> list[tuple[bytes, bytes]]:
    """Check and encode header fields.

    Raises:
        InvalidInput: A value is not text or bytes, or would end the header. The message never shows
            it: it may be a secret.
    """
    return [
        (name.encode("ascii"), _header_value(name, value))
        for name, value in headers.items()
        if value is not None
    ]


def httpx_timeout(value: object) -> httpx.Timeout:
    """Read a time-out as requests does.

    Raises:
        InvalidInput: It is neither a number of seconds nor a pair of them, or not more than 0.
    """
    if isinstance(value, httpx.Timeout):
        return value
    if _is_tuple(value):
        if len(value) != 2:
            raise InvalidInput("timeout must be a number of seconds or a pair (connect, read).")
        connect, read = (_seconds(part) for part in value)
    else:
        connect = read = _seconds(value)
    # Sending goes by the time-out for connecting, as in requests. The pool has no upper limit, so
    # nothing is ever waited for there.
    return httpx.Timeout(connect=connect, read=read, write=connect, pool=connect)


def _seconds(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidInput(
            "timeout must be a number of seconds or a pair (connect, read), not of type"
            f" {type(value).__name__}."
        )
    if not value > 0:
        raise InvalidInput("timeout must be more than 0 seconds.")
    return value


def _encoded(params: Params | None) -> str:
    if params is None or isinstance(params, str):
        return params or ""
    return urlencode(
        [
            (_text_or_bytes(name), _text_or_bytes(value))
            for name, values in _pairs(params)
            for value in _several(values)
            if value is not None
        ]
    )


def _pairs(params: object) -> Iterable[tuple[object, object]]:
    if _is_mapping(params):
        return params.items()
    if _is_list_of_pairs(params):
        return params
    raise InvalidInput("params must be a mapping or a list of pairs.")


def _several(values: object) -> Iterable[object]:
    return values if _is_iterable(values) and not isinstance(values, str | bytes) else [values]


def _text_or_bytes(value: object) -> str | bytes:
    # An enum that is text gives its value this way, not its name.
    if isinstance(value, str):
        return value.encode()
    return value if isinstance(value, bytes) else str(value)


def _header_value(name: str, value: object) -> bytes:
    if not isinstance(value, str | bytes):
        raise InvalidInput(
            f"The header {name} must be text or bytes, not of type {type(value).__name__}."
        )
    try:
        encoded = value.encode("latin-1") if isinstance(value, str) else value
    except UnicodeEncodeError:
        raise InvalidInput(f"The header {name} holds characters that a header cannot.") from None
    if any(end in encoded for end in (b"\r", b"\n", b"\0")):
        raise InvalidInput(f"The header {name} holds the end of a line.")
    return encoded


def _quoted(name: str, text: str, safe: str) -> str:
    try:
        return quote(text, safe)
    except UnicodeEncodeError:
        raise InvalidInput(f"{name} holds half a surrogate pair.") from None


def _is_iterable(value: object) -> TypeGuard[Iterable[object]]:
    return isinstance(value, Iterable)


def _is_mapping(value: object) -> TypeGuard[Mapping[object, object]]:
    return isinstance(value, Mapping)


def _is_list_of_pairs(value: object) -> TypeGuard[list[tuple[object, object]]]:
    return _is_list(value) and all(_is_tuple(item) and len(item) == 2 for item in value)


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)


def _is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(value, tuple)
