"""Brandings of emails and letters: which there are, who uses them, and names that are free."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from notify_typed.sandbox._admin.dates import seconds, shown
from notify_typed.sandbox._admin.errors import no_result
from notify_typed.sandbox._errors import AccidentalError
from notify_typed.sandbox._world.lists import (
    EMAIL_BRANDINGS,
    LETTER_BRANDINGS,
    ORGANISATIONS,
    SERVICES,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State

NHS_BRANDING: JsonObject = {
    "email_branding": "a7dc4e56-660b-4db7-8cff-12c37b12b5ea",
    "letter_branding": "2cd354bb-6b85-eda3-c0ad-6b613150459f",
}
NHS_TYPES = ("nhs_central", "nhs_local", "nhs_gp", "nhs_notify")
_TIMES = ("created_at", "updated_at")


@dataclass(frozen=True, slots=True)
class Kind:
    """Brandings of emails, or those of letters.

    Attributes:
        title: How messages begin that name them.
        listed: The list of the world that has them.
        field: The field of services that names one.
        fields: The fields of a branding, beside its id and its times.
        built_in: Those that are there from the beginning.
    """

    title: str
    listed: str
    field: str
    fields: tuple[str, ...]
    built_in: JsonObject

    @property
    def default(self) -> str:
        """The field of organisations that names the one of new services."""
        return f"{self.field}_id"

    @property
    def pool(self) -> str:
        """The field of organisations that names those which services choose from."""
        return f"{self.field}_pool"


EMAIL = Kind(
    "Email branding",
    EMAIL_BRANDINGS,
    "email_branding",
    ("name", "brand_type", "logo", "colour", "text", "alt_text", "created_by"),
    {
        "id": NHS_BRANDING["email_branding"],
        "name": "NHS",
        "brand_type": "org",
        "logo": "nhs.png",
        "alt_text": "NHS",
    },
)
LETTER = Kind(
    "Letter branding",
    LETTER_BRANDINGS,
    "letter_branding",
    ("name", "filename", "created_by"),
    {"id": NHS_BRANDING["letter_branding"], "name": "NHS", "filename": "nhs"},
)
KINDS = (EMAIL, LETTER)
BRANDINGS = tuple(kind.field for kind in KINDS)
"""The fields of services that name a branding."""


def every(state: State, kind: Kind) -> list[JsonObject]:
    """Return all brandings, archived ones too; that of the NHS is there before all others."""
    named = state.lists.entries[kind.listed]
    first = [] if kind.built_in["id"] in named else [kind.built_in]
    return [*first, *named.values()]


def find(state: State, kind: Kind, branding_id: JsonValue) -> JsonObject:
    """Return a branding.

    Raises:
        LegacyError: 404, it does not exist.
    """
    for branding in every(state, kind):
        if branding["id"] == branding_id:
            return branding
    raise no_result()


def check_known(state: State, kind: Kind, branding_id: JsonValue) -> None:
    """Check that a branding exists, if only as that of a service in the world.

    Raises:
        AccidentalError: It does not.
    """
    known = [branding["id"] for branding in every(state, kind)]
    known += [service.get(kind.field) for service in state.lists.entries[SERVICES].values()]
    if branding_id is not None and branding_id not in known:
        raise AccidentalError("IntegrityError", f"{kind.field}: there is no such branding")


def view(state: State, kind: Kind, branding: JsonObject) -> JsonObject:
    """Show a branding as the API does."""
    return {
        "id": branding["id"],
        **{name: branding.get(name) for name in kind.fields},
        **{name: shown(state, branding, name) for name in _TIMES},
    }


def archived_name(state: State, name: JsonValue) -> str:
    """Return the name that something has once it is archived."""
    return f"_archived_{seconds(state.clock.micros()).replace(' ', '-')}_{name}"


def free_name(state: State, kind: Kind, wanted: str) -> str:
    """Return a name that no branding has: the wanted one, or one with a number after it."""
    taken = {str(branding["name"]).lower() for branding in every(state, kind)}
    name, number = wanted, 0
    while name.lower() in taken:
        number += 1
        name = f"{wanted} (alternate {number})"
    return name


def uses(state: State, kind: Kind, branding_id: str) -> JsonObject:
    """Return the active organisations and services that use a branding, by name."""
    listed = state.lists.entries
    return {
        "organisations": _named(listed[ORGANISATIONS].values(), kind.default, branding_id),
        "services": _named(listed[SERVICES].values(), kind.field, branding_id),
    }


def pool_of(organisation: JsonObject, kind: Kind) -> list[str]:
    """Return the ids of the brandings that an organisation's services choose from."""
    listed = organisation.get(kind.pool)
    ids = [str(one) for one in listed] if isinstance(listed, list) else []
    default = organisation.get(kind.default)
    return ids if default is None or default in ids else [*ids, str(default)]


def _named(entries: Iterable[JsonObject], field: str, branding_id: str) -> list[JsonValue]:
    found = [
        entry
        for entry in entries
        if entry.get(field) == branding_id and entry.get("active", True) is not False
    ]
    ordered = sorted(found, key=lambda one: str(one["name"]))
    return [{"id": one["id"], "name": one["name"]} for one in ordered]


def known_defaults(state: State, body: JsonObject) -> JsonObject:
    """Return the brandings that an organisation is to have, as their ids are stored.

    Raises:
        AccidentalError: There is no such branding.
    """
    given: JsonObject = {
        kind.default: str(body[kind.default]).lower()
        for kind in KINDS
        if body.get(kind.default) is not None
    }
    for kind in KINDS:
        check_known(state, kind, given.get(kind.default))
    return given


def nhs_defaults(organisation: JsonObject, body: JsonObject) -> JsonObject:
    """Return the brandings of the NHS that an organisation takes because of its type."""
    if body.get("organisation_type") not in NHS_TYPES:
        return {}
    return {
        kind.default: NHS_BRANDING[kind.field]
        for kind in KINDS
        if organisation.get(kind.default) is None
    }


def pools(before: JsonObject, body: JsonObject) -> JsonObject:
    """Return the pools of an organisation, with the brandings that it has from now on."""
    found: JsonObject = {}
    for kind in KINDS:
        pool, added = pool_of(before, kind), body.get(kind.default)
        if body.get("organisation_type") in NHS_TYPES:
            added = NHS_BRANDING[kind.field]
        more = [] if added is None or added in pool else [str(added)]
        found[kind.pool] = [*pool, *more]
    return found


def branded(service: JsonObject, organisation: JsonObject, body: JsonObject) -> JsonObject:
    """Give a service without a branding that of its organisation, where it is in a body."""
    taken: JsonObject = {
        kind.field: organisation[kind.default]
        for kind in KINDS
        if service.get(kind.field) is None and body.get(kind.default) is not None
    }
    return {**service, **taken}
