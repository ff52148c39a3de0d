"""Makes operations of the generated requests, for all groups in the same way.

A read may be repeated; a change is sent once unless it certainly had no effect. Arguments that no
error may show are named here, call by call.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar
from urllib.parse import quote, urlencode

from attrs import evolve

from notify_typed._engine.inputs import encode, text
from notify_typed._engine.operation import MOST_OF_A_LIST, CacheEntry, Operation
from notify_typed.errors import InvalidInput
from notify_typed_runtime.errors import DecodeError

if TYPE_CHECKING:
    from collections.abc import Callable

    from notify_typed_runtime.types import HTTPAnswer, RequestKwargs

__all__ = ["HOUR", "Endpoint", "change", "data", "expect", "path_text", "read", "reread", "then"]

HOUR = 3600.0
"""For how many seconds a cache keeps prices."""

T = TypeVar("T")
U = TypeVar("U")
T_co = TypeVar("T_co", covariant=True)

Hidden: TypeAlias = Mapping[str, str | Iterable[str] | None]


class Endpoint(Protocol[T_co]):
    """A generated class: one operation of the description, under its name."""

    @staticmethod
    def parse(response: HTTPAnswer) -> T_co:
        """Read an answer."""
        ...


class HasData(Protocol[T_co]):
    """The envelope that most answers come in."""

    @property
    def data(self) -> T_co:
        """What is in it."""
        ...


def read(
    endpoint: type[Endpoint[T]],
    request: RequestKwargs,
    *,
    hidden: Hidden | None = None,
    bare_errors: bool = False,
    cache: CacheEntry | None = None,
) -> Operation[T]:
    """Make an operation that may be repeated.

    Args:
        endpoint: The generated class.
        request: What its `request_kwargs` made of the arguments.
        hidden: Arguments that no error may show, by their names.
        bare_errors: Whether refusals may come as `{"message": ...}` and nothing else.
        cache: How a cache keeps the answer; None when it does not.
    """
    operation = _operation(endpoint, request, hidden or {}, bare_errors=bare_errors)
    return evolve(operation, cache=cache, most=MOST_OF_A_LIST)


def change(
    endpoint: type[Endpoint[T]],
    request: RequestKwargs,
    *,
    hidden: Hidden | None = None,
    bare_errors: bool = False,
    clears: Iterable[str] = (),
    stores: Mapping[str, object] | None = None,
) -> Operation[T]:
    """Make an operation that must not be done twice.

    Args:
        endpoint: The generated module.
        request: What its `request_kwargs` made of the arguments.
        hidden: Arguments that no error may show, by their names.
        bare_errors: Whether refusals may come as `{"message": ...}` and nothing else.
        clears: The keys of a cache that are wrong afterwards; one with `*` in it is a
            pattern.
        stores: Values that a cache can keep afterwards, by their keys.
    """
    operation = _operation(endpoint, request, hidden or {}, bare_errors=bare_errors)
    return evolve(
        operation, idempotent=False, clears=tuple(clears), stores=tuple((stores or {}).items())
    )


def then(operation: Operation[T], take: Callable[[T], U]) -> Operation[U]:
    """Make an operation that gives a part of another one's answer.

    Args:
        operation: The other one.
        take: Takes the part; a `LookupError` or `TypeError` means that it is not there.
    """

    def parse(response: HTTPAnswer) -> U:
        answer = operation.parse(response)
        try:
            return take(answer)
        except (LookupError, TypeError) as error:
            raise DecodeError(response) from error

    return reread(operation, parse)


def reread(operation: Operation[object], parse: Callable[[HTTPAnswer], U]) -> Operation[U]:
    """Make an operation that reads another one's answer in its own way."""
    return operation.read_by(parse)


def data(operation: Operation[HasData[T]]) -> Operation[T]:
    """Take an answer out of its envelope."""

    def taken(envelope: HasData[T]) -> T:
        return envelope.data

    return then(operation, taken)


def expect(kind: type[U], value: object) -> U:
    """Give a value that must be of a kind, else raise TypeError."""
    if isinstance(value, kind):
        return value
    raise TypeError(f"the answer has a {type(value).__name__}, not a {kind.__name__}")


def path_text(name: str, value: object) -> str:
    """Take text that becomes one part of a path.

    Raises:
        InvalidInput: It is something else, or cannot be such a part. The message does not show it.
    """
    part = text(name, value)
    if part in {".", ".."}:
        raise InvalidInput(f"{name} must not be only dots.")
    return part


def _operation(
    endpoint: type[Endpoint[T]],
    request: RequestKwargs,
    hidden: Hidden,
    *,
    bare_errors: bool,
) -> Operation[T]:
    path = request["url"]
    body = request.get("json")
    return Operation(
        endpoint.__name__,
        request["method"],
        path,
        endpoint.parse,
        query=urlencode(request.get("params", {}), doseq=True),
        content=None if body is None else encode(body, "The request"),
        redacted=tuple(_labelled(hidden)),
        redacted_path=_without(path, hidden),
        message_only_errors=bare_errors,
    )


def _labelled(hidden: Hidden) -> Iterable[tuple[str, str]]:
    for name, value in hidden.items():
        if isinstance(value, str):
            yield f"(the {name} given)", value
        elif value is not None:
            for number, item in enumerate(value, start=1):
                yield f"entry {number} of {name}", item


def _without(path: str, hidden: Hidden) -> str | None:
    """Put names in the place of values that a path must not show; None if it has no such value."""
    names = {
        quote(value, safe=""): name for name, value in hidden.items() if isinstance(value, str)
    }
    parts = path.split("/")
    if names.keys().isdisjoint(parts):
        return None
    return "/".join(f"{{{names[part]}}}" if part in names else part for part in parts)
