"""Exceptions for the bodies of callbacks.

::

    WebhookError (also ValueError)
    ├── NotJSON            not JSON in UTF-8
    ├── NotAnObject        JSON, but not an object
    ├── MissingField       a field is not there
    ├── WrongValue         a field's value cannot be what it should be
    └── UnknownCallback    none of the callbacks that Notify makes

No message shows a value from the body, and no exception holds one: a body has phone numbers, email
addresses and what people wrote.
"""

from __future__ import annotations

from notify_typed.errors import NotifyError

__all__ = [
    "MissingField",
    "NotAnObject",
    "NotJSON",
    "UnknownCallback",
    "WebhookError",
    "WrongValue",
]


class WebhookError(NotifyError, ValueError):
    """The body of a request is not that of a callback from Notify."""


class NotJSON(WebhookError):
    """The body is not JSON in UTF-8, or it is nested absurdly deep."""

    def __str__(self) -> str:
        return "The body of the callback is not JSON in UTF-8."


class NotAnObject(WebhookError):
    """The body is JSON, but a list, a string, a number or null."""

    def __str__(self) -> str:
        return "The body of the callback is not a JSON object."


class MissingField(WebhookError):
    """A field that every such callback has is not there.

    Attributes:
        field: The field's name.
    """

    field: str

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field

    def __str__(self) -> str:
        return f"The callback has no field {self.field!r}."


class WrongValue(WebhookError):
    """A field's value has the wrong type or form; the message names the field."""


class UnknownCallback(WebhookError):
    """The body is an object, but neither a receipt nor a received text nor a returned letter."""

    def __str__(self) -> str:
        return "The callback is of a kind that this version does not know."
