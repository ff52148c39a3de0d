"""The newest requests and answers, as one process keeps them in memory."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


KEPT_REQUESTS = 5_000
"""How many requests are kept."""
KEPT_BYTES = 32 * 1024 * 1024
"""How much of their bodies and answers is kept in memory."""
KEPT_OF_ONE = 64 * 1024
"""How much is kept of one body, and of one answer."""


# Not frozen: one is made for every request, and freezing makes that several times slower.
@dataclass(slots=True)
class StoredRequest:
    """A request as it came, without its token, and what was answered.

    Attributes:
        number: Counts up, request by request.
        at: When it came, in microseconds since 1970 by the sandbox's clock.
        method: Its HTTP method.
        path: Its path.
        query: Its query as it stood in the address.
        headers: Its headers, a line each, without tokens.
        body: The beginning of its body.
        body_size: How long the whole body was.
        status: The status of the answer; None when no answer was sent.
        answer: The beginning of the answer's body, where that is text.
        answer_size: How long the whole answer was.
        answer_type: The answer's media type.
        service_id: The service whose key or token it carried, if it could be read.
        key_id: The key it was signed with, if it was.
        key_type: That key's type.
        skew: By how many seconds the caller's clock was ahead, where the token says.
        fault: The fault that struck it, if one did.
        took: How long the answer took, in microseconds of the machine's clock.
    """

    at: int
    method: str
    path: str
    query: str
    headers: str = field(repr=False)
    body: bytes = field(default=b"", repr=False)
    body_size: int = 0
    status: int | None = None
    answer: bytes = field(default=b"", repr=False)
    answer_size: int = 0
    answer_type: str = ""
    service_id: str | None = None
    key_id: str | None = None
    key_type: str | None = None
    skew: float | None = None
    fault: str | None = None
    took: int = 0
    number: int = 0

    @property
    def is_refused(self) -> bool:
        """Whether it was refused, or got no answer at all."""
        return self.status is None or self.status >= 400


class RequestLog(Protocol):
    """The log of requests: of this process alone, or of several."""

    def add(self, request: StoredRequest) -> None:
        """Keep a request, and let go of the oldest where there are too many."""

    def newest(self, *, before: int | None = None) -> Sequence[StoredRequest]:
        """Return what is kept, newest first, on request only what came before a number."""
        ...

    def after(self, number: int, limit: int) -> Sequence[StoredRequest]:
        """Return what came after a number, oldest first."""
        ...

    def get(self, number: int) -> StoredRequest | None:
        """Return one request, if it is still kept."""
        ...

    def last(self) -> int:
        """Return the number of the newest request, or 0."""
        ...

    def flush(self) -> None:
        """Let other workers see all that was added here."""

    def clear(self) -> None:
        """Forget all requests; their numbers are not given again."""


class MemoryRequestLog:
    """The log of one process.

    Args:
        most: How many requests it keeps.
        most_bytes: How much of their bodies and answers it keeps.
    """

    def __init__(self, most: int = KEPT_REQUESTS, most_bytes: int = KEPT_BYTES) -> None:
        self._most = most
        self._most_bytes = most_bytes
        self._kept: deque[StoredRequest] = deque()
        self._bytes = 0
        self._last = 0

    def add(self, request: StoredRequest) -> None:
        """Keep a request, and let go of the oldest where there are too many."""
        self._last += 1
        request.number = self._last
        self._kept.append(request)
        self._bytes += _size(request)
        while len(self._kept) > self._most or self._bytes > self._most_bytes:
            self._bytes -= _size(self._kept.popleft())

    def newest(self, *, before: int | None = None) -> Sequence[StoredRequest]:
        """Return what is kept, newest first, on request only what came before a number."""
        return [one for one in reversed(self._kept) if before is None or one.number < before]

    def after(self, number: int, limit: int) -> Sequence[StoredRequest]:
        """Return what came after a number, oldest first."""
        found: list[StoredRequest] = []
        for one in reversed(self._kept):
            if one.number <= number:
                break
            found.append(one)
        return found[::-1][:limit]

    def get(self, number: int) -> StoredRequest | None:
        """Return one request, if it is still kept."""
        first = self._kept[0].number if self._kept else 0
        place = number - first
        return self._kept[place] if self._kept and 0 <= place < len(self._kept) else None

    def last(self) -> int:
        """Return the number of the newest request, or 0."""
        return self._last

    def flush(self) -> None:
        """Do nothing: there are no other workers."""

    def clear(self) -> None:
        """Forget all requests; their numbers are not given again."""
        self._kept.clear()
        self._bytes = 0


def shortened(data: bytes) -> bytes:
    """Return as much of a body or an answer as is kept."""
    return data if len(data) <= KEPT_OF_ONE else data[:KEPT_OF_ONE]


def _size(request: StoredRequest) -> int:
    return len(request.body) + len(request.answer) + len(request.headers) + 500
