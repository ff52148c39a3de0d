"""Reads a world file's objects field by field, and says where something is wrong."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._timekeeper import MICROSECONDS, TIMESTAMP, to_micros

if TYPE_CHECKING:
    from notify_typed.sandbox._json import JsonObject, JsonValue

_SUM = re.compile(r"(\d+) \+ i")
_AGE = "_age_seconds"
_MOST_COPIES = 100_000
_LARGEST = 2**53
"""What JSON numbers are exact to, and databases hold."""


class WorldError(SandboxError):
    """A world file is not usable; the message names the place."""


class EntryReader:
    """One JSON object of a world file.

    Args:
        value: The decoded JSON.
        where: The object's place in the file, for messages.
    """

    def __init__(self, value: JsonValue, where: str) -> None:
        if not isinstance(value, dict):
            raise WorldError(f"{where}: must be an object, not {_kind(value)}")
        self.fields: JsonObject = value
        self.where = where

    def problem(self, name: str, text: str) -> WorldError:
        """Return an error about one field."""
        return WorldError(f"{self.where}.{name}: {text}")

    def has(self, name: str) -> bool:
        """Return whether the field is there and not null."""
        return self.fields.get(name) is not None

    def text(self, name: str, default: str | None = None) -> str:
        """Return a string."""
        value = self.fields.get(name)
        if value is None and default is not None:
            return default
        if not isinstance(value, str):
            raise self.problem(name, f"must be text, not {_kind(value)}")
        return value

    def optional_text(self, name: str) -> str | None:
        """Return a string or null."""
        return self.text(name) if self.has(name) else None

    def choice(self, name: str, choices: tuple[str, ...], default: str | None = None) -> str:
        """Return one of a few strings."""
        value = self.text(name, default)
        if value not in choices:
            raise self.problem(name, f"must be one of {', '.join(choices)}, not {value!r}")
        return value

    def uuid(self, name: str) -> str:
        """Return a UUID, in its usual spelling."""
        try:
            return str(UUID(self.text(name)))
        except ValueError:
            raise self.problem(name, f"must be a UUID, not {self.fields[name]!r}") from None

    def optional_uuid(self, name: str) -> str | None:
        """Return a UUID or null."""
        return self.uuid(name) if self.has(name) else None

    def flag(self, name: str, *, default: bool) -> bool:
        """Return a boolean."""
        value = self.fields.get(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self.problem(name, f"must be true or false, not {_kind(value)}")
        return value

    def number(self, name: str, default: float | None = None) -> float:
        """Return a number."""
        value = self.fields.get(name)
        if value is None and default is not None:
            return default
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.problem(name, f"must be a number, not {_kind(value)}")
        if abs(value) > _LARGEST:
            raise self.problem(name, f"must be at most {_LARGEST:g} either way, not {value:g}")
        return value

    def whole(self, name: str, default: int | None = None, *, least: int | None = 0) -> int:
        """Return a whole number, of at least a certain size if that is not None."""
        value = self.number(name, default)
        if not isinstance(value, int):
            raise self.problem(name, f"must be a whole number, not {value}")
        if least is not None and value < least:
            raise self.problem(name, f"must be {least} or more, not {value}")
        return value

    def age(self, name: str) -> float | None:
        """Return an age in seconds, or null."""
        return self.number(name) if self.has(name) else None

    def moment(self, name: str) -> int:
        """Return a time as the API writes it, in microseconds since 1970."""
        try:
            return to_micros(datetime.strptime(self.text(name), TIMESTAMP).replace(tzinfo=UTC))
        except ValueError:
            raise self.problem(
                name,
                f"must be a time such as 2026-01-31T09:30:00.000000Z, not {self.fields[name]!r}",
            ) from None

    def items(self, name: str) -> list[JsonValue]:
        """Return a list; empty when left out."""
        value = self.fields.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.problem(name, f"must be a list, not {_kind(value)}")
        return value

    def entries(self, name: str) -> list[EntryReader]:
        """Return a list of objects; empty when left out."""
        return [
            EntryReader(item, f"{self.where}.{name}[{index}]")
            for index, item in enumerate(self.items(name))
        ]

    def entry(self, name: str) -> EntryReader:
        """Return an object; empty when left out."""
        return EntryReader(self.fields.get(name) or {}, f"{self.where}.{name}")

    def texts(self, name: str) -> list[str]:
        """Return a list of strings."""
        values: list[str] = []
        for value in self.items(name):
            if not isinstance(value, str):
                raise self.problem(name, f"must be a list of texts; one item is {_kind(value)}")
            values.append(value)
        return values

    def repeated(self) -> list[EntryReader]:
        """Return the entries this one stands for: itself, or as many copies as `repeat` says."""
        if not self.has("repeat"):
            return [self]
        count = self.whole("repeat")
        if count > _MOST_COPIES:
            raise self.problem("repeat", f"must be at most {_MOST_COPIES:,}, not {count:,}")
        template = {name: value for name, value in self.fields.items() if name != "repeat"}
        entries: list[EntryReader] = []
        for index in range(count):
            filled = _fill(template, index)
            entries.append(EntryReader(filled, f"{self.where} (copy {index})"))
        return entries


def _fill(value: JsonValue, index: int) -> JsonValue:
    if isinstance(value, str):
        total = _SUM.fullmatch(value)
        if total:
            return int(total[1]) + index
        return value.replace("{i}", str(index)).replace("{i:03d}", f"{index:03d}")
    if isinstance(value, list):
        return [_fill(item, index) for item in value]
    if isinstance(value, dict):
        return {name: _fill(item, index) for name, item in value.items()}
    return value


def _kind(value: JsonValue) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return "true or false"
        case str():
            return "text"
        case list():
            return "a list"
        case dict():
            return "an object"
        case _:
            return "a number"


def moment(entry: EntryReader, name: str, loaded_at: int) -> int | None:
    """Return the moment an age in a world file stands for, in microseconds since 1970.

    Args:
        entry: The entry that has it.
        name: The age's name, such as `created_at_age_seconds`; without the end, it names the
            moment itself, as a timestamp, which goes before the age.
        loaded_at: The moment that ages count back from.

    Raises:
        WorldError: It is neither.
    """
    absolute = name.removesuffix(_AGE)
    if entry.has(absolute):
        return entry.moment(absolute)
    age = entry.age(absolute + _AGE)
    return None if age is None else loaded_at - round(age * MICROSECONDS)
