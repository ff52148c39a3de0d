"""The decorators: from a function and templates of its parameters to a function that is cached."""

from __future__ import annotations

import functools
import inspect
from abc import ABC, abstractmethod
from collections.abc import Callable, Coroutine, Mapping
from typing import TYPE_CHECKING, Any, ParamSpec, Protocol, TypeAlias, TypeVar, overload

from notify_typed._engine._async.driver import async_drive
from notify_typed._engine._sync.driver import drive
from notify_typed._engine.flow import Do
from notify_typed.admin.caching._keys import Blanks
from notify_typed.admin.caching._stores import check_for_asyncio, check_for_blocking

if TYPE_CHECKING:
    from notify_typed._engine.flow import Flow
    from notify_typed.admin.caching._async.store import AsyncStore
    from notify_typed.admin.caching._keys import Template
    from notify_typed.admin.caching._policy import CachePolicy, Codec
    from notify_typed.admin.caching._sync.store import Store

__all__ = ["Decorator", "Deleting", "Setting", "TypedDecorator", "done"]

P = ParamSpec("P")
T = TypeVar("T")

_Backing: TypeAlias = "tuple[Store | AsyncStore | None, CachePolicy]"


class Decorator(Protocol):
    """Makes a function use the cache; its type stays as it is."""

    def __call__(self, function: Callable[P, T], /) -> Callable[P, T]:
        """Decorate a function, `async` or not."""
        ...


class TypedDecorator(Protocol[T]):
    """The same for functions whose results are encoded and decoded."""

    @overload
    def __call__(
        self, function: Callable[P, Coroutine[Any, Any, T]], /
    ) -> Callable[P, Coroutine[Any, Any, T]]: ...
    @overload
    def __call__(self, function: Callable[P, T], /) -> Callable[P, T]: ...


def done(call: Callable[[], Any]) -> Flow[Any]:
    """Make a call of the user's, and await it if that is possible."""
    return (yield Do(call))


class _Wrapping(ABC):
    def __init__(self, backing: _Backing, templates: tuple[Template, ...]) -> None:
        self._store, self._policy = backing
        self._templates = templates

    def __call__(self, function: Callable[P, Any], /) -> Callable[P, Any]:
        blanks = Blanks(function, self._templates)
        if inspect.iscoroutinefunction(function):
            check_for_asyncio(self._store)

            @functools.wraps(function)
            async def awaited(*args: P.args, **kwargs: P.kwargs) -> object:
                call = functools.partial(done, functools.partial(function, *args, **kwargs))
                return await async_drive(self._flow(call, blanks.of(args, kwargs)))

            return awaited
        check_for_blocking(self._store)

        @functools.wraps(function)
        def called(*args: P.args, **kwargs: P.kwargs) -> object:
            call = functools.partial(done, functools.partial(function, *args, **kwargs))
            return drive(self._flow(call, blanks.of(args, kwargs)))

        return called

    @abstractmethod
    def _flow(self, call: Callable[[], Flow[Any]], values: Mapping[str, object]) -> Flow[Any]: ...


class Setting(_Wrapping):
    """Keeps what a function gives."""

    def __init__(self, backing: _Backing, key: Template, ttl: float, codec: Codec[Any]) -> None:
        super().__init__(backing, (key,))
        self._key = key
        self._ttl = ttl
        self._codec = codec

    def _flow(self, call: Callable[[], Flow[Any]], values: Mapping[str, object]) -> Flow[Any]:
        return self._policy.read(self._key.key(values), call, self._ttl, self._codec)


class Deleting(_Wrapping):
    """Deletes entries before and after a function."""

    def __init__(
        self,
        backing: _Backing,
        *,
        keys: tuple[Template, ...] = (),
        patterns: tuple[Template, ...] = (),
    ) -> None:
        super().__init__(backing, (*keys, *patterns))
        self._keys = keys
        self._patterns = patterns

    def _flow(self, call: Callable[[], Flow[Any]], values: Mapping[str, object]) -> Flow[Any]:
        return self._policy.change(
            call,
            tuple(key.key(values) for key in self._keys),
            tuple(pattern.pattern(values) for pattern in self._patterns),
        )
