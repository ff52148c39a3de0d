"""Which characters Notify treats as whitespace nobody meant to type."""

from typing import Final

ZERO_WIDTH: Final = "\u180e\u200b\u200c\u200d\u2060\ufeff"
NO_BREAK: Final = "\u00a0\u202f"
# What a recipient may hold besides its own characters; str.isspace() knows neither list in full.
ALL_WHITESPACE: Final = frozenset(" \t\n\r\v\f" + ZERO_WIDTH + NO_BREAK)

_REMOVE_OBSCURE = str.maketrans("", "", ZERO_WIDTH + NO_BREAK)
_NORMALISE = str.maketrans(dict.fromkeys(ZERO_WIDTH) | dict.fromkeys(NO_BREAK, " "))


def without_obscure_whitespace(text: str) -> str:
    """Return `text` trimmed, with zero-width and no-break characters removed everywhere."""
    return text.translate(_REMOVE_OBSCURE).strip()


def normalise_whitespace(line: str) -> str:
    """Return `line` with each run of whitespace as one space, none at the ends.

    No-break spaces count as spaces; zero-width characters disappear.
    """
    return " ".join(line.translate(_NORMALISE).split())
