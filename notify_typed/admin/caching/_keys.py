"""Keys and patterns: made of a template that the code wrote and of values that anybody may have.

A template is `service-{service_id}-template*`: names in braces are filled in, and in patterns a
`*` stands for any text. Only the template can say so. A value is quoted, so that it can neither
widen a pattern nor, with a hyphen, spell the key of something else.
"""

from __future__ import annotations

import inspect
import re
from datetime import date
from enum import Enum
from string import Formatter
from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import UUID

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["Blanks", "Pattern", "Template", "key_for", "pattern_for"]

_UUID = re.compile(
    r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", re.IGNORECASE
)
_GLOB = re.compile(r"([*?\[\]\\])")
_KINDS_WITHOUT_NAMES = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)


@frozen
class Pattern:
    """Which keys to delete: those that have these texts in this order, from first to last letter.

    Attributes:
        parts: The texts; between each two of them may be anything. A single one is a whole key.
    """

    parts: tuple[str, ...]

    def matches(self, key: str) -> bool:
        """Tell whether a key is one of them.

        Example:
            >>> pattern = pattern_for("service-{service_id}-template*", service_id="17")
            >>> pattern.matches("service-17-templates")
            True
        """
        return re.fullmatch(".*".join(map(re.escape, self.parts)), key, re.DOTALL) is not None

    def glob(self) -> str:
        """Write it as Redis reads patterns.

        Example:
            >>> pattern_for("service-{service_id}-template*", service_id="17").glob()
            'service-17-template*'
        """
        return "*".join(_GLOB.sub(r"\\\1", part) for part in self.parts)


@frozen
class Template:
    """A template, taken apart.

    Attributes:
        pieces: Texts and, as tuples of one, the names between them.
    """

    pieces: tuple[str | tuple[str], ...]

    @classmethod
    def of(cls, text: str) -> Template:
        """Take a template apart.

        Raises:
            ValueError: It has a placeholder that is more than a name.
        """
        pieces: list[str | tuple[str]] = []
        for literal, name, conditions, conversion in Formatter().parse(text):
            if literal:
                pieces.append(literal)
            if name is None:
                continue
            if not name.isidentifier() or conditions or conversion:
                raise ValueError(f"{text!r}: a placeholder is the name of a parameter, in braces.")
            pieces.append((name,))
        if not pieces:
            raise ValueError("A key needs a name.")
        return cls(tuple(pieces))

    @property
    def names(self) -> frozenset[str]:
        """The names of its placeholders."""
        return frozenset(piece[0] for piece in self.pieces if isinstance(piece, tuple))

    def key(self, values: Mapping[str, object]) -> str:
        """Fill it in as a key, in which `*` is a letter like any other.

        Raises:
            TypeError: A value is nothing that has a name in a key.
        """
        return "".join(
            piece if isinstance(piece, str) else part(piece[0], values[piece[0]])
            for piece in self.pieces
        )

    def pattern(self, values: Mapping[str, object]) -> Pattern:
        """Fill it in as a pattern.

        Raises:
            TypeError: A value is nothing that has a name in a key.
        """
        parts = [""]
        for piece in self.pieces:
            if isinstance(piece, tuple):
                parts[-1] += part(piece[0], values[piece[0]])
                continue
            first, *others = piece.split("*")
            parts[-1] += first
            parts.extend(others)
        return Pattern(tuple(parts))


class Blanks:
    """The values with which a function's arguments fill in templates.

    Args:
        function: The function.
        templates: The templates; their placeholders are its parameters.

    Raises:
        ValueError: A placeholder is not one of the parameters.
    """

    def __init__(self, function: Callable[..., object], templates: Sequence[Template]) -> None:
        self._signature = inspect.signature(function)
        known = {
            name
            for name, parameter in self._signature.parameters.items()
            if parameter.kind not in _KINDS_WITHOUT_NAMES
        }
        wanted = frozenset[str]().union(*(template.names for template in templates))
        unknown = sorted(wanted - known)
        if unknown:
            name = getattr(function, "__qualname__", "The function")
            raise ValueError(f"{name} has no parameter named {' or '.join(unknown)}.")

    def of(self, args: tuple[object, ...], kwargs: Mapping[str, object]) -> Mapping[str, object]:
        """Give the values of one call, those of defaults included.

        Raises:
            TypeError: The arguments do not fit the function.
        """
        bound = self._signature.bind(*args, **kwargs)
        bound.apply_defaults()
        return bound.arguments


def key_for(template: str, /, **values: object) -> str:
    """Make a key.

    Args:
        template: Such as `service-{service_id}`.
        values: What to fill in: text, numbers, UUIDs, dates, members of enumerations or None.

    Raises:
        KeyError: A value is missing.
        TypeError: A value is of another type.
        ValueError: The template has a placeholder that is more than a name.

    Example:
        >>> key_for("service-{service_id}", service_id="17")
        'service-17'
    """
    return Template.of(template).key(values)


def pattern_for(template: str, /, **values: object) -> Pattern:
    """Make a pattern.

    Args:
        template: Such as `service-{service_id}-template*`. A `*` in it stands for any text, a
            `*` in a value for itself.
        values: What to fill in, as in `key_for`.

    Raises:
        KeyError: A value is missing.
        TypeError: A value is of another type.
        ValueError: The template has a placeholder that is more than a name.

    Example:
        >>> pattern = pattern_for("service-{service_id}-template*", service_id="17")
        >>> pattern.matches("service-18-templates")
        False
    """
    return Template.of(template).pattern(values)


def part(name: str, value: object) -> str:
    """Write a value as a part of a key.

    What looks like a UUID is written as UUIDs are. Of anything else only letters and digits of
    ASCII, dots and underscores stay; the rest is percent-encoded.

    Raises:
        TypeError: The value is nothing that has a name in a key.
    """
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Enum):
        value = value.value
    if value is not None and not isinstance(value, str | int | float | date | UUID):
        raise TypeError(f"{name} is a {type(value).__name__}, which cannot be a part of a key.")
    text = str(value)
    if _UUID.fullmatch(text):
        return str(UUID(text))
    quoted = quote(text, safe="", errors="surrogatepass")
    return quoted.replace("-", "%2D").replace("~", "%7E")
