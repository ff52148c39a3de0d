"""One sandbox for the official clients, with enough in it to page through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._world.default import INBOUND_NUMBER, SMS_TEMPLATE_ID, default_world

if TYPE_CHECKING:
    from collections.abc import Iterator

OLD_MESSAGES = 260
OLD_TEXTS = 258
FRIENDLY_TEXTS = 2


def world() -> dict[str, Any]:
    """Give the friendly world with a second version of a template and more than a page of each."""
    document: dict[str, Any] = default_world()
    [service] = document["services"]
    text = next(template for template in service["templates"] if template["id"] == SMS_TEMPLATE_ID)
    text["versions"].append({**text["versions"][0], "version": 2, "name": "Reminder"})
    service["notifications"] = [
        {
            "repeat": OLD_MESSAGES,
            "id_uuid5_name": "message-{i}",
            "type": "sms",
            "status": "delivered",
            "template_id": SMS_TEMPLATE_ID,
            "to": "07700900123",
            "personalisation": {"name": "Number {i}", "date": "1 May"},
            "created_at_age_seconds": "7200 + i",
        }
    ]
    service["received_texts"].append(
        {
            "repeat": OLD_TEXTS,
            "id_uuid5_name": "text-{i}",
            "notify_number": INBOUND_NUMBER,
            "user_number": "447700900111",
            "content": "Text {i}",
            "created_at_age_seconds": "86400 + i",
        }
    )
    return document


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(world=world(), outcomes="immediate") as running:
        yield running


@pytest.fixture(autouse=True)
def fresh(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin every test with the same world, and reach it without the environment's proxy."""
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setenv("no_proxy", "*")
    sandbox.reset()
