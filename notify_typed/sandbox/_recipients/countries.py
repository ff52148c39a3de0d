"""Which country a line of an address names, and what postage it takes."""

import unicodedata
from functools import cache, lru_cache
from typing import Final, Literal, TypeAlias

from attrs import frozen

from notify_typed.sandbox._recipients.country_names import EUROPE, REST_OF_WORLD, UNITED_KINGDOM

InternationalPostage: TypeAlias = Literal["europe", "rest-of-world"]

_ARTICLES: Final = frozenset({"the", "y", "yr"})
_IGNORED: Final = str.maketrans("", "", " _-'\u2019,.()+/")


@frozen
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

    Capitals, accents, punctuation and a leading article (English or Welsh) make no
    difference.
    """
    if any(character.isdigit() for character in line):
        return None  # most last lines are postcodes
    return _countries().get(_key(line))


def _key(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    words = "".join(c for c in letters if not unicodedata.combining(c)).split()
    if len(words) > 1 and words[0] in _ARTICLES:
        del words[0]
    return "".join("st" if word == "saint" else word for word in words).translate(_IGNORED)


@cache
def _countries() -> dict[str, Country]:
    found: dict[str, Country] = {}
    zones: tuple[tuple[str, InternationalPostage | None], ...] = (
        (UNITED_KINGDOM, None),
        (EUROPE, "europe"),
        (REST_OF_WORLD, "rest-of-world"),
    )
    for text, postage in zones:
        for line in text.strip().splitlines():
            names = [name.strip() for name in line.split("|")]
            country = Country(names[0], postage)
            found |= {_key(name): country for name in names}
    return found
