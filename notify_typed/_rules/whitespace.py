"""Which characters Notify treats as whitespace nobody meant to type."""

import re
import string

ZERO_WIDTH = "\u180e\u200b\u200c\u200d\u2060\ufeff\u2028\u2029"
NO_BREAK = "\u00a0\u202f"
# What a recipient may hold besides its own characters; str.isspace() knows neither list in full.
ALL_WHITESPACE = frozenset(string.whitespace + ZERO_WIDTH + NO_BREAK)

_SPACE_BEFORE_PUNCTUATION = re.compile(r"(?<![ \t])[ \t]+([,.])")
_REMOVE_OBSCURE = str.maketrans("", "", ZERO_WIDTH + NO_BREAK)
_NORMALISE = str.maketrans(dict.fromkeys(ZERO_WIDTH) | dict.fromkeys(NO_BREAK, " "))


def without_obscure_whitespace(text: str) -> str:
    """Return `text` trimmed, with zero-width and no-break characters removed everywhere.

    Blanks beyond ASCII, such as the ideographic one, stay.
    """
    return (text if text.isascii() else text.translate(_REMOVE_OBSCURE)).strip(string.whitespace)


def normalise_whitespace(line: str) -> str:
    """Return `line` with each run of whitespace as one space, none at the ends.

    No-break spaces count as spaces; zero-width characters disappear.
    """
    return " ".join((line if line.isascii() else line.translate(_NORMALISE)).split())


def without_space_before_punctuation(text: str) -> str:
    """Return `text` without spaces and tabs in front of commas and full stops."""
    # Few texts have any, and to see that is many times as fast.
    if " ," in text or " ." in text or "\t" in text:
        return _SPACE_BEFORE_PUNCTUATION.sub(r"\1", text)
    return text
