"""Reads the bodies of callbacks as models."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TypeAlias, TypeGuard, TypeVar

from notify_typed.errors import InvalidInput
from notify_typed.webhooks._errors import (
    MissingField,
    NotAnObject,
    NotJSON,
    UnknownCallback,
    WrongValue,
)
from notify_typed_runtime.types import decode_json
from notify_typed_v2.models import DeliveryReceipt, ReceivedTextMessage, ReturnedLetter

__all__ = [
    "Callback",
    "parse_callback",
    "parse_delivery_receipt",
    "parse_received_text",
    "parse_returned_letter",
]

Callback: TypeAlias = DeliveryReceipt | ReceivedTextMessage | ReturnedLetter
_T = TypeVar("_T")


def parse_delivery_receipt(body: bytes | bytearray | str) -> DeliveryReceipt:
    """Read a delivery receipt: a text message or an email has reached its final status.

    A status that this version does not know survives, with `status.is_known == False`; fields
    that it does not know are in `additional_properties`.

    Args:
        body: The body of the request, as it came.

    Raises:
        WebhookError: It is something else; the subclass and the message say what.
        InvalidInput: The body is neither bytes nor text.

    Example:
        >>> receipt = parse_delivery_receipt(body)
        >>> print(receipt.status)
        delivered
    """
    return _decoded(_load(body), DeliveryReceipt.from_dict, ("status", "notification_type"))


def parse_received_text(body: bytes | bytearray | str) -> ReceivedTextMessage:
    """Read a text message that somebody sent to the service.

    Its fields have other names than those of `get_received_texts`: `source_number` is the
    sender's number, `destination_number` the service's own.

    Args:
        body: The body of the request, as it came.

    Raises:
        WebhookError: It is something else; the subclass and the message say what.
        InvalidInput: The body is neither bytes nor text.

    Example:
        >>> text = parse_received_text(body)
        >>> text.message
        'Yes, I will be there'
    """
    return _decoded(_load(body), ReceivedTextMessage.from_dict)


def parse_returned_letter(body: bytes | bytearray | str) -> ReturnedLetter:
    """Read the notice that a letter came back; it may come weeks after the letter was sent.

    `template_id` is text, because it is the word `None` for a precompiled letter.

    Args:
        body: The body of the request, as it came.

    Raises:
        WebhookError: It is something else; the subclass and the message say what.
        InvalidInput: The body is neither bytes nor text.

    Example:
        >>> letter = parse_returned_letter(body)
        >>> letter.reference
        'case-17'
    """
    return _decoded(_load(body), ReturnedLetter.from_dict)


def parse_callback(body: bytes | bytearray | str) -> Callback:
    """Read whichever callback it is, told by the fields that only one kind has.

    Args:
        body: The body of the request, as it came.

    Raises:
        UnknownCallback: It is an object, but none of the three kinds.
        WebhookError: It is something else; the subclass and the message say what.
        InvalidInput: The body is neither bytes nor text.

    Example:
        >>> callback = parse_callback(body)
        >>> isinstance(callback, DeliveryReceipt)
        True
    """
    data = _load(body)
    if "notification_type" in data:
        return _decoded(data, DeliveryReceipt.from_dict, ("status", "notification_type"))
    if "source_number" in data:
        return _decoded(data, ReceivedTextMessage.from_dict)
    if "date_sent" in data:
        return _decoded(data, ReturnedLetter.from_dict)
    raise UnknownCallback


def _load(body: object) -> dict[str, object]:
    if isinstance(body, bytearray):
        body = bytes(body)
    if not isinstance(body, bytes | str):
        raise InvalidInput(f"body must be bytes or text, not of type {type(body).__name__}.")
    data = _from_json(body)
    if not _is_object(data):
        raise NotAnObject
    return data


def _from_json(body: bytes | str) -> object:
    with suppress(ValueError, RecursionError):
        data: object = decode_json(body.encode() if isinstance(body, str) else body)
        return data
    # Raised out here, because the decoder's own error holds the body.
    raise NotJSON


def _decoded(
    data: dict[str, object], decode: Callable[[dict[str, object]], _T], words: tuple[str, ...] = ()
) -> _T:
    for field in words:
        if not isinstance(data.get(field, ""), str):
            raise WrongValue(f"{field} is not a string")
    try:
        return decode(data)
    except KeyError as error:
        raise MissingField(str(error.args[0])) from None
    except (TypeError, ValueError) as error:
        # The models' errors name the field and never show its value.
        raise WrongValue(str(error)) from None


def _is_object(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)
