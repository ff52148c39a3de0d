"""How many fragments of text messages a service has free in a financial year."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notify_typed.sandbox._json import JsonObject

FIRST_YEAR = 2016
_FIELD = "free_sms_fragment_limits"
_CENTRAL = {2016: 250_000, 2021: 150_000, 2022: 40_000, 2024: 30_000, 2026: 20_000}
_LOCAL = {2016: 25_000, 2022: 20_000, 2024: 10_000}
_OTHER = {2016: 25_000, 2021: 10_000, 2024: 5_000}
_GP = {2016: 25_000, 2021: 10_000, 2024: 0}
_BY_TYPE = {
    "central": _CENTRAL,
    "nhs_central": _CENTRAL,
    "local": _LOCAL,
    "nhs_local": _LOCAL,
    "emergency_service": _LOCAL,
    "nhs_gp": _GP,
    "nhs_notify": {2016: 0},
}


def free_allowance(service: JsonObject, year: int) -> int:
    """Return the number of a year: what was set, or what the type of organisation has."""
    kept = service.get(_FIELD)
    chosen = kept.get(str(year)) if isinstance(kept, dict) else None
    if isinstance(chosen, int):
        return chosen
    by_year = _BY_TYPE.get(str(service.get("organisation_type")), _OTHER)
    return by_year[max(first for first in by_year if first <= max(year, FIRST_YEAR))]


def with_allowance(service: JsonObject, year: int, number: int | None) -> JsonObject:
    """Return a service whose number of a year is set; None goes back to that of its type."""
    kept = service.get(_FIELD)
    others = {**kept} if isinstance(kept, dict) else {}
    others.pop(str(year), None)
    if number is not None:
        others[str(year)] = number
    return {**service, _FIELD: others}
