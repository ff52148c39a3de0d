"""What the cache makes of functions, as type checkers see it. Checked, never run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_type

from notify_typed.admin.caching import (
    AsyncRedisStore,
    MemoryStore,
    Pattern,
    PossiblyStale,
    RedisStore,
    RequestCache,
    key_for,
    pattern_for,
)

cache = RequestCache(MemoryStore())
RequestCache(RedisStore.from_url("redis://localhost"))
RequestCache(AsyncRedisStore.from_url("redis://localhost"))
RequestCache(None)


@dataclass
class Team:
    """Something of one's own."""

    name: str

    def to_dict(self) -> dict[str, object]:
        """Make JSON data."""
        return {"name": self.name}

    @classmethod
    def from_dict(cls, data: Mapping[str, str]) -> Team:
        """Read JSON data."""
        return cls(data["name"])


class Teams:
    """A client of one's own."""

    @cache.set("team-{team_id}", ttl=60)
    def get(self, team_id: str, *, version: int | None = None) -> dict[str, object]:
        """Give JSON data."""
        return {"id": team_id, "version": version}

    @cache.set("team-{team_id}")
    async def aget(self, team_id: str) -> list[str]:
        """Give JSON data, to be awaited."""
        return [team_id]

    @cache.set("team-{team_id}", encode=Team.to_dict, decode=Team.from_dict)
    def get_team(self, team_id: str) -> Team:
        """Give a model."""
        return Team(team_id)

    @cache.set("team-{team_id}", encode=Team.to_dict, decode=Team.from_dict)
    async def aget_team(self, team_id: str) -> Team:
        """Give a model, to be awaited."""
        return Team(team_id)

    @cache.delete("team-{team_id}", "teams")
    @cache.delete_by_pattern("team-{team_id}-*")
    def rename(self, team_id: str, name: str) -> int:
        """Change something."""
        return len(team_id + name)


async def call(teams: Teams) -> None:
    """Call all of them."""
    assert_type(teams.get("1", version=2), dict[str, object])
    assert_type(await teams.aget("1"), list[str])
    assert_type(teams.get_team(team_id="1"), Team)
    assert_type(await teams.aget_team("1"), Team)
    assert_type(teams.rename("1", name="one"), int)
    assert_type(cache.read("key", lambda: 1), int)
    assert_type(await cache.aread("key", lambda: teams.aget("1")), list[str])
    assert_type(cache.change(lambda: 1, keys=[key_for("{a}", a=1)]), int)
    assert_type(cache.change(lambda: 1, patterns=[pattern_for("{a}*", a=1)]), int)


def clear(error: PossiblyStale) -> object:
    """Clear what a change could not."""
    assert_type(error.keys, tuple[str, ...])
    assert_type(error.patterns, tuple[Pattern, ...])
    cache.clear(error.keys, error.patterns)
    return error.result
