"""What messages cost."""

from collections.abc import Mapping

MAX_PAGES = 10
"""Pages a letter may have."""

SMS_RATE = 0.024
"""Pounds a fragment costs, from April 2026."""

LETTER_RATES: Mapping[str, Mapping[int, float]] = {
    "economy": {1: 0.638, 2: 0.684, 3: 0.724, 4: 0.779, 5: 0.823},
    "second": {1: 0.73, 2: 0.77, 3: 0.82, 4: 0.87, 5: 0.91},
    "first": {1: 1.56, 2: 1.61, 3: 1.66, 4: 1.71, 5: 1.76},
    "europe": {1: 1.80, 2: 1.84, 3: 1.88, 4: 1.92, 5: 1.96},
    "rest-of-world": {1: 1.80, 2: 1.84, 3: 1.88, 4: 1.92, 5: 1.96},
}
"""Pounds a letter costs, by postage and sheets, from May 2026."""


def letter_sheets(pages: int) -> int:
    """Return the sheets of paper that `pages` pages take, printed on both sides."""
    return (pages + 1) // 2


def letter_cost(
    sheets: int, postage: str, rates: Mapping[str, Mapping[int, float]] = LETTER_RATES
) -> float:
    """Return the pounds a letter costs; nothing when no sheet is billed.

    Args:
        sheets: Billed sheets of paper, 0 to 5.
        postage: The postage, as the API names it.
        rates: Pounds by postage and sheets.

    Raises:
        KeyError: There is no rate for this postage or so many sheets.
    """
    return rates[postage][sheets] if sheets else 0.0


def sms_cost(fragments: int, multiplier: float, rate: float = SMS_RATE) -> float:
    """Return the pounds a text message costs.

    Args:
        fragments: Billed fragments.
        multiplier: How many times the UK rate one costs, see `PhoneNumber.multiplier`.
        rate: Pounds a fragment costs in the UK.
    """
    # In floating point, as Notify does: its answers show the rounding errors.
    return fragments * multiplier * rate
