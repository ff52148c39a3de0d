"""What can go wrong with the cache, told by what it means for the call.

::

    NotifyError
    └── CacheError
        ├── StoreFailed             the store did not do what it was asked
        │   └── StoreTimedOut       it did not answer in time
        ├── NotInvalidated          certain: the change was not made
        └── PossiblyStale           certain: the change was made; the cache may hold what was before

No message shows a key: keys may hold what a caller put into them. They are in the attributes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.errors import NotifyError

if TYPE_CHECKING:
    from collections.abc import Callable

    from notify_typed.admin.caching._keys import Pattern

__all__ = ["CacheError", "NotInvalidated", "PossiblyStale", "StoreFailed", "StoreTimedOut"]


class CacheError(NotifyError):
    """Base of every exception about the cache."""


class StoreFailed(CacheError):
    """The store did not do what it was asked, or it is not known whether it did."""


class StoreTimedOut(StoreFailed, TimeoutError):
    """The store did not answer in time."""


class _Uncleared(CacheError):
    """The store could not be cleared.

    Attributes:
        message: What that means.
        keys: The keys that were to be deleted.
        patterns: The patterns whose keys were to be deleted.
    """

    message: str
    keys: tuple[str, ...]
    patterns: tuple[Pattern, ...]

    def __init__(self, message: str, keys: tuple[str, ...], patterns: tuple[Pattern, ...]) -> None:
        super().__init__(message)
        self.message = message
        self.keys = keys
        self.patterns = patterns

    def __reduce__(self) -> tuple[Callable[..., _Uncleared], tuple[object, ...]]:
        """Pickle by the attributes, which are not arguments of Exception."""
        return _restore, (type(self), dict(vars(self)))


class NotInvalidated(_Uncleared):
    """The cache could not be cleared before a change, so the change was not made."""

    def __init__(self, keys: tuple[str, ...], patterns: tuple[Pattern, ...]) -> None:
        super().__init__(
            "The cache could not be cleared beforehand, so the change was not made.", keys, patterns
        )


class PossiblyStale(_Uncleared):
    """A change was made, but the cache could not be cleared after it.

    Readers may be given what was before the change, until the cache is cleared or the entries
    are past their time. Clear it later with `RequestCache.clear(error.keys, error.patterns)`; do
    not make the change again.

    Attributes:
        result: What the change returned.
    """

    result: object

    def __init__(
        self, result: object, keys: tuple[str, ...], patterns: tuple[Pattern, ...]
    ) -> None:
        super().__init__(
            "The change was made, but the cache could not be cleared after it and may be stale: do"
            " not make the change again, clear the cache.",
            keys,
            patterns,
        )
        self.result = result


def _restore(kind: type[_Uncleared], attributes: dict[str, object]) -> _Uncleared:
    error = kind.__new__(kind, attributes["message"])
    vars(error).update(attributes)
    return error
