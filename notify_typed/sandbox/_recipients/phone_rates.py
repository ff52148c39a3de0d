"""What a text to a country costs, and whether networks there report delivery.

Notify charges international texts as a multiple (1 to 10, or 12) of the UK rate and keeps the
multiples in a table of 223 prefixes that changes from year to year. Only some of it is known from
observed answers: the UK 1, crown dependencies and France 2. Everywhere else this module assumes 2,
the multiple that was observed for the only foreign country. Likewise North America (+1) is the one
place known to send no delivery reports, of 71 such prefixes; all others are assumed to send them.
"""

from typing import Final

UK_CODE: Final = 44
_NORTH_AMERICA: Final = 1

# Calling codes of services, satellites and networks rather than of a country.
_NOT_A_COUNTRY: Final = frozenset({800, 808, 870, 878, 881, 882, 883, 888, 979})
_UK_MULTIPLIER: Final = 1
_ASSUMED_MULTIPLIER: Final = 2


def is_supported(country_code: int) -> bool:
    """Return whether Notify sends to numbers under this calling code at all."""
    return country_code not in _NOT_A_COUNTRY


def rate_multiplier(country_code: int, *, is_crown_dependency: bool) -> int:
    """Return how many times the UK rate a fragment costs; see the module for what is assumed."""
    if country_code == UK_CODE and not is_crown_dependency:
        return _UK_MULTIPLIER
    return _ASSUMED_MULTIPLIER


def has_delivery_reports(country_code: int) -> bool:
    """Return whether networks under this calling code report delivery; see the module."""
    return country_code != _NORTH_AMERICA
