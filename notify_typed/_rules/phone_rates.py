"""What a text to a country costs, and whether networks there report delivery."""

from dataclasses import dataclass
from functools import cache

from notify_typed._rules.tables import rows

UK_CODE = 44
NORTH_AMERICA = 1
AREA_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of numbers that Notify sends to.

    Attributes:
        multiplier: How many times the UK rate a fragment costs.
        has_delivery_reports: Whether networks there report what became of a text.
    """

    multiplier: int
    has_delivery_reports: bool


def find_prefix(country_code: int, normalised: str) -> Prefix | None:
    """Return what applies to a number, or None where Notify does not send to its country.

    Args:
        country_code: The calling code. Countries that share North America's have an area each.
        normalised: The number in full, without a plus.
    """
    known = _prefixes()
    area = known.get(normalised[:AREA_LENGTH]) if country_code == NORTH_AMERICA else None
    return area or known.get(str(country_code))


@cache
def _prefixes() -> dict[str, Prefix]:
    return {
        prefix: Prefix(int(multiplier), reports == "yes")
        for prefix, multiplier, reports in rows("prefixes.tsv")
    }
