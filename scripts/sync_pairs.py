"""The modules that are made from others, and the names and passages that read differently there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Pair:
    """A module, or a folder of modules, and what is made from it.

    Attributes:
        source: Written by hand.
        target: Made.
        names: Names that have another form in the target, beside those of all targets.
        texts: Passages of the source that read differently in the target.
    """

    source: str
    target: str
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    texts: tuple[tuple[str, str], ...] = ()


NAMES: Mapping[str, str] = {
    "AsyncAPIClient": "SyncAPIClient",
    "StopAsyncIteration": "StopIteration",
    "AsyncHTTPClient": "HTTPClient",
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    "__aiter__": "__iter__",
    "__anext__": "__next__",
    "_async": "_sync",
    "_async_client": "_client",
    "_groups_async": "_groups",
    "aclose": "close",
    "admin_async_clients": "admin_clients",
    "anext": "next",
    "async_client": "client",
}
_ASYNCIO = """\
A client of GOV.UK Notify's v2 API for asyncio.

    Make one and keep it for as long as the event loop runs, as it keeps its connections. Close it
    with `await client.aclose()`, or use it in an `async with` block.
"""
_THREADS = """\
A client of GOV.UK Notify's v2 API.

    Safe to use from several threads at once; make one and keep it, as it keeps its connections.
    Close it, or use it in a `with` block.
"""
_ANSWER = """\
        result: object = step.run()
        return await result if inspect.isawaitable(result) else result
"""
_AWAITABLE = """\
            call = method(*args, **kwargs)
            if not _is_awaitable(call):
                raise capture.no_response()
            return capture.response(await call)
"""
_IS_AWAITABLE = """\


def _is_awaitable(value: object) -> bool:
    return isinstance(value, Awaitable)
"""
_ADMIN_ASYNCIO = """\
A client of Notify's internal admin API for asyncio.
"""
_ADMIN_THREADS = """\
A client of Notify's internal admin API.
"""
_ADMIN_LOOP = """\
    Make one and keep it for as long as the event loop runs, as it keeps its connections. Close it
    with `await client.aclose()`, or use it in an `async with` block. Lists are walked with
    `async for`.

    A change"""
_ADMIN_KEPT = """\
    Safe to use from several threads at once; make one and keep it, as it keeps its connections.
    Close it, or use it in a `with` block.

    A change"""
_EACH_ITEM = "[each async for each in everything]"
PAIRS = (
    Pair(
        "notify_typed/_engine/_async",
        "notify_typed/_engine/_sync",
        names={
            "aread": "read",
            "aiter_raw": "iter_raw",
            "async_bounded": "bounded",
            "async_bounds": "bounds",
            "async_check_owner": "check_owner",
            "async_client_through": "client_through",
            "async_connection": "connection",
            "async_drive": "drive",
            "async_note": "note",
            "async_sender": "sender",
            "asyncio": "time",
            "awaiting": "blocking",
            "wait_async": "wait",
        },
        texts=(
            ("where calls are awaited", "where calls block"),
            ("async_bounded(step", "async_bounded(self._client, watch.abandon, step"),
            ('"AsyncClient")', '"Client")'),
            ("The base of async clients", "The base of sync clients"),
            ("Carry a flow out, within the running event loop.", "Carry a flow out, blocking."),
            ("whose calls are awaited, within one event loop.", "whose calls block. Thread-safe."),
            ("with `async for`, or with", "or with"),
            ("used once and by one task.", "used once and by one thread."),
            (_ANSWER, "        return step.run()\n"),
            (_AWAITABLE, "            return capture.response(method(*args, **kwargs))\n"),
            (_IS_AWAITABLE, ""),
        ),
    ),
    Pair(
        "notify_typed/_v2/async_client.py",
        "notify_typed/_v2/client.py",
        texts=(
            ("""The async client""", """The client"""),
            (_ASYNCIO, _THREADS),
        ),
    ),
    Pair(
        "notify_typed/admin/_async_client.py",
        "notify_typed/admin/_client.py",
        names={"async_drive": "drive", "check_for_asyncio": "check_for_blocking"},
        texts=(
            ("""The async admin client""", """The admin client"""),
            (_ADMIN_ASYNCIO, _ADMIN_THREADS),
            (_ADMIN_LOOP, _ADMIN_KEPT),
        ),
    ),
    Pair(
        "notify_typed/admin/_groups_async",
        "notify_typed/admin/_groups",
        texts=((", which are awaited.", "."),),
    ),
    Pair(
        "notify_typed/admin/caching/_async",
        "notify_typed/admin/caching/_sync",
        texts=(
            ("redis.asyncio", "redis"),
            ("methods are awaited.", "methods block."),
            ("cache that are awaited.", "cache that block."),
            ("share, for asyncio.", "share, for blocking callers."),
            ("Redis, for asyncio.", "Redis, for blocking callers."),
            ("It belongs to the event loop in which it is first used.", "It is thread-safe."),
            ("several tasks at once.", "several threads."),
        ),
    ),
    Pair(
        "notify_typed/bulk/_async_bulk.py",
        "notify_typed/bulk/_bulk.py",
        names={"_awaited": "_completed"},
        texts=(
            (", for asyncio.", "."),
            # Connections belong to an event loop.
            ("        self._keep_connections()\n", "        self._keep_a_loop()\n"),
            ("        await self._let_connections_go()\n", "        self._let_the_loop_go()\n"),
        ),
    ),
    Pair(
        "tests/typing/async_client.py",
        "tests/typing/sync_client.py",
        texts=(("What the async client", "What the client"), (_EACH_ITEM, "list(everything)")),
    ),
    Pair(
        "tests/typing/admin_async_clients.py",
        "tests/typing/admin_clients.py",
        texts=(("What the async admin client", "What the admin client"),),
    ),
)
