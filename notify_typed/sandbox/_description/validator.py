"""The part of a jsonschema validator that is used, for who imports jsonschema only when needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jsonschema import ValidationError

    from notify_typed.sandbox._json import JsonValue


class Validator(Protocol):
    """A validator of one schema."""

    def iter_errors(self, instance: JsonValue) -> Iterable[ValidationError]:
        """Return all that is wrong with a value."""
        ...
