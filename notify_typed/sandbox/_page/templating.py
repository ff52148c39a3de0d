"""Writes pages from templates; whatever comes from a message is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from notify_typed.sandbox._timekeeper import from_micros

if TYPE_CHECKING:
    from jinja2 import Environment

    from notify_typed.sandbox._runtime import Runtime

_HERE = Path(__file__).parent


def page(name: str, **values: object) -> str:
    """Return a page.

    Args:
        name: The file of its template.
        values: What it shows.
    """
    return _environment().get_template(name).render(**values)


def moment(micros: int) -> str:
    """Return a time for reading, in UTC."""
    return from_micros(micros).strftime("%d %b %Y %H:%M:%S").lstrip("0") + " UTC"


def common(runtime: Runtime) -> dict[str, object]:
    """Return what every page shows."""
    clock = runtime.state.clock
    return {
        "now": moment(clock.micros()),
        "is_frozen": clock.is_frozen,
        "base_url": runtime.base_url,
    }


@cache
def _environment() -> Environment:
    # Only those who look at the page need it.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

    return Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
