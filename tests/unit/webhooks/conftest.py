"""The bodies of the three callbacks, as Notify sends them."""

from typing import Any

import pytest

Body = dict[str, Any]


@pytest.fixture
def receipt_body() -> Body:
    return {
        "id": "22222222-2222-2222-2222-222222222222",
        "reference": "application-7",
        "to": "07700900855",
        "status": "delivered",
        "created_at": "2026-01-01T00:00:00.000000Z",
        "completed_at": "2026-01-01T00:00:02.000001Z",
        "sent_at": None,
        "notification_type": "sms",
        "template_id": "11111111-1111-1111-1111-111111111111",
        "template_version": 2,
    }


@pytest.fixture
def text_body() -> Body:
    return {
        "id": "33333333-3333-3333-3333-333333333333",
        "source_number": "447700900123",
        "destination_number": "07700900500",
        "message": "Hello from a phone & more",
        "date_received": "2026-01-01T00:00:00.000000Z",
    }


@pytest.fixture
def letter_body() -> Body:
    return {
        "notification_id": "44444444-4444-4444-4444-444444444444",
        "reference": None,
        "date_sent": "2026-01-01T00:00:00.000000Z",
        "sent_by": "API",
        "template_name": None,
        "template_id": "None",
        "template_version": None,
        "spreadsheet_file_name": None,
        "spreadsheet_row_number": None,
        "upload_letter_file_name": None,
    }


@pytest.fixture
def bodies(receipt_body: Body, text_body: Body, letter_body: Body) -> dict[str, Body]:
    return {"receipt": receipt_body, "text": text_body, "letter": letter_body}
