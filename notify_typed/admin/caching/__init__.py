"""A cache for clients of the admin API: answers kept by key, and cleared around each change.

The website of GOV.UK Notify keeps what it reads in a Redis that it shares with the public API,
under keys such as `service-{service_id}`. `RequestCache` does the same, with the same keys, in
this process's memory or in a Redis, and stays right when something fails: a read never fails
because of the cache, a change is only made once the cache was cleared, and a change after which the
cache could not be cleared says so.

Example:
    Keep what a class of one's own reads, and forget it when it changes::

        cache = RequestCache(MemoryStore())


        class Services:
            @cache.set("service-{service_id}")
            def get_service(self, service_id: str) -> dict[str, object]: ...

            @cache.delete("service-{service_id}")
            def update_service(self, service_id: str, **attributes: object) -> None: ...
"""

from notify_typed.admin.caching._async.redis_store import AsyncRedisStore
from notify_typed.admin.caching._async.store import AsyncStore
from notify_typed.admin.caching._errors import (
    CacheError,
    NotInvalidated,
    PossiblyStale,
    StoreFailed,
    StoreTimedOut,
)
from notify_typed.admin.caching._keys import Pattern, key_for, pattern_for
from notify_typed.admin.caching._memory import MemoryStore
from notify_typed.admin.caching._request_cache import DEFAULT_TTL, RequestCache
from notify_typed.admin.caching._stores import Busy, Found, Missing, Reading
from notify_typed.admin.caching._sync.redis_store import RedisStore
from notify_typed.admin.caching._sync.store import Store

__all__ = [
    "DEFAULT_TTL",
    "AsyncRedisStore",
    "AsyncStore",
    "Busy",
    "CacheError",
    "Found",
    "MemoryStore",
    "Missing",
    "NotInvalidated",
    "Pattern",
    "PossiblyStale",
    "Reading",
    "RedisStore",
    "RequestCache",
    "Store",
    "StoreFailed",
    "StoreTimedOut",
    "key_for",
    "pattern_for",
]
