"""Start a fresh sandbox with the examples' world, and tell what it holds."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from contract.engine.quiet import quiet
from contract.engine.server import ServerUnderTest
from contract.v2 import world
from contract.v2.api import parse_key
from contract.v2.context import Context
from contract.v2.inventory import Inventory
from notify_typed.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator

KEYS: Final = {
    **{label: world.key(label) for label in ("live", "team", "test", "revoked")},
    "other": world.other_services_key(),
}
KEY: Final = KEYS["live"]
_LETTERS: Final = 3


@contextmanager
def sandbox() -> Iterator[Sandbox]:
    """Start a sandbox in which everything happens at once."""
    with (
        quiet("uvicorn.error"),
        Sandbox(world=world.world(), outcomes="immediate") as running,
    ):
        yield running


def seed(base_url: str) -> Inventory:
    """Send some letters, which will have a PDF, and list what the sandbox holds."""
    letter = {
        "template_id": world.LETTER_TEMPLATE_ID,
        "personalisation": {
            "name": "Ms Bird",
            "address_line_1": "Amala Bird",
            "address_line_2": "123 High Street",
            "postcode": "SW14 6BF",
        },
    }
    with ServerUnderTest(base_url, parse_key(KEY)) as server:
        for _ in range(_LETTERS):
            server.post("/v2/notifications/letter", letter)
        return Inventory.of(server, senders=[world.SMS_SENDER_ID], reply_tos=[world.REPLY_TO_ID])


def connect(base_url: str, inventory: Inventory) -> Context:
    """Connect the promises to a sandbox."""
    return Context(base_url, KEYS, inventory)
