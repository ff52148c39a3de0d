"""The flow of an operation through a cache.

Keys, and what makes them wrong, are Notify's own, whose website and public API share one cache: a
change that went past it would stay unseen there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from notify_typed._engine.answers import Answer, Headers
from notify_typed.admin._flow import answered
from notify_typed.admin.caching._json import DEFAULT_TTL, from_json, to_json
from notify_typed.admin.caching._keys import pattern_for
from notify_typed_runtime.errors import ResponseError
from notify_typed_runtime.types import decode_json, expect_object

if TYPE_CHECKING:
    from notify_typed._engine.flow import Flow
    from notify_typed._engine.operation import CacheEntry, Operation
    from notify_typed._engine.retries import Context
    from notify_typed.admin.caching._policy import CachePolicy
    from notify_typed_runtime.types import HTTPAnswer

__all__ = ["cached"]

T = TypeVar("T")


def cached(operation: Operation[T], context: Context, policy: CachePolicy) -> Flow[T]:
    """Give an operation's result from a cache, or make the call and keep or clear entries.

    Args:
        operation: The operation, with what a cache must know of it.
        context: The client's.
        policy: The cache's.

    Raises:
        RequestError: The call failed.
        CacheError: Entries could not be cleared around a change.
    """
    if operation.cache is not None:
        kept = _Kept(operation, operation.cache)
        result, _ = yield from policy.read(
            operation.cache.key,
            lambda: answered(kept.operation, context),
            operation.cache.seconds or DEFAULT_TTL,
            kept,
        )
        return result
    # All that varies in the keys are UUIDs, so nobody can make a pattern wider.
    result = yield from policy.change(
        lambda: answered(operation, context),
        tuple(key for key in operation.clears if "*" not in key),
        tuple(pattern_for(key) for key in operation.clears if "*" in key),
    )
    for key, value in operation.stores:
        yield from policy.put(key, to_json(value), DEFAULT_TTL)
    return result


class _Kept(Generic[T]):
    """Converts between an answer and its entry; a result goes with the JSON it was read from."""

    def __init__(self, operation: Operation[T], entry: CacheEntry) -> None:
        self._parse = operation.parse
        self._entry = entry
        self.operation = operation.read_by(self._both)

    def encode(self, both: tuple[T, object]) -> str:
        """Give the entry."""
        return to_json(both[1])

    def decode(self, text: str) -> tuple[T, object]:
        """Read an entry.

        Raises:
            ValueError: It is not the result of this operation; others write into the same cache.
        """
        kept = from_json(text)
        body = kept if self._entry.part is None else {self._entry.part: kept}
        try:
            return self._parse(Answer(200, Headers([]), to_json(body).encode())), kept
        except ResponseError as error:
            raise ValueError("the entry has another shape") from error

    def _both(self, response: HTTPAnswer) -> tuple[T, object]:
        parsed = self._parse(response)
        if self._entry.result:
            return parsed, parsed
        body: object = decode_json(response.content)
        if self._entry.part is not None:
            body = expect_object(body, "the body")[self._entry.part]
        return parsed, body
