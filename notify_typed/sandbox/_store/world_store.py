"""Keeps the world in the database, entry by entry, for other workers and a later start."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import BigInteger, Column, Integer, String, Table, Text, insert, select, update

from notify_typed.sandbox._json import parse_json, write_json
from notify_typed.sandbox._store.tables import metadata, settings
from notify_typed.sandbox._world.lists import LISTS, WorldLists
from notify_typed.sandbox._world.reader import EntryReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._store.database import Storage

world_entries = Table(
    "world_entries",
    metadata,
    Column("list", String(20), primary_key=True),
    Column("id", String(36), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("value", Text, nullable=False),
    # The number of the change that it was last part of, for other workers.
    Column("changed", BigInteger, nullable=False, index=True),
)

# Secrets of the admin API stand beside the world, because tests can read the world.
user_passwords = Table(
    "user_passwords",
    metadata,
    Column("user_id", String(36), primary_key=True),
    Column("hashed", Text, nullable=False),
)
verify_codes = Table(
    "verify_codes",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("user_id", String(36), nullable=False, index=True),
    Column("type", String(5), nullable=False),
    Column("code", String(36), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("used_at", BigInteger),
    Column("link", Text),
)


@dataclass(frozen=True, slots=True)
class StoredWorld:
    """A world as a whole, as the database has it.

    Attributes:
        document: The world file, with all that has been changed since.
        given: The world file that it began with.
        loaded_at: The moment that ages in it count back from, in microseconds since 1970.
        generation: Tells this beginning from others.
    """

    document: JsonObject = field(repr=False)
    given: JsonObject = field(repr=False)
    loaded_at: int
    generation: str


class WorldStore:
    """The world in one storage."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def generation(self) -> str | None:
        """Return the mark that tells the stored world from earlier ones."""
        found: str | None = self._storage.current.execute(
            select(settings.c.value).where(settings.c.name == "generation")
        ).scalar()
        return found

    def load(self) -> StoredWorld | None:
        """Load everything, or return None when nothing is stored.

        Raises:
            ValueError: A stored value is not JSON.
        """
        rows = self._storage.current.execute(select(settings.c.name, settings.c.value)).all()
        found: dict[str, str] = {str(name): str(value) for name, value in rows}
        top = parse_json(found["world"]) if "world" in found else None
        given = parse_json(found["given"]) if "given" in found else None
        if not isinstance(top, dict) or not isinstance(given, dict):
            return None
        # Earlier versions stored the lists in the world.
        lists: dict[str, list[JsonValue]] = {} if "services" in top else {"services": []}
        for name, _, entry in self._entries(-1):
            lists.setdefault(name, []).append(entry)
        return StoredWorld(
            {**top, **lists},
            given,
            int(found["loaded_at"]),
            found.get("generation", ""),
        )

    def changes(self, since: int) -> Iterator[tuple[str, str, JsonObject]]:
        """Return the entries changed after a change with a number: their list, id and value."""
        return self._entries(since)

    def save_all(
        self, world: WorldLists, given: JsonObject, loaded_at: int, change: int
    ) -> StoredWorld:
        """Keep a whole world in the place of the one before."""
        values = {
            "world": write_json(world.top),
            "given": write_json(given),
            "loaded_at": str(loaded_at),
            "generation": str(uuid4()),
        }
        entries = [
            {
                "list": name,
                "id": entry_id,
                "position": position,
                "value": write_json(entry),
                "changed": change,
            }
            for name in LISTS
            for position, (entry_id, entry) in enumerate(world.entries[name].items())
        ]
        with self._storage.transaction() as connection:
            connection.execute(settings.delete())
            connection.execute(world_entries.delete())
            connection.execute(
                insert(settings), [{"name": name, "value": value} for name, value in values.items()]
            )
            if entries:
                connection.execute(insert(world_entries), entries)
        return StoredWorld(world.document(), given, loaded_at, values["generation"])

    def save(self, name: str, entry_id: str, position: int, entry: JsonObject, change: int) -> None:
        """Keep one entry; at a position when it is new."""
        table = world_entries.c
        values = {"value": write_json(entry), "changed": change}
        with self._storage.transaction() as connection:
            found = connection.execute(
                update(world_entries)
                .where(table.list == name, table.id == entry_id)
                .values(**values)
            )
            if found.rowcount == 0:
                row = {"list": name, "id": entry_id, "position": position, **values}
                connection.execute(insert(world_entries), row)

    def _entries(self, since: int) -> Iterator[tuple[str, str, JsonObject]]:
        table = world_entries.c
        rows = self._storage.current.execute(
            select(table.list, table.id, table.value)
            .where(table.changed > since)
            .order_by(table.list, table.position)
        ).all()
        for name, entry_id, value in rows:
            yield str(name), str(entry_id), EntryReader(parse_json(str(value)), str(name)).fields
