"""Finds out what is wrong with a value, by jsonschema, which takes its time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from jsonschema import Draft202012Validator, FormatChecker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jsonschema import ValidationError

    from notify_typed.sandbox._description.fitting import Format
    from notify_typed.sandbox._description.messages import Problem
    from notify_typed.sandbox._json import JsonObject, JsonValue


class Validator(Protocol):
    """The part of a jsonschema validator that is used here."""

    def iter_errors(self, instance: JsonValue) -> Iterable[ValidationError]:
        """Return all that is wrong with a value."""
        ...


class ObjectSchema:
    """A schema for objects, taken apart: each property first, then the object as a whole.

    Problems so come in the order in which the real server reports them.

    Args:
        schema: The schema.
        properties: Those of its properties, as they are looked at.
        formats: The formats that they may name.
    """

    def __init__(
        self,
        schema: JsonObject,
        properties: Mapping[str, JsonObject],
        formats: Mapping[str, Format],
    ) -> None:
        checker = FormatChecker(formats=())
        for name, judge in formats.items():
            checker.checks(name, raises=ValueError)(_of_texts(judge))
        self._properties: list[tuple[str, Validator]] = [
            (name, Draft202012Validator(item, format_checker=checker))
            for name, item in properties.items()
        ]
        anything: JsonObject = dict.fromkeys(properties, True)
        self._whole: Validator = Draft202012Validator({**schema, "properties": anything})

    def problems(self, value: JsonValue) -> list[Problem]:
        """Return all that is wrong with a value."""
        found: list[Problem] = []
        if isinstance(value, dict):
            for name, validator in self._properties:
                if name in value:
                    found += [(name, problem) for problem in validator.iter_errors(value[name])]
        found += [("", problem) for problem in self._whole.iter_errors(value)]
        return found


def _of_texts(judge: Format) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, str) or bool(judge(value))
