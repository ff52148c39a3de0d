"""Placeholders of templates, `((name))` and `((name??text))`: finding them and filling them in."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias, TypeGuard

from notify_typed._rules.whitespace import without_obscure_whitespace

Style: TypeAlias = Literal["sms", "inline", "block"]

_PLACEHOLDER = re.compile(r"\(\(([^()]+)\)\)")
_CONDITION = "??"
_YES = frozenset({"yes", "y", "true", "t", "1", "include", "show"})
_IGNORED_IN_NAMES = str.maketrans("", "", " _-")


def key(name: str) -> str:
    """Return what names are compared by: lower case, without spaces, underscores and hyphens."""
    return name.translate(_IGNORED_IN_NAMES).lower()


def by_key(values: Mapping[str, object]) -> dict[str, object]:
    """Return `values` by what their names are compared by; of names that collide the last wins."""
    return {key(name): value for name, value in values.items()}


def placeholders(text: str) -> list[str]:
    """Return the names in a template's text, as first spelt, in order, each once."""
    return [*_read(text).names.values()]


def missing(texts: Iterable[str], values: Mapping[str, object]) -> list[str]:
    """Return the names in `texts` that `values` does not fill.

    Conditions need a value too, and a null value fills nothing.

    Args:
        texts: Parts of a template, in the order in which Notify lists what is missing: subject
            before body, a letter's contact block before both.
        values: The personalisation.
    """
    given = by_key(values)
    first: dict[str, str] = {}
    for text in texts:
        for found, name in _read(text).names.items():
            first.setdefault(found, name)
    return [name for found, name in first.items() if given.get(found) is None]


def fill(
    text: str,
    values: Mapping[str, object],
    *,
    style: Style,
    escape: Callable[[str], str] | None = None,
) -> str:
    """Fill a template's text in.

    Values are inserted once: what looks like a placeholder inside a value stays. A placeholder
    without value stays too.

    Args:
        text: Subject or body of a template.
        values: The personalisation: strings as they are, numbers, booleans and objects as Python
            prints them, lists by `style`.
        style: `block` makes a list a bulleted list, for bodies of emails and letters; `inline` (in
            subjects) and `sms` join its items as in "a, b and c".
        escape: Applied to values and to the template's own text, each separately.
    """
    protect = escape or _as_is
    template = _read(text)
    spelt = template.spelt
    given = {spelt.get(name) or key(name): value for name, value in values.items()}
    parts: list[str] = []
    for before, written, found, conditional_text in template.places:
        parts.append(protect(before))
        value = given.get(found)
        if value is None:
            parts.append(protect(written))
        elif conditional_text is not None:
            is_shown = _as_text(value, style).lower() in _YES
            parts.append(protect(conditional_text) if is_shown else "")
        else:
            parts.append(protect(_as_text(value, style)))
    parts.append(protect(template.end))
    return "".join(parts)


class _Template(NamedTuple):
    """A template's text, taken apart.

    Attributes:
        names: The names in it as first spelt, by what they are compared by.
        spelt: The other way round.
        places: Of each placeholder: the text before it, how it is written, what its name is
            compared by, and the text that it is a condition for, if it is one.
        end: The text after the last.
    """

    names: Mapping[str, str]
    spelt: Mapping[str, str]
    places: list[tuple[str, str, str, str | None]]
    end: str


# The same few templates are filled in again and again.
@lru_cache(maxsize=64)
def _read(text: str) -> _Template:
    names: dict[str, str] = {}
    places: list[tuple[str, str, str, str | None]] = []
    end = 0
    for match in _PLACEHOLDER.finditer(text):
        name, condition, conditional_text = match[1].partition(_CONDITION)
        names.setdefault(key(name), name)
        before = text[end : match.start()]
        places.append((before, match[0], key(name), conditional_text if condition else None))
        end = match.end()
    spelt = {name: found for found, name in names.items()}
    return _Template(names, spelt, places, text[end:])


def _as_is(text: str) -> str:
    return text


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)


def _as_text(value: object, style: Style) -> str:
    if not _is_list(value):
        return str(value)
    items = [without_obscure_whitespace(str(item)) for item in value if item is not None]
    items = [item for item in items if item]
    if style == "block":
        return "".join(("\n\n", "\n".join(f"* {item}" for item in items))) if items else ""
    if len(items) > 1:
        return f"{', '.join(items[:-1])} and {items[-1]}"
    return "".join(items)
