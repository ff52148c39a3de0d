"""Checks the arguments that tests give to a sandbox, where they give them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias, cast
from uuid import UUID

from notify_typed.sandbox._errors import SandboxError

if TYPE_CHECKING:
    from collections.abc import Sequence

# A test that fails by an error of this module shows its own line.
__tracebackhide__ = True

Id: TypeAlias = UUID | str
"""An id, as the client's models have it or as text."""


def id_text(value: object, name: str) -> str:
    """Return an id in the spelling in which ids are stored.

    Raises:
        SandboxError: It is not a UUID.
    """
    try:
        return str(value if isinstance(value, UUID) else UUID(str(value)))
    except ValueError:
        raise SandboxError(f"{name} must be a UUID, not {value!r}") from None


def text(value: object, name: str) -> str:
    """Return a text.

    Raises:
        SandboxError: It is something else; the message does not repeat it.
    """
    if not isinstance(value, str):
        raise SandboxError(f"{name} must be text, not of type {type(value).__name__}")
    return value


def texts(value: object, name: str) -> list[str]:
    """Return several texts.

    Raises:
        SandboxError: It is something else, a single text too.
    """
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise SandboxError(f"{name} must be several texts, not of type {type(value).__name__}")
    return [text(item, name) for item in cast("Iterable[object]", value)]


def whole_number(value: object, name: str) -> int:
    """Return a whole number.

    Raises:
        SandboxError: It is something else.
    """
    if isinstance(value, bool) or not isinstance(value, int):
        raise SandboxError(f"{name} must be a whole number, not {value!r}")
    return value


def number(value: object, name: str) -> float:
    """Return a number.

    Raises:
        SandboxError: It is something else.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise SandboxError(f"{name} must be a number, not {value!r}")
    return value


def one_of(value: object, choices: Sequence[str], name: str) -> str:
    """Return one of a few words.

    Raises:
        SandboxError: It is not one of them.
    """
    if not isinstance(value, str) or value not in choices:
        from difflib import get_close_matches  # noqa: PLC0415 - for a mistake alone

        close = get_close_matches(str(value), choices, n=1)
        hint = f"; did you mean {close[0]!r}?" if close else ""
        raise SandboxError(f"{name} must be one of {', '.join(choices)}, not {value!r}{hint}")
    return value
