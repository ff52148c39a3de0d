"""Know where the server does not do what the description says, as the real one does not."""

from __future__ import annotations

from contract.v2.fitting import PREVIEW


def is_known_accident(operation_id: str, body: object) -> bool:
    """Whether the real server is known to fail on a body, with a 500 that nobody meant."""
    if operation_id == PREVIEW:
        return isinstance(body, list | str | int | float)
    names = body.get("sanitise_content_for") if isinstance(body, dict) else None
    return isinstance(names, list) and not all(isinstance(name, str) for name in names)


def is_overlooked(body: object) -> bool:
    """Whether the only thing wrong with a body may be a null among the names to sanitise."""
    names = body.get("sanitise_content_for") if isinstance(body, dict) else None
    return isinstance(names, list) and None in names
