"""Describe the admin API to the engine."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from contract.description import ADMIN
from contract.engine.api import Api
from contract.engine.faults import Planting

CLIENT_ID: Final = "notify-admin"
API: Final = Api(
    ADMIN,
    "contract.admin.hooks",
    Path(__file__).with_name("operations.toml"),
    send_paths=tuple(
        f"{operation.method.upper()} {operation.path}"
        for operation in ADMIN.operations
        if operation.method != "get"
    ),
    error_schema="/components/schemas/ErrorString",
    beside=("/_sandbox/", "/v2/"),
)
plant: Final = Planting(ADMIN)
