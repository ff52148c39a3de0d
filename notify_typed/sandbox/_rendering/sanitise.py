"""Text of strangers made harmless in an email: the effect of `sanitise_content_for`."""

import re
from collections.abc import Iterable, Mapping

from notify_typed._rules.placeholders import key

_URL = re.compile(
    r"""
    \b(?<![@.])                 # no part of an email address
    (?:https?://)?
    (?:[\w-]{1,63}\.){1,127}    # a host has no more labels; unbounded, hostile text costs minutes
    [a-z]{2,63}
    (?!@)\b                     # nor the front part of one
    (?:[/?\#][^\s<]*)?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ONLY_WORDS_AND_STOPS = re.compile(r"[a-zA-Z0-9.-]+")
_MARKDOWN = re.compile(r"[`*_(){}\[\]<>#+\-.!|\\]")


def sanitise(text: str) -> str:
    """Take links and Markdown out of a value.

    What looks like a web address is deleted; when it could be two sentences with no space between
    them, as in `Mr.Smith`, the space is put in. Characters that mean something in Markdown get a
    backslash, so text sanitised twice has them twice, as at Notify.
    """
    return _MARKDOWN.sub(r"\\\g<0>", _URL.sub(_defuse, text))


def sanitise_values(
    values: Mapping[str, object], names: Iterable[str]
) -> tuple[dict[str, object], dict[str, tuple[str, str]]]:
    """Sanitise some of the personalisation.

    Args:
        values: The personalisation.
        names: Names of `sanitise_content_for`, compared as those of placeholders are.

    Returns:
        The personalisation to render and store; and for each value that changed, by the caller's
        spelling of its name, the value before and after.

    Raises:
        TypeError: A value to sanitise is not a string.
    """
    wanted = {key(name) for name in names}
    result = dict(values)
    changed: dict[str, tuple[str, str]] = {}
    for name, value in values.items():
        if key(name) not in wanted:
            continue
        if not isinstance(value, str):
            raise TypeError("only strings can be sanitised")
        result[name] = sanitise(value)
        if result[name] != value:
            changed[name] = (value, sanitise(value))
    return result, changed


def _defuse(match: re.Match[str]) -> str:
    url = match[0]
    return url.replace(".", ". ") if _ONLY_WORDS_AND_STOPS.fullmatch(url) else ""
