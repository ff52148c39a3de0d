"""Stores in a Redis that several processes share, blocking and for asyncio.

Each method is one Lua script, so that nothing can come between its steps. A lease is an entry of
its own beside the key: ``service-1`` has ``service-1:lease``. With a name after the key's, a lease
also ends when other software deletes by a pattern with a ``*`` at its end.

The scripts touch several keys at once, which a Redis Cluster does not allow.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, Self

from notify_typed.admin.caching._errors import StoreFailed, StoreTimedOut
from notify_typed.admin.caching._stores import LEASE_SECONDS, Busy, Found, Missing, Reading
from notify_typed.errors import InvalidInput

if TYPE_CHECKING:
    from types import TracebackType

    import redis
    import redis.asyncio

    from notify_typed.admin.caching._keys import Pattern

__all__ = ["AsyncRedisStore", "RedisStore"]

_TIMEOUT = 1.0  # seconds, for connecting and for each answer
_LEASE = ":lease"

_READ = """
local text = redis.call('GET', KEYS[1])
if text then return 'found ' .. text end
local holder = redis.call('GET', KEYS[2])
if holder and holder ~= ARGV[1] then return 'busy ' .. holder end
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
return 'missing '
"""
_FILL = """
if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
redis.call('DEL', KEYS[2])
return 1
"""
_RELEASE = """
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 0
"""
_PUT = """
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
redis.call('DEL', KEYS[2])
return 0
"""
# KEYS rather than SCAN: Redis does nothing else while a script runs, so SCAN would hold it up as
# long and take many steps for it. Without a script it would not, but then an entry that is made
# during the scan can slip through. Lua unpacks some 8,000 values at most, hence the batches.
_CLEAR = """
local doomed = {}
for _, key in ipairs(KEYS) do doomed[#doomed + 1] = key end
for _, pattern in ipairs(ARGV) do
  for _, key in ipairs(redis.call('KEYS', pattern)) do doomed[#doomed + 1] = key end
end
for first = 1, #doomed, 5000 do
  redis.call('UNLINK', unpack(doomed, first, math.min(first + 4999, #doomed)))
end
return #doomed
"""
_SCRIPTS = (_READ, _FILL, _RELEASE, _PUT, _CLEAR)


class _Script(Protocol):
    def __call__(self, keys: Sequence[bytes], args: Sequence[bytes | int]) -> object: ...


class _AsyncScript(Protocol):
    async def __call__(self, keys: Sequence[bytes], args: Sequence[bytes | int]) -> object: ...


class RedisStore:
    """Keeps entries in a Redis, for blocking callers. Needs ``notify-typed[redis]``.

    It is thread-safe.

    Args:
        client: A client that the caller made and closes. Give it time-outs: without, a Redis that
            hangs holds up everything.
        lease: For how many seconds one caller may be fetching a value while others wait for it.

    Raises:
        ImportError: redis-py is not installed.
        ValueError: ``lease`` is not more than 0.
    """

    def __init__(self, client: redis.Redis, *, lease: float = LEASE_SECONDS) -> None:
        self._client = client
        self._lease = _milliseconds("lease", lease)
        self._errors = _Errors()
        self._scripts: dict[str, _Script] = {
            source: client.register_script(source) for source in _SCRIPTS
        }

    @classmethod
    def from_url(cls, url: str, *, timeout: float = _TIMEOUT, lease: float = LEASE_SECONDS) -> Self:
        """Make a store of a Redis's address, with connections of its own.

        Args:
            url: ``redis://``, ``rediss://`` (TLS) or ``unix://``, with user and password if it
                wants them.
            timeout: Seconds for connecting and for each answer.
            lease: For how many seconds one caller may be fetching a value while others wait for it.

        Raises:
            ImportError: redis-py is not installed.
            InvalidInput: It does not begin as such an address does.
            ValueError: A number of seconds is not more than 0.
        """
        _milliseconds("timeout", timeout)
        _Errors()
        import redis  # noqa: PLC0415 - an extra
        from redis.backoff import NoBackoff  # noqa: PLC0415 - likewise
        from redis.exceptions import ConnectionError as NoConnection  # noqa: PLC0415 - likewise
        from redis.retry import Retry  # noqa: PLC0415 - likewise

        # Once more where a kept connection turns out to be dead. Not after a time-out.
        retry = Retry(NoBackoff(), 1, (NoConnection,))
        try:
            client = redis.Redis.from_url(  # pyright: ignore[reportUnknownMemberType] - its options
                url, socket_timeout=timeout, socket_connect_timeout=timeout, retry=retry
            )
        except (ValueError, TypeError, AttributeError):
            # What it says may quote the password.
            raise InvalidInput(_NO_ADDRESS) from None
        return cls(client, lease=lease)

    def read(self, key: str, lease: str) -> Reading:
        """Look for an entry, and take the lease if there is neither an entry nor a lease."""
        return _reading(self._run(_READ, _pair(key), _reading_args(lease, self._lease)))

    def fill(self, key: str, text: str, ttl: float, lease: str) -> bool:
        """Make an entry and end the lease; nothing if the lease has ended."""
        args = _filling_args(text, ttl, lease)
        return self._run(_FILL, _pair(key), args) == 1

    def release(self, key: str, lease: str) -> None:
        """End a lease, if it is still held, without making an entry."""
        self._run(_RELEASE, _pair(key)[1:], [lease.encode()])

    def put(self, key: str, text: str, ttl: float) -> None:
        """Make an entry although somebody may hold a lease, and end that lease."""
        self._run(_PUT, _pair(key), _putting_args(text, ttl))

    def clear(self, keys: Sequence[str], patterns: Sequence[Pattern]) -> None:
        """Delete entries and end leases, of these keys and of all that match."""
        self._run(_CLEAR, _pairs(keys), _globs(patterns))

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        """Say what it is; the address may have a password in it."""
        return "RedisStore(<hidden>)"

    def _run(self, source: str, keys: Sequence[bytes], args: Sequence[bytes | int]) -> object:
        try:
            return self._scripts[source](keys, args)
        except self._errors.all as error:
            raise self._errors.told(error) from error


class AsyncRedisStore:
    """Keeps entries in a Redis, for asyncio. Needs ``notify-typed[redis]``.

    It belongs to the event loop in which it is first used.

    Args:
        client: A client that the caller made and closes. Give it time-outs.
        lease: For how many seconds one caller may be fetching a value while others wait for it.

    Raises:
        ImportError: redis-py is not installed.
        ValueError: ``lease`` is not more than 0.
    """

    def __init__(self, client: redis.asyncio.Redis, *, lease: float = LEASE_SECONDS) -> None:
        self._client = client
        self._lease = _milliseconds("lease", lease)
        self._errors = _Errors()
        self._scripts: dict[str, _AsyncScript] = {
            source: client.register_script(source) for source in _SCRIPTS
        }

    @classmethod
    def from_url(cls, url: str, *, timeout: float = _TIMEOUT, lease: float = LEASE_SECONDS) -> Self:
        """Make a store of a Redis's address, as `RedisStore.from_url` does.

        Raises:
            ImportError: redis-py is not installed.
            InvalidInput: It does not begin as such an address does.
            ValueError: A number of seconds is not more than 0.
        """
        _milliseconds("timeout", timeout)
        _Errors()
        import redis.asyncio  # noqa: PLC0415 - an extra
        from redis.asyncio.retry import Retry  # noqa: PLC0415 - likewise
        from redis.backoff import NoBackoff  # noqa: PLC0415 - likewise
        from redis.exceptions import ConnectionError as NoConnection  # noqa: PLC0415 - likewise

        retry = Retry(NoBackoff(), 1, (NoConnection,))
        try:
            client = redis.asyncio.Redis.from_url(  # pyright: ignore[reportUnknownMemberType] - as above
                url, socket_timeout=timeout, socket_connect_timeout=timeout, retry=retry
            )
        except (ValueError, TypeError, AttributeError):
            raise InvalidInput(_NO_ADDRESS) from None
        return cls(client, lease=lease)

    async def read(self, key: str, lease: str) -> Reading:
        """Look for an entry, and take the lease if there is neither an entry nor a lease."""
        return _reading(await self._run(_READ, _pair(key), _reading_args(lease, self._lease)))

    async def fill(self, key: str, text: str, ttl: float, lease: str) -> bool:
        """Make an entry and end the lease; nothing if the lease has ended."""
        args = _filling_args(text, ttl, lease)
        return await self._run(_FILL, _pair(key), args) == 1

    async def release(self, key: str, lease: str) -> None:
        """End a lease, if it is still held, without making an entry."""
        await self._run(_RELEASE, _pair(key)[1:], [lease.encode()])

    async def put(self, key: str, text: str, ttl: float) -> None:
        """Make an entry although somebody may hold a lease, and end that lease."""
        await self._run(_PUT, _pair(key), _putting_args(text, ttl))

    async def clear(self, keys: Sequence[str], patterns: Sequence[Pattern]) -> None:
        """Delete entries and end leases, of these keys and of all that match."""
        await self._run(_CLEAR, _pairs(keys), _globs(patterns))

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        """Say what it is; the address may have a password in it."""
        return "AsyncRedisStore(<hidden>)"

    async def _run(self, source: str, keys: Sequence[bytes], args: Sequence[bytes | int]) -> object:
        try:
            return await self._scripts[source](keys, args)
        except self._errors.all as error:
            raise self._errors.told(error) from error


_NO_ADDRESS = "The address of the Redis is none: it begins with redis://, rediss:// or unix://."


class _Errors:
    """What redis-py raises, and what is made of it."""

    def __init__(self) -> None:
        try:
            from redis import exceptions  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise ImportError(
                "A store in Redis needs redis-py: pip install 'notify-typed[redis]'", name="redis"
            ) from error
        # A RuntimeError comes of an event loop that is closed, or another than the first one.
        self.all = (exceptions.RedisError, OSError, RuntimeError)
        self._timeouts = (exceptions.TimeoutError, TimeoutError)

    def told(self, error: Exception) -> StoreFailed:
        """Say what it means, without what it says: a reply may quote a key."""
        kind = type(error).__name__
        if isinstance(error, self._timeouts):
            return StoreTimedOut(f"The Redis did not answer in time ({kind}).")
        return StoreFailed(f"The Redis did not do what it was asked ({kind}).")


def _milliseconds(name: str, seconds: float) -> int:
    if not 0 < seconds < math.inf:
        raise ValueError(f"{name} must be a number of seconds, more than 0.")
    return max(1, int(seconds * 1000))


def _pair(key: str) -> list[bytes]:
    # Python's text may hold halves of characters, which are no text elsewhere.
    return [key.encode(errors="surrogatepass"), (key + _LEASE).encode(errors="surrogatepass")]


def _pairs(keys: Sequence[str]) -> list[bytes]:
    return [name for key in keys for name in _pair(key)]


def _globs(patterns: Sequence[Pattern]) -> list[bytes]:
    globs: list[str] = []
    for pattern in patterns:
        glob = pattern.glob()
        globs.append(glob)
        if pattern.parts[-1]:  # otherwise it ends with `*`, and leases match too
            globs.append(glob + _LEASE)
    return [glob.encode(errors="surrogatepass") for glob in globs]


def _reading(reply: object) -> Reading:
    if isinstance(reply, bytes):
        try:
            reply = reply.decode()
        except UnicodeDecodeError:
            return Found("")  # somebody else's entry; it is no JSON, as this is none
    if isinstance(reply, str):  # as it comes with `decode_responses` in the address
        state, _, text = reply.partition(" ")
        if state == "found":
            return Found(text)
        if state == "busy":
            return Busy(text)
        if state == "missing":
            return Missing()
    raise StoreFailed("The Redis did not answer as it should.")


def _reading_args(lease: str, milliseconds: int) -> list[bytes | int]:
    return [lease.encode(), milliseconds]


def _filling_args(text: str, ttl: float, lease: str) -> list[bytes | int]:
    return [lease.encode(), *_putting_args(text, ttl)]


def _putting_args(text: str, ttl: float) -> list[bytes | int]:
    return [text.encode(), _milliseconds("ttl", ttl)]
