"""Know where the server does not do what the description says, as the real one does not."""

from __future__ import annotations

from contract.v2.fitting import PREVIEW


def is_known_accident(operation_id: str, body: object) -> bool:
    """Tell whether the real server fails on a body, with a 500 that nobody meant."""
    if operation_id == PREVIEW:
        return isinstance(body, list | str | int | float)
    names = body.get("sanitise_content_for") if isinstance(body, dict) else None
    return isinstance(names, list) and not all(isinstance(name, str) for name in names)


def is_overlooked(body: object) -> bool:
    """Tell whether a null among the names to sanitise may be all that is wrong with a body."""
    names = body.get("sanitise_content_for") if isinstance(body, dict) else None
    return isinstance(names, list) and None in names
