"""Replays kits to sandboxes, one for each kit, and counts equal answers."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import httpx
from local_http import local_client

from fidelity.comparing import UUID, Comparison
from fidelity.kits import read
from fidelity.sending import NoValueError, Sender, keys_of
from notify_typed.sandbox import Clock, Sandbox, Speed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fidelity.kits import Kit

# Not today: what the world holds from less than an hour ago must be of the same day.
_AT: Final = datetime(2026, 11, 29, 20, tzinfo=UTC)
# Nobody reported back when the recordings were made: live messages stay under way.
_NO_REPORTS: Final = Speed(live_outcome=3600.0)
_ADMIN_SECRET: Final = "a-secret-of-the-replay"  # made up, for this run
# Ids that are the same in every Notify: its own service, user and templates.
_FIXED: Final = frozenset(
    {
        "352a1c24-e695-5270-b831-5050f9d83eb9",
        "00000000-0000-4000-8000-000000000000",
        "6af522d0-2915-4e52-83a3-3690455a5fe6",
        "d6aa2c68-a2d9-4437-ab19-3ae8eb202553",
    }
)


@dataclass(frozen=True)
class Outcome:
    """What became of one recorded request."""

    row: Mapping[str, Any]
    differences: Sequence[str]

    @property
    def case(self) -> str:
        return str(self.row["case"])

    @property
    def is_exact(self) -> bool:
        return not self.differences

    @property
    def has_status(self) -> bool:
        return not any(text.startswith(("status: ", "no answer")) for text in self.differences)


def exact_share(outcomes: Sequence[Outcome]) -> float:
    """Give the share of answers that are as recorded."""
    return sum(outcome.is_exact for outcome in outcomes) / len(outcomes)


def status_share(outcomes: Sequence[Outcome]) -> float:
    """Give the share of answers with the recorded status."""
    return sum(outcome.has_status for outcome in outcomes) / len(outcomes)


def replay(
    kit: Kit, rows: Sequence[Mapping[str, Any]] | None = None, database_url: str = "sqlite://"
) -> list[Outcome]:
    """Send a kit's requests to a fresh sandbox.

    Args:
        kit: What to replay.
        rows: The rows to send, in order; all when left out.
        database_url: Where the sandbox keeps its messages.
    """
    world = kit.world_document()
    known = _FIXED.union(re.findall(UUID, read(kit.world).decode()))
    with (
        Sandbox(
            world=world,
            quirks="exact",
            rules="2026-08",
            clock=(clock := Clock(_AT, frozen=True)),
            outcomes=_NO_REPORTS,
            database_url=database_url,
            admin_secret=_ADMIN_SECRET,
        ) as sandbox,
        local_client(sandbox.base_url) as client,
    ):
        sender = Sender(sandbox, clock, client, keys_of(world, _ADMIN_SECRET))
        return list(_play(sender, [*kit.rows()] if rows is None else rows, known))


def _play(
    sender: Sender, rows: Sequence[Mapping[str, Any]], known: frozenset[str]
) -> Iterator[Outcome]:
    for row in rows:
        if "request" not in row:
            sender.prepare(row)
            continue
        try:
            response = sender.send(row)
            yield Outcome(row, Comparison(sender.value, known).differences(row, response))
        except NoValueError as error:
            yield Outcome(row, [f"no answer: needs {error}"])
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            yield Outcome(row, [f"no answer: {error!r}"])


def sample(kit: Kit, size: int, seed: int) -> list[Mapping[str, Any]]:
    """Draw rows of a kit at random, whole chains and all preparations, in their order."""
    rows = [*kit.rows()]
    chains = [str(row.get("chain") or row["case"]) for row in rows]
    order = sorted(set(chains))
    random.Random(seed).shuffle(order)  # noqa: S311  # nothing depends on secrecy here
    drawn: set[str] = set()
    left = size
    for chain in order:
        if left <= 0:
            break
        drawn.add(chain)
        left -= chains.count(chain)
    return [
        row
        for row, chain in zip(rows, chains, strict=True)
        if chain in drawn or "request" not in row
    ]
