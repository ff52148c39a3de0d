"""What a user sees when the same receipt comes again."""

import json
import pickle
from typing import Any

from notify_typed.webhooks import parse_delivery_receipt, receipt_key


def test_a_repetition_has_the_same_key(receipt_body: Any) -> None:
    first = receipt_key(parse_delivery_receipt(json.dumps(receipt_body)))
    again = receipt_key(parse_delivery_receipt(json.dumps(receipt_body | {"new": 1})))
    assert first == again
    assert len({first, again}) == 1
    assert pickle.loads(pickle.dumps(first)) == first  # noqa: S301 (made here)


def test_another_status_time_or_message_has_another_key(receipt_body: Any) -> None:
    changes: list[dict[str, object]] = [
        {},
        {"status": "permanent-failure"},
        {"status": "held"},
        {"completed_at": None},
        {"completed_at": "2026-01-01T00:00:02.000002Z"},
        {"id": "55555555-5555-5555-5555-555555555555"},
    ]
    keys = {receipt_key(parse_delivery_receipt(json.dumps(receipt_body | c))) for c in changes}
    assert len(keys) == len(changes)


def test_a_key_holds_nothing_personal(receipt_body: Any) -> None:
    key = receipt_key(parse_delivery_receipt(json.dumps(receipt_body)))
    assert "07700900855" not in repr(key)
    assert type(key.status) is str
