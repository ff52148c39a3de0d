"""Checks what tests give to a sandbox, so that a slip is said where it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from notify_typed.sandbox._errors import SandboxError

if TYPE_CHECKING:
    from collections.abc import Sequence

Id: TypeAlias = UUID | str
"""An id, as the client's models have it or as text."""


def id_text(value: object, name: str) -> str:
    """An id in the spelling in which ids are stored.

    Raises:
        SandboxError: it is no UUID.
    """
    try:
        return str(value if isinstance(value, UUID) else UUID(str(value)))
    except ValueError:
        raise SandboxError(f"{name} {value!r} is no UUID") from None


def text(value: object, name: str) -> str:
    """A text.

    Raises:
        SandboxError: it is something else; the message does not repeat it.
    """
    if not isinstance(value, str):
        raise SandboxError(f"{name} is text, and not of type {type(value).__name__}")
    return value


def whole_number(value: object, name: str) -> int:
    """A whole number.

    Raises:
        SandboxError: it is something else.
    """
    if isinstance(value, bool) or not isinstance(value, int):
        raise SandboxError(f"{name} is a whole number, and not {value!r}")
    return value


def number(value: object, name: str) -> float:
    """A number.

    Raises:
        SandboxError: it is something else.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise SandboxError(f"{name} is a number, and not {value!r}")
    return value


def one_of(value: object, choices: Sequence[str], name: str) -> str:
    """One of a few words.

    Raises:
        SandboxError: it is none of them.
    """
    if not isinstance(value, str) or value not in choices:
        raise SandboxError(f"{value!r} is no {name}; there are {', '.join(choices)}")
    return value
