"""Which country a line of an address names, and what postage it takes."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from notify_typed._rules.ascii import UNKNOWN, to_ascii
from notify_typed._rules.tables import rows

InternationalPostage: TypeAlias = Literal["europe", "rest-of-world"]

_ARTICLES = ("", "the", "yr", "y")
_READ = str.maketrans(dict.fromkeys(" _-'\u2019,.()") | {"&": "and", "+": "and"})
_POSTAGE: dict[str, InternationalPostage] = {
    "europe": "europe",
    "rest-of-world": "rest-of-world",
}


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory.

    Attributes:
        name: The English name that Notify prints.
        postage: Royal Mail's zone; None within the United Kingdom and the crown dependencies.
    """

    name: str
    postage: InternationalPostage | None


@lru_cache(maxsize=1024)
def find_country(line: str) -> Country | None:
    """Return the country that `line` names in full, or None.

    Capitals, accents and punctuation make no difference, and an article, English or Welsh, may be
    missing where the name has one.
    """
    if any(character.isdigit() for character in line):
        return None  # most last lines are postcodes
    name = _key(line)
    found = (_countries().get(article + name) for article in _ARTICLES)
    return next((country for country in found if country), None)


def _key(name: str) -> str:
    letters = name.translate(_READ).lower()
    plain = to_ascii(letters)
    return letters if UNKNOWN in plain else plain


@cache
def _countries() -> dict[str, Country]:
    return {
        _key(spelling): Country(name, _POSTAGE.get(zone))
        for name, zone, spellings in rows("countries.tsv")
        for spelling in spellings.split("|")
    }
