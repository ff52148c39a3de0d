"""What both stores in a Redis share: scripts, keys, replies and errors.

Each method of a store is one Lua script, so that nothing can come between its steps. A lease is an
entry of its own beside the key: `service-1` has `service-1:lease`. With a name after the key's, a
lease also ends when other software deletes by a pattern with a `*` at its end.

The scripts touch several keys at once, which a Redis Cluster does not allow.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple, Self

from notify_typed._install import install_line
from notify_typed.admin.caching._errors import StoreFailed, StoreTimedOut
from notify_typed.admin.caching._stores import Busy, Found, Missing, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notify_typed.admin.caching._keys import Pattern

__all__ = ["NO_ADDRESS", "SCRIPTS", "Command", "RedisErrors", "milliseconds", "reading"]

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
SCRIPTS = (_READ, _FILL, _RELEASE, _PUT, _CLEAR)

NO_ADDRESS = "The address of the Redis must begin with redis://, rediss:// or unix://."


class RedisErrors:
    """Makes errors of the cache of those of redis-py."""

    def __init__(self) -> None:
        try:
            from redis import exceptions  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise ImportError(
                f"A store in Redis needs redis-py: {install_line('redis')}", name="redis"
            ) from error
        self._timeouts = (exceptions.TimeoutError, TimeoutError)

    def told(self, error: Exception) -> StoreFailed:
        """Make an error of the cache, without the text of Redis: a reply may quote a key."""
        kind = type(error).__name__
        if isinstance(error, self._timeouts):
            return StoreTimedOut(f"The Redis did not answer in time ({kind}).")
        return StoreFailed(f"The Redis did not do what it was asked ({kind}).")


class Command(NamedTuple):
    """A script, with what it works on."""

    source: str
    keys: list[bytes]
    args: list[bytes | int]

    @classmethod
    def read(cls, key: str, lease: str, lease_ms: int) -> Self:
        """Look for an entry, and take the lease if there is neither."""
        return cls(_READ, _pair(key), [lease.encode(), lease_ms])

    @classmethod
    def fill(cls, key: str, text: str, ttl: float, lease: str) -> Self:
        """Make an entry and end the lease, while it is good."""
        return cls(_FILL, _pair(key), [lease.encode(), text.encode(), milliseconds("ttl", ttl)])

    @classmethod
    def release(cls, key: str, lease: str) -> Self:
        """End a lease."""
        return cls(_RELEASE, _pair(key)[1:], [lease.encode()])

    @classmethod
    def put(cls, key: str, text: str, ttl: float) -> Self:
        """Make an entry and end every lease."""
        return cls(_PUT, _pair(key), [text.encode(), milliseconds("ttl", ttl)])

    @classmethod
    def clear(cls, keys: Sequence[str], patterns: Sequence[Pattern]) -> Self:
        """Delete entries and end their leases."""
        return cls(_CLEAR, [name for key in keys for name in _pair(key)], _globs(patterns))


def reading(reply: object) -> Reading:
    """Understand the reply to `Command.read`.

    Raises:
        StoreFailed: Redis does not reply like this.
    """
    if isinstance(reply, bytes):
        try:
            reply = reply.decode()
        except UnicodeDecodeError:
            return Found("")  # somebody else's entry, which is not JSON; neither is this
    if isinstance(reply, str):  # as it comes with `decode_responses` in the address
        state, _, text = reply.partition(" ")
        if state == "found":
            return Found(text)
        if state == "busy":
            return Busy(text)
        if state == "missing":
            return Missing()
    raise StoreFailed("The Redis did not answer as it should.")


def milliseconds(name: str, seconds: float) -> int:
    """Check a number of seconds, and give it in milliseconds.

    Raises:
        ValueError: It is not more than 0.
    """
    if not 0 < seconds < math.inf:
        raise ValueError(f"{name} must be a number of seconds, more than 0.")
    return max(1, int(seconds * 1000))


def _pair(key: str) -> list[bytes]:
    # Python's text may hold halves of characters, which are not text elsewhere.
    return [key.encode(errors="surrogatepass"), (key + _LEASE).encode(errors="surrogatepass")]


def _globs(patterns: Sequence[Pattern]) -> list[bytes | int]:
    globs: list[str] = []
    for pattern in patterns:
        glob = pattern.glob()
        globs.append(glob)
        if pattern.parts[-1]:  # otherwise it ends with `*`, and leases match too
            globs.append(glob + _LEASE)
    return [glob.encode(errors="surrogatepass") for glob in globs]
