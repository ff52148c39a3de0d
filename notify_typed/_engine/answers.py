"""An answer as the engine reads it, whichever transport it came over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Answer", "Headers", "RequestFacts"]


class Headers:
    """The fields of an answer's head, whose names match in any case.

    Args:
        fields: Their names and values, which may have spaces and tabs around them.

    Attributes:
        values: The values by their names in lower case, of several joined by commas.
    """

    def __init__(self, fields: list[tuple[bytes, bytes]]) -> None:
        self._fields = fields
        self.values = {name.lower(): value.strip(b" \t") for name, value in fields}
        if len(self.values) != len(fields):
            self.values = _joined(self.fields)

    @property
    def fields(self) -> list[tuple[bytes, bytes]]:
        """The names and values in the order in which they came."""
        return [(name, value.strip(b" \t")) for name, value in self._fields]

    def get(self, key: str, default: Any = None, /) -> Any:  # noqa: ANN401 - as libraries have it
        """Give a field's value, of several joined by commas."""
        value = self.values.get(key.lower().encode("latin-1"))
        return default if value is None else value.decode("latin-1")


def _joined(fields: list[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """Give the values by name in lower case, of several joined by commas."""
    values: dict[bytes, bytes] = {}
    for name, value in fields:
        key = name.lower()
        known = values.get(key)
        values[key] = value if known is None else known + b", " + value
    return values


class RequestFacts:
    """What was asked, without the token; nothing of it shows.

    Args:
        method: The HTTP method.
        url: The whole URL.
        fields: The fields of the head.
        content: The body.
    """

    __slots__ = ("content", "fields", "method", "url")

    def __init__(
        self, method: str, url: str, fields: list[tuple[bytes, bytes]], content: bytes
    ) -> None:
        self.method = method
        self.url = url
        self.fields = fields
        self.content = content


class Answer:
    """An answer with its body read.

    Attributes:
        status_code: The status.
        headers: The fields of its head.
        content: The body, decompressed.
        request: Tells what it is the answer to; None where nobody asked.
        elapsed: The seconds from the first byte of the request to the last one of the answer.
        extensions: What is known beside it.
        seen: What users see of it, once they have asked.
    """

    __slots__ = ("content", "elapsed", "extensions", "headers", "request", "seen", "status_code")

    def __init__(
        self,
        status_code: int,
        headers: Headers,
        content: bytes,
        request: Callable[[], RequestFacts] | None = None,
        elapsed: float = 0.0,
        extensions: dict[str, Any] | None = None,
    ) -> None:
        self.status_code = status_code
        self.headers = headers
        self.content = content
        self.request = request
        self.elapsed = elapsed
        self.extensions: dict[str, Any] = {} if extensions is None else extensions
        self.seen: Any = None

    def __repr__(self) -> str:
        """Say the status alone."""
        return f"Answer({self.status_code})"

    @property
    def is_success(self) -> bool:
        """Whether the status says that all went well."""
        return 200 <= self.status_code < 300

    @property
    def is_error(self) -> bool:
        """Whether the status says that something went wrong."""
        return 400 <= self.status_code < 600
