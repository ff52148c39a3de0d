"""A store in a Redis that several processes share, for asyncio."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, Self

from notify_typed.admin.caching._redis_scripts import (
    NO_ADDRESS,
    SCRIPTS,
    Command,
    RedisErrors,
    milliseconds,
    reading,
)
from notify_typed.admin.caching._stores import LEASE_SECONDS
from notify_typed.errors import InvalidInput

if TYPE_CHECKING:
    from types import TracebackType

    import redis.asyncio

    from notify_typed.admin.caching._keys import Pattern
    from notify_typed.admin.caching._stores import Reading

__all__ = ["AsyncRedisStore"]

_TIMEOUT = 1.0  # seconds, for connecting and for each answer


class _Script(Protocol):
    async def __call__(self, keys: Sequence[bytes], args: Sequence[bytes | int]) -> object: ...


class AsyncRedisStore:
    """Keeps entries in a Redis, for asyncio. Needs `notify-typed[redis]`.

    It belongs to the event loop in which it is first used.

    Args:
        client: A client that the caller made and closes. Give it time-outs: without, a Redis that
            hangs holds up everything.
        lease: For how many seconds one caller may be fetching a value while others wait for it.

    Raises:
        ImportError: redis-py is not installed.
        ValueError: `lease` is not more than 0.
    """

    def __init__(self, client: redis.asyncio.Redis, *, lease: float = LEASE_SECONDS) -> None:
        self._client = client
        self._lease = milliseconds("lease", lease)
        self._errors = RedisErrors()
        self._scripts: dict[str, _Script] = {
            source: client.register_script(source) for source in SCRIPTS
        }

    @classmethod
    def from_url(cls, url: str, *, timeout: float = _TIMEOUT, lease: float = LEASE_SECONDS) -> Self:
        """Make a store of a Redis's address, with connections of its own.

        Args:
            url: `redis://`, `rediss://` (TLS) or `unix://`, with user and password if it
                wants them.
            timeout: Seconds for connecting and for each answer.
            lease: For how many seconds one caller may be fetching a value while others wait for it.

        Returns:
            The store. Close it.

        Raises:
            ImportError: redis-py is not installed.
            InvalidInput: The address does not begin like that.
            ValueError: A number of seconds is not more than 0.
        """
        milliseconds("timeout", timeout)
        RedisErrors()
        import redis.asyncio  # noqa: PLC0415 - an extra
        from redis.asyncio.retry import Retry  # noqa: PLC0415 - likewise
        from redis.backoff import NoBackoff  # noqa: PLC0415 - likewise
        from redis.exceptions import ConnectionError as NoConnection  # noqa: PLC0415 - likewise

        # Once more where a kept connection turns out to be dead. Not after a time-out.
        retry = Retry(NoBackoff(), 1, (NoConnection,))
        try:
            client = redis.asyncio.Redis.from_url(  # pyright: ignore[reportUnknownMemberType] - its options
                url, socket_timeout=timeout, socket_connect_timeout=timeout, retry=retry
            )
        except (ValueError, TypeError, AttributeError):
            # What it says may quote the password.
            raise InvalidInput(NO_ADDRESS) from None
        return cls(client, lease=lease)

    async def read(self, key: str, lease: str) -> Reading:
        """Look for an entry, and take the lease if there is neither an entry nor a lease.

        Args:
            key: Whose.
            lease: A text that no other reader uses.

        Returns:
            The entry, or whether the lease is the caller's or another's.

        Raises:
            StoreFailed: Redis did not do that, or it is not known whether it did.
        """
        return reading(await self._run(Command.read(key, lease, self._lease)))

    async def fill(self, key: str, text: str, ttl: float, lease: str) -> bool:
        """Make an entry and end the lease; nothing if the lease has ended.

        Args:
            key: Whose.
            text: The entry.
            ttl: For how many seconds.
            lease: As given to `read`.

        Returns:
            Whether the entry was made.

        Raises:
            StoreFailed: Redis did not do that, or it is not known whether it did.
            ValueError: `ttl` is not more than 0.
        """
        return await self._run(Command.fill(key, text, ttl, lease)) == 1

    async def release(self, key: str, lease: str) -> None:
        """End a lease, if it is still held, without making an entry.

        Args:
            key: Whose.
            lease: As given to `read`.

        Raises:
            StoreFailed: Redis did not do that, or it is not known whether it did.
        """
        await self._run(Command.release(key, lease))

    async def put(self, key: str, text: str, ttl: float) -> None:
        """Make an entry although somebody may hold a lease, and end that lease.

        Args:
            key: Whose.
            text: The entry.
            ttl: For how many seconds.

        Raises:
            StoreFailed: Redis did not do that, or it is not known whether it did.
            ValueError: `ttl` is not more than 0.
        """
        await self._run(Command.put(key, text, ttl))

    async def clear(self, keys: Sequence[str], patterns: Sequence[Pattern]) -> None:
        """Delete entries and end leases, of these keys and of all that match.

        Args:
            keys: The keys.
            patterns: For further keys.

        Raises:
            StoreFailed: Redis did not do that, or it is not known whether it did.
        """
        await self._run(Command.clear(keys, patterns))

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
        """Show no address: it may have a password in it."""
        return "AsyncRedisStore(<hidden>)"

    async def _run(self, command: Command) -> object:
        try:
            return await self._scripts[command.source](command.keys, command.args)
        except Exception as error:  # redis-py raises anything where no Redis answers
            raise self._errors.told(error) from error
