"""Describe the v2 API to the engine."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from contract.description import V2
from contract.engine.api import Api
from contract.engine.faults import Planting
from contract.engine.server import Key

SEND_PATHS: Final = tuple(f"POST /v2/notifications/{kind}" for kind in ("sms", "email", "letter"))
API: Final = Api(
    V2,
    "contract.v2.hooks",
    Path(__file__).with_name("operations.toml"),
    SEND_PATHS,
    error_schema="/components/schemas/LegacyErrorResponse",
    hidden_error_schema="/components/schemas/ErrorResponse",
)
plant: Final = Planting(V2)
_UUID_LENGTH: Final = 36


def parse_key(text: str) -> Key:
    """Take an API key apart, from its end.

    Raises:
        ValueError: It is too short to be one.
    """
    if len(text) < 2 * _UUID_LENGTH + 1:
        raise ValueError("an API key ends in two UUIDs")
    return Key(text[-2 * _UUID_LENGTH - 1 : -_UUID_LENGTH - 1], text[-_UUID_LENGTH:])
