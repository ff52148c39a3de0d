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


class _Place(NamedTuple):
    """A place in a template's text that is filled.

    Attributes:
        before: The text in front of it, from the place before on.
        whole: What stands there.
        key: What its name is compared by.
        conditional: The text that a condition shows; None where the value itself is shown.
    """

    before: str
    whole: str
    key: str
    conditional: str | None


def key(name: str) -> str:
    """Return what names are compared by: lower case, without spaces, underscores and hyphens."""
    return name.translate(_IGNORED_IN_NAMES).lower()


def by_key(values: Mapping[str, object]) -> dict[str, object]:
    """Return `values` by what their names are compared by; of names that collide the last wins."""
    return {key(name): value for name, value in values.items()}


def placeholders(text: str) -> list[str]:
    """Return the names in a template's text, as first spelt, in order, each once."""
    return _unique(_names(text))


def missing(texts: Iterable[str], values: Mapping[str, object]) -> list[str]:
    """Return the names in `texts` that `values` does not fill.

    Conditions need a value too, and a null value fills nothing.

    Args:
        texts: Parts of a template, in the order in which Notify lists what is missing: subject
            before body, a letter's contact block before both.
        values: The personalisation.
    """
    given = by_key(values)
    names = _unique(name for text in texts for name in _names(text))
    return [name for name in names if given.get(key(name)) is None]


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
    given = by_key(values)
    protect = escape or _as_is
    parts: list[str] = []
    places, rest = _taken_apart(text)
    for place in places:
        parts.append(protect(place.before))
        value = given.get(place.key)
        if value is None:
            parts.append(protect(place.whole))
        elif place.conditional is not None:
            is_shown = _as_text(value, style).lower() in _YES
            parts.append(protect(place.conditional) if is_shown else "")
        else:
            parts.append(protect(_as_text(value, style)))
    parts.append(protect(rest))
    return "".join(parts)


@lru_cache(maxsize=256)
def _taken_apart(text: str) -> tuple[tuple[_Place, ...], str]:
    """Find the places of a template once for all its messages; the text after them is apart."""
    places: list[_Place] = []
    end = 0
    for match in _PLACEHOLDER.finditer(text):
        name, condition, conditional = match[1].partition(_CONDITION)
        before = text[end : match.start()]
        places.append(_Place(before, match[0], key(name), conditional if condition else None))
        end = match.end()
    return tuple(places), text[end:]


def _names(text: str) -> Iterable[str]:
    return (inside.partition(_CONDITION)[0] for inside in _PLACEHOLDER.findall(text))


def _unique(names: Iterable[str]) -> list[str]:
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(key(name), name)
    return list(first.values())


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
