"""Describe one API to the engine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from contract.description import Description

_SETTINGS: Final = Path(__file__).with_name("schemathesis.toml")


@dataclass(frozen=True)
class Api:
    """A description, and what the engine must know beside it.

    Attributes:
        description: What the API's servers are held against.
        hooks: A module that signs and fits requests; it reads its `RunConfig`.
        operations: What is special about single operations, as schemathesis' settings.
        send_paths: The operations whose share of accepted requests is measured.
        error_schema: The JSON pointer to the router's errors, for requests without an operation.
        hidden_error_schema: The JSON pointer to the errors of routes that are not described.
        beside: Beginnings of paths that belong to other APIs of the same server.
    """

    description: Description
    hooks: str
    operations: Path | None = None
    send_paths: tuple[str, ...] = ()
    error_schema: str = ""
    hidden_error_schema: str | None = None
    beside: tuple[str, ...] = ()

    def settings(self) -> str:
        """Write the settings for schemathesis: the common ones, then the special ones."""
        special = self.operations.read_text("utf-8") if self.operations else ""
        return f"{_SETTINGS.read_text('utf-8')}\n{special}"
