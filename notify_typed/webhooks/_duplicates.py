"""Tells repeated delivery receipts from new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from notify_typed_v2.models import DeliveryReceipt

__all__ = ["ReceiptKey", "receipt_key"]


class ReceiptKey(NamedTuple):
    """Equal for a receipt and its repetitions; hashable, nothing personal in it.

    Attributes:
        id: The notification's id.
        status: The status as plain text.
        completed_at: When it was reached; None if Notify did not say.
    """

    id: UUID
    status: str
    completed_at: datetime | None


def receipt_key(receipt: DeliveryReceipt) -> ReceiptKey:
    """Give what tells a repeated receipt from a new one, for a set, a cache or a unique index.

    Notify gives callbacks no id of their own, and sends one again when it saw no answer in time.
    A message may also get a second, different receipt, when a provider corrects itself: so the
    notification's id alone is not enough.

    Example:
        >>> seen = {receipt_key(parse_delivery_receipt(body))}
        >>> receipt_key(parse_delivery_receipt(body)) in seen
        True
    """
    return ReceiptKey(receipt.id, str(receipt.status), receipt.completed_at)
