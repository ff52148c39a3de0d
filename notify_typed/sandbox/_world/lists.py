"""The lists of a world file by id, so that changing one entry leaves thousands of others alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from notify_typed.sandbox._world.checks import check_entry
from notify_typed.sandbox._world.reader import EntryReader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notify_typed.sandbox._json import JsonObject, JsonValue

SERVICES = "services"
USERS = "users"
INVITES = "invites"
INBOUND_NUMBERS = "inbound_numbers"
ORGANISATIONS = "organisations"
ORGANISATION_INVITES = "organisation_invites"
EMAIL_BRANDINGS = "email_brandings"
LETTER_BRANDINGS = "letter_brandings"
PROVIDERS = "providers"
LISTS = (
    *(SERVICES, USERS, INVITES, INBOUND_NUMBERS, ORGANISATIONS, ORGANISATION_INVITES),
    *(EMAIL_BRANDINGS, LETTER_BRANDINGS, PROVIDERS),
)
"""The top-level lists of a world file whose entries are changed and kept one by one."""


@dataclass(frozen=True, slots=True)
class WorldLists:
    """A world file taken apart; a change makes a new one.

    Attributes:
        top: The values beside the lists.
        entries: The entries of each list by id, in order.
    """

    top: JsonObject
    entries: Mapping[str, Mapping[str, JsonObject]] = field(repr=False)

    @classmethod
    def read(cls, document: JsonObject) -> WorldLists:
        """Take a world file apart.

        Raises:
            WorldError: A list is not a list, or an entry lacks an id of its own or is not usable.
        """
        top = {name: value for name, value in document.items() if name not in LISTS}
        entries: dict[str, dict[str, JsonObject]] = {}
        world = EntryReader(document, "world")
        for name in LISTS:
            by_id: dict[str, JsonObject] = {}
            for entry in world.entries(name):
                entry_id = entry.uuid("id")
                if entry_id in by_id:
                    raise entry.problem("id", "another entry of the list has this id")
                check_entry(name, entry)
                by_id[entry_id] = {**entry.fields, "id": entry_id}
            entries[name] = by_id
        return cls(top, entries)

    def document(self) -> JsonObject:
        """Return the world file again."""
        lists: JsonObject = {
            name: as_list(entries)
            for name, entries in self.entries.items()
            if entries or name == SERVICES
        }
        return {**self.top, **lists}

    def get(self, name: str, entry_id: str) -> JsonObject | None:
        """Return the entry of a list with an id."""
        return self.entries[name].get(entry_id)

    def put(self, name: str, entry_id: str, entry: JsonObject) -> WorldLists:
        """Return the same with one entry added or exchanged."""
        changed = {**self.entries[name], entry_id: entry}
        return WorldLists(self.top, {**self.entries, name: changed})


def as_list(entries: Mapping[str, JsonObject]) -> list[JsonValue]:
    """Return the entries of a list as they stand in a world file."""
    return [*entries.values()]
