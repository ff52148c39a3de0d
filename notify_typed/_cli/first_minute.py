"""What a newcomer types, with the sandbox that runs if one does."""

from __future__ import annotations

from typing import Final

from notify_typed._running import running_sandboxes

__all__ = ["steps"]

_TEMPLATE: Final = '"Appointment reminder"'


def steps() -> list[tuple[str, str]]:
    """List what to do, each with what to type."""
    running = running_sandboxes()
    begin = (
        "Start a local Notify, which reaches nobody. In another terminal:",
        "notify-typed sandbox",
    )
    if running:
        begin = (
            f"A sandbox runs at {running[0]}. Tell the commands its address:",
            _export(running[0]),
        )
    return [
        begin,
        (
            "The sandbox prints lines that begin with export. Copy the first two here, and check:",
            "notify-typed doctor",
        ),
        (
            "Send a text:",
            f"notify-typed send sms 07700900123 -t {_TEMPLATE} -p name=Amala -p date=Monday",
        ),
        ("See its status:", "notify-typed list"),
        (
            "Reply as the person who got it, with the id that was printed:",
            "notify-typed sandbox reply ID Yes",
        ),
        (
            "To reach real people, use a key of your own service. Store it once:",
            "notify-typed profile add NAME --kind test",
        ),
    ]


def _export(url: str) -> str:
    return f"export NOTIFY_BASE_URL='{url}'"
