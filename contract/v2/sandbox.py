"""A fresh sandbox with the examples' world, and what is known of it."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from contract import world
from contract.promises import Server
from contract.survey import Survey
from contract.target import Target
from notify_typed.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator

KEYS: Final = {
    **{label: world.key(label) for label in ("live", "team", "test", "revoked")},
    "other": world.other_services_key(),
}
_LETTERS: Final = 3


@contextmanager
def sandbox() -> Iterator[Sandbox]:
    """A sandbox in which everything happens at once."""
    # Both speak of what is sent to them, which is wrong on purpose.
    for name in ("pypdf", "uvicorn.error"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with Sandbox(world=world.world(), outcomes="immediate") as running:
        yield running


def look_around(base_url: str, label: str = "live") -> Survey:
    """Survey a sandbox, after some letters have been sent that have a PDF."""
    letter = {
        "template_id": world.LETTER_TEMPLATE_ID,
        "personalisation": {
            "name": "Ms Bird",
            "address_line_1": "Amala Bird",
            "address_line_2": "123 High Street",
            "postcode": "SW14 6BF",
        },
    }
    with Target(base_url, KEYS[label]) as target:
        for _ in range(_LETTERS):
            target.post("/v2/notifications/letter", letter)
        return Survey.of(target, senders=[world.SMS_SENDER_ID], reply_tos=[world.REPLY_TO_ID])


def server(base_url: str, survey: Survey) -> Server:
    """What the promises are checked on."""
    return Server(base_url, KEYS, survey)
