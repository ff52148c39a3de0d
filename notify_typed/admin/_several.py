"""Takes arguments that hold several things, and says what is wrong with those that do not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from notify_typed._engine.inputs import text
from notify_typed.errors import InvalidInput

__all__ = ["named", "several", "texts"]

T = TypeVar("T")


def several(name: str, values: Iterable[T]) -> list[T]:
    """Take the items of a list, a set or the like.

    Raises:
        InvalidInput: It is none. Text counts as one thing and not as its letters.
    """
    if not _is_several(values):
        kind = type(values).__name__
        raise InvalidInput(f"{name} must be a list or a set, not of type {kind}.")
    return [*values]


def texts(name: str, values: Iterable[str]) -> list[str]:
    """Take several texts.

    Raises:
        InvalidInput: It is something else, or one of them is empty.
    """
    return [text(f"each of {name}", each) for each in several(name, values)]


def named(name: str, values: Mapping[str, T]) -> dict[str, T]:
    """Take values by their names.

    Raises:
        InvalidInput: It is something else.
    """
    if not _is_mapping(values):
        raise InvalidInput(f"{name} must be a mapping, not of type {type(values).__name__}.")
    return {**values}


def _is_mapping(value: object) -> bool:
    return isinstance(value, Mapping)


def _is_several(value: object) -> bool:
    return isinstance(value, Iterable) and not isinstance(value, str | bytes | bytearray)
