"""Refusals of the API: their status, their JSON, and the two shapes in which they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from notify_typed.sandbox._json import JsonObject, JsonValue

NOT_FOUND = (
    "The requested URL was not found on the server. "
    "If you entered the URL manually please check your spelling and try again."
)
HALF_A_CHARACTER = "a text has half of a character in it (an unpaired surrogate)"
NOT_ALLOWED = "The method is not allowed for the requested URL."


class SandboxError(Exception):
    """The sandbox cannot start or do as it was asked: a broken world file, a port in use."""


class ApiError(Exception):
    """An answer other than success, in the shape of the v2 API.

    Args:
        status: The HTTP status.
        errors: One object for each problem, with at least `error` and `message`.
    """

    def __init__(self, status: int, errors: list[JsonObject]) -> None:
        super().__init__(status, errors)
        self.status = status
        self.errors = errors

    def body(self) -> JsonObject:
        """Return the JSON of the answer."""
        errors: list[JsonValue] = [*self.errors]
        return {"errors": errors, "status_code": self.status}


class LegacyError(Exception):
    """A routing error, in the older shape `{"result", "message"}`."""

    def __init__(self, status: int, message: JsonValue) -> None:
        super().__init__(status, message)
        self.status = status
        self.message = message

    def body(self) -> JsonObject:
        """Return the JSON of the answer."""
        return {"message": self.message, "result": "error"}


class AccidentalError(Exception):
    """Input on which the real server fails with a 500.

    Args:
        exception: The class name that the real server's answer shows.
        advice: The explanation that a helpful sandbox gives instead.
        refusal: The answer of a helpful sandbox; a 400 with the advice when left out.
    """

    def __init__(self, exception: str, advice: str, refusal: ApiError | None = None) -> None:
        super().__init__(exception, advice)
        self.exception = exception
        self.advice = advice
        self.refusal = refusal or bad_request(advice)

    def as_api_error(self, *, exact: bool) -> ApiError:
        """Return the real server's 500 when exact, otherwise an answer that explains it."""
        if exact:
            return error(500, self.exception, "Internal server error")
        return self.refusal


def error(status: int, name: str, message: str) -> ApiError:
    """Return an error with a single entry."""
    return ApiError(status, [{"error": name, "message": message}])


def not_a_database_id() -> ApiError:
    """Make a 404 for an id that Python reads and the real server's database does not."""
    return error(404, "DataError", "No result found")


def bad_request(message: str, *, status: int = 400) -> ApiError:
    """Return a `BadRequestError`."""
    return error(status, "BadRequestError", message)


def validation_error(messages: Iterable[str]) -> ApiError:
    """Return a 400 with a `ValidationError` for every message, each said once."""
    return ApiError(
        400, [{"error": "ValidationError", "message": text} for text in dict.fromkeys(messages)]
    )


def auth_error(status: int, message: str) -> ApiError:
    """Return a 401 or 403 `AuthError`."""
    return error(status, "AuthError", message)


def no_result() -> ApiError:
    """Return the 404 for anything looked up by id."""
    return error(404, "NoResultFound", "No result found")
