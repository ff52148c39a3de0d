"""Refusals of the admin API, in the three shapes that it has, and a few odd ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.sandbox._errors import AccidentalError, LegacyError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from notify_typed.sandbox._json import JsonObject, JsonValue

NO_RESULT = "No result found"
INTERNAL = "Internal server error"
NOT_JSON = "The browser (or proxy) sent a request that this server could not understand."


class UnusualShapeError(Exception):
    """An answer with a `message` and nothing else.

    Args:
        status: The HTTP status.
        message: The text.
    """

    def __init__(self, status: int, message: str) -> None:
        super().__init__(status, message)
        self.status = status
        self.message = message

    def body(self) -> JsonObject:
        """Return the JSON of the answer."""
        return {"message": self.message}


def refusal(message: str, status: int = 400) -> LegacyError:
    """Make a refusal of shape A: one text."""
    return LegacyError(status, message)


def no_result() -> LegacyError:
    """Refuse a lookup that finds nothing, or a value that the database cannot take."""
    return LegacyError(404, NO_RESULT)


def field_errors(problems: Mapping[str, Sequence[str]], status: int = 400) -> LegacyError:
    """Make a refusal of shape B: texts for each field."""
    message: dict[str, JsonValue] = {name: [*texts] for name, texts in problems.items()}
    return LegacyError(status, message)


def as_refusal(accident: AccidentalError, *, exact: bool) -> LegacyError:
    """Return the real server's 500 when exact, otherwise a 400 that explains the problem."""
    if exact:
        return LegacyError(500, INTERNAL)
    return LegacyError(400, accident.advice)
